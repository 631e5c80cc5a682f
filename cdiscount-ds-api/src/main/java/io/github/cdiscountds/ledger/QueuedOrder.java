package io.github.cdiscountds.ledger;

import io.github.cdiscountds.model.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in the outbox. {@code toString} shows no personal data.
 *
 * @param account the account's company name
 * @param order the order; its recipient's texts are blank once they were {@linkplain
 *     OrderLedger#forget forgotten}
 * @param contentDigest the digest of its content, by which the same order is told from another one
 *     of the same key
 * @param state where it is on its way out
 * @param files the files that carried it or carry it, the latest last
 * @param enqueuedAt when it was first entered, by the ledger's own clock
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
    /** Belongs to its latest file; that file's state says how far it is. */
    IN_FILE,
    /** Belongs to its latest file, which is to be taken back for its sake. */
    WITHDRAWING,
    /** Its file was taken back before the supplier picked it up; never sent again. */
    WITHDRAWN,
    /** Cancelled while it was in nobody's hands but ours; never sent. */
    CANCELLED
  }

  public QueuedOrder {
    files = List.copyOf(files);
  }

  /**
   * Names the file that carries the order.
   *
   * @return the latest file, or null while none does
   */
  public @Nullable String file() {
    return state == State.IN_FILE || state == State.WITHDRAWING ? lastFile() : null;
  }

  /**
   * Names the file that carried the order last.
   *
   * @return the latest file, whether it still carries the order or not, or null when there was none
   */
  public @Nullable String lastFile() {
    return files.isEmpty() ? null : files.get(files.size() - 1);
  }

  /**
   * Changes the state.
   *
   * @param next the new state
   * @return a copy of the next version
   */
  public QueuedOrder next(State next) {
    return new QueuedOrder(account, order, contentDigest, next, files, enqueuedAt, version + 1);
  }

  /**
   * Puts the order into a file.
   *
   * @param name the file's final name
   * @return a copy of the next version
   */
  public QueuedOrder intoFile(String name) {
    List<String> all = new ArrayList<>(files);
    all.add(name);
    return new QueuedOrder(
        account, order, contentDigest, State.IN_FILE, all, enqueuedAt, version + 1);
  }

  /**
   * Queues the order again with a content that may have been corrected (R22).
   *
   * @param corrected the order, of the same key
   * @param digest the digest of its content
   * @return a copy of the next version
   * @throws IllegalArgumentException when the key is another one
   */
  public QueuedOrder again(Order corrected, String digest) {
    if (!corrected.key().equals(order.key())) {
      throw new IllegalArgumentException(
          "order " + order.key() + " can't be replaced by " + corrected.key());
    }
    return new QueuedOrder(
        account, corrected, digest, State.QUEUED, files, enqueuedAt, version + 1);
  }

  /**
   * Forgets who receives the order.
   *
   * @return a copy of the next version whose recipient has blank texts
   */
  public QueuedOrder forgetRecipient() {
    Order forgotten =
        new Order(
            order.key(),
            order.date(),
            order.cdiscountId(),
            order.recipient().forget(),
            order.lines());
    return new QueuedOrder(
        account, forgotten, contentDigest, state, files, enqueuedAt, version + 1);
  }
}
