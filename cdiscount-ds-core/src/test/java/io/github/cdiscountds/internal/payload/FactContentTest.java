package io.github.cdiscountds.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.order.FactValue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The texts are kept for years: what is written here must be readable then. */
class FactContentTest {

  @Test
  void theTextsAreThoseOfTheFirstVersion() {
    FactValue verdict =
        new FactValue.FileVerdict(
            ComplianceReport.Status.KO,
            "Ligne 2",
            List.of(
                new ComplianceReport.Problem(
                    2, "NumCommande", OrderColumn.ORDER_NUMBER, "trop long")));
    assertThat(FactContent.of(verdict))
        .isEqualTo(
            new FactContent(
                "FILE_VERDICT",
                "[{\"status\":\"KO\",\"reason\":\"Ligne 2\"},"
                    + "{\"line\":\"2\",\"field\":\"NumCommande\",\"column\":\"ORDER_NUMBER\","
                    + "\"message\":\"trop long\"}]"));
    FactValue billing =
        new FactValue.Billing(
            "F1", null, null, -1, new BigDecimal("1.50"), new BigDecimal("1E+3"), null);
    assertThat(FactContent.of(billing))
        .isEqualTo(
            new FactContent(
                "BILLING",
                "{\"invoice\":\"F1\",\"quantity\":\"-1\",\"unitPrice\":\"1.50\",\"amount\":\"1E+3\"}"));
    FactValue processed = new FactValue.Integration(new IntegrationResult.Processed());
    assertThat(FactContent.of(processed)).isEqualTo(new FactContent("PROCESSED", "{}"));
  }

  @Test
  @Tag("INV-4")
  void halvesOfSurrogatePairsAreWrittenAsEscapes() {
    for (String text : List.of("a\uD800b", "\uDC00", "a\uD800", "\uD83D\uDE00\uD83D", "\u0000")) {
      FactValue value = new FactValue.Integration(new IntegrationResult.Pending(text));
      FactContent content = FactContent.of(value);
      assertThat(content.json()).doesNotContainPattern("[\\x00-\\x1f\\x{D800}-\\x{DFFF}]");
      assertThat(content.value()).isEqualTo(value);
    }
    FactValue whole = new FactValue.Integration(new IntegrationResult.Pending("é \uD83D\uDE00"));
    assertThat(FactContent.of(whole).json()).isEqualTo("{\"wording\":\"é \uD83D\uDE00\"}");
  }

  @Test
  void whatANewerLibraryWroteIsRefused() {
    assertThatThrownBy(() -> new FactContent("HOLOGRAM", "{}").value())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a stored fact of an unknown kind: HOLOGRAM");
    assertThatThrownBy(() -> new FactContent("BILLING", "[]").value())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected START_OBJECT in a stored value");
  }
}
