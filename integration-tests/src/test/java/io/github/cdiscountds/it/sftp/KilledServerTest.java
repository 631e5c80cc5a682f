package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order server dies while an order file is on its way, as the whole client lives through it.
 */
@Timeout(120)
class KilledServerTest {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");
  private static final OrderKey KEY = OrderKey.of("CDS-1", "CLIENT202603");

  @TempDir private Path folder;

  private static SftpTransport to(FakeSupplier supplier, EmbeddedSftpServer server, String login) {
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                login,
                SftpCredentials.password(supplier.password().toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  @Test
  @Tag("INV-1")
  @Tag("INV-10")
  void nothingIsPublishedAndTheNextDispatchSendsTheOrderOnce() {
    try (FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
        EmbeddedSftpServer server = supplier.serve();
        SftpTransport catalogue = to(supplier, server, FakeSupplier.CATALOGUE_LOGIN);
        SftpTransport orders = to(supplier, server, FakeSupplier.ORDER_LOGIN)) {
      DropshipClient client =
          DropshipClient.builder(ACCOUNT)
              .retries(RetrySettings.none())
              .catalogueServer(catalogue)
              .orderServer(orders)
              .ledger(new InMemoryLedger())
              .clock(supplier.clock())
              .workFolder(folder)
              .build();
      client.catalogue().refresh();
      server.killAfterReceiving(1000);

      client
          .orders()
          .submit(
              List.of(
                  SampleOrders.toFrance(ACCOUNT, KEY)
                      .line(Sku.of("AO1604"), new BigDecimal("491"), 1)
                      .build()));

      assertThat(server.isRunning()).isFalse();
      assertThat(supplier.orderTree().names("Commandes"))
          .singleElement()
          .asString()
          .endsWith(".1.part");
      supplier.advance(Duration.ofMinutes(30));
      assertThat(supplier.pickUps()).isEmpty();

      server.restart();
      assertThat(client.orders().dispatch().files())
          .singleElement()
          .satisfies(file -> assertThat(file.state()).isEqualTo(OrderFile.State.SENT));
      supplier.advance(Duration.ofMinutes(30));
      assertThat(supplier.pickUps())
          .singleElement()
          .extracting(PickUp::orders)
          .isEqualTo(List.of(KEY));
      supplier.verify();
    }
  }
}
