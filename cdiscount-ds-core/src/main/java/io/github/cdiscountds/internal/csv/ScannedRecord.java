package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.internal.table.CellText;
import io.github.cdiscountds.internal.table.RawRecord;

/** The record that a scanner has just found. Not thread-safe. */
final class ScannedRecord implements RawRecord {
  private final RecordScanner scanner;
  private final CharacterDecoder decoder;
  private final RecordDigest digest = new RecordDigest();

  ScannedRecord(RecordScanner scanner, CharacterDecoder decoder) {
    this.scanner = scanner;
    this.decoder = decoder;
  }

  @Override
  public int line() {
    return scanner.line();
  }

  @Override
  public long offset() {
    return scanner.offset();
  }

  @Override
  public int length() {
    return scanner.stop() - scanner.start();
  }

  @Override
  public long digest() {
    return digest.of(scanner.buffer(), scanner.start(), scanner.stop());
  }

  @Override
  public int cells() {
    int cells = 1;
    for (int at = after(scanner.start()); at <= scanner.stop(); at = after(at)) {
      cells++;
    }
    return cells;
  }

  @Override
  public String cell(int column) {
    int from = place(column);
    return from > scanner.stop() ? "" : text(from, after(from) - 1);
  }

  @Override
  public boolean hasContentFrom(int column) {
    int from = place(column);
    while (from <= scanner.stop()) {
      int next = after(from);
      if (!text(from, next - 1).isEmpty()) {
        return true;
      }
      from = next;
    }
    return false;
  }

  /** Where a cell begins; behind the record's end when there is none. */
  private int place(int column) {
    int from = scanner.start();
    for (int i = 0; i < column && from <= scanner.stop(); i++) {
      from = after(from);
    }
    return from;
  }

  private int after(int from) {
    return scanner.afterCell(from, scanner.stop());
  }

  private String text(int from, int to) {
    int opening = scanner.openingQuote(from, to);
    String cell = decoder.text(scanner.buffer(), Math.max(from, opening), to);
    if (opening >= 0) {
      // Behind the closing quote there is nothing but padding.
      cell = cell.substring(1, cell.lastIndexOf('"')).replace("\"\"", "\"");
    }
    return CellText.strip(cell);
  }
}
