package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.testkit.FakeSupplier;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Moves a supplier's clock along with real time, as many times as fast as it is told; at speed 0 it
 * rests. Thread-safe.
 */
final class ClockHand implements AutoCloseable {
  /** An hour in a second. */
  static final int FASTEST = 3600;

  private static final long BEAT_MILLIS = 500;
  private static final long PATIENCE_SECONDS = 10;

  private final FakeSupplier supplier;
  private final Journal journal;
  private final LongSupplier nanoTime;
  private final ScheduledThreadPoolExecutor timer;
  private volatile boolean closed;

  // Guarded by this.
  private int speed;
  private long last;

  ClockHand(FakeSupplier supplier, Journal journal, LongSupplier nanoTime) {
    this.supplier = supplier;
    this.journal = journal;
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "fake-supplier-clock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to beat. */
  @SuppressWarnings("FutureReturnValueIgnored") // beat() tells of its failures itself
  void start() {
    timer.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Goes on at another speed.
   *
   * @throws IllegalArgumentException when it is negative or above {@link #FASTEST}
   */
  synchronized void setSpeed(int times) {
    if (times < 0 || times > FASTEST) {
      throw new IllegalArgumentException("speed " + times + ": expected 0 to " + FASTEST);
    }
    beat();
    speed = times;
  }

  synchronized int speed() {
    return speed;
  }

  /** Moves the clock by what has passed since the last time. */
  synchronized void beat() {
    if (closed) {
      return;
    }
    long now = nanoTime.getAsLong();
    Duration passed = Duration.ofNanos(now - last).multipliedBy(speed);
    last = now;
    if (passed.isZero()) {
      return;
    }
    try {
      supplier.advance(passed);
    } catch (RuntimeException e) {
      speed = 0;
      journal.problem("The clock was stopped: " + e);
    }
  }

  /** Lets the beat under way come to its end, and begins no other. */
  @Override
  public void close() {
    // Not under the lock: the beat under way holds it, and may itself wait for the supplier.
    closed = true;
    end(timer);
  }

  /**
   * Waits, though not for ever, until a pool has done what it is at. Nothing is interrupted: that
   * would close the files that a thread is just writing.
   */
  static void end(ExecutorService pool) {
    pool.shutdown();
    try {
      pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
