package io.github.cdiscountds.internal.outbox;

import java.time.Duration;

/** Measures and lets pass a client's own time, which no clock that is set can change. */
interface Stopwatch {
  /** The running machine's. */
  Stopwatch SYSTEM =
      new Stopwatch() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public boolean pause(Duration duration) {
          try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            return true;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
          }
        }
      };

  /** Monotonic, in nanoseconds from any origin. */
  long nanoTime();

  /**
   * Waits.
   *
   * @return false when the thread was interrupted, which it then still is
   */
  boolean pause(Duration duration);
}
