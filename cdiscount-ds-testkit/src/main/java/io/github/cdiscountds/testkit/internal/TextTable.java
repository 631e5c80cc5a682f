package io.github.cdiscountds.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.CodePageUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A document of the supplier before it is saved: a header and rows of text.
 *
 * @param header the header cells
 * @param rows the rows; empty cells are empty text
 */
public record TextTable(List<String> header, List<List<String>> rows) {

  public TextTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** Counts the rows only: they may hold personal data. */
  @Override
  public String toString() {
    return "TextTable[" + rows.size() + " rows]";
  }

  /** Saves it as {@code .xls}, every cell a text cell. */
  public byte[] toXls(String sheetName) {
    try (HSSFWorkbook workbook = newXls()) {
      return save(workbook, sheetName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an {@code .xls} workbook with property sets: without them POI would log a warning each
   * time somebody opens it.
   */
  public static HSSFWorkbook newXls() {
    HSSFWorkbook workbook = new HSSFWorkbook();
    workbook.createInformationProperties();
    Stream.of(workbook.getSummaryInformation(), workbook.getDocumentSummaryInformation())
        .flatMap(properties -> properties.getSections().stream())
        .forEach(section -> section.setCodepage(CodePageUtil.CP_UNICODE));
    return workbook;
  }

  /** Saves it as {@code .xlsx}, every cell a text cell. */
  public byte[] toXlsx(String sheetName, Instant created) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook
          .getProperties()
          .getCoreProperties()
          .getUnderlyingProperties()
          .setCreatedProperty(Optional.of(Date.from(created)));
      return save(workbook, sheetName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves it as separated text, records ended by CR LF, quoted only where a field needs it. */
  public byte[] toCsv(char separator, Charset charset) {
    StringBuilder out = new StringBuilder();
    appendRecord(out, header, separator);
    rows.forEach(row -> appendRecord(out, row, separator));
    return out.toString().getBytes(charset);
  }

  private byte[] save(Workbook workbook, String sheetName) throws IOException {
    CellStyle text = workbook.createCellStyle();
    text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    Sheet sheet = workbook.createSheet(sheetName);
    fill(sheet.createRow(0), header, text);
    for (int i = 0; i < rows.size(); i++) {
      fill(sheet.createRow(i + 1), rows.get(i), text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static void fill(Row row, List<String> values, CellStyle text) {
    for (int column = 0; column < values.size(); column++) {
      Cell cell = row.createCell(column);
      cell.setCellStyle(text);
      if (!values.get(column).isEmpty()) {
        cell.setCellValue(values.get(column));
      }
    }
  }

  private static void appendRecord(StringBuilder out, List<String> values, char separator) {
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        out.append(separator);
      }
      String value = values.get(column);
      boolean quoted =
          value.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
      out.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
    out.append("\r\n");
  }
}
