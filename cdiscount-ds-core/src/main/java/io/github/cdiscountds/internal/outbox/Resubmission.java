package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.fate.OwnChange;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.ResubmitPolicy;
import io.github.cdiscountds.order.SubmitPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    /** It could be queued, but another order holds it back. */
    HELD_BACK,
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

  /**
   * Queues checked orders again, corrected or as they were.
   *
   * @param submitting whether one order that can't be queued holds back the others
   * @return an answer for each, in the order given
   */
  public Map<OrderKey, Answer> resubmit(
      LedgerTransaction tx, List<Order> corrected, SubmitPolicy submitting) {
    Map<OrderKey, QueuedOrder> known =
        tx.outbox().orders(account, corrected.stream().map(Order::key).toList());
    Map<OrderKey, Answer> answers = new LinkedHashMap<>();
    List<QueuedOrder> again = new ArrayList<>();
    for (Order order : corrected) {
      QueuedOrder stored = known.get(order.key());
      String digest = ContentDigest.of(order);
      Answer answer = answer(tx, stored, digest);
      answers.put(order.key(), answer);
      if (answer == Answer.QUEUED && stored != null) {
        again.add(stored.again(order, digest));
      }
    }
    if (submitting == SubmitPolicy.ALL_OR_NOTHING
        && answers.values().stream()
            .anyMatch(answer -> answer != Answer.QUEUED && answer != Answer.ALREADY_QUEUED)) {
      answers.replaceAll((key, answer) -> answer == Answer.QUEUED ? Answer.HELD_BACK : answer);
      return answers;
    }
    OwnChange.mustTakePlace(tx.outbox().replaceAll(again));
    return answers;
  }

  private Answer answer(LedgerTransaction tx, @Nullable QueuedOrder order, String digest) {
    if (order == null) {
      return Answer.UNKNOWN;
    }
    return switch (order.state()) {
      case CANCELLED, WITHDRAWN, WITHDRAWING -> Answer.CANCELLED;
      case QUEUED ->
          order.contentDigest().equals(digest) ? Answer.ALREADY_QUEUED : Answer.NOT_TURNED_DOWN;
      case IN_FILE ->
          switch (Rejection.of(tx, order)) {
            case NONE -> Answer.NOT_TURNED_DOWN;
            case EVERY_LINE ->
                policy == ResubmitPolicy.REFUSED_UNDER_SAME_KEY
                    ? Answer.QUEUED
                    : Answer.NEEDS_NEW_KEY;
            case WHOLE_FILE -> Answer.QUEUED;
          };
    };
  }
}
