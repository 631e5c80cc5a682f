package io.github.cdiscountds.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.FactValue;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shops keep the ids of events: the same statement must have the same id in every version. */
@Tag("INV-3")
class EventIdentityTest {

  @Test
  void theIdOfAnEventIsThatOfTheFirstVersion() {
    FactValue rejected =
        new FactValue.FileVerdict(ComplianceReport.Status.KO, "Fichier illisible", List.of());

    assertThat(
            new EventIdentity()
                .add("YOURCOMPANY")
                .add("CDS-1/CLIENT202603")
                .add("LAMP-42")
                .add("orders_é.xls")
                .add(rejected)
                .id())
        .isEqualTo("411ad43d35589697f3fa657753d2a72220b9e3e57e5421e98a5c96226f36b8c7");
  }

  @Test
  void everyValueIsWrittenAsInTheFirstVersion() {
    assertThat(text(new FactValue.FileVerdict(ComplianceReport.Status.OK, null, List.of())))
        .isEqualTo("7:verdict2:OK-:");
    assertThat(result(new IntegrationResult.Refused(RefusalCause.STOCKOUT, null)))
        .isEqualTo("11:integration7:refused8:STOCKOUT-:");
    assertThat(result(new IntegrationResult.Pending(null))).isEqualTo("11:integration7:pending-:");
    assertThat(result(new IntegrationResult.Processed())).isEqualTo("11:integration9:processed");
    assertThat(
            text(
                new FactValue.Fulfilment(
                    new FulfilmentStatus("C", null), null, null, null, null, null)))
        .isEqualTo("10:fulfilment1:C-:-:-:-:-:-:");
    assertThat(
            text(
                new FactValue.Billing(
                    "I1", 1, null, 1, BigDecimal.ONE, new BigDecimal("1E+1"), null)))
        .isEqualTo("7:billing2:I11:1-:1:11:12:10-:");
  }

  private static String result(IntegrationResult result) {
    return text(new FactValue.Integration(result));
  }

  private static String text(FactValue value) {
    return new EventIdentity().add(value).text();
  }
}
