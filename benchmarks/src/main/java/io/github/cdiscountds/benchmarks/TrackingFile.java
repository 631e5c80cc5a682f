package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Writes order trackings of any size that a sheet holds: 15 columns, every cell text. */
final class TrackingFile {
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  static final List<String> HEADER =
      List.of(
          "CustomerOrderRef",
          "scopus_id",
          "PartnerOrderRef",
          "ship_name",
          "ship_first_name",
          "ship_phone",
          "ship_portable",
          "cdv_codeta",
          "eve_codeta",
          "datval",
          "sku",
          "quantite_livree",
          "CDEM_NumColisComplet",
          "ExternalCarrierTrackingURL",
          "OriginalFileName");
  private static final String[] STATES = {"VP", "VC", "VV", "VS", "SS"};
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 8, 0);

  private TrackingFile() {}

  static void write(Path file, int rows) throws IOException {
    Random random = new Random(7);
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = workbook.createSheet("SuiviCommandes");
      writeRow(sheet, 0, HEADER);
      for (int row = 1; row <= rows; row++) {
        writeRow(sheet, row, cells(row, random));
      }
      workbook.write(out);
    }
  }

  /** A campaign in column A repeats, an order number in C has few lines (R26). */
  private static List<String> cells(int row, Random random) {
    String state = STATES[random.nextInt(STATES.length)];
    boolean isShipped = state.endsWith("V") || state.endsWith("S");
    String parcel = "8R" + (100_000_000L + random.nextInt(900_000_000));
    return List.of(
        "CAMPAIGN" + (202_601 + row / 10_000),
        "S" + (40_000_000L + row),
        "ORDER-" + (1_000_000 + row),
        "Nom" + random.nextInt(5_000),
        "Prénom" + random.nextInt(900),
        "01" + (10_000_000 + random.nextInt(80_000_000)),
        random.nextBoolean() ? "06" + (10_000_000 + random.nextInt(80_000_000)) : "",
        state.substring(0, 1),
        state.substring(1),
        isShipped ? DATE.format(START.plusMinutes(4L * row)) : "",
        "SKU" + (100_000_000L + random.nextInt(200_000)),
        isShipped ? Integer.toString(1 + random.nextInt(9)) : "",
        isShipped ? parcel : "",
        isShipped ? "https://tracking.example.org/parcels/" + parcel + "?lang=fr" : "",
        "orders_EXAMPLE_2026" + (1_000_000 + row / 50) + ".xls");
  }

  private static void writeRow(Sheet sheet, int number, List<String> cells) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        row.createCell(column).setCellValue(cells.get(column));
      }
    }
  }
}
