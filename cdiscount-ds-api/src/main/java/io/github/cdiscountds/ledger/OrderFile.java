package io.github.cdiscountds.ledger;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.model.OrderKey;
import java.time.Instant;
import java.util.List;

/**
 * An order file on its way out, with everything that a node needs to finish or settle it (DESIGN
 * section 4).
 *
 * @param account the account's company name
 * @param name the final name, unique for the account for ever
 * @param state how far it is
 * @param attempt the number of the current attempt; 0 before the first
 * @param content the bytes
 * @param sha256 their SHA-256 in lower-case hexadecimal
 * @param orders the orders in it
 * @param createdAt when it was recorded, by the clock of the node that did so
 * @param version counts the changes; a change succeeds only against the version it was read with
 * @since 0.1.0
 */
public record OrderFile(
    String account,
    String name,
    State state,
    int attempt,
    FileContent content,
    String sha256,
    List<OrderKey> orders,
    Instant createdAt,
    long version) {

  /** How far an order file is. */
  public enum State {
    /** Name, bytes and orders are recorded; nothing left the house. */
    INTENT,
    /** The current attempt may be uploading its temporary file. */
    ATTEMPTING,
    /** The temporary file of the current attempt is whole on the server. */
    UPLOADED,
    /** The file was renamed to its final name. */
    SENT,
    /** The temporary file was gone while its folder could be listed: taken to be sent. */
    INFERRED,
    /** A report of the supplier names the file. */
    CONFIRMED,
    /** Nobody can tell; nothing is resent on its own. */
    IN_DOUBT
  }

  public OrderFile {
    orders = List.copyOf(orders);
  }

  /**
   * Names the temporary file of the current attempt: hidden, beside the target.
   *
   * @return {@code .<name>.<attempt>.part}
   */
  public String temporaryName() {
    return temporaryName(attempt);
  }

  /**
   * Names the temporary file of an attempt.
   *
   * @param number the attempt's number, from 1
   * @return {@code .<name>.<number>.part}
   */
  public String temporaryName(int number) {
    return "." + name + "." + number + ".part";
  }

  /**
   * Tells whether nothing is left to do for the upload.
   *
   * @return true for sent, inferred and confirmed files
   */
  public boolean isSettled() {
    return state == State.SENT || state == State.INFERRED || state == State.CONFIRMED;
  }

  /**
   * Goes on to a state within the current attempt.
   *
   * @param next the new state
   * @return a copy of the next version
   */
  public OrderFile next(State next) {
    return new OrderFile(
        account, name, next, attempt, content, sha256, orders, createdAt, version + 1);
  }

  /**
   * Begins the next attempt; attempt numbers are never used again.
   *
   * @return a copy of the next version
   */
  public OrderFile nextAttempt() {
    return new OrderFile(
        account,
        name,
        State.ATTEMPTING,
        attempt + 1,
        content,
        sha256,
        orders,
        createdAt,
        version + 1);
  }

  @Override
  public String toString() {
    return "OrderFile[" + name + ", " + state + ", attempt " + attempt + "]";
  }
}
