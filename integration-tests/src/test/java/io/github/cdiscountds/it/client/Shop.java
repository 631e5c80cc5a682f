package io.github.cdiscountds.it.client;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.preflight.CheckLevel;
import io.github.cdiscountds.preflight.PreflightCheck;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/** A shop with one client, on the supplier's in-memory servers. */
final class Shop {
  static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");
  static final String CAMPAIGN = "CLIENT202603";

  /** Checks that need no catalogue: these shops send orders without ever fetching one. */
  private static final PreflightSettings WITHOUT_CATALOGUE =
      PreflightSettings.DEFAULT
          .withLevel(PreflightCheck.PRODUCT, CheckLevel.OFF)
          .withLevel(PreflightCheck.PRICE, CheckLevel.OFF)
          .withLevel(PreflightCheck.STOCK, CheckLevel.OFF)
          .withLevel(PreflightCheck.SHARED_STOCK, CheckLevel.OFF);

  final FakeSupplier supplier;
  final FaultyTransport catalogueServer;
  final FaultyTransport orderServer;
  final InMemoryLedger ledger;
  final DropshipClient client;
  private final Path folder;

  Shop(FakeSupplier supplier, Path folder) {
    this.supplier = supplier;
    this.folder = folder;
    this.ledger = new InMemoryLedger(supplier.clock());
    this.catalogueServer = FaultyTransport.around(InMemoryTransport.over(supplier.catalogueTree()));
    this.orderServer = FaultyTransport.around(InMemoryTransport.over(supplier.orderTree()));
    this.client = newClient();
  }

  static Shop openedWith(Path folder) {
    return new Shop(FakeSupplier.open(ACCOUNT), folder);
  }

  /** A client as another run of the same shop would make it: same ledger, same folder. */
  DropshipClient newClient() {
    return newBuilder().build();
  }

  DropshipClient.Builder newBuilder() {
    return DropshipClient.builder(ACCOUNT)
        .retries(RetrySettings.none())
        .catalogueServer(catalogueServer)
        .orderServer(orderServer)
        .ledger(ledger)
        .claimTimeout(Duration.ZERO)
        .clock(supplier.clock())
        .checks(WITHOUT_CATALOGUE)
        .workFolder(folder);
  }

  static OrderKey key(String number) {
    return OrderKey.of(number, CAMPAIGN);
  }

  static Order order(String number, String sku, String price) {
    return toFrance(number).line(Sku.of(sku), new BigDecimal(price), 1).build();
  }

  static Order.Builder toFrance(String number) {
    return SampleOrders.toFrance(ACCOUNT, key(number));
  }

  OrderTimeline timeline(String number) {
    return client.orders().timeline(key(number)).orElseThrow();
  }

  LineTimeline line(String number, String sku) {
    return timeline(number).line(Sku.of(sku)).orElseThrow();
  }
}
