package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PublicationFault;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SourceFileNames;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What happens to a supplier in a year, drawn from a seed. Nothing is drawn that would keep a truth
 * out of all documents for good. Not thread-safe.
 */
final class YearStory {
  private static final String FOREIGN = "commandes_AUTRE_";

  /** An order that stands still longer may leave the order tracking before it ships. */
  private static final int LONGEST_HOLD = 14;

  /** So many orders wait to be given back, at most. */
  private static final int REMEMBERED = 400;

  private record Held(YearOrder order, LocalDate until) {}

  private final FakeSupplier supplier;
  private final Random random;
  private final List<Held> held = new ArrayList<>();
  private final Deque<YearOrder> old = new ArrayDeque<>();
  private final Map<SupplierJob, Integer> paused = new EnumMap<>(SupplierJob.class);
  private int refused;
  private int split;
  private int credited;
  private int faults;
  private int pauses;
  private int duplicates;
  private int rejectedFiles;
  private int heldOrders;

  YearStory(FakeSupplier supplier, long seed) {
    this.supplier = supplier;
    this.random = new Random(seed);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(least + random.nextInt(most - least + 1));
  }

  /** Plans what becomes of orders that are about to be sent. */
  void plan(List<YearOrder> orders, LocalDate date) {
    if (chance(0.025)) {
      supplier.rejectsNextFile("ligne n°3 : FraisPort:n'est pas au format attendu");
      rejectedFiles++;
    }
    for (YearOrder order : orders) {
      String number = order.key.orderNumber();
      if (chance(0.02)) {
        supplier.refuses(number, any(List.of(RefusalCause.values())));
        refused++;
      }
      if (chance(0.02)) {
        supplier.holds(number);
        held.add(new Held(order, date.plusDays(1 + random.nextInt(LONGEST_HOLD))));
        heldOrders++;
      }
      for (YearOrder.Line line : order.divisible()) {
        if (chance(0.3)) {
          split++;
          if (line.quantity > 2 && chance(0.3)) {
            supplier.splits(number, line.sku, 1, 1);
          } else {
            supplier.splits(number, line.sku, 1 + random.nextInt(line.quantity - 1));
          }
        }
      }
      if (chance(0.03)) {
        old.add(order);
      }
    }
    while (old.size() > REMEMBERED) {
      old.remove();
    }
  }

  /** Plans a morning: what is written how, what goes wrong today. */
  void begin(LocalDate date) {
    supplier.writes(any(List.of(TrackingColumns.values())));
    supplier.writesIn(any(List.of(ReportLanguage.values())));
    supplier.writes(chance(0.3) ? SourceFileNames.BLANK : SourceFileNames.WRITTEN);
    held.removeIf(
        one -> {
          boolean isOver = !one.until.isAfter(date);
          if (isOver) {
            supplier.releases(one.order.key.orderNumber());
          }
          return isOver;
        });
    giveBack();
    publishBadly();
    if (chance(0.08)) {
      pause(any(List.of(SupplierJob.INTEGRATION, SupplierJob.PICK_UP, SupplierJob.ANOMALIES)), 1);
    }
    if (chance(0.03)) {
      pause(SupplierJob.WAREHOUSE, 1 + random.nextInt(20));
    }
    if (chance(0.2) && !old.isEmpty()) {
      duplicate(any(List.copyOf(old)), date);
    }
  }

  private void publishBadly() {
    if (chance(0.2)) {
      fault(
          SupplierJob.TRACKING,
          List.of(
              PublicationFault.late(minutes(1, 480)),
              PublicationFault.twice(minutes(1, 480)),
              PublicationFault.halfWritten(minutes(10, 120)),
              PublicationFault.leftOut()));
    }
    if (chance(0.2)) {
      fault(
          SupplierJob.ANOMALIES,
          List.of(
              PublicationFault.late(minutes(1, 110)),
              PublicationFault.halfWritten(minutes(10, 110)),
              PublicationFault.twice(Duration.ofHours(24))));
    }
    if (chance(0.2)) {
      fault(
          SupplierJob.COMPLIANCE,
          List.of(
              PublicationFault.late(minutes(1, 300)),
              PublicationFault.twice(minutes(1, 1_200)),
              PublicationFault.halfWritten(minutes(5, 90))));
    }
    if (chance(0.1)) {
      fault(
          SupplierJob.CATALOGUE,
          List.of(
              PublicationFault.late(minutes(1, 200)),
              PublicationFault.twice(minutes(1, 200)),
              PublicationFault.halfWritten(minutes(10, 200)),
              PublicationFault.leftOut()));
    }
  }

