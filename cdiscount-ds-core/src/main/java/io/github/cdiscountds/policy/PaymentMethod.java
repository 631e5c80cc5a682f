package io.github.cdiscountds.policy;

/**
 * How the customer paid, as far as it matters for changes.
 *
 * @since 0.1.0
 */
public enum PaymentMethod {
  /** By card. */
  CARD,
  /** By cheque. */
  CHEQUE,
  /** By bank transfer. */
  BANK_TRANSFER,
  /** In any other way. */
  OTHER
}
