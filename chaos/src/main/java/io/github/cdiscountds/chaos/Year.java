package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SupplierJob;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A shop and its supplier live through a year, in the memory of one process: six catalogues a day,
 * orders three times a day, every report that the client's schedule knows of, an invoice each
 * month. Afterwards everything comes to its end, and the last invoice is waited for.
 */
final class Year {

  /**
   * How much is done.
   *
   * @param orders taken
   * @param days on which they are, from 1 January on
   * @param products in the catalogue
   */
  record Size(int orders, int days, int products) {
    static final Size FULL = new Size(50_000, 365, 2_000);
    static final Size SMOKE = new Size(2_000, 31, 500);
  }

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final List<Integer> REBUILT = List.of(0, 4, 8, 12, 16, 20);

  /** What stands still when the year ends has left by then, and was read of. */
  private static final int LAST_DAYS = 25;

  /** Documents are looked for a little later than they are due. */
  private static final Duration PATIENCE = Duration.ofMinutes(3).plusSeconds(7);

  private static final long MEBIBYTE = 1L << 20;

  private final Size size;
  private final Sabotage sabotage;
  private final PrintStream out;
  private final FakeSupplier supplier;
  private final YearStory story;
  private final YearShop shop;
  private Instant nextReports = Instant.MAX;
  private Instant nextInvoices = Instant.MAX;
  private int taken;
  private long heap;
  private boolean tampered;

  Year(Size size, Sabotage sabotage, long seed, Path workFolder, PrintStream out) {
    this.size = size;
    this.sabotage = sabotage;
    this.out = out;
    this.supplier =
        FakeSupplier.builder(OrderSet.ACCOUNT)
            .startAt(FIRST_DAY.atStartOfDay())
            .catalogue(FakeCatalogue.generated(seed, size.products()))
            .keepsDocumentsFor(Duration.ofDays(60))
            .open();
    this.story = new YearStory(supplier, seed + 1);
    this.shop = new YearShop(supplier, workFolder, sabotage, seed + 2);
  }

  /**
   * What a year's run came to.
   *
   * @param verdict the balance
   * @param missing what didn't happen, so that the balance says little
   * @param heapMebibytes the most that the heap held
   */
  record Outcome(YearVerdict verdict, List<String> missing, long heapMebibytes) {
    static final long LARGEST_HEAP = 256;

    Outcome {
      missing = List.copyOf(missing);
    }

    boolean isSound() {
      return verdict.isSound() && missing.isEmpty() && heapMebibytes <= LARGEST_HEAP;
    }
  }

  Outcome live() {
    supplier.advance(PATIENCE);
    shop.refresh();
    shop.look();
    planLooks();
    for (int day = 0; day < size.days(); day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      live(date, day);
      if (date.plusDays(1).getDayOfMonth() == 1) {
        measure(date);
      }
    }
    end(FIRST_DAY.plusDays(size.days()));
    measure(supplier.now().toLocalDate());
    supplier.verify();
    Map<OrderKey, YearVerdict.End> ends = shop.ends();
    List<BookedLine> books = supplier.books().stream().filter(YearStory::isOwn).toList();
    YearVerdict verdict =
        YearVerdict.of(shop.orders(), ends, books, supplier.billings(), shop.findings());
    YearContent content =
        YearContent.of(
            shop.orders(), ends, books, shop.invoiceNumbers(), supplier.clock().getZone());
    measure(supplier.now().toLocalDate());
    out.println(shop.happened());
    out.println(story.happened());
    return new Outcome(verdict, content.missing(size.orders()), heap);
  }

