package io.github.cdiscountds.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("INV-3")
class FactTableTest {

  @Test
  void aFactIsStoredUnderTheIdOfTheFirstVersion() {
    FactKey key =
        new FactKey(
            "YOURCOMPANY",
            OrderKey.of("CDS-1001", "CLIENT202611"),
            Sku.of("LAMP-42"),
            "orders_é.xls");
    OrderFact fact =
        OrderFact.of(
            key,
            new FactValue.Integration(new IntegrationResult.Processed()),
            new Publication("report", null, Instant.EPOCH, "a".repeat(64)));

    assertThat(FactTable.digest(fact))
        .isEqualTo("d27dfd4768942c886d2c188bbbb535b8b711b9578d068a3b0fc937f8406956a1");
  }

  @Test
  void soIsAFactOfTexts() {
    OrderFact fact =
        OrderFact.of(
            new FactKey(
                "YOURCOMPANY", OrderKey.of("CDS-1001", "CLIENT202611"), Sku.of("LAMP-42"), "a.xls"),
            new FactValue.FileVerdict(
                ComplianceReport.Status.KO, "a/b \"é\u0001 \uD83D\uDE00\\", List.of()),
            new Publication("report", null, Instant.EPOCH, "a".repeat(64)));

    assertThat(FactTable.digest(fact))
        .isEqualTo("ad70248ccda34ab888f0a2ee76d6d0ce32e8838e6043ff196d0bd9a8eb70a43e");
  }
}
