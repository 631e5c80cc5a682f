package io.github.cdiscountds.transport;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A listener that tells progress with its rate from time to time, and at the end of each transfer,
 * rather than at each block. Nothing is allocated for blocks in between.
 *
 * <p>Thread-safe: transfers of several threads are told apart, since each is told of by its own.
 *
 * @since 0.1.0
 */
public final class RateListener implements TransferListener {
  private final Consumer<TransferProgress> told;
  private final long interval;
  private final LongSupplier nanoTime;
  private final ThreadLocal<Transfer> transfers = ThreadLocal.withInitial(Transfer::new);

  private RateListener(Duration interval, Consumer<TransferProgress> told, LongSupplier nanoTime) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "interval %s: expected 0 or more", interval));
    }
    this.told = Objects.requireNonNull(told, "told");
    this.interval = interval.toNanos();
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Makes a listener.
   *
   * @param interval how long nothing is told after something was
   * @param told is told, by the thread that transfers; must return quickly and not throw
   * @return a listener for any number of transfers
   * @throws IllegalArgumentException when the interval is negative
   */
  public static RateListener every(Duration interval, Consumer<TransferProgress> told) {
    return every(interval, told, System::nanoTime);
  }

  /**
   * Makes a listener with a time of its own, for tests.
   *
   * @param interval how long nothing is told after something was
   * @param told is told, by the thread that transfers; must return quickly and not throw
   * @param nanoTime a monotonic time in nanoseconds
   * @return a listener for any number of transfers
   * @throws IllegalArgumentException when the interval is negative
   */
  public static RateListener every(
      Duration interval, Consumer<TransferProgress> told, LongSupplier nanoTime) {
    return new RateListener(interval, told, nanoTime);
  }

  @Override
  public void progressed(String path, long transferred, long total) {
    Transfer transfer = transfers.get();
    long now = nanoTime.getAsLong();
    if (!path.equals(transfer.path) || transferred < transfer.reached) {
      transfer.begin(path, transferred, now);
    }
    transfer.reached = transferred;
    boolean isLast = transferred >= total;
    if (isLast || now - transfer.lastTold >= interval) {
      transfer.lastTold = now;
      told.accept(
          new TransferProgress(
              path,
              transferred,
              total,
              transferred - transfer.start,
              Duration.ofNanos(now - transfer.began)));
    }
    if (isLast) {
      transfers.remove();
    }
  }

  /** The transfer of one thread. */
  private static final class Transfer {
    private @Nullable String path;
    private long start;
    private long reached;
    private long began;
    private long lastTold;

    /** The first block came before anybody looked at the time: it doesn't count for the rate. */
    void begin(String of, long at, long now) {
      path = of;
      start = at;
      reached = at;
      began = now;
      lastTold = now;
    }
  }
}
