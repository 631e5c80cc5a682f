package io.github.cdiscountds.internal.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, then asks the executor to do so again when the first of them
 * wants it. The next run is asked for when the last one has ended, so that no two overlap, however
 * many threads the executor has. Thread-safe.
 */
public final class RunLoop {
  private static final Logger log = LoggerFactory.getLogger(RunLoop.class);

  /** Executors count nanoseconds, and add them to the time. */
  private static final Duration MOST = Duration.ofDays(36_500);

  private final ScheduledExecutorService executor;
  private final List<Task> tasks;
  private final Duration longestPause;
  private final Consumer<Throwable> onEnd;

  // Guarded by this.
  private @Nullable Future<?> next;
  private @Nullable Thread runner;

  /** The run that was asked for last; earlier ones that still come do nothing. */
  private long ticket;

  private boolean woken;
  private boolean closed;

  /**
   * Puts the parts together.
   *
   * @param longestPause how long to wait at most between two runs, above 0
   * @param onEnd is told of an error, or of what else a task let through, after which nothing runs
   *     any more
   */
  public RunLoop(
      ScheduledExecutorService executor,
      List<Task> tasks,
      Duration longestPause,
      Consumer<Throwable> onEnd) {
    this.executor = executor;
    this.tasks = List.copyOf(tasks);
    this.longestPause = longestPause;
    this.onEnd = onEnd;
  }

  /**
   * Asks for the first run.
   *
   * @throws RejectedExecutionException when the executor takes no work
   */
  public synchronized void start() {
    schedule(Duration.ZERO);
  }

  /** Asks for a run at once; when one is under way, for another one after it. */
  public synchronized void wake() {
    woken = true;
    if (runner == null) {
      goOn(Duration.ZERO);
    }
  }

  /** Ends it: nothing is begun any more. Waits for a run that is under way, unless it is that. */
  public synchronized void close() {
    closed = true;
    cancel();
    while (runner != null && runner != Thread.currentThread()) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Tells whether nothing is begun any more, also because the executor has come to its end. */
  public synchronized boolean isClosed() {
    return closed || (runner == null && tells(executor::isTerminated));
  }

  /** Executors that a container manages don't tell, and throw. */
  private static boolean tells(BooleanSupplier state) {
    try {
      return state.getAsBoolean();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void cancel() {
    ticket++;
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  private void schedule(Duration pause) {
    cancel();
    long own = ticket;
    next = executor.schedule(() -> run(own), nanos(pause), TimeUnit.NANOSECONDS);
  }

  private static long nanos(Duration pause) {
    return pause.compareTo(MOST) < 0 ? pause.toNanos() : MOST.toNanos();
  }

  private void run(long own) {
    if (!begin(own)) {
      return;
    }
    try {
      end(work());
    } catch (Throwable e) {
      // Whatever it is, and checked exceptions of other languages too: nobody waits for ever.
      end(null);
      log.error("The runner was ended by what it can't go on after", e);
      onEnd.accept(e);
      throw e;
    }
  }

  private synchronized boolean begin(long own) {
    if (closed || own != ticket) {
      return false;
    }
    next = null;
    woken = false;
    runner = Thread.currentThread();
    return true;
  }

  /**
   * Ends a run.
   *
   * @param pause after which to begin the next one, or null for none
   */
  private synchronized void end(@Nullable Duration pause) {
    runner = null;
    notifyAll();
    if (pause == null) {
      closed = true;
    }
    if (pause != null) {
      goOn(woken ? Duration.ZERO : pause);
    }
  }

  private void goOn(Duration pause) {
    if (closed) {
      return;
    }
    try {
      schedule(pause);
    } catch (RejectedExecutionException e) {
      closed = true;
      log.info("The executor takes no more work: the runner has ended");
    } catch (Throwable e) {
      // It can't come back: nothing would ask for a run any more.
      closed = true;
      throw e;
    }
  }

  /**
   * What the task before left of an interruption isn't for the next one, as executors see it too:
   * only while they end is the flag for all. Where it can't be told whether they do, it stays.
   */
  private void forgetInterruption() {
    if (tells(() -> !executor.isShutdown()) && Thread.interrupted()) {
      log.debug("A task left its thread interrupted");
    }
  }

  private Duration work() {
    Duration pause = longestPause;
    for (Task task : tasks) {
      if (isClosed()) {
        break;
      }
      forgetInterruption();
      Duration wish = task.run();
      if (wish.compareTo(pause) < 0) {
        pause = wish;
      }
    }
    return pause;
  }
}
