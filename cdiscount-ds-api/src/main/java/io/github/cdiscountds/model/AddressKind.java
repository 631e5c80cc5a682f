package io.github.cdiscountds.model;

/**
 * Whether a parcel goes to a business, which must be named then (column K of the order file).
 *
 * @since 0.1.0
 */
public enum AddressKind {
  /** A private address, or one of which nothing is said. */
  PRIVATE,
  /** A business's address. */
  BUSINESS
}
