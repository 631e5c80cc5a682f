package io.github.cdiscountds.examples;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
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
    Recipient alice =
        new Recipient(
            Title.MME,
            "Exemple",
            "Alice",
            PostalAddress.of("1 rue du Test", "33000", "Bordeaux", Destination.FRANCE),
            "0556000000",
            null,
            "service@example.org");
    OrderKey key = OrderKey.of("WEB-1001", "CLIENT202603");
    client
        .orders()
        .submit(
            List.of(
                Order.builder(key, LocalDate.of(2026, 3, 2), account.cdiscountId(), alice)
                    .deliveredBy(DeliveryMethod.COL, new BigDecimal("7.00"))
                    .line(Sku.of("FUJIAV200PRO"), new BigDecimal("25.99"), 1)
                    .build()));
    supplier.advance(Duration.ofDays(4));
    client.reports().poll();
    System.out.println(client.orders().timeline(key).orElseThrow().lines());
  }
}
