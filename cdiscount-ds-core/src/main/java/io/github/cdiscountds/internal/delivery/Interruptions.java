package io.github.cdiscountds.internal.delivery;

import io.github.cdiscountds.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells an application that ends from a handler that interrupts its own thread: whoever ends
 * doesn't come back to the same event again and again. Used by one thread at a time.
 */
final class Interruptions {
  /** How often in a row an event's handler may be interrupted without having failed. */
  private static final int EXCUSED = 2;

  private @Nullable String eventId;
  private int inARow;

  /** Whether the interruption of an event's handler counts as its failure by now. */
  boolean areFailures(OrderEvent event) {
    inARow = event.id().equals(eventId) ? inARow + 1 : 1;
    eventId = event.id();
    return inARow > EXCUSED;
  }
}
