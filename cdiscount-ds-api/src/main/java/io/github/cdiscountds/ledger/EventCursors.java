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
}