  private void live(LocalDate date, int day) {
    boolean isLate = day % 3 == 0;
    List<LocalTime> slots =
        List.of(LocalTime.of(9, 5), LocalTime.of(14, 5), LocalTime.of(isLate ? 22 : 20, 40));
    int today = (int) ((long) size.orders() * (day + 1) / size.days()) - taken;
    if (date.getDayOfMonth() == ServiceProfile.DOCUMENTED.cadences().invoiceDayOfMonth()
        && sabotage == Sabotage.NONE) {
      story.beforeInvoice();
    }
    for (int hour = 0; hour < 24; hour++) {
      if (REBUILT.contains(hour) && (day > 0 || hour > 0)) {
        moveTo(date.atTime(hour, 20, 7));
        shop.refresh();
      }
      if (hour == 7) {
        moveTo(date.atTime(hour, 0));
        story.begin(date);
        shop.look();
        shop.forget();
      }
      for (int slot = 0; slot < slots.size(); slot++) {
        if (slots.get(slot).getHour() == hour) {
          moveTo(date.atTime(slots.get(slot)));
          order(slot == slots.size() - 1 ? today : today / slots.size(), date);
          today -= slot == slots.size() - 1 ? today : today / slots.size();
          story.goOn();
        }
      }
    }
  }

  private void order(int number, LocalDate date) {
    if (number > 0) {
      List<YearOrder> fresh = shop.take(number, date);
      taken += number;
      story.plan(fresh, date);
      shop.send(fresh, date);
      planLooks();
    }
  }

  private void planLooks() {
    nextReports = shop.nextReports().plus(PATIENCE);
    nextInvoices = shop.nextInvoices().plus(PATIENCE);
  }

  /** Lets time pass, and has the shop look at what is due in between. */
  private void moveTo(LocalDateTime local) {
    Instant target = local.atZone(supplier.clock().getZone()).toInstant();
    while (true) {
      Instant next = nextReports.isBefore(nextInvoices) ? nextReports : nextInvoices;
      if (next.isAfter(target)) {
        break;
      }
      advanceTo(next);
      if (next.equals(nextReports)) {
        shop.poll(supplier.now().toLocalDate());
      }
      if (next.equals(nextInvoices)) {
        tamper();
        shop.readInvoices();
      }
      planLooks();
    }
    advanceTo(target);
  }

  private void advanceTo(Instant moment) {
    Duration left = Duration.between(supplier.clock().instant(), moment);
    if (!left.isNegative()) {
      supplier.advance(left);
    }
  }

  /** No more orders; what was begun comes to its end, and is billed. */
  private void end(LocalDate after) {
    supplier.pauses(SupplierJob.CATALOGUE);
    moveTo(after.atTime(7, 0));
    story.end();
    moveTo(after.plusDays(LAST_DAYS).atTime(12, 0));
    nextReports = Instant.MAX;
    LocalDate lastInvoice =
        after
            .plusDays(LAST_DAYS)
            .plusMonths(1)
            .withDayOfMonth(ServiceProfile.DOCUMENTED.cadences().invoiceDayOfMonth());
    advanceTo(lastInvoice.atTime(6, 30).atZone(supplier.clock().getZone()).toInstant());
    tamper();
    shop.readInvoices();
  }

  /** Spoils an invoice behind the supplier's back, once, when told to. */
  private void tamper() {
    String folder = ServiceProfile.DOCUMENTED.folders().invoices().path();
    FileTree tree = supplier.orderTree();
    List<String> names = tree.names(folder);
    if (tampered
        || names.isEmpty()
        || (sabotage != Sabotage.DROP_INVOICE_LINE && sabotage != Sabotage.DOUBLE_INVOICE_LINE)) {
      return;
    }
    String name = names.get(0);
    List<String> lines =
        new ArrayList<>(
            Arrays.asList(
                new String(tree.read(folder, name), StandardCharsets.UTF_8).split("(?<=\n)", -1)));
    if (sabotage == Sabotage.DROP_INVOICE_LINE) {
      lines.remove(1);
    } else {
      lines.add(1, lines.get(1));
    }
    tree.write(folder, name, String.join("", lines));
    tampered = true;
  }

  private void measure(LocalDate date) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory() + MEBIBYTE - 1) / MEBIBYTE;
    heap = Math.max(heap, used);
    out.println(String.format(Locale.ROOT, "%s: %d orders, heap %d MiB", date, taken, used));
  }
}
