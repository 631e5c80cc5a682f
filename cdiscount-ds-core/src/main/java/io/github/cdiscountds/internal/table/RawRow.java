package io.github.cdiscountds.internal.table;

/**
 * One row as a reader found it, before anyone knows what it means.
 *
 * <p>A view on the reader's buffer: valid only while {@link TableHandler#row} runs. Columns are
 * counted from 0 here; places in findings from 1.
 */
public interface RawRow {

  /** The line where the row starts (workbooks: the row number), counted from 1. */
  int line();

  /** The number of cells, up to the last one that the file holds; blank ones included. */
  int size();

  /**
   * The cell's text with outer white space removed; {@code ""} when it is blank or beyond the end.
   */
  String text(int column);

  /** What the cell holds; {@link CellKind#BLANK} beyond the end. */
  CellKind kind(int column);

  /** Whether the cell is a formula whose cached result is given; formulas are never evaluated. */
  default boolean isFormula(int column) {
    return false;
  }

  /** Whether every cell is blank. */
  default boolean isBlank() {
    for (int column = 0; column < size(); column++) {
      if (kind(column) != CellKind.BLANK) {
        return false;
      }
    }
    return true;
  }
}
