package io.github.cdiscountds.testkit;

/**
 * What columns A and C of the fake supplier's order tracking hold, where the supplier's text and
 * its example disagree (R26).
 *
 * @since 0.1.0
 */
public enum TrackingColumns {
  /** A the order number, C the campaign, as in the example. */
  A_IS_ORDER,
  /** A the campaign, C the order number, as in the text. */
  A_IS_CAMPAIGN
}
