package io.github.cdiscountds.testkit;

/**
 * Of which kind the cells of the fake supplier's reports are (R16, R38).
 *
 * @since 0.1.0
 */
public enum ReportCells {
  /** All text, as in the supplier's examples. */
  TEXT,
  /**
   * Number cells and date cells where a spreadsheet program would take the text for one: leading
   * zeros of order numbers, phones and post codes are gone, and so are those of product codes and
   * the zeros behind a decimal point, which no reader can restore. Longer numbers than such a
   * program keeps, those of more than 15 digits, stay text.
   */
  GUESSED
}
