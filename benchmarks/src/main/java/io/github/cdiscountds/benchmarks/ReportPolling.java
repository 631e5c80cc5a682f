package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.FileTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/**
 * The largest legal reports: polled by our client, from the server's listing to facts and events in
 * a ledger on SQLite, and merely loaded with POI's user model from the disk.
 */
final class ReportPolling {
  private static final Folders FOLDERS = ServiceProfile.DOCUMENTED.folders();
  private static final AtomicInteger RUNS = new AtomicInteger();

  private ReportPolling() {}

  static List<Candidate<Integer>> of(Input input) {
    return List.of(
        Candidate.ours((folder, rows) -> polling(input.in(folder, rows))),
        Candidate.reference("POI user model", (folder, rows) -> loading(input.in(folder, rows))));
  }

  private static Task<Integer> polling(Path reports) throws IOException {
    Path root = Files.createTempDirectory("polled");
    place(reports, root, FOLDERS.anomalies().path(), ReportFiles.ANOMALIES);
    place(reports, root, FOLDERS.tracking().path(), ReportFiles.TRACKING);
    Files.createDirectories(root.resolve(FOLDERS.compliance().path()));
    FileTransport server = OrderSubmission.served(root);
    return results -> {
      Path work = Files.createDirectories(root.resolve("run" + RUNS.incrementAndGet()));
      Path database = work.resolve(ReportFiles.LEDGER);
      Files.copy(reports.resolve(ReportFiles.LEDGER), database);
      try (OrderLedger ledger = JdbcLedger.sqlite(database).open()) {
        DropshipClient client =
            DropshipClient.builder(OrderLines.ACCOUNT)
                .profile(ServiceProfile.DOCUMENTED)
                .catalogueServer(server)
                .orderServer(server)
                .ledger(ledger)
                .workFolder(work.resolve("client"))
                .build();
        PollResult poll = client.reports().poll();
        if (poll.documents().size() != 2 || !poll.findings().isEmpty()) {
          throw new IllegalStateException("not what was to be polled: " + poll.findings());
        }
        poll.documents().forEach(document -> results.accept(document.rows()));
      }
      Files.delete(database);
    };
  }

  private static Task<Integer> loading(Path reports) {
    return results -> {
      for (String name : List.of(ReportFiles.ANOMALIES, ReportFiles.TRACKING)) {
        try (InputStream in = Files.newInputStream(reports.resolve(name));
            HSSFWorkbook workbook = new HSSFWorkbook(in)) {
          results.accept(workbook.getSheetAt(0).getLastRowNum());
        }
      }
    };
  }

  private static void place(Path reports, Path root, String folder, String name)
      throws IOException {
    Path target = Files.createDirectories(root.resolve(folder)).resolve(name);
    Files.copy(reports.resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
