package io.github.cdiscountds.internal.delivery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * How often and when an event is handed over again.
 *
 * @param firstDelay the pause after the first failure
 * @param factor by how much each further pause is longer
 * @param longestDelay the longest pause
 * @param attempts how often an event is handed over in all
 * @param failuresInARow after how many failures in a row a delivery ends
 * @param turn how long a client may be silent while it delivers
 */
public record Retrying(
    Duration firstDelay,
    BigDecimal factor,
    Duration longestDelay,
    int attempts,
    int failuresInARow,
    Duration turn) {

  /**
   * Gives the pause after a failure.
   *
   * @param failures how often it failed, 1 or more
   */
  Duration delayAfter(int failures) {
    BigDecimal longest = nanos(longestDelay);
    BigDecimal delay = nanos(firstDelay);
    for (int i = 1; i < failures && delay.compareTo(longest) < 0; i++) {
      BigDecimal next = delay.multiply(factor, MathContext.DECIMAL64);
      if (next.compareTo(delay) == 0) {
        break;
      }
      delay = next;
    }
    return delay.compareTo(longest) < 0 ? Duration.ofNanos(delay.longValue()) : longestDelay;
  }

  private static BigDecimal nanos(Duration time) {
    return BigDecimal.valueOf(time.getSeconds())
        .movePointRight(9)
        .add(BigDecimal.valueOf(time.getNano()));
  }
}
