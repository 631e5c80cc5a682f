package io.github.cdiscountds.chaos;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.transport.FileTransport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** A shop's client, on a ledger that survives it and a supplier behind SFTP, as told to. */
final class Shop {
  private static final Set<OrderFile.State> ON_ITS_WAY =
      EnumSet.of(
          OrderFile.State.INTENT,
          OrderFile.State.ATTEMPTING,
          OrderFile.State.UPLOADED,
          OrderFile.State.TAKING,
          OrderFile.State.TAKEN);

  private final DropshipClient client;
  private final OrderLedger ledger;

  Shop(ShopSettings settings, StepWatcher watcher) {
    this.ledger = ledger(settings.text("ledger"));
    Sabotage sabotage = Sabotage.named(settings.text("sabotage"));
    FileNumbers files = new FileNumbers();
    FileTransport orderServer =
        Weather.valueOf(settings.text("weather"))
            .around(server(settings, FakeSupplier.ORDER_LOGIN), settings.number("weatherSeed"));
    this.client =
        DropshipClient.builder(OrderSet.ACCOUNT)
            .retries(RetrySettings.none())
            .catalogueServer(server(settings, FakeSupplier.CATALOGUE_LOGIN))
            .orderServer(sabotage.around(new WatchedTransport(orderServer, watcher, files), ledger))
            .ledger(sabotage.around(new WatchedLedger(ledger, watcher, files)))
            .profile(ServiceProfile.DOCUMENTED.withMaxLinesPerFile(OrderSet.IN_A_FILE))
            .pacing(Pacing.EVERY_DISPATCH)
            .node(settings.text("node"))
            .claimTimeout(settings.millis("claim"))
            .clock(
                Clock.offset(Clock.systemUTC(), Duration.ofSeconds(settings.number("clockOffset"))))
            .workFolder(settings.path("folder"))
            .build();
  }

  static OrderLedger ledger(String where) {
    if (where.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(where);
      // Short, so that those who wait for a frozen node outlast it.
      return JdbcLedger.on(dataSource)
          .idleTimeout(Duration.ofSeconds(1))
          .lockTimeout(Duration.ofMillis(500))
          .open();
    }
    return JdbcLedger.sqlite(Path.of(where)).open();
  }

  static SftpTransport server(ShopSettings settings, String login) {
    return SftpTransport.to(
        SftpSettings.builder(
                "127.0.0.1",
                login,
                SftpCredentials.password(settings.text("password").toCharArray()),
                HostKeys.pinned(settings.text("hostKey")))
            .port(settings.number("port"))
            .build());
  }

  DropshipClient client() {
    return client;
  }

  /** Whether nothing waits and no file is on its way. */
  boolean isSettled() {
    String company = OrderSet.ACCOUNT.company();
    return ledger.inTransaction(
        tx ->
            tx.outbox().queued(company, 1).isEmpty()
                && tx.outbox().files(company, ON_ITS_WAY).isEmpty());
  }

  /** Whether the supplier's reports name every file. */
  boolean isConfirmed() {
    String company = OrderSet.ACCOUNT.company();
    Set<OrderFile.State> unconfirmed =
        EnumSet.complementOf(EnumSet.of(OrderFile.State.CONFIRMED, OrderFile.State.WITHDRAWN));
    return ledger.inTransaction(tx -> tx.outbox().files(company, unconfirmed).isEmpty());
  }
}
