package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.preflight.CheckedOrders;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/**
 * Orders brought to a server: by our client with all its checks and a ledger on SQLite, and as a
 * bare workbook of POI's user model that is uploaded.
 */
final class OrderSubmission {
  private static final String USER = "orders";
  private static final String PASSWORD = "benchmark";
  private static final RemoteFolder FOLDER = new RemoteFolder("Commandes");
  private static final AtomicInteger RUNS = new AtomicInteger();

  private OrderSubmission() {}

  static List<Candidate<Path>> all() {
    return List.of(
        Candidate.ours(OrderSubmission::bySubmitting),
        Candidate.reference("POI and upload", OrderSubmission::byHand));
  }

  private static Task<Path> bySubmitting(Path folder, int rows) throws IOException {
    List<Order> orders = OrderLines.ofOneLine(rows);
    Path work = Files.createTempDirectory(folder, "submit");
    Path root = home(work);
    FileTransport server = served(root);
    OrderLedger ledger = JdbcLedger.sqlite(work.resolve("ledger.db")).open();
    return results -> {
      // Another account each time: the same orders, none of them known.
      DropshipClient client =
          DropshipClient.builder(
                  new Account("EXAMPLE" + RUNS.incrementAndGet(), OrderLines.ACCOUNT.cdiscountId()))
              .profile(ServiceProfile.DOCUMENTED)
              .catalogueServer(server)
              .orderServer(server)
              .ledger(ledger)
              .workFolder(work.resolve("client"))
              .build();
      SubmitResult result = client.orders().submit(orders);
      if (!result.hasTakenAll() || result.entered().size() != rows) {
        throw new IllegalStateException("not what was to be sent: " + result.findings());
      }
      handOver(root, results::accept);
    };
  }

  private static Task<Path> byHand(Path folder, int rows) throws IOException {
    CheckedOrders orders = OrderLines.checked(OrderLines.ofOneLine(rows));
    Path root = home(Files.createTempDirectory(folder, "by-hand"));
    FileTransport server = served(root);
    return results -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (HSSFWorkbook workbook = OrderWriters.workbook(orders)) {
        workbook.write(out);
      }
      byte[] content = out.toByteArray();
      try (TransportSession session = server.open()) {
        session.put(
            FOLDER,
            "orders_EXAMPLE_" + RUNS.incrementAndGet() + ".xls",
            new ByteArrayInputStream(content),
            content.length,
            TransferListener.NONE);
      }
      handOver(root, results::accept);
    };
  }

  private static Path home(Path work) throws IOException {
    Path root = Files.createDirectories(work.resolve("server"));
    Files.createDirectories(root.resolve(FOLDER.path()));
    return root;
  }

  /** A server of its own on a folder. */
  static FileTransport served(Path root) {
    EmbeddedSftpServer server = EmbeddedSftpServer.builder().login(USER, PASSWORD, root).start();
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                USER,
                SftpCredentials.password(PASSWORD.toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  private interface Receiver {
    void accept(Path file);
  }

  /** Hands on the one file that arrived, and makes room for the next. */
  private static void handOver(Path root, Receiver results) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(root.resolve(FOLDER.path()))) {
      files = listed.toList();
    }
    if (files.size() != 1) {
      throw new IllegalStateException("expected one file, but there are " + files);
    }
    results.accept(files.get(0));
    Files.delete(files.get(0));
  }
}
