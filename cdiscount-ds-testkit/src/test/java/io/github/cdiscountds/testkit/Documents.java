package io.github.cdiscountds.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Looks into what the fake supplier wrote, and into the samples. */
final class Documents {
  private Documents() {}

  static byte[] sample(String name) {
    try (InputStream in = Documents.class.getResourceAsStream("/samples/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of the only sheet, every cell checked to be text with text format. */
  static List<List<String>> rows(byte[] workbook) {
    return onlySheet(
        workbook,
        sheet -> {
          List<List<String>> rows = new ArrayList<>();
          int columns = sheet.getRow(0).getLastCellNum();
          for (Row row : sheet) {
            List<String> values = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
              values.add(text(row.getCell(column)));
            }
            rows.add(values);
          }
          return rows;
        });
  }

  static String sheetName(byte[] workbook) {
    return onlySheet(workbook, Sheet::getSheetName);
  }

  private static <T> T onlySheet(byte[] workbook, java.util.function.Function<Sheet, T> reading) {
    try (Workbook opened = WorkbookFactory.create(new ByteArrayInputStream(workbook))) {
      if (opened.getNumberOfSheets() != 1) {
        throw new AssertionError(opened.getNumberOfSheets() + " sheets");
      }
      return reading.apply(opened.getSheetAt(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Cell cell) {
    if (cell.getCellType() != CellType.STRING && cell.getCellType() != CellType.BLANK) {
      throw new AssertionError(cell.getAddress() + " is " + cell.getCellType());
    }
    if (!cell.getCellStyle().getDataFormatString().equals("@")) {
      throw new AssertionError(cell.getAddress() + " isn't formatted as text");
    }
    return cell.getStringCellValue();
  }

  /** The records of a file without quoted fields. */
  static List<List<String>> plainCsv(byte[] csv) {
    return new String(csv, StandardCharsets.UTF_8)
        .lines()
        .map(line -> List.of(line.split(";", -1)))
        .toList();
  }

  /** One column, without its header. */
  static List<String> column(List<List<String>> rows, String letter) {
    int index = letter.charAt(0) - 'A';
    return rows.stream().skip(1).map(row -> row.get(index)).toList();
  }

  static List<List<String>> latest(FakeSupplier supplier, String folder) {
    List<String> names = supplier.orderTree().names(folder);
    if (names.isEmpty()) {
      throw new AssertionError(folder + " is empty");
    }
    byte[] content = supplier.orderTree().read(folder, names.get(names.size() - 1));
    return names.get(0).endsWith(".csv") ? plainCsv(content) : rows(content);
  }
}
