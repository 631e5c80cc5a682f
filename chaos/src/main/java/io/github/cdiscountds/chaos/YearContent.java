package io.github.cdiscountds.chaos;

import io.github.cdiscountds.chaos.YearVerdict.End;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BookedLine;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened in a year. Books balance as well when nothing was shipped and nothing billed: that
 * says nothing.
 *
 * @param orders how many orders there were
 * @param shipped how many of them were shipped in the end, by the shop's timelines
 * @param refused how many were refused
 * @param cancelled how many were cancelled
 * @param credited the lines for which money was given back
 * @param split the lines that left in several parcels
 * @param unbilled the months in which parcels left and for which the shop read no invoice
 */
record YearContent(
    int orders,
    int shipped,
    int refused,
    int cancelled,
    int credited,
    int split,
    Set<YearMonth> unbilled) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

  /** Two of a hundred are refused, and fewer are cancelled or given up. */
  private static final int LEAST_SHIPPED_PERCENT = 80;

  YearContent {
    unbilled = Collections.unmodifiableSet(new TreeSet<>(unbilled));
  }

  /**
   * Counts.
   *
   * @param wanted the orders that the shop took from its customers
   * @param told where each of them stands by the shop's timelines
   * @param booked the supplier's books
   * @param invoices the numbers of the invoices that the shop read
   * @param zone where the supplier is
   */
  static YearContent of(
      Collection<YearOrder> wanted,
      Map<OrderKey, End> told,
      List<BookedLine> booked,
      Set<String> invoices,
      ZoneId zone) {
    Set<YearMonth> unbilled = new TreeSet<>();
    for (BookedLine line : booked) {
      for (BookedLine.Parcel parcel : line.parcels()) {
        unbilled.add(YearMonth.from(parcel.shippedAt().atZone(zone)));
      }
    }
    // What leaves in a month is billed in the next one, which the invoice's number names.
    unbilled.removeIf(
        month -> {
          String start = "FA" + MONTH.format(month.plusMonths(1));
          return invoices.stream().anyMatch(number -> number.startsWith(start));
        });
    return new YearContent(
        wanted.size(),
        Collections.frequency(told.values(), End.SHIPPED),
        Collections.frequency(told.values(), End.REFUSED),
        Collections.frequency(told.values(), End.CANCELLED),
        (int)
            wanted.stream()
                .flatMap(order -> order.lines.stream())
                .filter(line -> line.credited > 0)
                .count(),
        (int) booked.stream().filter(line -> line.parcels().size() > 1).count(),
        unbilled);
  }

  /**
   * Tells what didn't happen, though it has to for the balance to mean anything.
   *
   * @param planned how many orders there had to be
   */
  List<String> missing(int planned) {
    List<String> missing = new ArrayList<>();
    if (orders != planned) {
      missing.add(orders + " orders, expected " + planned);
    }
    if (100L * shipped < (long) LEAST_SHIPPED_PERCENT * planned) {
      missing.add(
          shipped + " orders shipped, expected at least " + LEAST_SHIPPED_PERCENT + " percent");
    }
    require(refused, "no order was refused", missing);
    require(cancelled, "no order was cancelled", missing);
    require(credited, "no money was given back", missing);
    require(split, "no line left in several parcels", missing);
    unbilled.forEach(month -> missing.add("no invoice for what left in " + month));
    return missing;
  }

  private static void require(int number, String none, List<String> missing) {
    if (number == 0) {
      missing.add(none);
    }
  }
}
