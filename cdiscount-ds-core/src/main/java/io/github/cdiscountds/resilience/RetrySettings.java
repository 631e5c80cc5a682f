package io.github.cdiscountds.resilience;

import java.time.Duration;
import java.util.Locale;

/**
 * How often and how long a failing server is tried again.
 *
 * <p>Construction throws {@link IllegalArgumentException} when a number or duration is out of
 * range.
 *
 * @param attempts how often an operation is tried in all, from 1, which tries nothing again. Of a
 *     reading they begin anew once it got on
 * @param firstPause the longest pause before the second attempt; each further one may take twice as
 *     long. A pause is a random part of that, so that many clients don't come back at once
 * @param longestPause what no pause exceeds
 * @param totalTime no pause begins that would end later than this after the first attempt began
 * @param failuresToOpen after how many failures of the connection in a row the server is left
 *     alone; 0 for never
 * @param openTime how long it is left alone then
 * @param refusedTime how long it is left alone after it, or a proxy before it, refused the login,
 *     so that the account isn't locked; zero for not at all
 * @since 0.1.0
 */
public record RetrySettings(
    int attempts,
    Duration firstPause,
    Duration longestPause,
    Duration totalTime,
    int failuresToOpen,
    Duration openTime,
    Duration refusedTime) {

  private static final Duration MAX_PAUSE = Duration.ofDays(1);

  /**
   * Three attempts within a minute, with pauses of up to half a second and one second; left alone
   * for thirty seconds after five failures in a row, and for five minutes after a refused login.
   */
  public static final RetrySettings DEFAULT =
      new RetrySettings(
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          5,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  private static final RetrySettings NONE =
      new RetrySettings(
          1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);

  public RetrySettings {
    if (attempts < 1 || attempts > 100) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "attempts %d: expected 1 to 100", attempts));
    }
    if (failuresToOpen < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "failures in a row %d: expected 0 or more", failuresToOpen));
    }
    requireNotNegative("first pause", firstPause);
    requireNotNegative("longest pause", longestPause);
    requireNotNegative("total time", totalTime);
    requireNotNegative("open time", openTime);
    requireNotNegative("time after a refused login", refusedTime);
    if (longestPause.compareTo(MAX_PAUSE) > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "longest pause %s: expected at most %s", longestPause, MAX_PAUSE));
    }
    if (longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "longest pause %s: expected at least the first one, %s",
              longestPause,
              firstPause));
    }
  }

  /**
   * Nothing is tried again, and no server is left alone.
   *
   * @return settings that change nothing
   */
  public static RetrySettings none() {
    return NONE;
  }

  /**
   * Changes how often an operation is tried.
   *
   * @param value 1 to 100, the first attempt included
   * @return a changed copy
   */
  public RetrySettings withAttempts(int value) {
    return new RetrySettings(
        value, firstPause, longestPause, totalTime, failuresToOpen, openTime, refusedTime);
  }

  /**
   * Changes the pauses between attempts.
   *
   * @param first the longest first one, 0 or more
   * @param longest what none exceeds, at least the first
   * @return a changed copy
   */
  public RetrySettings withPauses(Duration first, Duration longest) {
    return new RetrySettings(
        attempts, first, longest, totalTime, failuresToOpen, openTime, refusedTime);
  }

  /**
   * Changes how long an operation goes on being tried.
   *
   * @param value 0 or more; with zero nothing is tried again, but for the rare pause of no time:
   *     say {@link #withAttempts withAttempts(1)} for that
   * @return a changed copy
   */
  public RetrySettings withTotalTime(Duration value) {
    return new RetrySettings(
        attempts, firstPause, longestPause, value, failuresToOpen, openTime, refusedTime);
  }

  /**
   * Changes when a server is left alone.
   *
   * @param failures after how many failures of the connection in a row; 0 for never, whatever the
   *     time; a refused login counts by {@link #withRefusedTime} alone
   * @param time for how long; with zero the next connection is the one that is tried
   * @return a changed copy
   */
  public RetrySettings withCircuit(int failures, Duration time) {
    return new RetrySettings(
        attempts, firstPause, longestPause, totalTime, failures, time, refusedTime);
  }

  /**
   * Changes how long a server is left alone that refused the login.
   *
   * @param value 0 or more; zero for not at all
   * @return a changed copy
   */
  public RetrySettings withRefusedTime(Duration value) {
    return new RetrySettings(
        attempts, firstPause, longestPause, totalTime, failuresToOpen, openTime, value);
  }

  private static void requireNotNegative(String what, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s %s: expected 0 or more", what, value));
    }
  }
}
