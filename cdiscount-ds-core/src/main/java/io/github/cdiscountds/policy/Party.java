package io.github.cdiscountds.policy;

/**
 * Who has to do something.
 *
 * @since 0.1.0
 */
public enum Party {
  /** The shop. */
  MERCHANT,
  /** The supplier. */
  SUPPLIER,
  /** The marketplace. */
  MARKETPLACE,
  /** Whoever carries the parcel. */
  CARRIER,
  /** Whoever bought. */
  CUSTOMER
}
