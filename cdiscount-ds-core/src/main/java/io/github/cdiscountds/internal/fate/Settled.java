package io.github.cdiscountds.internal.fate;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.order.OrderFact;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which orders and files are done with, so that what is personal of them may be forgotten: nothing
 * is waited for, and nobody may correct them. One rule for every ledger.
 */
public final class Settled {
  private Settled() {}

  /** Whether nothing will be done with a file any more, and nobody waits for a report on it. */
  public static boolean isSettled(OrderFile file) {
    return !file.recalled()
        && (file.state() == OrderFile.State.CONFIRMED || file.state() == OrderFile.State.WITHDRAWN);
  }

  /**
   * Whether an order is never sent again.
   *
   * @param carrier the file that carries it, or null when none does or it isn't known
   * @param facts everything known of its key
   */
  public static boolean isSettled(
      QueuedOrder order, @Nullable OrderFile carrier, Collection<OrderFact> facts) {
    return switch (order.state()) {
      case QUEUED, WITHDRAWING -> false;
      case CANCELLED, WITHDRAWN -> true;
      case IN_FILE ->
          carrier != null
              && isSettled(carrier)
              && !Sendings.isRejected(new Sendings(order.files(), facts).facts(), carrier.name());
    };
  }
}
