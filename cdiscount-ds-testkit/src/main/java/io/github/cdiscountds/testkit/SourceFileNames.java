package io.github.cdiscountds.testkit;

/**
 * Whether the fake supplier's anomaly and order tracking name the order file that a row is about
 * (columns X and O).
 *
 * @since 0.1.0
 */
public enum SourceFileNames {
  /** Every row names its file. */
  WRITTEN,
  /**
   * Blank in every row, but for orders that were accepted from more than one file: without it
   * nobody could tell which of them is meant.
   */
  BLANK
}
