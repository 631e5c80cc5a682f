package io.github.cdiscountds.internal.outbox;

import java.time.Duration;

/** Time that passes when somebody waits, at once. */
final class HandMovedStopwatch implements Stopwatch {
  private long nanos = 1_000;
  private boolean interrupted;

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public boolean pause(Duration duration) {
    nanos += duration.toNanos();
    return !interrupted;
  }

  /** The next waiting thread is interrupted. */
  void interrupt() {
    interrupted = true;
  }
}
