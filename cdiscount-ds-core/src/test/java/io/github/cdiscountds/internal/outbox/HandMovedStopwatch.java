package io.github.cdiscountds.internal.outbox;

import java.time.Duration;

/** Time that passes when somebody waits, at once. */
final class HandMovedStopwatch implements Stopwatch {
  private long nanos = 1_000;
  private boolean interrupted;
  private Runnable onNextPause = () -> {};

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public boolean pause(Duration duration) {
    nanos += duration.toNanos();
    Runnable action = onNextPause;
    onNextPause = () -> {};
    action.run();
    return !interrupted;
  }

  /** Something happens while somebody waits. */
  void onNextPause(Runnable action) {
    onNextPause = action;
  }

  /** The next waiting thread is interrupted. */
  void interrupt() {
    interrupted = true;
  }
}
