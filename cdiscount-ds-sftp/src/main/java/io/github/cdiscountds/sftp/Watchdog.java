package io.github.cdiscountds.sftp;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks after the connections of one transport from a single daemon thread, since a stalled server
 * can block JSch for ever: its own time-outs end with the answers to keep-alives, and interrupts
 * are swallowed.
 *
 * <p>Thread-safe. The thread starts with the first connection and ends with {@link #close}.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private final long tickNanos;
  private final LongSupplier nanoTime;

  Watchdog(Duration shortestLimit, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long shortest = shortestLimit.toNanos();
    this.tickNanos =
        Math.max(
            TimeUnit.MILLISECONDS.toNanos(5),
            Math.min(TimeUnit.MILLISECONDS.toNanos(250), shortest / 8));
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "cdiscount-ds-sftp-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
  }

  /** The monotonic time by which limits are judged. */
  LongSupplier nanoTime() {
    return nanoTime;
  }

  /** Looks at a lifeline until the result is cancelled. */
  Future<?> watch(Lifeline lifeline) {
    return executor.scheduleWithFixedDelay(
        lifeline::check, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
  }

  /** Does something short once, unless the result is cancelled before. */
  Future<?> later(Duration delay, Runnable task) {
    return executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
