package io.github.cdiscountds.preflight;

/**
 * How over-long texts of an order are judged (R15): the supplier's document says both that lengths
 * don't apply abroad and that they are checked.
 *
 * @since 0.1.0
 */
public enum LengthPolicy {
  /** For France every limit is an error; abroad those of columns F to M and O to Q are warnings. */
  DOCUMENTED,
  /** Every limit is an error. */
  STRICT
}
