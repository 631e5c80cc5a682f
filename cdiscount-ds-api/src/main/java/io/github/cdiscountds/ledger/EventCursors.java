package io.github.cdiscountds.ledger;

import io.github.cdiscountds.order.OrderEvent;
import java.util.List;

/**
 * What the shop is to be told, and how far each subscriber has read.
 *
 * <p>Positions follow the order in which transactions took effect: once a subscriber has seen a
 * position, no event ever appears below it.
 *
 * @since 0.1.0
 */
public interface EventCursors {

  /**
   * Appends an event.
   *
   * @param event the event
   * @return false when an event of the same id is there already; nothing is changed then
   */
  boolean append(OrderEvent event);

  /**
   * Appends several events, as one after the other would. Unless it is overridden, so it does.
   *
   * @param events the events
   * @return those that are new, in the order given
   */
  default List<OrderEvent> appendAll(List<OrderEvent> events) {
    return events.stream().filter(this::append).toList();
  }

  /**
   * Reads what a subscriber hasn't acknowledged.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param limit how many at most
   * @return events after the subscriber's cursor, by position
   */
  List<PositionedEvent> unread(String account, String subscriber, int limit);

  /**
   * Moves a subscriber's cursor; never back.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param position the last event that was handled
   * @throws IllegalArgumentException when the account has no event of that position yet
   */
  void acknowledge(String account, String subscriber, long position);

  /**
   * Tells how far a subscriber has read.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @return the last position that was acknowledged, 0 when none was
   */
  long position(String account, String subscriber);

  /**
   * Moves a subscriber's cursor if it still stands where it was read: of several transactions that
   * read the same events, one succeeds.
   *
   * @param account the account's company name
   * @param subscriber the subscriber's name
   * @param from where it stood
   * @param to where it is to stand
   * @return false when it stands elsewhere; nothing is changed then
   * @throws IllegalArgumentException when {@code to} isn't beyond {@code from}, or the account has
   *     no event of that position yet
   */
  boolean advance(String account, String subscriber, long from, long to);
}
