package io.github.cdiscountds.order;

/**
 * Under which key an order may be sent again that the supplier itself refused (R22). An order of a
 * file that was rejected as a whole may always be sent again under its own key.
 *
 * @since 0.1.0
 */
public enum ResubmitPolicy {
  /** Only under another order number or campaign: the supplier knows the key. */
  REFUSED_UNDER_NEW_KEY,
  /** Also under the same key, once every line was refused and none is known to be processed. */
  REFUSED_UNDER_SAME_KEY
}
