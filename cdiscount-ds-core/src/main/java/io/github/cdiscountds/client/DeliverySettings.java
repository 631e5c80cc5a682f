package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.delivery.Retrying;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/**
 * How events are handed over to handlers that throw. The pause after the first failure is {@code
 * firstDelay}, and each further one is {@code factor} times as long, up to {@code longestDelay}.
 *
 * <p>Construction throws {@link IllegalArgumentException} when a time isn't above 0, the factor is
 * below 1, the longest delay is shorter than the first, or a count is below 1.
 *
 * @param firstDelay the pause after the first failure of an event
 * @param factor by how much each further pause is longer
 * @param longestDelay the longest pause
 * @param attempts how often an event is handed over before it goes to the dead letters
 * @param failuresInARow after how many failures without a success between them a delivery ends: a
 *     handler that fails for every order is broken itself, and no event is to blame
 * @param turn how long a handler may take for one event: a client of which nothing was heard for so
 *     long is taken to be gone, and another one delivers
 * @since 0.1.0
 */
public record DeliverySettings(
    Duration firstDelay,
    BigDecimal factor,
    Duration longestDelay,
    int attempts,
    int failuresInARow,
    Duration turn) {

  /** Ten attempts within some four hours, from a minute to an hour apart; a turn of 5 minutes. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          Duration.ofMinutes(1),
          BigDecimal.valueOf(2),
          Duration.ofHours(1),
          10,
          20,
          Duration.ofMinutes(5));

  public DeliverySettings {
    requirePositive("first delay", firstDelay);
    requirePositive("turn", turn);
    if (factor.compareTo(BigDecimal.ONE) < 0) {
      throw new IllegalArgumentException("delivery: factor " + factor + ", expected 1 or more");
    }
    if (longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "delivery: longest delay " + longestDelay + ", expected " + firstDelay + " or more");
    }
    if (attempts < 1 || failuresInARow < 1) {
      throw new IllegalArgumentException(
          "delivery: "
              + attempts
              + " attempts and "
              + failuresInARow
              + " failures in a row, expected 1 or more of each");
    }
  }

  /**
   * Changes the pauses between attempts.
   *
   * @param first the pause after the first failure
   * @param times by how much each further one is longer
   * @param longest the longest one
   * @return a changed copy
   */
  public DeliverySettings withDelays(Duration first, BigDecimal times, Duration longest) {
    return new DeliverySettings(first, times, longest, attempts, failuresInARow, turn);
  }

  /**
   * Changes how often an event is handed over.
   *
   * @param value 1 or more
   * @return a changed copy
   */
  public DeliverySettings withAttempts(int value) {
    return new DeliverySettings(firstDelay, factor, longestDelay, value, failuresInARow, turn);
  }

  /**
   * Changes after how many failures in a row a delivery ends.
   *
   * @param value 1 or more
   * @return a changed copy
   */
  public DeliverySettings withFailuresInARow(int value) {
    return new DeliverySettings(firstDelay, factor, longestDelay, attempts, value, turn);
  }

  /**
   * Changes how long a handler may take for one event.
   *
   * @param value above 0
   * @return a changed copy
   */
  public DeliverySettings withTurn(Duration value) {
    return new DeliverySettings(firstDelay, factor, longestDelay, attempts, failuresInARow, value);
  }

  Retrying retrying() {
    return new Retrying(firstDelay, factor, longestDelay, attempts, failuresInARow, turn);
  }

  private static void requirePositive(String what, Duration time) {
    if (Objects.requireNonNull(time, what).isNegative() || time.isZero()) {
      throw new IllegalArgumentException("delivery: " + what + " " + time + ", expected above 0");
    }
  }
}
