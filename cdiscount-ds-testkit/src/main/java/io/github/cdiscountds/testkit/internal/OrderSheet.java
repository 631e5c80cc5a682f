package io.github.cdiscountds.testkit.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;

/**
 * An order file, opened the way the supplier opens it.
 *
 * @param sheetName the name of the sheet that was read: {@code Dropshipment} where there is one,
 *     else the first; null when the file can't be read as a workbook
 * @param columns how many columns hold anything, the header row included
 * @param rows the lines below the header that hold anything
 * @param notText the cells below the header that aren't text cells
 */
public record OrderSheet(
    @Nullable String sheetName, int columns, List<OrderRow> rows, List<CellAt> notText) {

  /** The name that the sheet must have. */
  public static final String SHEET_NAME = "Dropshipment";

  private static final String TEXT_FORMAT = "@";

  /**
   * A cell.
   *
   * @param line its row, the header being 1
   * @param field its column
   */
  public record CellAt(int line, OrderField field) {}

  public OrderSheet {
    rows = List.copyOf(rows);
    notText = List.copyOf(notText);
  }

  /**
   * Opens a file.
   *
   * @param content its bytes
   * @return what was read
   */
  public static OrderSheet open(byte[] content) {
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
      Sheet named = workbook.getSheet(SHEET_NAME);
      return of(named == null ? workbook.getSheetAt(0) : named);
    } catch (IOException | RuntimeException unreadable) {
      return new OrderSheet(null, 0, List.of(), List.of());
    }
  }

  /** Whether the file is a workbook at all. */
  public boolean isReadable() {
    return sheetName != null;
  }

  private static OrderSheet of(Sheet sheet) {
    int columns = 0;
    List<OrderRow> rows = new ArrayList<>();
    List<CellAt> notText = new ArrayList<>();
    for (Row row : sheet) {
      List<String> values = new ArrayList<>();
      boolean blank = true;
      for (int column = 0; column < Math.max(OrderField.COUNT, row.getLastCellNum()); column++) {
        Cell cell = row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
        String value = cell == null ? "" : textOf(cell).strip();
        if (!value.isEmpty()) {
          columns = Math.max(columns, column + 1);
        }
        if (column < OrderField.COUNT) {
          values.add(value);
          blank &= value.isEmpty();
          if (row.getRowNum() > 0 && cell != null && !value.isEmpty() && !isText(cell)) {
            notText.add(new CellAt(row.getRowNum() + 1, OrderField.at(column)));
          }
        }
      }
      if (row.getRowNum() > 0 && !blank) {
        rows.add(new OrderRow(row.getRowNum() + 1, values));
      }
    }
    return new OrderSheet(sheet.getSheetName(), columns, rows, notText);
  }

  private static boolean isText(Cell cell) {
    return cell.getCellType() == CellType.STRING
        && TEXT_FORMAT.equals(cell.getCellStyle().getDataFormatString());
  }

  private static String textOf(Cell cell) {
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC ->
          new BigDecimal(String.valueOf(cell.getNumericCellValue()))
              .stripTrailingZeros()
              .toPlainString();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case FORMULA -> "=" + cell.getCellFormula();
      case ERROR -> "#" + cell.getErrorCellValue();
      case BLANK, _NONE -> "";
    };
  }
}
