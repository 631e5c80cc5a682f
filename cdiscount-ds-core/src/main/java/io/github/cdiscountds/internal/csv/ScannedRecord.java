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
  public String cell(int column) {
    int stop = scanner.stop();
    int from = scanner.start();
    for (int i = 0; i < column; i++) {
      from = scanner.afterCell(from, stop);
      if (from > stop) {
        return "";
      }
    }
    int to = scanner.afterCell(from, stop) - 1;
    int opening = scanner.openingQuote(from, to);
    String cell = decoder.text(scanner.buffer(), Math.max(from, opening), to);
    if (opening >= 0) {
      // Behind the closing quote there is nothing but padding.
      cell = cell.substring(1, cell.lastIndexOf('"')).replace("\"\"", "\"");
    }
    return CellText.strip(cell);
  }
}
