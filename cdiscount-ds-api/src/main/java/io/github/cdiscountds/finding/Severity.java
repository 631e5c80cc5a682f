package io.github.cdiscountds.finding;

/**
 * How much a finding matters.
 *
 * @since 0.1.0
 */
public enum Severity {
  /** The value was kept, but deserves a look. */
  WARNING,
  /** The row, the order or the document can't be used. */
  ERROR
}
