package io.github.cdiscountds.internal.delivery;

import io.github.cdiscountds.ledger.HeldEvent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.OrderEventHandler;
import java.util.List;
import java.util.Optional;

/** The events of one subscriber that were given up. Thread-safe. */
public final class DeadLetterBox {
  private final OrderLedger ledger;
  private final Subscriber subscriber;

  /** Puts the parts together. */
  public DeadLetterBox(OrderLedger ledger, Subscriber subscriber) {
    this.ledger = ledger;
    this.subscriber = subscriber;
  }

  /** Lists some, by position. */
  public List<HeldEvent> list(long after, int limit) {
    return ledger.inTransaction(
        tx -> tx.deliveries().dead(subscriber.account(), subscriber.name(), after, limit));
  }

  /**
   * Hands one over once more; what the handler throws is noted and reaches the caller.
   *
   * @return false when there is no such letter
   */
  public boolean redeliver(long position, OrderEventHandler handler) {
    Optional<HeldEvent> letter = ledger.inTransaction(tx -> find(tx, position));
    if (letter.isEmpty()) {
      return false;
    }
    try {
      handler.handle(letter.get().event().event());
    } catch (Exception e) {
      note(position, e);
      throw e;
    }
    discard(position);
    return true;
  }

  private void note(long position, Exception failure) {
    try {
      ledger.inTransaction(
          tx -> {
            find(tx, position)
                .ifPresent(
                    letter ->
                        tx.deliveries().hold(letter.dead(tx.now(), failure.getClass().getName())));
            return true;
          });
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Removes one; false when there is no such letter. */
  public boolean discard(long position) {
    return ledger.inTransaction(
        tx ->
            find(tx, position).isPresent()
                && tx.deliveries().release(subscriber.account(), subscriber.name(), position));
  }

  private Optional<HeldEvent> find(LedgerTransaction tx, long position) {
    return tx.deliveries()
        .held(subscriber.account(), subscriber.name(), position)
        .filter(event -> event.state() == HeldEvent.State.DEAD);
  }
}
