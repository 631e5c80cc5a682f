package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.internal.fate.OwnChange;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps orders from being sent: at once while they are only ours, by taking their file back once it
 * lies on the server (DESIGN section 4). Thread-safe.
 */
public final class TakingBack {

  /** What became of the wish. */
  public enum Answer {
    /** The order isn't sent; nothing else has to happen. */
    CANCELLED,
    /** The file that carries it is to be taken back. */
    REQUESTED,
    /** The supplier has the order, or may have it. */
    TOO_LATE,
    /** No such order was entered here. */
    UNKNOWN
  }

  private final String account;
  private final OrderLedger ledger;
  private final Dispatcher dispatcher;

  /** Puts the parts together. */
  public TakingBack(String account, OrderLedger ledger, Dispatcher dispatcher) {
    this.account = account;
    this.ledger = ledger;
    this.dispatcher = dispatcher;
  }

  /**
   * Cancels an order that is in nobody's hands but ours: queued, or in a file that the supplier
   * rejected as a whole.
   *
   * @return false when there is none, or it is on its way
   */
  public boolean cancel(OrderKey key) {
    return ledger.<Boolean>inTransaction(
        tx ->
            tx.outbox()
                .order(account, key)
                .filter(order -> isOursAlone(tx, order))
                .map(order -> tx.outbox().replace(order.next(QueuedOrder.State.CANCELLED)))
                .orElse(false));
  }

  /**
   * Wants orders back, and takes the first steps.
   *
   * @return an answer for each order
   */
  public Map<OrderKey, Answer> withdraw(Collection<OrderKey> keys) {
    Map<OrderKey, Answer> answers = new LinkedHashMap<>();
    List<OrderFile> touched = new ArrayList<>();
    for (OrderKey key : keys) {
      Wish wish = ledger.inTransaction(tx -> wish(tx, key));
      answers.put(key, wish.answer());
      wish.file()
          .filter(file -> touched.stream().noneMatch(there -> there.name().equals(file.name())))
          .ifPresent(touched::add);
    }
    if (!touched.isEmpty()) {
      dispatcher.advance(touched);
    }
    return answers;
  }

  private record Wish(Answer answer, Optional<OrderFile> file) {
    static Wish of(Answer answer) {
      return new Wish(answer, Optional.empty());
    }
  }

  private Wish wish(LedgerTransaction tx, OrderKey key) {
    Optional<QueuedOrder> found = tx.outbox().order(account, key);
    if (found.isEmpty()) {
      return Wish.of(Answer.UNKNOWN);
    }
    QueuedOrder order = found.get();
    String name = order.lastFile();
    if (isOursAlone(tx, order)) {
      OwnChange.mustTakePlace(tx.outbox().replace(order.next(QueuedOrder.State.CANCELLED)));
      return Wish.of(Answer.CANCELLED);
    }
    return switch (order.state()) {
      case CANCELLED, WITHDRAWN -> Wish.of(Answer.CANCELLED);
      case QUEUED, WITHDRAWING -> Wish.of(Answer.REQUESTED);
      case IN_FILE ->
          tx.outbox()
              .file(account, Objects.requireNonNull(name, "an order in a file has one"))
              .map(file -> wantBack(tx, order, file))
              .orElse(Wish.of(Answer.TOO_LATE));
    };
  }

  private Wish wantBack(LedgerTransaction tx, QueuedOrder order, OrderFile file) {
    return switch (file.state()) {
      case INTENT, ATTEMPTING -> {
        OwnChange.mustTakePlace(tx.outbox().replace(order.next(QueuedOrder.State.WITHDRAWING)));
        // Nothing of it can be renamed any more: no attempt is recorded as whole.
        OwnChange.mustTakePlace(new FileFate(tx, file).takenBack());
        yield Wish.of(Answer.CANCELLED);
      }
      case UPLOADED, SENT, TAKING -> request(tx, order, file.takeBack());
      case TAKEN -> request(tx, order, file.recall());
      case INFERRED, CONFIRMED, IN_DOUBT, WITHDRAWN -> Wish.of(Answer.TOO_LATE);
    };
  }

  private static Wish request(LedgerTransaction tx, QueuedOrder order, OrderFile file) {
    OwnChange.mustTakePlace(tx.outbox().replace(order.next(QueuedOrder.State.WITHDRAWING)));
    OwnChange.mustTakePlace(tx.outbox().replace(file));
    return new Wish(Answer.REQUESTED, Optional.of(file));
  }

  /** Queued, or of a file whose only verdict is the supplier's rejection as a whole (R22). */
  private boolean isOursAlone(LedgerTransaction tx, QueuedOrder order) {
    return switch (order.state()) {
      case QUEUED -> true;
      case IN_FILE -> Rejection.of(tx, order) == Rejection.WHOLE_FILE;
      case WITHDRAWING, WITHDRAWN, CANCELLED -> false;
    };
  }
}
