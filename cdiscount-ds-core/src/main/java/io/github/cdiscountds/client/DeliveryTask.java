package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.runner.Backoff;
import io.github.cdiscountds.internal.runner.RecurringTask;
import io.github.cdiscountds.internal.runner.Task;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Delivers to one subscriber with each run. Used by one thread at a time. */
final class DeliveryTask implements Task {
  private final EventFeed feed;
  private final OrderEventHandler handler;
  private final int atOnce;
  private final Duration longestSleep;
  private final Clock clock;
  private final Backoff backoff;
  private final RecurringTask.FailureListener failures;
  private final Consumer<Delivery> delivered;
  private Duration pause = Duration.ZERO;
  private Instant pausedAt = Instant.MIN;
  private int failed;

  DeliveryTask(
      EventFeed feed,
      OrderEventHandler handler,
      RunnerSettings settings,
      Clock clock,
      RecurringTask.FailureListener failures,
      Consumer<Delivery> delivered) {
    this.feed = feed;
    this.handler = handler;
    this.atOnce = settings.eventsAtOnce();
    this.longestSleep = settings.longestSleep();
    this.clock = clock;
    this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry());
    this.failures = failures;
    this.delivered = delivered;
  }

  @Override
  public Duration run() {
    Duration rest = rest();
    return rest.isZero() ? deliver() : rest;
  }

  private Duration deliver() {
    try {
      Delivery delivery = feed.deliver(handler, atOnce);
      failed = 0;
      if (delivery.handled() + delivery.failed() > 0) {
        delivered.accept(delivery);
      }
      Duration next = delivery.nextIn().orElse(longestSleep);
      if (delivery.end() == Delivery.End.HANDLER_FAILING) {
        pause(next);
      }
      return next;
    } catch (Exception e) {
      // Other languages throw checked exceptions here too.
      failed++;
      Duration next = backoff.after(failed);
      pause(next);
      failures.failed(e, next);
      return next;
    }
  }

  /** Others may be due earlier; this one isn't. */
  private void pause(Duration next) {
    pause = next;
    pausedAt = clock.instant();
  }

  private Duration rest() {
    Instant now = clock.instant();
    if (pause.isZero() || now.isBefore(pausedAt) || !now.isBefore(pausedAt.plus(pause))) {
      pause = Duration.ZERO;
      return Duration.ZERO;
    }
    return Duration.between(now, pausedAt.plus(pause));
  }
}
