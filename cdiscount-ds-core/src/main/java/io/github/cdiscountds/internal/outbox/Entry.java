package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How orders enter the outbox, and leave it before they are sent. Thread-safe. */
public final class Entry {

  /** What became of an order at the door. */
  public enum Answer {
    /** Entered. */
    ENTERED,
    /** The same order is there already. */
    ALREADY_THERE,
    /** The same order was there and was cancelled; it is never sent. */
    CANCELLED,
    /** Another order of the same key is there already. */
    CONFLICT,
    /** A report of the supplier names the key, though no order was entered here. */
    RESERVED
  }

  private final String account;
  private final OrderLedger ledger;
  private final Clock clock;

  /** Opens the door of an account's outbox. */
  public Entry(String account, OrderLedger ledger, Clock clock) {
    this.account = account;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Enters checked orders in one transaction; the answers are in the same order. */
  public List<Answer> enter(List<Order> orders) {
    return ledger.inTransaction(tx -> orders.stream().map(order -> enter(tx, order)).toList());
  }

  private Answer enter(LedgerTransaction tx, Order order) {
    String digest = ContentDigest.of(order);
    Optional<QueuedOrder> there = tx.outbox().order(account, order.key());
    if (there.isPresent()) {
      if (!there.get().contentDigest().equals(digest)) {
        return Answer.CONFLICT;
      }
      return there.get().state() == QueuedOrder.State.CANCELLED
          ? Answer.CANCELLED
          : Answer.ALREADY_THERE;
    }
    FactStore facts = tx.facts();
    if (!facts.of(account, order.key()).isEmpty()) {
      return Answer.RESERVED;
    }
    boolean entered =
        tx.outbox()
            .enter(
                new QueuedOrder(
                    account,
                    order,
                    digest,
                    QueuedOrder.State.QUEUED,
                    List.of(),
                    clock.instant(),
                    0));
    if (!entered) {
      throw new IllegalStateException("an order appeared within our own transaction");
    }
    return Answer.ENTERED;
  }

  /**
   * Cancels an order that still waits for its file.
   *
   * @return false when there is none or it is on its way
   */
  public boolean cancel(OrderKey key) {
    return ledger.inTransaction(
        tx ->
            tx.outbox()
                .order(account, key)
                .filter(order -> order.state() == QueuedOrder.State.QUEUED)
                .map(
                    order ->
                        tx.outbox().replace(order.next(QueuedOrder.State.CANCELLED, order.files())))
                .orElse(false));
  }
}
