package io.github.cdiscountds.client;

/**
 * What the shop learned about an order file in doubt, for example by asking the supplier.
 *
 * @since 0.1.0
 */
public enum Resolution {
  /** The supplier has the file: its orders are sent. */
  ARRIVED,
  /** The supplier never had the file: its orders wait for another one. */
  LOST
}
