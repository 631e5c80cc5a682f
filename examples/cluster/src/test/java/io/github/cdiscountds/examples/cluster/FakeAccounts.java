package io.github.cdiscountds.examples.cluster;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.preflight.CheckLevel;
import io.github.cdiscountds.preflight.PreflightCheck;
import io.github.cdiscountds.preflight.PreflightSettings;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.EmbeddedSftpServerBuilder;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Fifty accounts, each with a supplier of its own, on one SFTP server. */
final class FakeAccounts implements AutoCloseable {
  static final int COUNT = 50;
  static final String PASSWORD = "for this test only";

  private static final String CAMPAIGN = "CLIENT202603";
  private static final PreflightSettings WITHOUT_CATALOGUE =
      PreflightSettings.DEFAULT
          .withLevel(PreflightCheck.PRODUCT, CheckLevel.OFF)
          .withLevel(PreflightCheck.PRICE, CheckLevel.OFF)
          .withLevel(PreflightCheck.STOCK, CheckLevel.OFF)
          .withLevel(PreflightCheck.SHARED_STOCK, CheckLevel.OFF);

  private final Map<Account, FakeSupplier> suppliers = new LinkedHashMap<>();
  private final Map<Account, DropshipClient> shops = new ConcurrentHashMap<>();
  private final EmbeddedSftpServer server;

  FakeAccounts() {
    EmbeddedSftpServerBuilder builder = EmbeddedSftpServer.builder();
    for (Account account : all()) {
      FakeSupplier supplier = FakeSupplier.open(account);
      suppliers.put(account, supplier);
      builder.login(account.company(), PASSWORD, supplier.orderTree());
    }
    server = builder.start();
  }

  static List<Account> all() {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(
            number ->
                new Account(
                    String.format(Locale.ROOT, "SHOP%02d", number),
                    String.format(Locale.ROOT, "0000%02dCLIENT", number)))
        .toList();
  }

  EmbeddedSftpServer server() {
    return server;
  }

  /** Sends two orders of two lines for each account. */
  void order(OrderLedger ledger, Path folder) {
    suppliers.entrySet().parallelStream()
        .forEach(
            entry -> {
              Account account = entry.getKey();
              FakeSupplier supplier = entry.getValue();
              DropshipClient shop =
                  DropshipClient.builder(account)
                      .catalogueServer(supplier.catalogueTransport())
                      .orderServer(supplier.orderTransport())
                      .ledger(ledger)
                      .clock(supplier.clock())
                      .checks(WITHOUT_CATALOGUE)
                      .workFolder(folder.resolve(account.company()))
                      .build();
              shop.orders().submit(List.of(order(account, "WEB-1"), order(account, "WEB-2")));
              shops.put(account, shop);
            });
  }

  private static Order order(Account account, String number) {
    return SampleOrders.toFrance(account, OrderKey.of(number, CAMPAIGN))
        .line(Sku.of("FUJIAV200PRO"), new BigDecimal("25.99"), 1)
        .line(Sku.of("CGRESERVA"), new BigDecimal("4.20"), 2)
        .build();
  }

  /** Lets the suppliers work, and publish what they did. */
  void advance(Duration time) {
    suppliers.values().parallelStream().forEach(supplier -> supplier.advance(time));
  }

  /** All events of an account, in the order in which the ledger has them. */
  List<OrderEvent> events(Account account) {
    return shops.get(account).reports().events("auditor").read(10_000).events().stream()
        .map(PositionedEvent::event)
        .toList();
  }

  @Override
  public void close() {
    server.close();
    suppliers.values().forEach(FakeSupplier::close);
  }
}
