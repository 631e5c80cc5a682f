package io.github.cdiscountds.order;

/**
 * How far an order line is (DESIGN section 6), in the order in which a line goes through the
 * stages.
 *
 * @since 0.1.0
 */
public enum LineStage {
  /** Entered; waits for the next order file, unless it is marked {@link Mark#CANCELLED}. */
  QUEUED,
  /** On its way in an order file whose upload isn't recorded as done. */
  SENDING,
  /** Nobody can tell whether the file reached the supplier; any later report settles it. */
  IN_DOUBT,
  /** The order file was put in its place. */
  SENT,
  /**
   * The supplier rejected the file as a whole; the order can be sent again once corrected (R22).
   */
  FILE_REJECTED,
  /** The supplier found the file well formed. */
  FILE_ACCEPTED,
  /** Listed by the anomaly tracking, but not decided yet. */
  AWAITING_INTEGRATION,
  /** Refused by the supplier, with a cause. */
  REFUSED,
  /** Taken over by the supplier. */
  INTEGRATED,
  /** Created in the supplier's system. */
  CREATED,
  /** Validated. */
  VALIDATED,
  /** Being prepared; the picking slip may exist already. */
  PREPARING,
  /** Shipped, at least in part. */
  SHIPPED,
  /** Delivered to the recipient, as the shop says. */
  DELIVERED
}
