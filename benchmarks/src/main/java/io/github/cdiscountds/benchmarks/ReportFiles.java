package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * An anomaly tracking and an order tracking of so many rows each, and a ledger with the orders that
 * they speak of: eleven of twelve rows are about an order of their own.
 */
final class ReportFiles {
  static final String ANOMALIES = "SuiviAnomalies_20260301.xls";
  static final String TRACKING = "SuiviCommandes.xls";
  static final String LEDGER = "ledger.db";

  private static final int ROWS_OF_LARGEST = 65_535;
  private static final int ORDERS_OF_LARGEST = 60_000;
  private static final int ORDERS_IN_A_FILE = 5_000;
  private static final int ONE_REFUSED_IN = 50;
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T15:30:00Z");
  private static final LocalDateTime SHIPPED = LocalDateTime.of(2026, 2, 1, 8, 0);
  private static final List<String> ANOMALY_HEADER =
      List.of(
          "CustomerOrderRef",
          "CreationDate",
          "PartnerOrderRef",
          "CustomerNumber",
          "civilite",
          "LastName",
          "FirstName",
          "Shipping_address1",
          "Shipping_address2",
          "Shipping_address3",
          "Shipping_addressTitle",
          "Shipping_ZipCode",
          "Shipping_City",
          "Shipping_Country",
          "Phone1",
          "Phone2",
          "Email",
          "DeliveryMode",
          "Shipping_Fee",
          "ProductId",
          "PriceWithoutTax",
          "Quantity",
          "MessageError",
          "OriginalFileName");
  private final List<Order> orders;
  private final int rows;
  private final Random random = new Random(5);

  private ReportFiles(int rows) {
    this.rows = rows;
    this.orders = OrderLines.ofOneLine((int) ((long) rows * ORDERS_OF_LARGEST / ROWS_OF_LARGEST));
  }

  /** Writes them into a folder. */
  static void write(Path folder, int rows) throws IOException {
    Files.createDirectories(folder);
    ReportFiles files = new ReportFiles(rows);
    try (OrderLedger ledger = JdbcLedger.sqlite(folder.resolve(LEDGER)).open()) {
      files.enter(ledger);
    }
    sheet(folder.resolve(ANOMALIES), ANOMALY_HEADER, files.anomalies());
    sheet(folder.resolve(TRACKING), TrackingFile.HEADER, files.tracking());
  }

  private void enter(OrderLedger ledger) {
    for (int from = 0; from < orders.size(); from += ORDERS_IN_A_FILE) {
      List<Order> some = orders.subList(from, Math.min(from + ORDERS_IN_A_FILE, orders.size()));
      String name = fileOf(from);
      ledger.inTransaction(tx -> enter(tx, name, some));
    }
  }

  private static boolean enter(LedgerTransaction tx, String name, List<Order> some) {
    Instant sent = Instant.parse("2026-02-01T08:00:00Z");
    List<QueuedOrder> entered = new ArrayList<>();
    for (Order order : some) {
      entered.add(
          new QueuedOrder(
              OrderLines.ACCOUNT.company(),
              order,
              order.key().toString(),
              QueuedOrder.State.IN_FILE,
              List.of(name),
              sent,
              0));
    }
    tx.outbox().enterAll(entered);
    OrderFile file =
        OrderFile.intent(OrderLines.ACCOUNT.company(), name, 1, "0".repeat(64), "one", sent);
    List<OrderKey> keys = some.stream().map(Order::key).toList();
    return tx.outbox().enter(file, FileContent.of(name, new byte[] {1}), keys)
        && tx.outbox().replace(file.next(OrderFile.State.SENT));
  }

  private static String fileOf(int order) {
    return String.format(
        Locale.ROOT, "orders_EXAMPLE_20260201_%06d.xls", 90_000 + order / ORDERS_IN_A_FILE);
  }

  private static boolean isRefused(int order) {
    return order % ONE_REFUSED_IN == 0;
  }

  private List<List<String>> anomalies() {
    List<List<String>> all = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      int number = row % orders.size();
      Order order = orders.get(number);
      OrderLine line = order.lines().get(0);
      all.add(
          List.of(
              order.key().orderNumber(),
              "2026-03-01 00:00:14.987",
              order.key().campaign(),
              "CLIENT1",
              "M.",
              order.recipient().surname(),
              order.recipient().firstName(),
              order.recipient().address().street(),
              "",
              "",
              "",
              order.recipient().address().postCode(),
              order.recipient().address().city(),
              "FR",
              "0100000000",
              "",
              "client@example.org",
              "COL",
              "9.90",
              line.product().value(),
              line.unitPrice().toPlainString(),
              Integer.toString(line.quantity()),
              isRefused(number) ? "Non Traitée : Stock insuffisant : " + line.product() : "Traitée",
              fileOf(number)));
    }
    return all;
  }

  private List<List<String>> tracking() {
    List<List<String>> all = new ArrayList<>(rows);
    int number = 0;
    for (int row = 0; row < rows; row++) {
      while (isRefused(number % orders.size())) {
        number++;
      }
      Order order = orders.get(number % orders.size());
      String parcel = "8R" + (100_000_000L + row);
      boolean isShipped = random.nextInt(3) > 0;
      all.add(
          List.of(
              order.key().campaign(),
              "S" + (40_000_000L + number % orders.size()),
              order.key().orderNumber(),
              order.recipient().surname(),
              order.recipient().firstName(),
              "0100000000",
              "",
              "V",
              isShipped ? "S" : "P",
              isShipped ? TrackingFile.DATE.format(SHIPPED.plusMinutes(row)) : "",
              order.lines().get(0).product().value(),
              isShipped ? "1" : "",
              isShipped ? parcel : "",
              isShipped ? "https://tracking.example.org/parcels/" + parcel : "",
              fileOf(number % orders.size())));
      number++;
    }
    return all;
  }

  private static void sheet(Path file, List<String> header, List<List<String>> rows)
      throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = workbook.createSheet("Suivi");
      write(sheet, 0, header);
      for (int row = 0; row < rows.size(); row++) {
        write(sheet, row + 1, rows.get(row));
      }
      workbook.write(out);
    }
    Files.setLastModifiedTime(file, FileTime.from(PUBLISHED));
  }

  private static void write(Sheet sheet, int number, List<String> cells) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        row.createCell(column).setCellValue(cells.get(column));
      }
    }
  }
}
