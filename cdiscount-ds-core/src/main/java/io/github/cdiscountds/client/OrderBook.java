package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.reconcile.SharedParcels;
import io.github.cdiscountds.internal.reconcile.TimelineDerivation;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers where orders stand, and changes nothing. Thread-safe. */
final class OrderBook {
  /** Orders whose facts are read in one transaction. */
  private static final int CHUNK = 500;

  /** Marks of lines that nothing is owed for, or that an invoice asks for. */
  private static final Set<Mark> SETTLED =
      EnumSet.of(Mark.CANCELLED, Mark.WITHDRAWN, Mark.INVOICED, Mark.RETURNED);

  private final String account;
  private final TrackingQuantity counting;
  private final OrderLedger ledger;

  OrderBook(String account, TrackingQuantity counting, OrderLedger ledger) {
    this.account = account;
    this.counting = counting;
    this.ledger = ledger;
  }

  String account() {
    return account;
  }

  Optional<OrderTimeline> timeline(OrderKey key) {
    return Optional.ofNullable(ledger.inTransaction(tx -> timelines(tx, List.of(key))).get(key));
  }

  /** Timelines of the orders that are there. */
  Map<OrderKey, OrderTimeline> timelines(LedgerTransaction tx, Collection<OrderKey> keys) {
    Map<OrderKey, OrderTimeline> timelines = new LinkedHashMap<>();
    for (Standing standing : derive(tx, tx.outbox().orders(account, keys).values())) {
      timelines.put(standing.timeline().order(), standing.timeline());
    }
    return timelines;
  }

  OrderPage page(LineStage stage, Instant since, @Nullable OrderKey after, int limit) {
    List<OrderTimeline> found = new ArrayList<>();
    OrderKey next =
        walk(
            from -> ledger.inTransaction(tx -> chunk(tx, since, from)),
            after,
            standing -> {
              if (standing.timeline().lines().stream().anyMatch(line -> line.stage() == stage)) {
                found.add(standing.timeline());
              }
              return found.size() < limit;
            });
    return new OrderPage(found, next);
  }

  List<OrderTimeline> all() {
    return ledger.inTransaction(
        tx -> {
          List<OrderTimeline> all = new ArrayList<>();
          forEach(tx, standing -> all.add(standing.timeline()));
          return all;
        });
  }

  /** Visits every order with its timeline; {@link #CHUNK} of them are read in one transaction. */
  void forEachOrder(BiConsumer<Order, OrderTimeline> visitor) {
    walk(
        from -> ledger.inTransaction(tx -> chunk(tx, Instant.EPOCH, from)),
        null,
        standing -> {
          visitor.accept(standing.order().order(), standing.timeline());
          return true;
        });
  }

  /** What is owed for entered orders: neither cancelled nor turned down nor invoiced. */
  BigDecimal outstanding(LedgerTransaction tx) {
    BigDecimal[] owed = {BigDecimal.ZERO};
    forEach(tx, standing -> owed[0] = owed[0].add(owed(standing)));
    return owed[0];
  }

  private void forEach(LedgerTransaction tx, Consumer<Standing> visitor) {
    walk(
        from -> chunk(tx, Instant.EPOCH, from),
        null,
        standing -> {
          visitor.accept(standing);
          return true;
        });
  }

  /** An order and what was derived of it. */
  private record Standing(QueuedOrder order, OrderTimeline timeline) {}

  /** Gives the orders behind one, {@link #CHUNK} of them while there are as many. */
  @FunctionalInterface
  private interface Chunks {
    List<Standing> after(@Nullable OrderKey last);
  }

  /**
   * Goes through orders in the order in which they were entered.
   *
   * @param visitor tells whether it goes on
   * @return where the visitor ended it, or null when there are no more
   */
  private static @Nullable OrderKey walk(
      Chunks chunks, @Nullable OrderKey after, Predicate<Standing> visitor) {
    OrderKey last = after;
    List<Standing> chunk;
    do {
      chunk = chunks.after(last);
      for (Standing standing : chunk) {
        last = standing.timeline().order();
        if (!visitor.test(standing)) {
          return last;
        }
      }
    } while (chunk.size() == CHUNK);
    return null;
  }

  private List<Standing> chunk(LedgerTransaction tx, Instant since, @Nullable OrderKey after) {
    return derive(tx, tx.outbox().entered(account, since, after, CHUNK));
  }

  private static BigDecimal owed(Standing standing) {
    List<LineTimeline> lines = standing.timeline().lines();
    BigDecimal owed = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      if (isOwed(lines.get(i))) {
        OrderLine line = standing.order().order().lines().get(i);
        owed =
            owed.add(line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .add(line.shippingCosts());
      }
    }
    return owed;
  }

  private static boolean isOwed(LineTimeline line) {
    return line.stage() != LineStage.FILE_REJECTED
        && line.stage() != LineStage.REFUSED
        && Collections.disjoint(line.marks(), SETTLED);
  }

  List<DoubtfulFile> inDoubt() {
    return ledger.inTransaction(
        tx ->
            tx.outbox().files(account, EnumSet.of(OrderFile.State.IN_DOUBT)).stream()
                .map(
                    file ->
                        new DoubtfulFile(file.name(), tx.outbox().ordersIn(account, file.name())))
                .toList());
  }

  private List<Standing> derive(LedgerTransaction tx, Collection<QueuedOrder> orders) {
    Map<OrderKey, List<OrderFact>> facts =
        tx.facts().of(account, orders.stream().map(order -> order.order().key()).toList());
    Map<String, OrderFile> files = files(tx, orders);
    Map<String, List<OrderKey>> sharing = SharedParcels.of(tx, account, parcels(facts.values()));
    List<Standing> standings = new ArrayList<>(orders.size());
    for (QueuedOrder order : orders) {
      String name = order.file();
      standings.add(
          new Standing(
              order,
              TimelineDerivation.derive(
                  order,
                  name == null ? null : files.get(name),
                  facts.getOrDefault(order.order().key(), List.of()),
                  sharing,
                  counting)));
    }
    return standings;
  }

  private static Set<String> parcels(Collection<List<OrderFact>> facts) {
    Set<String> parcels = new LinkedHashSet<>();
    for (List<OrderFact> stated : facts) {
      for (OrderFact fact : stated) {
        if (fact.value() instanceof FactValue.Fulfilment row && row.parcel() != null) {
          parcels.add(row.parcel());
        }
      }
    }
    return parcels;
  }

  private Map<String, OrderFile> files(LedgerTransaction tx, Collection<QueuedOrder> orders) {
    Set<String> names = new LinkedHashSet<>();
    for (QueuedOrder order : orders) {
      String name = order.file();
      if (name != null) {
        names.add(name);
      }
    }
    return tx.outbox().filesNamed(account, names);
  }
}
