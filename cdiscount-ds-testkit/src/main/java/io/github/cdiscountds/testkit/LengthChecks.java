package io.github.cdiscountds.testkit;

/**
 * What the fake supplier's compliance check does about long fields abroad, where the supplier's
 * document contradicts itself (R15).
 *
 * @since 0.1.0
 */
public enum LengthChecks {
  /** Every limit holds for every destination. */
  STRICT,
  /** Outside France the limits of columns F to M and O to Q don't hold. */
  LENIENT_ABROAD
}
