package io.github.cdiscountds.testkit.story;

import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.internal.Timetable;
import io.github.cdiscountds.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets time pass from one moment of the supplier's calendar to the next, and looks each time. */
final class Telling {
  /** What is published at a moment can be read a minute later. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(1);

  /** When something may be new, and how often to look before giving up. */
  record Calendar(Function<Instant, Instant> next, int looks) {}

  private final FakeSupplier supplier;
  private final DropshipClient client;
  private final @Nullable Runnable poll;
  private final List<OrderKey> keys;
  private final List<OrderEvent> heard = new ArrayList<>();
  private final StringBuilder soFar = new StringBuilder();

  Telling(
      FakeSupplier supplier, DropshipClient client, @Nullable Runnable poll, List<OrderKey> keys) {
    this.supplier = supplier;
    this.client = client;
    this.poll = poll;
    this.keys = keys;
  }

  FakeSupplier supplier() {
    return supplier;
  }

  DropshipClient client() {
    return client;
  }

  List<OrderKey> keys() {
    return keys;
  }

  /** Tells whether {@link #heard} knows what was told. */
  boolean hears() {
    return poll == null;
  }

  List<OrderEvent> heard() {
    if (!hears()) {
      throw new IllegalStateException(
          "the shop reads the reports itself: ask it which events it heard");
    }
    return heard;
  }

  void note(String what) {
    soFar.append("\n  ").append(supplier.now()).append(' ').append(what);
  }

  /** For what is said again each time until it is over. */
  private void noteOnce(String what) {
    if (soFar.indexOf(what) < 0) {
      note(what);
    }
  }

  /** What a failure begins with. */
  String soFar() {
    return "story of " + keys + soFar + "\n  " + supplier.now() + " now\n";
  }

  boolean each(Predicate<OrderTimeline> holds) {
    return keys.stream().allMatch(key -> client.orders().timeline(key).filter(holds).isPresent());
  }

  // ---- the supplier's calendar

  Calendar pickUps() {
    Duration period = cadences().pickUp();
    int untilReported = Math.toIntExact(cadences().complianceDelay().dividedBy(period));
    return new Calendar(Timetable.every(zone(), period), untilReported + 8);
  }

  Calendar anomalies() {
    Function<Instant, Instant> recurring = Timetable.every(zone(), cadences().anomalyUpdate());
    Function<Instant, Instant> last = Timetable.dailyAt(zone(), List.of(cadences().anomalyFinal()));
    return new Calendar(
        now -> {
          Instant one = recurring.apply(now);
          Instant other = last.apply(now);
          return one.isBefore(other) ? one : other;
        },
        Math.toIntExact(2 * Duration.ofDays(1).dividedBy(cadences().anomalyUpdate()) + 2));
  }

  Calendar trackings() {
    List<LocalTime> runs = cadences().trackingRuns();
    return new Calendar(Timetable.dailyAt(zone(), runs), runs.size() * cadences().trackingDays());
  }

  /** By noon of the day it is there. */
  Calendar invoices() {
    return new Calendar(
        Timetable.monthlyAt(zone(), cadences().invoiceDayOfMonth(), LocalTime.NOON), 2);
  }

  private Cadences cadences() {
    return supplier.profile().cadences();
  }

  private ZoneId zone() {
    return supplier.profile().zone();
  }

  // ---- time

  /** Looks now and then at each moment of the calendar until something holds or none are left. */
  void until(Calendar calendar, BooleanSupplier holds) {
    look();
    for (int i = 0; i < calendar.looks() && !holds.getAsBoolean(); i++) {
      Instant now = supplier.clock().instant();
      Instant next = calendar.next().apply(now.minus(AFTERWARDS)).plus(AFTERWARDS);
      if (!next.isAfter(now)) {
        next = calendar.next().apply(now).plus(AFTERWARDS);
      }
      supplier.advance(Duration.between(now, next));
      look();
    }
  }

  /** Lets time pass, and looks. */
  void pass(Duration time) {
    supplier.advance(time);
    look();
  }

  /** What a shop does from time to time. Passing trouble passes. */
  private void look() {
    try {
      if (poll != null) {
        poll.run();
        return;
      }
      DispatchResult dispatched = client.orders().dispatch();
      dispatched.heldBack().forEach(finding -> noteOnce("held back: " + finding.message()));
      dispatched.failure().ifPresent(failure -> noteOnce("met " + failure.getMessage()));
      PollResult reports = client.reports().poll();
      heard.addAll(reports.events());
      heard.addAll(client.invoices().poll().poll().events());
    } catch (TransportException e) {
      if (!e.isRetryable()) {
        throw e;
      }
      noteOnce("met " + e.getMessage());
    }
  }
}
