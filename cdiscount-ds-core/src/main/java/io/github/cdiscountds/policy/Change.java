package io.github.cdiscountds.policy;

/**
 * What a customer may want changed.
 *
 * @since 0.1.0
 */
public enum Change {
  /** Another delivery address. */
  ADDRESS,
  /** Another delivery method. */
  DELIVERY_METHOD,
  /** No delivery at all. */
  CANCEL,
  /** Other goods for those that were delivered. */
  EXCHANGE
}
