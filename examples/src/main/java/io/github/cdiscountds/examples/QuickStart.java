package io.github.cdiscountds.examples;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrders;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The smallest whole program: one order, from the catalogue to the parcel, without any account. */
public final class QuickStart {
  private QuickStart() {}

  /**
   * Runs it.
   *
   * @param args none
   * @throws IOException when there is no place for temporary files
   */
  public static void main(String[] args) throws IOException {
    Account account = new Account("YOURCOMPANY", "000000CLIENT");
    FakeSupplier supplier = FakeSupplier.open(account);
    DropshipClient client =
        DropshipClient.builder(account)
            .catalogueServer(supplier.catalogueTransport())
            .orderServer(supplier.orderTransport())
            .ledger(new InMemoryLedger())
            .clock(supplier.clock())
            .workFolder(Files.createTempDirectory("dropship"))
            .build();
    client.catalogue().refresh();
    OrderKey key = OrderKey.of("WEB-1001", "CLIENT202603");
    Order order =
        SampleOrders.toFrance(account, key)
            .line(Sku.of("FUJIAV200PRO"), new BigDecimal("25.99"), 1)
            .build();
    client.orders().submit(List.of(order));
    supplier.advance(Duration.ofDays(4));
    client.reports().poll();
    System.out.println(client.orders().timeline(key).orElseThrow().lines());
  }
}
