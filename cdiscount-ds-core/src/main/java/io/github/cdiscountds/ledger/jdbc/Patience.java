package io.github.cdiscountds.ledger.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long a transaction is run again that others got in the way of: after a pause that doubles and
 * is random, so that the same two don't meet again.
 */
final class Patience {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final long end;
  private long pause = FIRST_PAUSE;

  Patience(Duration patience) {
    this.end = System.nanoTime() + patience.toNanos();
  }

  /** A transaction, begun anew each time. */
  @FunctionalInterface
  interface Attempt<R> {
    /**
     * Runs it.
     *
     * @param number which attempt it is, from 1
     */
    R make(int number) throws ConflictException;
  }

  /** Makes attempts until one ends otherwise than in a conflict, or there must be no other. */
  <R> R retry(Attempt<R> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.make(number);
      } catch (ConflictException e) {
        if (!pause()) {
          throw e.told();
        }
      }
    }
  }

  /** Waits before the next attempt; false when there must be none. */
  private boolean pause() {
    if (end - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(pause) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    return true;
  }
}
