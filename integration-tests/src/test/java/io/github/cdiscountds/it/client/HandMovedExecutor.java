package io.github.cdiscountds.it.client;

import io.github.cdiscountds.testkit.FakeSupplier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor that works by the supplier's clock, which stands still until a test moves it. */
final class HandMovedExecutor extends AbstractExecutorService implements ScheduledExecutorService {
  private final FakeSupplier supplier;
  private final List<Scheduled> waiting = new ArrayList<>();

  HandMovedExecutor(FakeSupplier supplier) {
    this.supplier = supplier;
  }

  private final class Scheduled extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Instant at;

    Scheduled(Runnable command, Instant at) {
      super(command, null);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now(), at));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  private Instant now() {
    return supplier.clock().instant();
  }

  /** Lets time pass for everybody: the supplier works, and what waits is run at its time. */
  void advance(Duration by) {
    Instant target = now().plus(by);
    for (Scheduled next = first(); !next.at.isAfter(target); next = first()) {
      waiting.remove(next);
      supplier.advance(Duration.between(now(), next.at));
      next.run();
    }
    supplier.advance(Duration.between(now(), target));
  }

  private Scheduled first() {
    return waiting.stream()
        .min(Comparator.comparing(each -> each.at))
        .orElseGet(() -> new Scheduled(() -> {}, Instant.MAX));
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Scheduled scheduled =
        new Scheduled(command, now().plus(Duration.of(delay, unit.toChronoUnit())));
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
    throw new UnsupportedOperationException("the runner doesn't own the executor");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("the runner doesn't own the executor");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
