package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatch came to.
 *
 * @param files what became of each file, in the order in which they were taken up
 * @param orders the orders in each file, by its name
 * @param heldBack errors, each of which keeps an order in the queue
 * @param unknownHidden hidden files in the folder of orders that this ledger doesn't know
 * @param nextAt when queued orders may go that the pacing let wait, by the ledger's own clock, or
 *     null
 */
public record Dispatched(
    List<FileOutcome> files,
    Map<String, List<OrderKey>> orders,
    List<Finding> heldBack,
    List<String> unknownHidden,
    @Nullable Instant nextAt) {

  public Dispatched {
    files = List.copyOf(files);
    orders = Map.copyOf(orders);
    heldBack = List.copyOf(heldBack);
    unknownHidden = List.copyOf(unknownHidden);
  }
}
