package io.github.cdiscountds.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time in which a {@link RetryingTransport} waits: monotonic, and nobody else's.
 *
 * <p>Adopters may implement it, for tests whose time is moved by hand. Must be thread-safe.
 *
 * @since 0.1.0
 */
public interface RetryClock {

  /** The machine's own time. */
  RetryClock SYSTEM =
      new RetryClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
      };

  /**
   * Tells the time.
   *
   * @return nanoseconds since an arbitrary moment, as {@link System#nanoTime()}
   */
  long nanoTime();

  /**
   * Waits.
   *
   * @param duration how long, 0 or more
   * @throws InterruptedException when the thread is interrupted before or while it waits
   */
  void pause(Duration duration) throws InterruptedException;
}
