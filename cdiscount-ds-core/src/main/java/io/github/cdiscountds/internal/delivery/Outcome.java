package io.github.cdiscountds.internal.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param handled how many events a handler returned from
 * @param failed how often it threw
 * @param dead how many events were given up
 * @param end why it ended
 * @param endedAt when, by the ledger's own clock
 * @param nextAt when something is to be handed over again, or null
 */
public record Outcome(
    int handled, int failed, int dead, End end, Instant endedAt, @Nullable Instant nextAt) {

  /** Why a delivery ended. */
  public enum End {
    DONE,
    LIMIT,
    HANDLER_FAILING,
    ELSEWHERE,
    INTERRUPTED
  }
}
