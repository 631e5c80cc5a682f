package io.github.cdiscountds.ledger;

import io.github.cdiscountds.model.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in the outbox. {@code toString} shows no personal data.
 *
 * @param account the account's company name
 * @param order the order
 * @param contentDigest the digest of its content, by which the same order is told from another one
 *     of the same key
 * @param state where it is on its way out
 * @param files the files that carried it or carry it, the latest last
 * @param enqueuedAt when it was entered, by the clock of the node that did so
 * @param version counts the changes; a change succeeds only against the version it was read with
 * @since 0.1.0
 */
public record QueuedOrder(
    String account,
    Order order,
    String contentDigest,
    State state,
    List<String> files,
    Instant enqueuedAt,
    long version) {

  /** Where an order is on its way out. */
  public enum State {
    /** Waits for the next file. */
    QUEUED,
    /** Belongs to a file; the file's state says how far that is. */
    IN_FILE,
    /** Cancelled while it was queued; never sent. */
    CANCELLED
  }

  public QueuedOrder {
    files = List.copyOf(files);
  }

  /**
   * Names the file that carries the order.
   *
   * @return the latest file, or null while there is none
   */
  public @Nullable String file() {
    return state == State.IN_FILE ? files.get(files.size() - 1) : null;
  }

  /**
   * Changes the state.
   *
   * @param next the new state
   * @param allFiles the files that carried the order, the latest last
   * @return a copy of the next version
   */
  public QueuedOrder next(State next, List<String> allFiles) {
    return new QueuedOrder(account, order, contentDigest, next, allFiles, enqueuedAt, version + 1);
  }
}
