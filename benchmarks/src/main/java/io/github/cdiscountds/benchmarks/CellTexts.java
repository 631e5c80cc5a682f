package io.github.cdiscountds.benchmarks;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** The texts of a workbook's cells through POI's user model. */
final class CellTexts {
  private CellTexts() {}

  /** The text, or null when blank. */
  static @Nullable String text(Row row, int column) {
    Cell cell = row.getCell(column);
    String text = cell == null ? "" : cell.getStringCellValue();
    return text.isEmpty() ? null : text;
  }
}
