package io.github.cdiscountds.transport;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How far a transfer is, and how fast.
 *
 * @param path the remote path
 * @param transferred bytes of the file so far, those before the offset of a reading that went on
 *     included
 * @param total bytes in all, as listed or announced
 * @param moved the bytes that this transfer moved itself
 * @param elapsed since its first block
 * @since 0.1.0
 */
public record TransferProgress(
    String path, long transferred, long total, long moved, Duration elapsed) {
  private static final long NANOS_IN_SECOND = 1_000_000_000;

  /**
   * Tells the rate since the first block.
   *
   * @return bytes in a second; 0 while no time has passed
   */
  public long bytesPerSecond() {
    long nanos = elapsed.toNanos();
    return nanos <= 0 ? 0 : scaled(moved, NANOS_IN_SECOND, nanos);
  }

  /**
   * Estimates what is left, at the rate so far.
   *
   * @return the time, or zero when the end is reached or no rate is known
   */
  public Duration remaining() {
    return moved <= 0 || transferred >= total
        ? Duration.ZERO
        : Duration.ofNanos(scaled(total - transferred, elapsed.toNanos(), moved));
  }

  /** Multiplies before it divides, whatever comes of it in between. */
  private static long scaled(long value, long factor, long divisor) {
    return BigInteger.valueOf(value)
        .multiply(BigInteger.valueOf(factor))
        .divide(BigInteger.valueOf(divisor))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  /**
   * Tells whether this is the last one of its transfer.
   *
   * @return true once all bytes were moved; whether they were the right ones is verified after that
   */
  public boolean isLast() {
    return transferred >= total;
  }
}
