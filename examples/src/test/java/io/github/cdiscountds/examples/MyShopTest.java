package io.github.cdiscountds.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an adopter tests a shop: the supplier sells out, and the test sees what the shop would. */
class MyShopTest {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  @Test
  void anOrderForAProductThatSoldOutIsRefused(@TempDir Path folder) {
    FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
    DropshipClient client =
        DropshipClient.builder(ACCOUNT)
            .catalogueServer(supplier.catalogueTransport())
            .orderServer(supplier.orderTransport())
            .ledger(new InMemoryLedger())
            .clock(supplier.clock())
            .workFolder(folder)
            .build();
    OrderKey key = OrderKey.of("WEB-1", "CLIENT202603");
    Sku washer = Sku.of("AO1604");

    client
        .orders()
        .submit(
            List.of(
                SampleOrders.toFrance(ACCOUNT, key)
                    .line(washer, new BigDecimal("491"), 1)
                    .build()));
    supplier.sellsOut("AO1604").advance(Duration.ofHours(4));
    client.reports().poll();

    assertThat(client.orders().timeline(key).flatMap(order -> order.line(washer)))
        .map(LineTimeline::refusal)
        .hasValueSatisfying(
            refusal -> assertThat(refusal.cause()).isEqualTo(RefusalCause.STOCKOUT));
    supplier.verify();
  }
}
