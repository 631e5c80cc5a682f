package io.github.cdiscountds.internal.fate;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.OrderEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves the orders of a file once the fate of the file is known, inside one ledger transaction. All
 * or nothing: where the file or one of its orders was changed meanwhile, nothing is changed.
 */
public final class FileFate {
  private static final String ALSO_IN =
      Contradiction.Kind.EARLIER_SENDING_TAKEN
          + ": the supplier has it from this file as well; it also went in ";

  private final LedgerTransaction ledger;
  private final OrderFile file;
  private final List<OrderEvent> events = new ArrayList<>();
  private boolean movedSomething;

  /** Prepares for one file, as it was read in the same transaction or before. */
  public FileFate(LedgerTransaction ledger, OrderFile file) {
    this.ledger = ledger;
    this.file = file;
  }

  /** The events that were new, in the order in which they were raised. */
  public List<OrderEvent> events() {
    return List.copyOf(events);
  }

  /** Whether an order is in a file already, or in a later one, so that nothing has to be moved. */
  public static boolean stands(QueuedOrder order, OrderFile file) {
    return order.state() == QueuedOrder.State.IN_FILE
        || !Objects.equals(order.lastFile(), file.name());
  }

  /** Whether a record of the file or of an order was changed. */
  public boolean movedSomething() {
    return movedSomething;
  }

  /**
   * The file is ours again and no report can name it any more: the orders that were wanted back are
   * withdrawn, the others wait for another file.
   *
   * @return false when the file was changed meanwhile
   */
  public boolean takenBack() {
    if (!replaced(file.endRecall(OrderFile.State.WITHDRAWN))) {
      return false;
    }
    List<QueuedOrder> moved = new ArrayList<>();
    for (QueuedOrder order : carriedNow()) {
      switch (order.state()) {
        case WITHDRAWING -> {
          moved.add(order.next(QueuedOrder.State.WITHDRAWN));
          raise(OrderEvent.Type.WITHDRAWN, order.order().key(), null);
        }
        case IN_FILE -> moved.add(order.next(QueuedOrder.State.QUEUED));
        case QUEUED, WITHDRAWN, CANCELLED -> {}
      }
    }
    move(moved);
    return true;
  }

  /**
   * Nobody can tell whether the file reached the supplier: the shop is told, and what was wanted
   * back stays so.
   *
   * @param policy whether its orders wait for another file, under the same keys, so that the
   *     supplier's own check for duplicates is the last net
   * @return false when the file was changed meanwhile
   */
  public boolean inDoubt(DoubtPolicy policy) {
    if (!replaced(file.next(OrderFile.State.IN_DOUBT))) {
      return false;
    }
    List<QueuedOrder> moved = new ArrayList<>();
    for (QueuedOrder order : carriedNow()) {
      raise(OrderEvent.Type.IN_DOUBT, order.order().key(), null);
      if (policy == DoubtPolicy.SEND_AGAIN
          && order.state() == QueuedOrder.State.IN_FILE
          && order.files().size() == 1) {
        moved.add(order.next(QueuedOrder.State.QUEUED));
      }
    }
    move(moved);
    return true;
  }

  /**
   * A report shows that the supplier has the file and works on it: it stands, whatever we knew.
   *
   * @return false when that was known, or the file was changed meanwhile
   */
  public boolean accepted() {
    if (file.state() == OrderFile.State.CONFIRMED
        || !replaced(file.endRecall(OrderFile.State.CONFIRMED))) {
      return false;
    }
    List<QueuedOrder> standing = new ArrayList<>();
    for (QueuedOrder order : carried()) {
      if (isLatest(order)) {
        standing.add(order);
      } else {
        raise(
            file.state() == OrderFile.State.WITHDRAWN
                ? OrderEvent.Type.WITHDRAWAL_FAILED
                : OrderEvent.Type.CONTRADICTION,
            order.order().key(),
            ALSO_IN + order.lastFile());
      }
    }
    stands(standing);
    return true;
  }

  /**
   * A report rejects the file as a whole: orders that were wanted back never go out, the others can
   * be sent again once corrected (R22). A file that was taken back stays so.
   */
  public void rejected() {
    boolean isNews =
        file.state() != OrderFile.State.WITHDRAWN && file.state() != OrderFile.State.CONFIRMED;
    if (!isNews || !replaced(file.endRecall(OrderFile.State.CONFIRMED))) {
      return;
    }
    List<QueuedOrder> moved = new ArrayList<>();
    for (QueuedOrder order : carriedNow()) {
      if (order.state() == QueuedOrder.State.WITHDRAWING) {
        moved.add(order.next(QueuedOrder.State.CANCELLED));
        raise(OrderEvent.Type.WITHDRAWN, order.order().key(), null);
      }
    }
    move(moved);
  }

  /**
   * A report shows that the supplier has an order from this file: it stands, whatever was planned
   * for it. That it went in another file as well is a contradiction of facts then, and told with
   * the others.
   */
  public void stands(QueuedOrder order) {
    if (isLatest(order)) {
      stands(List.of(order));
    }
  }

  private void stands(Collection<QueuedOrder> orders) {
    List<QueuedOrder> moved = new ArrayList<>();
    for (QueuedOrder order : orders) {
      OrderKey key = order.order().key();
      switch (order.state()) {
        case IN_FILE -> {}
        case QUEUED -> moved.add(order.next(QueuedOrder.State.IN_FILE));
        case WITHDRAWING, WITHDRAWN, CANCELLED -> {
          moved.add(order.next(QueuedOrder.State.IN_FILE));
          raise(OrderEvent.Type.WITHDRAWAL_FAILED, key, null);
        }
      }
    }
    move(moved);
  }

  private boolean replaced(OrderFile next) {
    boolean isReplaced = ledger.outbox().replace(next);
    movedSomething |= isReplaced;
    return isReplaced;
  }

  private Collection<QueuedOrder> carried() {
    List<OrderKey> keys = ledger.outbox().ordersIn(file.account(), file.name());
    return ledger.outbox().orders(file.account(), keys).values().stream()
        .filter(order -> order.files().contains(file.name()))
        .toList();
  }

  private List<QueuedOrder> carriedNow() {
    return carried().stream().filter(this::isLatest).toList();
  }

  private boolean isLatest(QueuedOrder order) {
    return Objects.equals(order.lastFile(), file.name());
  }

  private void move(List<QueuedOrder> moved) {
    if (!moved.isEmpty()) {
      OwnChange.mustTakePlace(ledger.outbox().replaceAll(moved));
      movedSomething = true;
    }
  }

  private void raise(OrderEvent.Type type, OrderKey key, @Nullable String note) {
    String id =
        Sha256.of(String.join("\n", type.name(), file.account(), key.toString(), file.name()));
    OrderEvent event = new OrderEvent(id, type, file.account(), key, null, file.name(), null, note);
    if (ledger.events().append(event)) {
      events.add(event);
    }
  }
}
