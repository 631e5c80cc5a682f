package io.github.cdiscountds.testkit;

/**
 * What the fake supplier does when an order that it refused comes again under the same number and
 * campaign (R22).
 *
 * @since 0.1.0
 */
public enum RefusedOrders {
  /** It was seen: it comes back as a duplicate. */
  STAY_KNOWN,
  /** It is judged afresh. */
  MAY_RETURN
}
