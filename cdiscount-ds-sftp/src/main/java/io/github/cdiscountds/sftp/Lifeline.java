package io.github.cdiscountds.sftp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection whose present operation makes no progress or lasts too long, whose thread is
 * interrupted, or that is closed from outside.
 *
 * <p>Thread-safe: the working thread reports, the watchdog checks, anyone may cut. Uses the
 * monotonic time of this machine alone.
 */
final class Lifeline {

  /** Why a connection was cut. */
  enum Cut {
    STALLED,
    TIMED_OUT,
    INTERRUPTED,
    CLOSED
  }

  private final Runnable breaker;
  private final LongSupplier nanoTime;

  // Never touched under our lock: who interrupts holds the thread's lock and wants ours.
  private final InterruptBell bell = new InterruptBell(() -> cut(Cut.INTERRUPTED));

  // Guarded by this.
  private @Nullable Thread worker;
  private long limitNanos;
  private long deadline;
  private boolean ends;
  private long end;
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

  /** A step without an end of its own begins in the calling thread. */
  void begin(Duration limit) {
    begin(limit, false, 0);
  }

  /**
   * A step of an operation begins in the calling thread.
   *
   * @param limit how long it may make no progress
   * @param operationEnd the monotonic time at which the operation must be over, whatever it waits
   *     for
   */
  void begin(Duration limit, long operationEnd) {
    begin(limit, true, operationEnd);
  }

  private void begin(Duration limit, boolean limited, long operationEnd) {
    synchronized (this) {
      worker = Thread.currentThread();
      limitNanos = limit.toNanos();
      deadline = nanoTime.getAsLong() + limitNanos;
      ends = limited;
      end = operationEnd;
      paused = false;
    }
    bell.set();
  }

  /** Bytes or entries moved, maybe through a channel of the caller. */
  void progress() {
    synchronized (this) {
      deadline = nanoTime.getAsLong() + limitNanos;
      paused = false;
    }
    bell.set();
  }

  /** The time that follows is the caller's own, as while its stream writes. */
  synchronized void pause() {
    paused = true;
  }

  /** Grants more time once, for answers that are still on their way. */
  synchronized void extend(Duration more) {
    deadline += more.toNanos();
  }

  /** The step is over. */
  void finish() {
    bell.takeDown();
    synchronized (this) {
      worker = null;
    }
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
    long now = nanoTime.getAsLong();
    if (worker.isInterrupted()) {
      cut = Cut.INTERRUPTED;
    } else if (ends && now - end > 0) {
      cut = Cut.TIMED_OUT;
    } else if (!paused && now - deadline > 0) {
      cut = Cut.STALLED;
    }
    return cut;
  }
}
