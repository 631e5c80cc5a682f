package io.github.cdiscountds.sftp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection whose present operation makes no progress, whose thread is interrupted, or that
 * is closed from outside.
 *
 * <p>Thread-safe: the working thread reports, the watchdog checks, anyone may cut. Uses the
 * monotonic time of this machine alone.
 */
final class Lifeline {

  /** Why a connection was cut. */
  enum Cut {
    STALLED,
    INTERRUPTED,
    CLOSED
  }

  private final Runnable breaker;
  private final LongSupplier nanoTime;

  // Guarded by this.
  private @Nullable Thread worker;
  private long limitNanos;
  private long deadline;
  private boolean paused;
  private @Nullable Cut cut;

  /**
   * Creates a lifeline.
   *
   * @param breaker breaks the connection; called once, from any thread, without locks; must not
   *     block
   * @param nanoTime the monotonic time of this machine
   */
  Lifeline(Runnable breaker, LongSupplier nanoTime) {
    this.breaker = breaker;
    this.nanoTime = nanoTime;
  }

  /** An operation begins in the calling thread. */
  synchronized void begin(Duration limit) {
    worker = Thread.currentThread();
    limitNanos = limit.toNanos();
    deadline = nanoTime.getAsLong() + limitNanos;
    paused = false;
  }

  /** Bytes or entries moved. */
  synchronized void progress() {
    deadline = nanoTime.getAsLong() + limitNanos;
    paused = false;
  }

  /** The time that follows is the caller's own, as while its stream writes. */
  synchronized void pause() {
    paused = true;
  }

  /** Grants more time once, for answers that are still on their way. */
  synchronized void extend(Duration more) {
    deadline += more.toNanos();
  }

  /** The operation is over. */
  synchronized void finish() {
    worker = null;
  }

  /** Why the connection was cut, or null while it wasn't. */
  synchronized @Nullable Cut cut() {
    return cut;
  }

  /** Cuts the connection, whatever happens on it. */
  void cut(Cut reason) {
    synchronized (this) {
      if (cut != null) {
        return;
      }
      cut = reason;
    }
    breaker.run();
  }

  /** Called by the watchdog. */
  void check() {
    Cut reason = due();
    if (reason != null) {
      breaker.run();
    }
  }

  private synchronized @Nullable Cut due() {
    if (cut != null || worker == null) {
      return null;
    }
    if (worker.isInterrupted()) {
      cut = Cut.INTERRUPTED;
    } else if (!paused && nanoTime.getAsLong() - deadline > 0) {
      cut = Cut.STALLED;
    }
    return cut;
  }
}
