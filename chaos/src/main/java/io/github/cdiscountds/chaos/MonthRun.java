package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SourceFileNames;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A shop and its supplier live through March and the invoice of 5 April, in two processes whose
 * clocks are moved from here. The supplier refuses, runs out of stock, rejects whole files, holds,
 * splits and gives money back; another system sends orders that it has already; its reports come
 * late, twice, half written or not at all, change columns, language and what they tell; they are
 * written over while they are read, and connections break. The shop polls a few times a day.
 *
 * <p>Everything is drawn from the seed, and noted in a script; what doesn't depend on the speed of
 * the machine is the same each time. Nothing is drawn that would keep a truth out of all documents:
 * the final anomaly tracking of a day always comes before the shop's first poll of the next.
 */
final class MonthRun {

  /**
   * How much is done.
   *
   * @param orders handed over
   * @param days on which they are
   * @param errors in the invoice
   */
  record Size(int orders, int days, int errors) {
    static final Size FULL = new Size(3_000, 30, 25);
    static final Size SMOKE = new Size(150, 3, 10);
  }

  private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 30);
  private static final LocalDate INVOICED = LocalDate.of(2026, 4, 5);

  /** How many orders are given back in part, at most. */
  private static final int CREDITS = 8;

  /** So many orders ago something may still happen to one in the warehouse. */
  private static final int RECENT = 150;

  /** An order that is released after more days may leave the order tracking before it ships. */
  private static final int LONGEST_HOLD = 14;

  /** An order that stands still since a day. */
  private record Held(String order, LocalDate since) {}

  private final JavaCommand java;
  private final Path home;
  private final Sabotage sabotage;
  private final Size size;
  private final long seed;
  private final Random random;
  private final MonthOrders orders;
  private final List<String> script = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final List<String> unsold = new ArrayList<>();
  private String happened = "";
  private boolean isPaused;
  private int sent;
  private int foreignFiles;
  private int slots;

  MonthRun(JavaCommand java, Path folder, Sabotage sabotage, Size size, long seed) {
    this.java = java;
    this.home = folder.resolve("run");
    this.sabotage = sabotage;
    this.size = size;
    this.seed = seed;
    this.random = new Random(seed);
    this.orders = new MonthOrders(seed);
  }

  MonthVerdict run() throws IOException, InterruptedException {
    CrashMatrix.deleteAll(home);
    Files.createDirectories(home);
    LocalDateTime start = firstDay().atTime(8, 0);
    try (ChildJvm supplier =
        ChildJvm.start(
            java.forLong(),
            MonthSupplierProcess.class,
            List.of(start.toString()),
            home.resolve("supplier.errors"))) {
      String[] opened = supplier.await("opened").orElseThrow(this::broken).split("\t", -1);
      ShopSettings settings =
          ShopSettings.with(
                  new SupplierHandle.Desk(
                      "month", Integer.parseInt(opened[1]), opened[2], opened[3]))
              .and("start", start.toString())
              .and("seed", Long.toString(seed))
              .and("sabotage", sabotage.word())
              .and("ledger", home.resolve("ledger.db").toString())
              .and("folder", home.resolve("work").toString());
      try (ChildJvm shop =
          ChildJvm.start(
              java.forLong(),
              MonthShopProcess.class,
              settings.toArguments(),
              home.resolve("shop.errors"))) {
        if (shop.await("ready").isEmpty()) {
          throw broken();
        }
        new Month(supplier, shop).live();
      }
    } finally {
      Files.write(home.resolve("script"), script);
    }
    return MonthVerdict.of(orders, size.orders(), home);
  }

  /** What went wrong on the way, so that nobody has to wonder whether anything did. */
  String happened() throws IOException {
    return Files.readString(home.resolve("happened")) + ", " + happened;
  }

  private LocalDate firstDay() {
    return LAST_DAY.minusDays(size.days() - 1L);
  }

  private IllegalStateException broken() {
    return new IllegalStateException("a process has ended: see " + home);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** The two processes, and what is done with them. */
  private final class Month {
    private final ChildJvm supplier;
    private final ChildJvm shop;

    Month(ChildJvm supplier, ChildJvm shop) {
      this.supplier = supplier;
      this.shop = shop;
    }

    void live() throws IOException, InterruptedException {
      shop("catalogue");
      for (int day = 0; day < size.days(); day++) {
        LocalDate date = firstDay().plusDays(day);
        int until = (int) ((long) size.orders() * (day + 1) / size.days());
        int today = until - sent;
        if (day > 0) {
          look(date, 5, 40);
        }
        order(date, 9, 5, today / 2);
        look(date, 9, 50);
        look(date, 11, 10);
        order(date, 14, 5, (until - sent) * 2 / 3);
        look(date, 16, 40);
        order(date, 22, 35, until - sent);
      }
      for (LocalDate date = LAST_DAY.plusDays(1);
          date.isBefore(INVOICED);
          date = date.plusDays(1)) {
        look(date, 5, 40);
        look(date, 11, 10);
        look(date, 16, 40);
      }
      bill();
      end();
    }

    /** Hands the next orders over, of which some are in for something. */
    private void order(LocalDate date, int hour, int minute, int number)
        throws IOException, InterruptedException {
      if (number == 0) {
        return;
      }
      moveTo(date, hour, minute);
      restock();
      if (chance(0.2)) {
        String sku = MonthOrders.anySku(random);
        supplier(chance(0.5) ? "sell-out" : "deactivate", sku);
        unsold.add(sku);
      }
      if (++slots == 2 || chance(0.08)) {
        supplier("reject", "ligne n°3 : FraisPort:n'est pas au format attendu");
      }
      for (int each = sent + 1; each <= sent + number; each++) {
        plan(orders.order(each, 0), each, date);
      }
      spoilTheLine();
      shop("orders", Integer.toString(sent + 1), Integer.toString(sent + number));
      sent += number;
    }

    private void plan(Order order, int number, LocalDate date)
        throws IOException, InterruptedException {
      String orderNumber = order.key().orderNumber();
      if (chance(0.05)) {
        supplier("refuse", orderNumber, any(List.of(RefusalCause.values())).name());
        refused.add(number);
      }
      if (chance(0.04)) {
        supplier("hold", orderNumber);
        held.add(new Held(orderNumber, date));
      }
      for (OrderLine line : order.lines()) {
        if (line.quantity() > 1 && chance(0.2)) {
          String parcels =
              line.quantity() > 2 && chance(0.3)
                  ? "1,1"
                  : Integer.toString(1 + random.nextInt(line.quantity() - 1));
          supplier("split", orderNumber, line.product().toString(), parcels);
        }
      }
    }

    /** Lets time pass with bad publications, and has the shop read what there is. */
    private void look(LocalDate date, int hour, int minute)
        throws IOException, InterruptedException {
      changeTheWriting();
      spoilPublications(hour, date);
      disturbTheWarehouse(date);
      moveTo(date, hour, minute);
      if (isPaused) {
        supplier("resume", SupplierJob.ANOMALIES.name());
        isPaused = false;
      }
      boolean isLastChance = date.equals(LAST_DAY.plusDays(1));
      if (isLastChance && !refused.isEmpty()) {
        duplicate(date, any(refused));
      } else if (chance(0.3) && sent > 0 && date.isBefore(INVOICED.minusDays(3))) {
        duplicate(date, !refused.isEmpty() && chance(0.5) ? any(refused) : recent());
      }
      spoilTheLine();
      shop("poll");
    }

    private void moveTo(LocalDate date, int hour, int minute)
        throws IOException, InterruptedException {
      String moment =
          date.atTime(hour, minute).plusMinutes(random.nextInt(8)).withSecond(7).toString();
      supplier("at", moment);
      shop("at", moment);
    }

    private void changeTheWriting() throws IOException, InterruptedException {
      supplier("columns", any(List.of(TrackingColumns.values())).name());
      supplier("language", any(List.of(ReportLanguage.values())).name());
      supplier("names", (chance(0.3) ? SourceFileNames.BLANK : SourceFileNames.WRITTEN).name());
    }

    private void spoilPublications(int hour, LocalDate date)
        throws IOException, InterruptedException {
      if (!date.isBefore(INVOICED.minusDays(1))) {
        return;
      }
      if (chance(0.25)) {
        String job = SupplierJob.TRACKING.name();
        switch (random.nextInt(4)) {
          case 0 -> supplier("late", job, minutes(1, 480));
          case 1 -> supplier("twice", job, minutes(1, 480));
          case 2 -> supplier("half", job, minutes(10, 120));
          default -> supplier("out", job);
        }
      }
      if (chance(0.25)) {
        String job = SupplierJob.ANOMALIES.name();
        switch (random.nextInt(3)) {
          case 0 -> supplier("late", job, minutes(1, 110));
          case 1 -> supplier("half", job, minutes(10, 110));
          // Over a newer one, which the shop has read by then.
          default -> supplier("twice", job, "PT24H");
        }
      }
      if (chance(0.25)) {
        String job = SupplierJob.COMPLIANCE.name();
        switch (random.nextInt(3)) {
          case 0 -> supplier("late", job, minutes(1, 300));
          case 1 -> supplier("twice", job, minutes(1, 1_200));
          default -> supplier("half", job, minutes(5, 90));
        }
      }
      if (hour == 11 && chance(0.2)) {
        supplier("pause", SupplierJob.ANOMALIES.name());
        isPaused = true;
      }
    }

    private String minutes(int from, int to) {
      return "PT" + (from + random.nextInt(to - from)) + "M";
    }

    /** The connection breaks, or a document changes, while the shop lists or reads next. */
    private void spoilTheLine() throws IOException, InterruptedException {
      if (chance(0.15)) {
        supplier("break-read", Integer.toString(1 + random.nextInt(30)));
      }
      if (chance(0.1)) {
        supplier("break-list", Integer.toString(1 + random.nextInt(6)));
      }
      if (chance(0.25)) {
        supplier(
            "overwrite",
            Integer.toString(1 + random.nextInt(30)),
            any(List.of(SupplierJob.TRACKING, SupplierJob.ANOMALIES)).name(),
            any(List.of(TrackingColumns.values())).name());
      }
    }

    private void disturbTheWarehouse(LocalDate date) throws IOException, InterruptedException {
      if (sent > 0 && chance(0.5)) {
        String order = MonthOrders.key(recent()).orderNumber();
        supplier("hold", order);
        held.add(new Held(order, date));
      }
      held.removeIf(each -> each.since().isBefore(date.minusDays(LONGEST_HOLD)));
      if (!held.isEmpty() && chance(0.3)) {
        supplier("release", held.remove(random.nextInt(held.size())).order());
      }
    }

    private int recent() {
      return Math.max(1, sent - random.nextInt(RECENT));
    }

    /** Another system sends what the supplier has; what was refused shows best whose row counts. */
    private void duplicate(LocalDate date, int number) throws IOException, InterruptedException {
      foreignFiles++;
      supplier(
          "duplicate",
          MonthOrders.key(number).orderNumber(),
          String.format(
              Locale.ROOT,
              "commandes_AUTRE_%s_%04d.xls",
              date.toString().replace("-", ""),
              foreignFiles));
    }

    private void restock() throws IOException, InterruptedException {
      for (String sku : unsold) {
        supplier("restock", sku);
      }
      unsold.clear();
    }

    private void bill() throws IOException, InterruptedException {
      restock();
      for (int credit = 0; credit < CREDITS; credit++) {
        Order order = orders.order(1 + random.nextInt(size.orders()), 0);
        supplier("credit", order.key().orderNumber(), any(order.lines()).product().toString());
      }
      supplier("misbill", Integer.toString(size.errors()), Long.toString(random.nextInt()));
      switch (random.nextInt(4)) {
        case 0 -> supplier("late", SupplierJob.INVOICE.name(), minutes(30, 120));
        case 1 -> supplier("half", SupplierJob.INVOICE.name(), minutes(10, 120));
        case 2 -> supplier("twice", SupplierJob.INVOICE.name(), minutes(10, 120));
        default -> {
          // Once and whole, for a change.
        }
      }
      for (int hour = 6; hour <= 8; hour++) {
        moveTo(INVOICED, hour, 10);
        spoilTheLine();
        shop("invoices");
        shop("poll");
      }
    }

    /** What isn't told yet is told now. */
    private void end() throws IOException, InterruptedException {
      moveTo(INVOICED, 9, 30);
      supplier("names", SourceFileNames.WRITTEN.name());
      supplier("publish", SupplierJob.TRACKING.name());
      shop("poll");
      shop("catalogue");
      shop("invoices");
      happened =
          supplier("books", home.resolve("books").toString(), home.resolve("planted").toString());
      shop("finish", home.toString());
    }

    private String supplier(String... command) throws IOException, InterruptedException {
      return tell("supplier", supplier, command);
    }

    private void shop(String... command) throws IOException, InterruptedException {
      tell("shop", shop, command);
    }

    private String tell(String who, ChildJvm process, String... command)
        throws IOException, InterruptedException {
      process.send(String.join("\t", command));
      Optional<String> answer = process.await("");
      script.add(who + " " + String.join(" ", command) + " → " + answer.orElse("ended"));
      return answer.orElseThrow(MonthRun.this::broken);
    }
  }
}
