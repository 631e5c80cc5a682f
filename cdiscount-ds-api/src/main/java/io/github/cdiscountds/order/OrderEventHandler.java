package io.github.cdiscountds.order;

/**
 * Is told what is new about orders. Each event arrives at least once, and those of one {@linkplain
 * OrderEvent#scope scope}, that is of one order, in their order: keep the {@linkplain OrderEvent#id
 * id} of handled ones.
 *
 * <p>Adopters implement it; override {@link #handle} for everything or the named methods for some.
 * Called by the thread that asks for the delivery, one event at a time, outside any ledger
 * transaction; an event counts as handled once the method returned.
 *
 * <p>When it throws, the same event comes again after a pause that grows; meanwhile later events of
 * its scope wait behind it and all others arrive. After the last attempt it goes to the dead
 * letters, which can be read, redelivered and discarded, and its scope goes on. Only the name of
 * the exception's class is kept. An {@link Error}, or an interruption of the thread, ends the
 * delivery instead.
 *
 * @since 0.1.0
 */
public interface OrderEventHandler {

  /**
   * Receives any event, and passes it on to the method named after its type.
   *
   * @param event the event
   */
  default void handle(OrderEvent event) {
    switch (event.type()) {
      case FILE_REJECTED -> fileRejected(event);
      case REFUSED -> refused(event);
      case SHIPPED -> shipped(event);
      case INVOICED -> invoiced(event);
      case IN_DOUBT,
          WITHDRAWAL_FAILED,
          CONTRADICTION,
          FOREIGN_ORDER,
          UNKNOWN_STATUS,
          PARTIALLY_REFUSED,
          STILL_PENDING ->
          attention(event);
      case WITHDRAWN -> withdrawn(event);
      case FILE_ACCEPTED, PENDING, INTEGRATED, CREATED, VALIDATED, PREPARING -> progressed(event);
    }
  }

  /**
   * The supplier rejected an order file as a whole.
   *
   * @param event the event
   */
  default void fileRejected(OrderEvent event) {}

  /**
   * The supplier refused an order line.
   *
   * @param event the event
   */
  default void refused(OrderEvent event) {}

  /**
   * A line was shipped.
   *
   * @param event the event
   */
  default void shipped(OrderEvent event) {}

  /**
   * A line was billed.
   *
   * @param event the event
   */
  default void invoiced(OrderEvent event) {}

  /**
   * An order that was wanted back isn't sent any more: it was taken back before the supplier picked
   * it up, or the supplier rejected its file as a whole.
   *
   * @param event the event
   */
  default void withdrawn(OrderEvent event) {}

  /**
   * A line went on in any other way.
   *
   * @param event the event
   */
  default void progressed(OrderEvent event) {}

  /**
   * Somebody should look: a doubt, a withdrawal that failed, a contradiction, an order that isn't
   * ours, a code that isn't known, an order that is refused in part, a line that waits too long.
   *
   * @param event the event
   */
  default void attention(OrderEvent event) {}
}
