package io.github.cdiscountds.internal.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor, and a clock, that stand still until a test moves them. */
final class HandMovedExecutor extends AbstractExecutorService implements ScheduledExecutorService {
  private final List<Scheduled> waiting = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T11:00:00Z");
  private boolean shutDown;
  private boolean isManaged;

  private final class Scheduled extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Instant at;

    Scheduled(Runnable command, Instant at) {
      super(command, null);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now, at));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for a zone");
      }
    };
  }

  Instant now() {
    return now;
  }

  /** Only the clock; what waits isn't run. */
  void turnClock(Duration by) {
    now = now.plus(by);
  }

  /** Runs what is due up to a moment from now, each at its own time. */
  void advance(Duration by) {
    Instant target = now.plus(by);
    while (true) {
      Scheduled next = waiting.stream().min(Comparator.comparing(each -> each.at)).orElse(null);
      if (next == null || next.at.isAfter(target)) {
        break;
      }
      waiting.remove(next);
      now = next.at.isAfter(now) ? next.at : now;
      next.run();
    }
    now = target.isAfter(now) ? target : now;
  }

  /** How long until what waits is run, cancelled tasks left out. */
  List<Duration> pauses() {
    return waiting.stream()
        .filter(each -> !each.isCancelled())
        .map(each -> Duration.between(now, each.at))
        .toList();
  }

  /** What was handed over, cancelled tasks included, as an executor may begin one just then. */
  List<Runnable> tasks() {
    return List.copyOf(waiting);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (shutDown) {
      throw new RejectedExecutionException("shut down");
    }
    Scheduled scheduled = new Scheduled(command, now.plus(Duration.of(delay, unit.toChronoUnit())));
    waiting.add(scheduled);
    return scheduled;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("nobody asks for an answer");
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException("runs would overlap");
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("pauses differ");
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    waiting.clear();
    return List.of();
  }

  /** It is one that a container manages. */
  void tellsNothing() {
    isManaged = true;
  }

  @Override
  public boolean isShutdown() {
    requireOwn();
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    requireOwn();
    return shutDown && waiting.isEmpty();
  }

  private void requireOwn() {
    if (isManaged) {
      throw new IllegalStateException("the container's");
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
