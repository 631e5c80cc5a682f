package io.github.cdiscountds.policy;

/**
 * What a change takes.
 *
 * @since 0.1.0
 */
public enum Requirement {
  /** The order waits in the own queue: cancel it there and enter it again, changed. */
  CHANGE_IN_QUEUE,
  /** Take the order file back before the supplier picks it up. */
  WITHDRAW_FILE,
  /** Wait until it is known whether the supplier has the order. */
  SETTLE_DOUBT,
  /** Send the corrected order again under its own number. */
  RESUBMIT,
  /** Send the corrected order under a new number or campaign. */
  RESUBMIT_UNDER_NEW_KEY,
  /** Ask the supplier's support; {@link Permission#letter} has the text. */
  ASK_SUPPORT,
  /** Tell the customer; {@link Permission#letter} has the text where the source gives one. */
  TELL_CUSTOMER,
  /** Choose a delivery method of the new country. */
  NEW_DELIVERY_METHOD,
  /** Have the customer pay the supplement. */
  PAY_SUPPLEMENT,
  /** Cancel, and have the customer order again. */
  CANCEL_AND_REORDER,
  /** Put the goods back to stock. */
  RESTOCK,
  /** Let the customer return the goods. */
  RETURN_GOODS,
  /** Refund, or agree on something else. */
  REFUND
}