  /** Plans how the next invoice appears. */
  void beforeInvoice() {
    if (chance(0.75)) {
      fault(
          SupplierJob.INVOICE,
          List.of(
              PublicationFault.late(minutes(30, 120)),
              PublicationFault.halfWritten(minutes(10, 120)),
              PublicationFault.twice(minutes(10, 120))));
    }
  }

  private void fault(SupplierJob job, List<PublicationFault> kinds) {
    supplier.onNext(job, any(kinds));
    faults++;
  }

  private void pause(SupplierJob job, int periods) {
    if (paused.putIfAbsent(job, periods) == null) {
      supplier.pauses(job);
      pauses++;
    }
  }

  /** Goes on with what was paused long enough; asked a few times a day. */
  void goOn() {
    paused.replaceAll((job, periods) -> periods - 1);
    paused
        .entrySet()
        .removeIf(
            entry -> {
              if (entry.getValue() < 0) {
                supplier.resumes(entry.getKey());
              }
              return entry.getValue() < 0;
            });
  }

  /** Gives money back for a piece of an order that left a while ago. */
  private void giveBack() {
    for (int i = 0; i < 3 && old.size() > REMEMBERED / 20; i++) {
      YearOrder order = old.remove();
      for (BookedLine line : supplier.books(order.key.orderNumber())) {
        YearOrder.Line ordered = order.line(line.sku());
        if (ordered != null
            && line.campaign().equals(order.key.campaign())
            && ordered.credited == 0
            && line.shippedQuantity() > 0
            && isOnlyOne(order)) {
          supplier.credits(order.key.orderNumber(), line.sku(), 1);
          ordered.credited = 1;
          credited++;
        }
      }
    }
  }

  /** Whether the number says which order is meant. */
  private boolean isOnlyOne(YearOrder order) {
    return supplier.books(order.key.orderNumber()).stream()
        .allMatch(line -> line.campaign().equals(order.key.campaign()));
  }

  /** Another system sends an order once more that the supplier has. */
  private void duplicate(YearOrder order, LocalDate date) {
    String number = order.key.orderNumber();
    supplier.books(number).stream()
        .filter(line -> isOwn(line) && line.stage().compareTo(BookedLine.Stage.PENDING) > 0)
        .findFirst()
        .ifPresent(
            line -> {
              duplicates++;
              String name =
                  String.format(
                      Locale.ROOT,
                      "%s%s_%05d.xls",
                      FOREIGN,
                      date.toString().replace("-", ""),
                      duplicates);
              supplier.raw().repeat(line.fileName(), name, sheet -> sheet.only(number));
            });
  }

  /** Whether a line came from the shop. */
  static boolean isOwn(BookedLine line) {
    return !line.fileName().startsWith(FOREIGN);
  }

  /** Lets everything come to its end. */
  void end() {
    held.forEach(one -> supplier.releases(one.order.key.orderNumber()));
    held.clear();
    paused.keySet().forEach(supplier::resumes);
    paused.clear();
    supplier.writes(SourceFileNames.WRITTEN);
  }

  /** What it did. */
  String happened() {
    return String.format(
        Locale.ROOT,
        "%d orders to be refused, %d held, %d lines split, %d pieces given back, %d files rejected, %d sent again by others, %d bad publications, %d pauses",
        refused,
        heldOrders,
        split,
        credited,
        rejectedFiles,
        duplicates,
        faults,
        pauses);
  }
}
