package io.github.cdiscountds.internal.runner;

import java.time.Duration;

/**
 * Pauses after failures, each twice as long as the one before.
 *
 * @param first the pause after the first failure
 * @param longest the longest pause
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 40;

  /** Gives the pause after so many failures in a row, 1 or more. */
  public Duration after(int failures) {
    Duration pause = first;
    for (int i = 1; i < Math.min(failures, MOST_DOUBLINGS) && pause.compareTo(longest) < 0; i++) {
      pause = pause.plus(pause);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
