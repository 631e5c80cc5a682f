package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.FileTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One order of as many lines as the report about it has rows, polled and asked for. Nothing limits
 * how many lines an order has, and a line must not be looked for among all the others.
 */
final class LongOrder {
  private static final Folders FOLDERS = OrderLines.PROFILE.folders();
  private static final String SENT_AS = "orders_EXAMPLE_20260201_090000.xls";
  private static final Instant SENT = Instant.parse("2026-02-01T08:00:00Z");
  private static final AtomicInteger RUNS = new AtomicInteger();

  private LongOrder() {}

  static List<Candidate<String>> candidates() {
    return List.of(Candidate.ours((folder, rows) -> polling(folder, OrderLines.ofLines(rows))));
  }

  private static Task<String> polling(Path folder, Order order) throws IOException {
    FileTree tree = FileTree.inMemory(SettableClock.at(SENT));
    tree.createFolder(FOLDERS.compliance().path());
    tree.createFolder(FOLDERS.tracking().path());
    tree.createFolder(FOLDERS.anomalies().path());
    tree.write(FOLDERS.anomalies().path(), ReportFiles.ANOMALIES, report(order));
    FileTransport server = InMemoryTransport.over(tree);
    Path work = Files.createTempDirectory(folder, "long-order");
    return results -> {
      OrderLedger ledger = new InMemoryLedger();
      ledger.inTransaction(tx -> enter(tx, order));
      DropshipClient client =
          DropshipClient.builder(OrderLines.ACCOUNT)
              .profile(OrderLines.PROFILE)
              .catalogueServer(server)
              .orderServer(server)
              .ledger(ledger)
              .workFolder(work.resolve("run" + RUNS.incrementAndGet()))
              .build();
      client.reports().poll();
      OrderTimeline timeline = client.orders().timeline(order.key()).orElseThrow();
      timeline.lines().forEach(line -> results.accept(line.product() + " " + line.stage()));
    };
  }

  private static boolean enter(LedgerTransaction tx, Order order) {
    String account = OrderLines.ACCOUNT.company();
    tx.outbox()
        .enter(
            new QueuedOrder(
                account, order, "digest", QueuedOrder.State.IN_FILE, List.of(SENT_AS), SENT, 0));
    OrderFile file = OrderFile.intent(account, SENT_AS, 1, "0".repeat(64), "one", SENT);
    return tx.outbox().enter(file, FileContent.of(SENT_AS, new byte[] {1}), List.of(order.key()))
        && tx.outbox().replace(file.next(OrderFile.State.SENT));
  }

  /** Each line twice, since a report repeats what it said. */
  private static String report(Order order) {
    StringBuilder text =
        new StringBuilder(
            "CustomerOrderRef;PartnerOrderRef;ProductId;MessageError;OriginalFileName\r\n");
    for (String result : List.of("Traitée", "En attente d'intégration")) {
      order
          .lines()
          .forEach(
              line ->
                  text.append(order.key().orderNumber())
                      .append(';')
                      .append(order.key().campaign())
                      .append(';')
                      .append(line.product())
                      .append(';')
                      .append(result)
                      .append(';')
                      .append(SENT_AS)
                      .append("\r\n"));
    }
    return text.toString();
  }
}
