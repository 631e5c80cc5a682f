package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes integrated lines from one stage to the next. Guarded by the supplier's lock. */
final class Warehouse {
  private final Timetable<SupplierJob> timetable;
  private final Clock clock;
  private final ZoneId zone;
  private final WarehousePace pace;
  private final Set<List<String>> held = new HashSet<>();
  private final Map<List<String>, List<Integer>> splits = new HashMap<>();

  /**
   * Lines of one order that leave at the same moment leave in one parcel: this moment's parcels.
   */
  private final Map<OrderOnBooks, OrderOnBooks.Label> labels = new HashMap<>();

  private @Nullable Instant labelled;
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean open = true;
  private int parcels;

  Warehouse(Timetable<SupplierJob> timetable, Clock clock, ZoneId zone, WarehousePace pace) {
    this.timetable = timetable;
    this.clock = clock;
    this.zone = zone;
    this.pace = pace;
  }

  private record Waiting(OrderOnBooks order, OrderOnBooks.Line line) {}

  /** Begins the work on an order that was integrated just now. */
  void begin(OrderOnBooks order) {
    for (OrderOnBooks.Line line : order.lines) {
      line.stage = Stage.CREATED;
      schedule(order, line, pace.validation());
    }
  }

  void hold(String orderNumber) {
    held.add(List.of(orderNumber));
  }

  void hold(String orderNumber, String sku) {
    held.add(List.of(orderNumber, sku));
  }

  void release(String orderNumber) {
    held.removeIf(key -> key.get(0).equals(orderNumber));
    goOn();
  }

  /** The orders of which something is held. */
  Set<String> held() {
    return held.stream().map(key -> key.get(0)).collect(Collectors.toSet());
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
  }

  void reopen() {
    open = true;
    goOn();
  }

  /**
   * Sends a line in several parcels.
   *
   * @throws IllegalArgumentException when a parcel would be empty
   */
  void split(String orderNumber, String sku, int... quantities) {
    if (Arrays.stream(quantities).anyMatch(pieces -> pieces < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "parcels of %s, expected at least one piece in each",
              Arrays.toString(quantities)));
    }
    splits.put(List.of(orderNumber, sku), Arrays.stream(quantities).boxed().toList());
  }

  private void goOn() {
    List<Waiting> ready = List.copyOf(waiting);
    waiting.clear();
    for (Waiting one : ready) {
      timetable.once(SupplierJob.WAREHOUSE, clock.instant(), () -> step(one.order, one.line));
    }
  }

  private void schedule(OrderOnBooks order, OrderOnBooks.Line line, Duration work) {
    timetable.once(
        SupplierJob.WAREHOUSE, pace.after(clock.instant(), work, zone), () -> step(order, line));
  }

  private void step(OrderOnBooks order, OrderOnBooks.Line line) {
    if (!open
        || held.contains(List.of(order.number))
        || held.contains(List.of(order.number, line.sku()))) {
      waiting.add(new Waiting(order, line));
      return;
    }
    switch (line.stage) {
      case CREATED -> {
        line.stage = Stage.VALIDATED;
        schedule(order, line, pace.preparation());
      }
      case VALIDATED -> {
        line.stage = Stage.PREPARING;
        schedule(order, line, pace.slip());
      }
      case PREPARING -> {
        line.stage = Stage.SLIP_CREATED;
        schedule(order, line, pace.shipping());
      }
      case SLIP_CREATED, PARTLY_SHIPPED -> ship(order, line);
      default ->
          throw new IllegalStateException("a line that is " + line.stage + " in the warehouse");
    }
  }

  private void ship(OrderOnBooks order, OrderOnBooks.Line line) {
    int left = line.quantity() - line.shipped();
    List<Integer> split = splits.getOrDefault(List.of(order.number, line.sku()), List.of());
    int index = line.parcels().size();
    int pieces = index < split.size() ? Math.min(left, split.get(index)) : left;
    Instant now = clock.instant();
    if (!now.equals(labelled)) {
      labelled = now;
      labels.clear();
    }
    OrderOnBooks.Label label =
        labels.computeIfAbsent(order, leaving -> label(line.row.get(OrderField.DELIVERY_METHOD)));
    line.leaves(new OrderOnBooks.Departure(label, pieces, now));
    if (pieces == left) {
      line.stage = Stage.SHIPPED;
      splits.remove(List.of(order.number, line.sku()));
    } else {
      line.stage = Stage.PARTLY_SHIPPED;
      schedule(order, line, pace.workingDay());
    }
  }

  private OrderOnBooks.Label label(String method) {
    parcels++;
    return switch (method) {
      case "CHD" ->
          new OrderOnBooks.Label("chronopost", String.format(Locale.ROOT, "XA%09dFR", parcels));
      case "TNT" -> new OrderOnBooks.Label("tnt", String.format(Locale.ROOT, "79%014d", parcels));
      default ->
          new OrderOnBooks.Label("coliposte", String.format(Locale.ROOT, "8V%011d", parcels));
    };
  }
}
