package io.github.cdiscountds.testkit;

/**
 * Which of the status codes that mean the same the fake supplier's order tracking uses (R25).
 *
 * @since 0.1.0
 */
public enum StatusCodes {
  /** The same for every line: V/S on the day on which a parcel leaves, S/S from then on. */
  AS_IN_EXAMPLE,
  /** Any pair of the matrix that fits, another one for each line and parcel, always alike. */
  WHOLE_MATRIX
}
