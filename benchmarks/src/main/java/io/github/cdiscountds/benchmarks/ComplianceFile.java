package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes compliance reports of any size: 5 columns, shared strings, one KO in ten. */
final class ComplianceFile {
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 8, 0);

  private ComplianceFile() {}

  static void write(Path file, int rows) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = workbook.createSheet("RapportConformite");
      writeRow(
          sheet, 0, List.of("FichierOrigine", "FichierTraite", "DateHeure", "Statut", "Motif"));
      for (int row = 1; row <= rows; row++) {
        writeRow(sheet, row, cells(row));
      }
      workbook.write(out);
    }
  }

  private static List<String> cells(int row) {
    String source = "orders_EXAMPLE_2026" + (1_000_000 + row) + ".xls";
    boolean isRefused = row % 10 == 0;
    return List.of(
        source,
        "CDSPRO_20260101080000_5051_" + source,
        DATE.format(START.plusMinutes(7L * row)),
        isRefused ? "KO" : "OK",
        isRefused
            ? "Non traité : ligne n°" + (2 + row % 500) + " : FraisPort:n'est pas au format attendu"
            : "En cours de traitement");
  }

  private static void writeRow(XSSFSheet sheet, int number, List<String> cells) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < cells.size(); column++) {
      row.createCell(column).setCellValue(cells.get(column));
    }
  }
}
