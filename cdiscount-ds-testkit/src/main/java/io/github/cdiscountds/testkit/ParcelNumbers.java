package io.github.cdiscountds.testkit;

/**
 * When the fake supplier's order tracking tells a parcel's number and tracking link (R30).
 *
 * @since 0.1.0
 */
public enum ParcelNumbers {
  /** With the first row that says that it left. */
  AT_ONCE,
  /** From the day after it left; until then the row says that pieces left, and in no parcel. */
  NEXT_DAY
}
