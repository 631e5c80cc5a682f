package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport.Problem;
import io.github.cdiscountds.model.OrderColumn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R21")
class ComplianceReasonTest {
  private static final Problem PRICE =
      new Problem(3, "PrixVenteHT", OrderColumn.UNIT_PRICE, "manquant");

  @Test
  void takesApartWhatStandsBetweenSemicolons() {
    String reason = "ligne n°3 : PrixVenteHT:manquant";

    assertThat(ComplianceReason.problems(reason)).containsExactly(PRICE);
    assertThat(ComplianceReason.problems(reason + " ; Autre chose"))
        .containsExactly(PRICE, new Problem(null, null, null, "Autre chose"));
    assertThat(ComplianceReason.problems(" ; " + reason)).containsExactly(PRICE);
    assertThat(ComplianceReason.problems(reason + " ; ")).containsExactly(PRICE);
    assertThat(ComplianceReason.problems("")).isEmpty();
  }

  @Test
  void countsLinesFromOne() {
    assertThat(ComplianceReason.problems("ligne 1 : PrixVenteHT:manquant"))
        .extracting(Problem::line)
        .containsExactly(1);
    assertThat(ComplianceReason.problems("ligne 0 : trop tôt"))
        .containsExactly(new Problem(null, null, null, "ligne 0 : trop tôt"));
  }

  @Test
  void takesAsAFieldWhatIsShortAndSaysSomething() {
    String longest = "F".repeat(60);

    assertThat(ComplianceReason.problems("ligne 2 : " + longest + ":manquant"))
        .containsExactly(new Problem(2, longest, null, "manquant"));
    assertThat(ComplianceReason.problems("ligne 2 : F" + longest + ":manquant"))
        .containsExactly(new Problem(2, null, null, "F" + longest + ":manquant"));
    assertThat(ComplianceReason.problems("ligne 2 : PrixVenteHT:"))
        .containsExactly(new Problem(2, null, null, "PrixVenteHT:"));
    assertThat(ComplianceReason.problems("ligne 2 : PrixVenteHT:?"))
        .containsExactly(new Problem(2, "PrixVenteHT", OrderColumn.UNIT_PRICE, "?"));
    assertThat(ComplianceReason.problems("ligne 2 : : manquant"))
        .containsExactly(new Problem(2, null, null, ": manquant"));
  }
}
