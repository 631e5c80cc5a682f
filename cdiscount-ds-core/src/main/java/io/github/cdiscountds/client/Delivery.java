package io.github.cdiscountds.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param handled how many events a handler returned from
 * @param failed how often it threw
 * @param dead how many of those that failed were given up and are {@linkplain EventFeed#deadLetters
 *     dead letters} now
 * @param end why it ended
 * @param endedAt when it ended, by the ledger's own clock
 * @param nextAt when there is something to hand over again, by the same clock: the present moment
 *     when there is more at once, a later one when a retry is due then or another client's turn
 *     ends at the latest; null when nothing is left but what is still to happen
 * @since 0.1.0
 */
public record Delivery(
    int handled, int failed, int dead, End end, Instant endedAt, @Nullable Instant nextAt) {

  /** Why a delivery ended. */
  public enum End {
    /** Nothing is due any more. */
    DONE,
    /** As many events as were asked for were handed over. */
    LIMIT,
    /**
     * The handler threw too often in a row: it is broken itself, and the other events were spared.
     */
    HANDLER_FAILING,
    /** Another call delivers for this subscriber, in this client or another one. */
    ELSEWHERE,
    /** The thread was interrupted, and still is. */
    INTERRUPTED
  }

  /**
   * Tells how long to wait before the next delivery, whatever the caller's own clock says.
   *
   * @return zero when there is more at once; empty when nothing is left but what is still to happen
   */
  public Optional<Duration> nextIn() {
    if (nextAt == null) {
      return Optional.empty();
    }
    return Optional.of(nextAt.isAfter(endedAt) ? Duration.between(endedAt, nextAt) : Duration.ZERO);
  }
}
