package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.finding.Finding;
import java.util.List;

/**
 * What a dispatch came to.
 *
 * @param files what became of each file, in the order in which they were taken up
 * @param heldBack errors, each of which keeps an order in the queue
 */
public record Dispatched(List<FileOutcome> files, List<Finding> heldBack) {

  public Dispatched {
    files = List.copyOf(files);
    heldBack = List.copyOf(heldBack);
  }
}
