package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Integrates the orders of accepted files a while after their pick-up, but not during the nightly
 * pause: gives them numbers and hands them to the warehouse, or refuses them as the integration
 * desk says. Guarded by the supplier's lock.
 */
final class OrderIntegration {
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  private final IntegrationDesk desk;
  private final Accounts accounts;
  private final Warehouse warehouse;
  private final Roster roster;
  private final OrderBooks books;
  private final FakeCatalogue catalogue;
  private final WallClock clock;
  private final Duration delay;
  private final NightlyPause pause;
  private int orderNumbers;

  OrderIntegration(
      IntegrationDesk desk,
      Accounts accounts,
      Warehouse warehouse,
      Roster roster,
      OrderBooks books,
      FakeCatalogue catalogue,
      WallClock clock,
      Duration delay,
      NightlyPause pause) {
    this.desk = desk;
    this.accounts = accounts;
    this.warehouse = warehouse;
    this.roster = roster;
    this.books = books;
    this.catalogue = catalogue;
    this.clock = clock;
    this.delay = delay;
    this.pause = pause;
  }

  /** Takes over a file that has just passed the compliance check. */
  void accept(Submission submission) {
    Instant now = clock.instant();
    Instant wanted = submission.pickUp.at().plus(delay);
    Instant due = pause.after(wanted.isBefore(now) ? now : wanted);
    for (OrderOnBooks order : submission.orders) {
      order.accepted = now;
      books.list(order, clock.dayOf(due), clock.today());
      order.allLines(Stage.PENDING);
    }
    roster.once(SupplierJob.INTEGRATION, due, () -> integrate(submission));
  }

  /** Goes on after it was paused; the nightly pause is still kept. */
  void resume() {
    roster.resume(SupplierJob.INTEGRATION, pause.after(clock.instant()));
  }

  private void integrate(Submission submission) {
    Instant now = clock.instant();
    String day = SHORT_DAY.format(clock.dayOf(now));
    for (OrderOnBooks order : submission.orders) {
      books.list(order, clock.dayOf(now), clock.today());
      order.refusal = desk.judge(order, accounts.outstanding());
      if (order.refusal == null) {
        order.numbers = new OrderOnBooks.Numbers(now, day, ++orderNumbers);
        order.lines.forEach(line -> line.vatRate = vatRate(line.sku()));
        books.integrated(order, clock.dayOf(now));
        accounts.owe(order);
        warehouse.begin(order);
      } else {
        order.allLines(Stage.REFUSED);
      }
    }
  }

  private String vatRate(String sku) {
    return catalogue.find(sku).map(FakeProduct::vatRate).orElse("20");
  }
}
