package io.github.cdiscountds.client;

import io.github.cdiscountds.ledger.PositionedEvent;
import java.util.List;

/**
 * Events that a subscriber pulled, to be acknowledged once they are handled.
 *
 * @param after where the subscriber's cursor stood when they were read
 * @param events what comes after it, by position
 * @since 0.1.0
 */
public record EventBatch(long after, List<PositionedEvent> events) {

  public EventBatch {
    events = List.copyOf(events);
  }

  /**
   * Tells where the cursor stands once the batch is acknowledged.
   *
   * @return the position of the last event, or {@code after} when there is none
   */
  public long last() {
    return events.isEmpty() ? after : events.get(events.size() - 1).position();
  }

  /**
   * Tells whether there was nothing to read.
   *
   * @return true without events
   */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * Leaves out what wasn't handled, so that the rest can be acknowledged.
   *
   * @param position the position of the last event that was handled; below the first one for none
   * @return a batch of the events up to it
   */
  public EventBatch upTo(long position) {
    return new EventBatch(
        after, events.stream().filter(event -> event.position() <= position).toList());
  }
}
