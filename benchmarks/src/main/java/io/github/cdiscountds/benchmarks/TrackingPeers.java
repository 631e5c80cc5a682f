package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.ReportedRecipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.TrackingRow;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import jxl.WorkbookSettings;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** Order trackings read with other libraries, to the same rows as ours. */
final class TrackingPeers {
  private TrackingPeers() {}

  static List<Candidate<TrackingRow>> reading(Input input) {
    return List.of(
        Candidate.reference(
            "POI user model (InputStream)",
            (folder, rows) -> {
              Path file = input.in(folder, rows);
              return results -> {
                try (InputStream in = Files.newInputStream(file);
                    Workbook workbook = new HSSFWorkbook(in)) {
                  userModel(workbook, results);
                }
              };
            }),
        Candidate.reference(
            "POI user model (File)",
            (folder, rows) -> {
              Path file = input.in(folder, rows);
              return results -> {
                try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true);
                    Workbook workbook = new HSSFWorkbook(files.getRoot(), false)) {
                  userModel(workbook, results);
                }
              };
            }),
        Candidate.peer(
            "jxl",
            (folder, rows) -> {
              Path file = input.in(folder, rows);
              return results -> jxl(file, results);
            }));
  }

  private static void userModel(Workbook workbook, Consumer<? super TrackingRow> results) {
    for (Row row : workbook.getSheetAt(0)) {
      if (row.getRowNum() > 0) {
        results.accept(row(column -> CellTexts.text(row, column)));
      }
    }
  }

  private static void jxl(Path file, Consumer<? super TrackingRow> results) throws Exception {
    WorkbookSettings settings = new WorkbookSettings();
    settings.setGCDisabled(true);
    settings.setSuppressWarnings(true);
    settings.setEncoding("ISO-8859-1"); // how BIFF8 stores strings of one byte a character
    jxl.Workbook workbook = open(file, settings);
    jxl.Sheet sheet = workbook.getSheet(0);
    for (int number = 1; number < sheet.getRows(); number++) {
      jxl.Cell[] cells = sheet.getRow(number);
      results.accept(
          row(
              column -> {
                String text = column < cells.length ? cells[column].getContents() : "";
                return text.isEmpty() ? null : text;
              }));
    }
    workbook.close();
  }

  private static jxl.Workbook open(Path file, WorkbookSettings settings) throws IOException {
    try {
      return jxl.Workbook.getWorkbook(file.toFile(), settings);
    } catch (jxl.read.biff.BiffException e) {
      throw new IOException(e);
    }
  }

  /** Trusts the file, and knows that column A holds the campaign. */
  private static TrackingRow row(IntFunction<@Nullable String> cells) {
    String campaign = required(cells, 0);
    String orderNumber = required(cells, 2);
    String shippedAt = cells.apply(9);
    String quantity = cells.apply(11);
    String link = cells.apply(13);
    return new TrackingRow(
        campaign,
        orderNumber,
        OrderKey.of(orderNumber, campaign),
        cells.apply(1),
        new ReportedRecipient(
            null,
            cells.apply(3),
            cells.apply(4),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            cells.apply(5),
            cells.apply(6),
            null),
        new FulfilmentStatus(cells.apply(7), cells.apply(8)),
        shippedAt == null ? null : LocalDateTime.parse(shippedAt, TrackingFile.DATE),
        Sku.of(required(cells, 10)),
        quantity == null ? null : Integer.valueOf(quantity),
        cells.apply(12),
        link == null ? null : URI.create(link),
        cells.apply(14),
        Set.of());
  }

  private static String required(IntFunction<@Nullable String> cells, int column) {
    String text = cells.apply(column);
    if (text == null) {
      throw new IllegalArgumentException("blank cell in column " + column);
    }
    return text;
  }
}
