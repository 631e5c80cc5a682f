package io.github.cdiscountds.testkit.internal;

import java.util.List;

/**
 * One line of an order file as the supplier sees it.
 *
 * @param line the row in the sheet, the header being 1
 * @param values the 22 cells as text, without outer white space; blank cells are empty
 */
public record OrderRow(int line, List<String> values) {

  public OrderRow {
    values = List.copyOf(values);
  }

  /** Names the line only: its cells are personal data. */
  @Override
  public String toString() {
    return "OrderRow[line " + line + "]";
  }

  /** Gives one cell. */
  public String get(OrderField field) {
    return values.get(field.index());
  }
}
