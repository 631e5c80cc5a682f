package io.github.cdiscountds.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  private static final Wording DATE = Wording.of("a date as dd/MM/yyyy", "une date en jj/MM/aaaa");
  private static final Location CELL =
      Location.ofFile("report.xls").inSheet("Suivi").atLine(14).atColumn(28, "datval");

  @Test
  void aMessageSaysWhereWhatWasReadAndWhatWasExpected() {
    Finding finding = Finding.error(FindingCode.DATE_FORMAT, CELL, "21/13/2026", DATE);
    assertThat(finding.message())
        .isEqualTo(
            "report.xls!Suivi:14:AB: datval is \"21/13/2026\", expected a date as dd/MM/yyyy [DATE_FORMAT]");
    assertThat(finding.message(Locale.FRANCE))
        .isEqualTo(
            "report.xls!Suivi:14:AB: datval vaut \"21/13/2026\", attendu : une date en jj/MM/aaaa [DATE_FORMAT]");
    assertThat(finding).hasToString("ERROR " + finding.message());
  }

  @Test
  @Tag("INV-6")
  void whatIsPersonalIsWithheldFromTheMomentAFindingIsMade() {
    Finding finding =
        Finding.of(
            Severity.WARNING,
            FindingCode.TOO_LONG,
            CELL,
            "1 rue du Test",
            Sensitivity.PERSONAL,
            DATE);
    assertThat(finding.read()).isEqualTo("(13 characters, withheld)");
    assertThat(finding.toString()).doesNotContain("rue");
  }

  @Test
  void whatWasReadIsShortenedAndSafeForALog() {
    Finding finding =
        Finding.warning(FindingCode.TOO_LONG, CELL, "a\n\u001b" + "x".repeat(100), DATE);
    assertThat(finding.read()).isEqualTo("\"a\\u000A\\u001B" + "x".repeat(57) + "…\"");
  }

  @ParameterizedTest
  @CsvSource({"1, A", "26, Z", "27, AA", "34, AH", "52, AZ", "53, BA", "702, ZZ", "703, AAA"})
  void columnsAreNamedAsASpreadsheetDoes(int number, String letter) {
    assertThat(Location.letterOf(number)).isEqualTo(letter);
    assertThat(Location.columnOf(letter)).isEqualTo(number);
  }

  @Test
  void linesAndColumnsAreCountedFromOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> Location.ofFile("a").atLine(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Location.columnOf("1"));
    assertThat(Location.ofFile("a.csv").atLine(3)).hasToString("a.csv:3");
    assertThat(Location.ofFile("a.csv")).hasToString("a.csv");
    assertThat(Location.ofFile("order").atColumn(8, "Adresse")).hasToString("order: column H");
  }
}
