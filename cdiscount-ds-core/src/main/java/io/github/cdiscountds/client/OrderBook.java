package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.reconcile.TimelineDerivation;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers where orders stand, and changes nothing. Thread-safe. */
final class OrderBook {
  /** Orders whose facts are read in one transaction. */
  private static final int CHUNK = 500;

  /** Marks of lines that nothing is owed for, or that an invoice asks for. */
  private static final Set<Mark> SETTLED =
      EnumSet.of(Mark.CANCELLED, Mark.WITHDRAWN, Mark.INVOICED, Mark.RETURNED);

  private final String account;
  private final OrderLedger ledger;

  OrderBook(String account, OrderLedger ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  Optional<OrderTimeline> timeline(OrderKey key) {
    return Optional.ofNullable(ledger.inTransaction(tx -> timelines(tx, List.of(key))).get(key));
  }

  /** Timelines of the orders that are there. */
  Map<OrderKey, OrderTimeline> timelines(LedgerTransaction tx, Collection<OrderKey> keys) {
    return derive(tx, tx.outbox().orders(account, keys).values());
  }

  OrderPage page(LineStage stage, Instant since, @Nullable OrderKey after, int limit) {
    List<OrderTimeline> found = new ArrayList<>();
    OrderKey from = after;
    while (true) {
      OrderKey begin = from;
      List<OrderTimeline> chunk =
          ledger.inTransaction(
              tx ->
                  List.copyOf(
                      derive(tx, tx.outbox().entered(account, since, begin, CHUNK)).values()));
      for (OrderTimeline timeline : chunk) {
        from = timeline.order();
        if (timeline.lines().stream().anyMatch(line -> line.stage() == stage)) {
          found.add(timeline);
          if (found.size() == limit) {
            return new OrderPage(found, from);
          }
        }
      }
      if (chunk.size() < CHUNK) {
        return new OrderPage(found, null);
      }
    }
  }

  List<OrderTimeline> all() {
    return ledger.inTransaction(
        tx -> {
          List<OrderTimeline> all = new ArrayList<>();
          List<QueuedOrder> chunk = tx.outbox().entered(account, Instant.EPOCH, null, CHUNK);
          while (!chunk.isEmpty()) {
            all.addAll(derive(tx, chunk).values());
            OrderKey last = chunk.get(chunk.size() - 1).order().key();
            chunk = tx.outbox().entered(account, Instant.EPOCH, last, CHUNK);
          }
          return all;
        });
  }

  /** What is owed for entered orders: neither cancelled nor turned down nor invoiced. */
  BigDecimal outstanding(LedgerTransaction tx) {
    BigDecimal owed = BigDecimal.ZERO;
    OrderKey after = null;
    List<QueuedOrder> chunk;
    do {
      chunk = tx.outbox().entered(account, Instant.EPOCH, after, CHUNK);
      Map<OrderKey, OrderTimeline> timelines = derive(tx, chunk);
      for (QueuedOrder order : chunk) {
        after = order.order().key();
        owed = owed.add(owed(order, timelines.get(after)));
      }
    } while (chunk.size() == CHUNK);
    return owed;
  }

  private static BigDecimal owed(QueuedOrder order, @Nullable OrderTimeline timeline) {
    BigDecimal owed = BigDecimal.ZERO;
    for (int i = 0; timeline != null && i < timeline.lines().size(); i++) {
      if (isOwed(timeline.lines().get(i))) {
        OrderLine line = order.order().lines().get(i);
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

  private Map<OrderKey, OrderTimeline> derive(
      LedgerTransaction tx, Collection<QueuedOrder> orders) {
    Map<OrderKey, List<OrderFact>> facts =
        tx.facts().of(account, orders.stream().map(order -> order.order().key()).toList());
    Map<String, OrderFile> files = files(tx, orders);
    Map<OrderKey, OrderTimeline> timelines = new LinkedHashMap<>();
    for (QueuedOrder order : orders) {
      OrderKey key = order.order().key();
      String name = order.file();
      timelines.put(
          key,
          TimelineDerivation.derive(
              order, name == null ? null : files.get(name), facts.getOrDefault(key, List.of())));
    }
    return timelines;
  }

  private Map<String, OrderFile> files(LedgerTransaction tx, Collection<QueuedOrder> orders) {
    Map<String, OrderFile> files = new HashMap<>();
    Set<String> looked = new HashSet<>();
    for (QueuedOrder order : orders) {
      String name = order.file();
      if (name != null && looked.add(name)) {
        tx.outbox().file(account, name).ifPresent(file -> files.put(name, file));
      }
    }
    return files;
  }
}
