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
 * @param cells of which kind the cells of a workbook are
 */
public record TextTable(List<String> header, List<List<String>> rows, CellKind cells) {

  public TextTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** A table whose cells are all text. */
  public TextTable(List<String> header, List<List<String>> rows) {
    this(header, rows, CellKind.TEXT);
  }

  /** The same rows in cells of another kind. */
  public TextTable with(CellKind kind) {
    return new TextTable(header, rows, kind);
  }

  /** Counts the rows only: they may hold personal data. */
  @Override
  public String toString() {
    return "TextTable[" + rows.size() + " rows]";
  }

  /** Saves it as {@code .xls}. */
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

  /** Saves it as {@code .xlsx}. */
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
    CsvText text = new CsvText(separator, charset, 32 + 160 * rows.size());
    text.add(header);
    rows.forEach(text::add);
    return text.toBytes();
  }

  private byte[] save(Workbook workbook, String sheetName) throws IOException {
    Sheet sheet = workbook.createSheet(sheetName);
    CellWriter text = CellWriter.of(CellKind.TEXT, workbook);
    fill(sheet.createRow(0), header, text);
    CellWriter writer = cells == CellKind.TEXT ? text : CellWriter.of(cells, workbook);
    for (int i = 0; i < rows.size(); i++) {
      fill(sheet.createRow(i + 1), rows.get(i), writer);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static void fill(Row row, List<String> values, CellWriter writer) {
    for (int column = 0; column < values.size(); column++) {
      writer.write(row.createCell(column), values.get(column));
    }
  }
}
