package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.BillingError;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PublicationFault;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SourceFileNames;
import io.github.cdiscountds.testkit.StatusCodes;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The supplier of a simulated month, on SFTP, in a process of its own. Nothing happens in it but
 * what it is told line by line; it answers each line with {@code done} or, where there was nothing
 * to do it to, {@code none}. At the end it writes its own books, and which billing errors it made.
 */
public final class MonthSupplierProcess {
  /** How the names of files begin that the shop under test sends. */
  static final String OWN_FILES = "orders_";

  private static final String DONE = "done";
  private static final String NONE = "none";

  private final FakeSupplier supplier;
  private final EmbeddedSftpServer server;
  private final AtomicInteger overwritten = new AtomicInteger();

  private MonthSupplierProcess(LocalDateTime start) {
    this.supplier =
        FakeSupplier.builder(OrderSet.ACCOUNT)
            .startAt(start)
            .catalogue(MonthOrders.catalogue())
            .statusCodes(StatusCodes.WHOLE_MATRIX)
            .open();
    this.server = supplier.serve();
  }

  /**
   * Serves until its input ends.
   *
   * @param args the moment at which the month begins
   * @throws IOException when the input breaks, or books can't be written
   */
  public static void main(String[] args) throws IOException {
    MonthSupplierProcess process = new MonthSupplierProcess(LocalDateTime.parse(args[0]));
    System.out.println(
        String.join(
            "\t",
            "opened",
            Integer.toString(process.server.port()),
            process.server.hostKeyFingerprint(),
            process.supplier.password()));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(process.answer(line.split("\t", -1)));
    }
    System.exit(0);
  }

  private String answer(String[] command) throws IOException {
    switch (command[0]) {
      case "at" -> supplier.advanceTo(LocalDateTime.parse(command[1]));
      case "language" -> supplier.writesIn(ReportLanguage.valueOf(command[1]));
      case "columns" -> supplier.writes(TrackingColumns.valueOf(command[1]));
      case "names" -> supplier.writes(SourceFileNames.valueOf(command[1]));
      case "late", "twice", "half", "out" ->
          supplier.onNext(SupplierJob.valueOf(command[1]), fault(command));
      case "pause" -> supplier.pauses(SupplierJob.valueOf(command[1]));
      case "resume" -> supplier.resumes(SupplierJob.valueOf(command[1]));
      case "publish" -> supplier.publishesNow(SupplierJob.valueOf(command[1]));
      case "reject" -> supplier.rejectsNextFile(command[1]);
      case "refuse" -> supplier.refuses(command[1], RefusalCause.valueOf(command[2]));
      case "hold" -> supplier.holds(command[1]);
      case "release" -> supplier.releases(command[1]);
      case "split" ->
          supplier.splits(
              command[1],
              command[2],
              Arrays.stream(command[3].split(",", -1)).mapToInt(Integer::parseInt).toArray());
      case "sell-out" -> supplier.sellsOut(command[1]);
      case "deactivate" -> supplier.catalogue().deactivate(command[1]);
      case "restock" -> MonthOrders.restock(supplier.catalogue(), command[1]);
      case "duplicate" -> {
        return duplicate(command[1], command[2]);
      }
      case "credit" -> {
        return credit(command[1], command[2]);
      }
      case "misbill" -> supplier.misbills(Integer.parseInt(command[1]), Long.parseLong(command[2]));
      case "break-read" -> server.onRead(Integer.parseInt(command[1]), server::breakConnections);
      case "break-list" -> server.onList(Integer.parseInt(command[1]), server::breakConnections);
      case "overwrite" -> overwrite(Integer.parseInt(command[1]), command);
      case "books" -> {
        supplier.verify();
        writeBooks(Path.of(command[1]));
        writeErrors(Path.of(command[2]));
        return overwritten + " times a document was written while the shop read";
      }
      default -> throw new IllegalArgumentException("command " + String.join(" ", command));
    }
    return DONE;
  }

  private static PublicationFault fault(String[] command) {
    return switch (command[0]) {
      case "late" -> PublicationFault.late(Duration.parse(command[2]));
      case "twice" -> PublicationFault.twice(Duration.parse(command[2]));
      case "half" -> PublicationFault.halfWritten(Duration.parse(command[2]));
      default -> PublicationFault.leftOut();
    };
  }

  /** Writes over a document with other columns while a client reads. */
  private void overwrite(int nth, String[] command) {
    server.onRead(
        nth,
        () -> {
          supplier
              .writes(TrackingColumns.valueOf(command[3]))
              .publishesNow(SupplierJob.valueOf(command[2]));
          overwritten.incrementAndGet();
        });
  }

  /** Another system sends an order once more that the supplier has. */
  private String duplicate(String orderNumber, String fileName) {
    Optional<BookedLine> known =
        supplier.books(orderNumber).stream()
            .filter(line -> line.fileName().startsWith(OWN_FILES))
            .filter(line -> line.stage().compareTo(BookedLine.Stage.PENDING) > 0)
            .findFirst();
    known.ifPresent(
        line -> supplier.raw().repeat(line.fileName(), fileName, sheet -> sheet.only(orderNumber)));
    return known.isPresent() ? DONE : NONE;
  }

  private String credit(String orderNumber, String sku) {
    try {
      supplier.credits(orderNumber, sku, 1);
      return DONE;
    } catch (IllegalArgumentException notShipped) {
      return NONE;
    }
  }

  private void writeBooks(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (BookedLine line : supplier.books()) {
      lines.add(
          String.join(
              "\t",
              line.orderNumber(),
              line.campaign(),
              line.sku(),
              line.fileName(),
              line.stage().name(),
              line.refusal().orElse(""),
              line.parcels().stream()
                  .map(
                      parcel ->
                          new ToldParcel(
                              parcel.number(),
                              parcel.quantity(),
                              parcel
                                  .shippedAt()
                                  .atZone(supplier.clock().getZone())
                                  .toLocalDate()
                                  .toString(),
                              parcel.trackingLink()))
                  .sorted()
                  .map(ToldParcel::toString)
                  .collect(Collectors.joining(","))));
    }
    Files.write(file, lines);
  }

  private void writeErrors(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (BillingError error : supplier.billingErrors()) {
      lines.add(
          String.join(
              "\t",
              error.kind().name(),
              error.line() == null ? "" : error.invoice(),
              error.line() == null ? "" : error.line().toString(),
              error.orderNumber(),
              error.campaign(),
              error.sku()));
    }
    Files.write(file, lines);
  }
}
