package io.github.cdiscountds.testkit.internal;

/** Of which kind the cells of a workbook are. */
public enum CellKind {
  /** Text cells with text format. */
  TEXT,
  /** What a spreadsheet program would take each text for: a number, a date, or else a text. */
  GUESSED
}
