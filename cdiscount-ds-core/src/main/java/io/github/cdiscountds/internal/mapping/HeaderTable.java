package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.DocumentKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The spellings of all headers in both languages: {@code headers.csv}, beside this class. Adding a
 * spelling is a change of that table and of nothing else.
 */
final class HeaderTable {
  private static final String FILE = "headers.csv";
  private static final List<Row> ROWS = read();

  /**
   * One column of one kind of document.
   *
   * @param document the kind's name
   * @param letter the documented column
   * @param field the name of the constant in the kind's enum of columns
   * @param property the value in our own rows that the column becomes
   * @param english English names, the documented one first
   * @param french French names, the preferred one first
   */
  record Row(
      String document,
      String letter,
      String field,
      String property,
      List<String> english,
      List<String> french) {}

  private HeaderTable() {}

  /** All rows, as the table has them. */
  static List<Row> rows() {
    return ROWS;
  }

  /** The row of a column. */
  static Row row(DocumentKind<?> kind, Enum<?> column) {
    return ROWS.stream()
        .filter(row -> row.document().equals(kind.name()) && row.field().equals(column.name()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(FILE + ": no row for " + kind.name() + " " + column));
  }

  private static List<Row> read() {
    try (InputStream in = HeaderTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " isn't beside its class");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(HeaderTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(";", -1);
    if (cells.length != 6) {
      throw new IllegalStateException(FILE + ": six cells expected: " + line);
    }
    return new Row(
        cells[0].strip(),
        cells[1].strip(),
        cells[2].strip(),
        cells[3].strip(),
        names(cells[4]),
        names(cells[5]));
  }

  private static List<String> names(String cell) {
    return List.of(cell.strip().split("\\s*,\\s*"));
  }
}
