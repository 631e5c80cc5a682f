package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.codec.Encoder;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.preflight.CheckedOrders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** Order files written to disk, with our encoder and with POI's user model. */
final class OrderWriters {
  private OrderWriters() {}

  /**
   * Candidates that write the same file several times per run, where one would be over too soon.
   */
  static List<Candidate<Path>> all(int files) {
    Encoder<CheckedOrders> encoder = Codecs.standard().orderFileEncoder(OrderLines.PROFILE);
    return List.of(
        Candidate.ours(writing(files, (orders, file) -> Files.write(file, encoder.encode(orders)))),
        Candidate.reference("POI write(OutputStream)", writing(files, OrderWriters::toStream)),
        Candidate.reference("POI write(File)", writing(files, OrderWriters::toFile)));
  }

  /** All texts of the first sheet, its name first. */
  static List<List<String>> texts(Path file) {
    try (InputStream in = Files.newInputStream(file);
        Workbook workbook = new HSSFWorkbook(in)) {
      Sheet sheet = workbook.getSheetAt(0);
      List<List<String>> texts = new ArrayList<>();
      texts.add(List.of(sheet.getSheetName()));
      for (Row row : sheet) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
          cells.add(cell.getStringCellValue() + cell.getCellStyle().getDataFormatString());
        }
        texts.add(cells);
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write(CheckedOrders orders, Path file) throws IOException;
  }

  private static Task.Setup<Path> writing(int files, Writing writing) {
    return (folder, lines) -> {
      CheckedOrders orders = OrderLines.of(lines);
      Path file = folder.resolve("orders.xls");
      return results -> {
        for (int i = 0; i < files; i++) {
          Files.deleteIfExists(file);
          writing.write(orders, file);
          results.accept(file);
        }
      };
    };
  }

  private static void toStream(CheckedOrders orders, Path file) throws IOException {
    try (HSSFWorkbook workbook = workbook(orders);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      workbook.write(out);
    }
  }

  private static void toFile(CheckedOrders orders, Path file) throws IOException {
    try (HSSFWorkbook workbook = workbook(orders)) {
      workbook.write(file.toFile());
    }
  }

  static HSSFWorkbook workbook(CheckedOrders orders) {
    HSSFWorkbook workbook = new HSSFWorkbook();
    CellStyle text = workbook.createCellStyle();
    text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    Sheet sheet = workbook.createSheet("Dropshipment");
    String[] header =
        Arrays.stream(OrderColumn.values()).map(OrderColumn::header).toArray(String[]::new);
    int number = 0;
    fill(sheet.createRow(number++), text, header);
    for (Order order : orders.orders()) {
      for (OrderLine line : order.lines()) {
        fill(sheet.createRow(number++), text, cells(order, line));
      }
    }
    return workbook;
  }

  /** For the orders that are measured, of French recipients with plain phone numbers. */
  private static String[] cells(Order order, OrderLine line) {
    Recipient recipient = order.recipient();
    PostalAddress address = recipient.address();
    return new String[] {
      order.key().orderNumber(),
      DateTimeFormatter.BASIC_ISO_DATE.format(order.date()),
      order.key().campaign(),
      order.cdiscountId(),
      recipient.title().name(),
      recipient.surname(),
      recipient.firstName(),
      address.street(),
      orBlank(address.additional()),
      orBlank(address.locality()),
      orBlank(address.businessName()),
      address.postCode(),
      address.city(),
      address.destination().isoCode(),
      orBlank(recipient.landline()),
      orBlank(recipient.mobile()),
      recipient.email(),
      line.deliveryMethod().code(),
      line.shippingCosts().toPlainString(),
      line.product().value(),
      line.unitPrice().toPlainString(),
      Integer.toString(line.quantity())
    };
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void fill(Row row, CellStyle style, String[] texts) {
    for (int column = 0; column < texts.length; column++) {
      Cell cell = row.createCell(column);
      cell.setCellStyle(style);
      cell.setCellValue(texts[column]);
    }
  }
}
