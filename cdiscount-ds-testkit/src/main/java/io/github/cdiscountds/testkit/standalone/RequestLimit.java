package io.github.cdiscountds.testkit.standalone;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests that take their client too long to send, and answers that it doesn't fetch, so that
 * none of them keeps a thread for good. What we do in between takes the time that it takes.
 *
 * <p>The JDK's server has such a limit for the whole process only. Here the thread is interrupted:
 * that closes the channel it reads from or writes to, and with it the connection. Thread-safe.
 */
final class RequestLimit implements AutoCloseable {
  /** Of the request that a thread works on; a thread serves one page. */
  private static final ThreadLocal<@Nullable Watch> WATCH = new ThreadLocal<>();

  private final Duration limit;
  private final ScheduledThreadPoolExecutor timer;

  RequestLimit(Duration limit) {
    this.limit = limit;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "status-page-limit");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Does the work of a request within the limit. */
  void run(Runnable request) {
    WATCH.set(begin());
    try {
      request.run();
    } finally {
      end();
    }
  }

  /** Does something in the middle of a request that the limit isn't for; it begins anew after. */
  <T> T apart(Supplier<T> work) {
    end();
    try {
      return work.get();
    } finally {
      WATCH.set(begin());
    }
  }

  private Watch begin() {
    Watch watch = new Watch(Thread.currentThread());
    watch.alarm = timer.schedule(watch::ring, limit.toNanos(), TimeUnit.NANOSECONDS);
    return watch;
  }

  private void end() {
    Watch watch = WATCH.get();
    WATCH.remove();
    if (watch != null) {
      watch.end();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One thread's time. */
  private static final class Watch {
    private final Thread thread;
    private volatile @Nullable ScheduledFuture<?> alarm;

    // Guarded by this.
    private boolean ended;
    private boolean rang;

    Watch(Thread thread) {
      this.thread = thread;
    }

    synchronized void ring() {
      if (!ended) {
        rang = true;
        thread.interrupt();
      }
    }

    /** No interrupt comes after; one that came is taken back, for it was for this request. */
    @SuppressWarnings("Interruption") // The flag is ours: nobody else interrupts for this reason.
    synchronized void end() {
      ended = true;
      ScheduledFuture<?> set = alarm;
      if (set != null) {
        set.cancel(false);
      }
      if (rang) {
        Thread.interrupted();
      }
    }
  }
}
