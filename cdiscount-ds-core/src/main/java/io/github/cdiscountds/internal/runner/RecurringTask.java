package io.github.cdiscountds.internal.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work at given moments, first at once; after a failure again when its pause is over, whatever the
 * moments say. Used by one thread at a time.
 */
public final class RecurringTask implements Task {

  /** What is done. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it.
     *
     * @return whether something of it couldn't be done yet and is worth another try soon
     */
    boolean run();
  }

  /** Is told of failures. */
  @FunctionalInterface
  public interface FailureListener {
    void failed(Exception failure, Duration retryIn);
  }

  private final Clock clock;
  private final Function<Instant, Optional<Instant>> momentAfter;
  private final Duration lag;
  private final Duration longestPause;
  private final Backoff backoff;
  private final Work work;
  private final FailureListener listener;

  private @Nullable Instant done;
  private @Nullable Instant again;
  private int failures;

  /**
   * Puts the parts together.
   *
   * @param momentAfter gives the first moment after another one
   * @param lag how long after its moment the work is done
   * @param longestPause how long to wait where there is no moment
   */
  public RecurringTask(
      Clock clock,
      Function<Instant, Optional<Instant>> momentAfter,
      Duration lag,
      Duration longestPause,
      Backoff backoff,
      Work work,
      FailureListener listener) {
    this.clock = clock;
    this.momentAfter = momentAfter;
    this.lag = lag;
    this.longestPause = longestPause;
    this.backoff = backoff;
    this.work = work;
    this.listener = listener;
  }

  @Override
  public Duration run() {
    try {
      Instant now = clock.instant();
      Duration wait = until(now);
      if (!wait.isZero()) {
        return wait;
      }
      again = null;
      boolean isWorthAnotherTry = work.run();
      failures = 0;
      done = now;
      if (isWorthAnotherTry) {
        again = clock.instant().plus(backoff.first());
      }
      return until(clock.instant());
    } catch (Exception e) {
      // Other languages throw checked exceptions here too.
      failures++;
      Duration pause = backoff.after(failures);
      again = clock.instant().plus(pause);
      listener.failed(e, pause);
      return pause;
    }
  }

  private Duration until(Instant now) {
    if (again != null && failures > 0) {
      return pause(now, again);
    }
    if (done == null) {
      return Duration.ZERO;
    }
    if (done.isAfter(now)) {
      // The clock was turned back: nobody waits until it is there again.
      done = now;
    }
    Duration wait =
        momentAfter
            .apply(done.minus(lag))
            .map(moment -> between(now, moment.plus(lag)))
            .orElse(longestPause);
    return again != null && pause(now, again).compareTo(wait) < 0 ? pause(now, again) : wait;
  }

  /** Never longer than pauses are: the clock was turned back then. */
  private Duration pause(Instant now, Instant end) {
    Duration pause = between(now, end);
    return pause.compareTo(backoff.longest()) > 0 ? Duration.ZERO : pause;
  }

  private static Duration between(Instant now, Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}
