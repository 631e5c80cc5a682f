package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.BilledLine;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the books of a year balance: an account kept by neither side, in whole cents.
 *
 * <p>Each order that a shop wanted must have come to exactly one end, the same by the supplier's
 * books and by the shop's timelines. Each line must have been asked for exactly what left of it:
 * pieces at the ordered price, shipping costs once, less what was given back; by the journal of
 * what the supplier billed, and by the invoices that the shop read.
 *
 * @param orders how many orders there were
 * @param unaccounted the orders that came to no end, to two, or to one that the other side doesn't
 *     know, and those that nobody wanted
 * @param differences the lines of which too much or too little was asked
 * @param cents all those differences together, none of them made up for by another
 * @param findings what the client's own audit found, though no billing error was planted
 */
record YearVerdict(
    int orders,
    List<String> unaccounted,
    List<String> differences,
    long cents,
    List<String> findings) {

  /** What can become of an order in the end. */
  enum End {
    SHIPPED,
    REFUSED,
    CANCELLED,
    GIVEN_UP,
    /** None of these, or only a part of it. */
    OPEN
  }

  private static final Set<Stage> NO_END =
      Set.of(
          Stage.RECEIVED,
          Stage.PENDING,
          Stage.CREATED,
          Stage.VALIDATED,
          Stage.PREPARING,
          Stage.SLIP_CREATED,
          Stage.PARTLY_SHIPPED);

  YearVerdict {
    unaccounted = List.copyOf(unaccounted);
    differences = List.copyOf(differences);
    findings = List.copyOf(findings);
  }

  /**
   * Balances.
   *
   * @param wanted the orders that the shop took from its customers
   * @param told where each of them stands by the shop's timelines
   * @param booked the supplier's books, without what other systems sent
   * @param billed the supplier's journal of what it billed
   * @param findings what the client's audits found
   */
  static YearVerdict of(
      Collection<YearOrder> wanted,
      Map<OrderKey, End> told,
      List<BookedLine> booked,
      List<BilledLine> billed,
      List<String> findings) {
    Map<OrderKey, List<BookedLine>> books = new HashMap<>();
    for (BookedLine line : booked) {
      if (line.stage() != Stage.FILE_REJECTED) {
        books
            .computeIfAbsent(
                OrderKey.of(line.orderNumber(), line.campaign()), key -> new ArrayList<>(1))
            .add(line);
      }
    }
    List<String> unaccounted = new ArrayList<>();
    for (YearOrder order : wanted) {
      accountFor(order, books.getOrDefault(order.key, List.of()), told, unaccounted);
    }
    Set<OrderKey> known = new HashSet<>();
    wanted.forEach(order -> known.add(order.key));
    books.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> unaccounted.add(key + ": the supplier has it, nobody wanted it"));
    Map<String, Long> journal = new HashMap<>();
    for (BilledLine line : billed) {
      journal.merge(
          line.orderNumber() + "/" + line.campaign() + "/" + line.sku(),
          YearOrder.cents(line.amount().add(line.shippingCosts())),
          Long::sum);
    }
    Map<String, Long> differences = new LinkedHashMap<>();
    for (YearOrder order : wanted) {
      settle(order, books.getOrDefault(order.key, List.of()), journal, differences);
    }
    journal.forEach(
        (name, cents) -> note(name + ": billed, nobody ordered it", cents, differences));
    return new YearVerdict(
        wanted.size(),
        unaccounted,
        differences.entrySet().stream()
            .map(entry -> entry.getKey() + ", " + entry.getValue() + " cents too much")
            .toList(),
        differences.values().stream().mapToLong(Math::abs).sum(),
        findings);
  }

  private static void accountFor(
      YearOrder order, List<BookedLine> books, Map<OrderKey, End> told, List<String> unaccounted) {
    Set<String> files = new HashSet<>();
    books.forEach(line -> files.add(line.fileName()));
    if (files.size() > 1) {
      unaccounted.add(order.key + ": the supplier took it from " + files.size() + " files");
      return;
    }
    End end = endOf(order, books);
    End said = told.getOrDefault(order.key, End.OPEN);
    if (end == End.OPEN || end != said) {
      unaccounted.add(
          order.key + ": " + end + " by the supplier's books, " + said + " by the shop's");
    }
  }

  private static End endOf(YearOrder order, List<BookedLine> books) {
    if (books.isEmpty()) {
      return order.cancelled ? End.CANCELLED : order.givenUp ? End.GIVEN_UP : End.OPEN;
    }
    if (order.cancelled || order.givenUp || books.size() != order.lines.size()) {
      return End.OPEN;
    }
    Set<Stage> stages = new HashSet<>();
    for (BookedLine line : books) {
      YearOrder.Line wanted = order.line(line.sku());
      if (wanted == null || !line.quantity().equals(String.valueOf(wanted.quantity))) {
        return End.OPEN;
      }
      if (NO_END.contains(line.stage())
          || (line.stage() == Stage.SHIPPED && line.shippedQuantity() != wanted.quantity)) {
        return End.OPEN;
      }
      stages.add(line.stage());
    }
    return stages.size() > 1
        ? End.OPEN
        : stages.contains(Stage.SHIPPED) ? End.SHIPPED : End.REFUSED;
  }

  /** Compares what is owed for each line with what was asked; takes it off the journal. */
  private static void settle(
      YearOrder order,
      List<BookedLine> books,
      Map<String, Long> journal,
      Map<String, Long> differences) {
    for (YearOrder.Line line : order.lines) {
      String name = order.key.orderNumber() + "/" + order.key.campaign() + "/" + line.sku;
      int shipped =
          books.stream()
              .filter(booked -> booked.sku().equals(line.sku))
              .mapToInt(BookedLine::shippedQuantity)
              .sum();
      long owed = (shipped - line.credited) * line.price + (shipped > 0 ? line.shipping : 0);
      Long billed = journal.remove(name);
      note(name + ": by the supplier's journal", (billed == null ? 0 : billed) - owed, differences);
      note(name + ": by the invoices", line.invoiced - owed, differences);
    }
  }

  private static void note(String what, long difference, Map<String, Long> differences) {
    if (difference != 0) {
      differences.merge(what, difference, Long::sum);
    }
  }

  boolean isSound() {
    return unaccounted.isEmpty() && cents == 0 && findings.isEmpty();
  }

  /** The figures; what the heap was is measured by who runs it. */
  String figures() {
    return "orders=" + orders + " unaccounted=" + unaccounted.size() + " cents=" + cents;
  }
}
