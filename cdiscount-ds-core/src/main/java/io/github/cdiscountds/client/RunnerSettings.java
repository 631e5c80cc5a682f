package io.github.cdiscountds.client;

import java.time.Duration;

/**
 * How a {@link PollRunner} works.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the lag is negative, another time
 * isn't above 0, the longest retry is shorter than the first, or the number of events is below 1.
 *
 * @param lag how long after the supplier's documented moments to poll, since a document needs some
 *     time to be written
 * @param longestSleep how long to sleep at most before looking, in the ledger only, for events that
 *     others appended and for order files that were sent meanwhile
 * @param firstRetry the pause after a poll that failed; each further one is twice as long
 * @param longestRetry the longest pause after a poll that failed
 * @param eventsAtOnce how many events to hand over to one subscriber before the others have their
 *     turn and it is seen whether a poll is due
 * @since 0.1.0
 */
public record RunnerSettings(
    Duration lag,
    Duration longestSleep,
    Duration firstRetry,
    Duration longestRetry,
    int eventsAtOnce) {

  /**
   * Polls 5 minutes after the documented moments, looks into the ledger once a minute, and tries
   * again after 1 to 30 minutes.
   */
  public static final RunnerSettings DEFAULT =
      new RunnerSettings(
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          1_000);

  public RunnerSettings {
    if (lag.isNegative()) {
      throw new IllegalArgumentException("runner: lag " + lag + ", expected 0 or more");
    }
    requirePositive("longest sleep", longestSleep);
    requirePositive("first retry", firstRetry);
    if (longestRetry.compareTo(firstRetry) < 0) {
      throw new IllegalArgumentException(
          "runner: longest retry " + longestRetry + ", expected " + firstRetry + " or more");
    }
    if (eventsAtOnce < 1) {
      throw new IllegalArgumentException(
          "runner: " + eventsAtOnce + " events at once, expected 1 or more");
    }
  }

  /**
   * Changes how long after the supplier's moments to poll.
   *
   * @param value 0 or more
   * @return a changed copy
   */
  public RunnerSettings withLag(Duration value) {
    return new RunnerSettings(value, longestSleep, firstRetry, longestRetry, eventsAtOnce);
  }

  /**
   * Changes how long to sleep at most.
   *
   * @param value above 0
   * @return a changed copy
   */
  public RunnerSettings withLongestSleep(Duration value) {
    return new RunnerSettings(lag, value, firstRetry, longestRetry, eventsAtOnce);
  }

  /**
   * Changes the pauses after polls that failed.
   *
   * @param first the pause after the first failure
   * @param longest the longest pause
   * @return a changed copy
   */
  public RunnerSettings withRetries(Duration first, Duration longest) {
    return new RunnerSettings(lag, longestSleep, first, longest, eventsAtOnce);
  }

  /**
   * Changes how many events to hand over at once.
   *
   * @param value 1 or more
   * @return a changed copy
   */
  public RunnerSettings withEventsAtOnce(int value) {
    return new RunnerSettings(lag, longestSleep, firstRetry, longestRetry, value);
  }

  private static void requirePositive(String what, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("runner: " + what + " " + time + ", expected above 0");
    }
  }
}
