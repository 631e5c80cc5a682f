package io.github.cdiscountds.profile;

/**
 * What the quantity of a row of the order tracking counts (R30).
 *
 * @since 0.1.0
 */
public enum TrackingQuantity {
  /** What went in this parcel: a line's quantity is the sum over its parcels. */
  PER_PARCEL,
  /** All that went so far, repeated on each parcel: a line's quantity is the highest. */
  RUNNING_TOTAL
}
