package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DoubtfulFile;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.transport.FileTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A temporary file that somebody removes, as a client on SFTP and SQLite lives through it from
 * process to process: each call here is that of another one.
 */
@Timeout(120)
@Tag("INV-1")
class RemovedFileTest {
  private static final String FOLDER = "Commandes";
  private static final String FILE = "orders_YOURCOMPANY_20260302_080000.xls";
  private static final String TEMPORARY = "." + FILE + ".1.part";

  @TempDir private Path folder;
  private final FakeSupplier supplier = FakeSupplier.open(OrderSet.ACCOUNT);
  private final List<OrderEvent> events = new ArrayList<>();
  private EmbeddedSftpServer server;
  private byte[] removed;

  @BeforeEach
  void start() {
    server = supplier.serve();
  }

  @AfterEach
  void stop() {
    supplier.close();
  }

  @Test
  void isInDoubtAtItsDeadlineSentByNobodyAndResolvedByALaterReport() {
    inAProcess(new BeforeTheRename(), client -> client.orders().submit(List.of(OrderSet.order(1))));
    inAProcess(client -> client.orders().dispatch());
    supplier.advance(Duration.ofMinutes(45).minusSeconds(1));
    inAProcess(
        client -> {
          client.orders().dispatch();
          assertThat(client.orders().inDoubt()).isEmpty();
          assertThat(stage(client)).isEqualTo(LineStage.SENT);
        });

    supplier.advance(Duration.ofSeconds(1));
    inAProcess(client -> client.orders().dispatch());
    inAProcess(
        client -> {
          assertThat(client.orders().inDoubt())
              .containsExactly(new DoubtfulFile(FILE, List.of(OrderSet.key(1))));
          assertThat(stage(client)).isEqualTo(LineStage.IN_DOUBT);
          assertThat(told(client)).containsExactly(OrderEvent.Type.IN_DOUBT);
        });

    // Nobody sends it again, however often they are asked to.
    supplier.advance(Duration.ofHours(3));
    inAProcess(client -> client.orders().submit(List.of(OrderSet.order(1))));
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.pickUps()).isEmpty();
    assertThat(supplier.orderTree().names(FOLDER)).isEmpty();

    // Whoever had taken the file brings it after all.
    supplier.orderTree().write(FOLDER, FILE, removed);
    supplier.advance(Duration.ofMinutes(30));
    inAProcess(
        client -> {
          client.reports().poll();
          assertThat(client.orders().inDoubt()).isEmpty();
          assertThat(stage(client)).isEqualTo(LineStage.FILE_ACCEPTED);
        });
    assertThat(supplier.pickUps()).hasSize(1);
  }

  /** Somebody removes the temporary file when it is whole and its client about to rename it. */
  private final class BeforeTheRename implements StepWatcher {
    @Override
    public void before(String what, int file) {
      if (what.equals("rename")) {
        removed = supplier.orderTree().read(FOLDER, TEMPORARY);
        supplier.orderTree().delete(FOLDER, TEMPORARY);
      }
    }

    @Override
    public void after(String what, int file) {}
  }

  private static final StepWatcher NOBODY =
      new StepWatcher() {
        @Override
        public void before(String what, int file) {}

        @Override
        public void after(String what, int file) {}
      };

  private interface Life {
    void live(DropshipClient client);
  }

  private void inAProcess(Life life) {
    inAProcess(NOBODY, life);
  }

  private void inAProcess(StepWatcher watcher, Life life) {
    try (OrderLedger ledger =
            JdbcLedger.sqlite(folder.resolve("ledger.db")).clock(supplier.clock()).open();
        FileTransport catalogue = server(FakeSupplier.CATALOGUE_LOGIN);
        FileTransport orders = server(FakeSupplier.ORDER_LOGIN)) {
      life.live(
          DropshipClient.builder(OrderSet.ACCOUNT)
              .retries(RetrySettings.none())
              .catalogueServer(catalogue)
              .orderServer(new WatchedTransport(orders, watcher, new FileNumbers()))
              .ledger(ledger)
              .node("shop")
              .clock(supplier.clock())
              .workFolder(folder.resolve("work"))
              .build());
    }
  }

  private FileTransport server(String login) {
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                login,
                SftpCredentials.password(supplier.password().toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  private static LineStage stage(DropshipClient client) {
    return client.orders().timeline(OrderSet.key(1)).orElseThrow().stage();
  }

  private List<OrderEvent.Type> told(DropshipClient client) {
    client
        .reports()
        .events("test")
        .deliver(
            new OrderEventHandler() {
              @Override
              public void handle(OrderEvent event) {
                events.add(event);
              }
            });
    return events.stream().map(OrderEvent::type).toList();
  }
}
