package io.github.cdiscountds.view;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one sheet of a workbook, row by row: a header that stays in view, texts as texts, numbers
 * as numbers. Not thread-safe.
 */
final class SheetWriter {
  /** The rows of the largest sheet. */
  static final int MAX_ROWS = 1_048_576;

  private final Writer out;
  private final int columns;
  private int row;
  private int column;

  /** Begins a sheet whose columns are as wide as so many characters. */
  SheetWriter(Writer out, List<Integer> widths) throws IOException {
    this.out = out;
    this.columns = widths.size();
    out.write(WorkbookWriter.XML);
    out.write("<worksheet xmlns=\"" + WorkbookWriter.MAIN + "\">");
    out.write("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    out.write("<sheetViews><sheetView workbookViewId=\"0\">");
    out.write("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    out.write("<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>");
    out.write("</sheetView></sheetViews><cols>");
    for (int i = 0; i < columns; i++) {
      String number = Integer.toString(i + 1);
      out.write("<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + widths.get(i));
      out.write("\" customWidth=\"1\"/>");
    }
    out.write("</cols><sheetData>");
  }

  void beginRow() throws IOException {
    if (row == MAX_ROWS) {
      throw new IllegalArgumentException(
          "a sheet has " + MAX_ROWS + " rows; write the audit as CSV");
    }
    row++;
    column = 0;
    out.write("<row r=\"" + row + "\">");
  }

  void endRow() throws IOException {
    out.write("</row>");
  }

  /** A text; null leaves the cell empty. */
  void text(@Nullable String text, CellStyle style) throws IOException {
    if (text == null) {
      column++;
      return;
    }
    beginCell(style);
    out.write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    out.write(XmlText.of(text));
    out.write("</t></is></c>");
  }

  /** A number; null leaves the cell empty. */
  void number(@Nullable BigDecimal number, CellStyle style) throws IOException {
    if (number == null) {
      column++;
      return;
    }
    beginCell(style);
    out.write("><v>" + number.toPlainString() + "</v></c>");
  }

  void number(@Nullable Integer number, CellStyle style) throws IOException {
    number(number == null ? null : BigDecimal.valueOf(number), style);
  }

  private void beginCell(CellStyle style) throws IOException {
    out.write("<c r=\"" + letter(column) + row + "\" s=\"" + style.number() + "\"");
    column++;
  }

  /** No sheet of ours has more columns than the alphabet. */
  private static char letter(int column) {
    return (char) ('A' + column);
  }

  /** Ends the sheet. */
  void end() throws IOException {
    end("");
  }

  /** Ends the sheet, its columns to be filtered by. */
  void endWithFilter() throws IOException {
    end("<autoFilter ref=\"A1:" + letter(columns - 1) + row + "\"/>");
  }

  private void end(String filter) throws IOException {
    out.write("</sheetData>" + filter);
    out.write("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
  }
}
