package io.github.cdiscountds.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only while somebody waits, or is told to. */
final class HandMovedTime implements RetryClock {
  final List<Duration> pauses = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1_000_000; // so that differences are right, or nothing is

  /** Somebody interrupts the next wait. */
  boolean isInterrupting;

  void advance(Duration duration) {
    now += duration.toNanos();
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (isInterrupting) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    advance(duration);
  }
}
