package io.github.cdiscountds.internal.table;

/** What a cell holds, as far as its file format tells. */
public enum CellKind {
  /** Nothing, or only white space. */
  BLANK,
  /** Text; in CSV everything that isn't blank. */
  TEXT,
  /** A number cell of a workbook; its text is plain: no exponent, no trailing {@code .0}. */
  NUMBER,
  /**
   * A number cell that is formatted as a date; its text is ISO: {@code
   * 2013-07-29T00:00[:00[.000]]}.
   */
  DATE,
  /** A boolean cell of a workbook; its text is {@code true} or {@code false}. */
  BOOLEAN,
  /** An error value such as {@code #REF!}; its text is that value. */
  ERROR
}
