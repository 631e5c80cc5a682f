package io.github.cdiscountds.client;

/**
 * What became of the wish to have an order back.
 *
 * @since 0.1.0
 */
public enum Withdrawal {
  /** The order isn't sent; it never left the house, or the supplier rejected its file. */
  CANCELLED,
  /**
   * The file that carries it is being taken back. An event tells the end, when no report can name
   * the file any more: {@link io.github.cdiscountds.order.OrderEvent.Type#WITHDRAWN} or {@link
   * io.github.cdiscountds.order.OrderEvent.Type#WITHDRAWAL_FAILED}, or, when nobody can tell,
   * {@link io.github.cdiscountds.order.OrderEvent.Type#IN_DOUBT}. A server that can't be reached
   * now is tried again by the next dispatch.
   */
  REQUESTED,
  /** The supplier has the order, or may have it. */
  TOO_LATE,
  /** No such order was entered here. */
  UNKNOWN
}
