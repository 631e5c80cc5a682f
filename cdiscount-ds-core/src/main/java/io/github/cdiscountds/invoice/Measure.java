package io.github.cdiscountds.invoice;

/**
 * What the figures of a finding count.
 *
 * @since 0.1.0
 */
public enum Measure {
  /** Pieces of a product. */
  PIECES,
  /** Euros excluding VAT, or euros of VAT. */
  EUROS,
  /** Per cent. */
  PERCENT
}
