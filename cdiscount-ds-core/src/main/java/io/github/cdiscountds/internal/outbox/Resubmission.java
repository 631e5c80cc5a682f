package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.ResubmitPolicy;
import java.util.Optional;

/**
 * Queues orders again that the supplier turned down (R22, DESIGN section 4): by compare-and-set, so
 * that a rejection leads to one new sending, whoever asks and however often. Immutable and
 * thread-safe.
 */
public final class Resubmission {

  /** What became of an order. */
  public enum Answer {
    /** It waits for the next file, with the content given. */
    QUEUED,
    /** It waits already, with the same content. */
    ALREADY_QUEUED,
    /** No such order was entered here. */
    UNKNOWN,
    /** It was cancelled or withdrawn; such an order is never sent. */
    CANCELLED,
    /** The supplier refused the order itself: it takes another order number or campaign. */
    NEEDS_NEW_KEY,
    /** Nothing says that the supplier turned its latest sending down, or not all of it. */
    NOT_TURNED_DOWN
  }

  private final String account;
  private final ResubmitPolicy policy;

  /** Prepares for an account. */
  public Resubmission(String account, ResubmitPolicy policy) {
    this.account = account;
    this.policy = policy;
  }

  /** Queues a checked order again, corrected or as it was. */
  public Answer resubmit(LedgerTransaction tx, Order corrected) {
    Optional<QueuedOrder> found = tx.outbox().order(account, corrected.key());
    if (found.isEmpty()) {
      return Answer.UNKNOWN;
    }
    QueuedOrder order = found.get();
    String digest = ContentDigest.of(corrected);
    return switch (order.state()) {
      case CANCELLED, WITHDRAWN, WITHDRAWING -> Answer.CANCELLED;
      case QUEUED ->
          order.contentDigest().equals(digest) ? Answer.ALREADY_QUEUED : Answer.NOT_TURNED_DOWN;
      case IN_FILE ->
          switch (Rejection.of(tx, order)) {
            case NONE -> Answer.NOT_TURNED_DOWN;
            case EVERY_LINE ->
                policy == ResubmitPolicy.REFUSED_UNDER_SAME_KEY
                    ? queue(tx, order, corrected, digest)
                    : Answer.NEEDS_NEW_KEY;
            case WHOLE_FILE -> queue(tx, order, corrected, digest);
          };
    };
  }

  private static Answer queue(
      LedgerTransaction tx, QueuedOrder order, Order corrected, String digest) {
    if (!tx.outbox().replace(order.again(corrected, digest))) {
      throw new IllegalStateException("an order changed within our own transaction");
    }
    return Answer.QUEUED;
  }
}
