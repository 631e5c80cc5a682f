package io.github.cdiscountds.ledger;

import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order file on its way out, with everything that a node needs to finish or settle it (DESIGN
 * section 4). Its bytes and the orders in it are kept beside it.
 *
 * @param account the account's company name
 * @param name the final name, unique for the account for ever
 * @param state how far it is
 * @param attempt the number of the current attempt; 0 before the first
 * @param size the number of its bytes
 * @param sha256 their SHA-256 in lower-case hexadecimal
 * @param recalled whether an order in it is wanted back, so that the file is to be taken back
 * @param holder which client works on it, or null; says who goes on, and never what may be done
 * @param createdAt when it was recorded, by the ledger's own clock
 * @param due the moment, by the ledger's own clock, at which waiting for a report ends, or null
 *     where nothing is waited for
 * @param version counts the changes; a change succeeds only against the version it was read with.
 *     While it stands still its holder shows no sign of life
 * @param temporaryNames under which names it hides, whatever the profile says by now
 * @since 0.1.0
 */
public record OrderFile(
    String account,
    String name,
    State state,
    int attempt,
    long size,
    String sha256,
    boolean recalled,
    @Nullable String holder,
    Instant createdAt,
    @Nullable Instant due,
    long version,
    TemporaryNames temporaryNames) {

  /** How far an order file is. */
  public enum State {
    /** Name, bytes and orders are recorded; nothing left the house. */
    INTENT,
    /** The current attempt may be uploading its temporary file. */
    ATTEMPTING,
    /** The temporary file of the current attempt is whole on the server. */
    UPLOADED,
    /** The file was renamed to its final name, or seen under it. */
    SENT,
    /** The temporary file was gone while its folder could be listed: taken to be sent. */
    INFERRED,
    /** A report of the supplier names the file. */
    CONFIRMED,
    /** Nobody can tell; nothing is resent on its own, and any later report settles it. */
    IN_DOUBT,
    /** The file is being renamed out of the supplier's reach. */
    TAKING,
    /** The file was taken back; its orders wait until no report can name it any more. */
    TAKEN,
    /** The file was taken back, and its orders are free. */
    WITHDRAWN
  }

  /** The states in which a file may still need a look at the server or at the clock. */
  public static final Set<State> UNSETTLED =
      Collections.unmodifiableSet(
          EnumSet.of(
              State.INTENT,
              State.ATTEMPTING,
              State.UPLOADED,
              State.INFERRED,
              State.TAKING,
              State.TAKEN));

  /**
   * Makes the record of a file that nothing was done for yet, and that hides behind a dot.
   *
   * @param account the account's company name
   * @param name the final name
   * @param size the number of its bytes
   * @param sha256 their SHA-256 in lower-case hexadecimal
   * @param holder which client works on it
   * @param createdAt now, by the ledger's own clock
   * @return a file of version 0
   */
  public static OrderFile intent(
      String account, String name, long size, String sha256, String holder, Instant createdAt) {
    return new OrderFile(
        account,
        name,
        State.INTENT,
        0,
        size,
        sha256,
        false,
        holder,
        createdAt,
        null,
        0,
        TemporaryNames.dotPrefix());
  }

  /**
   * Chooses the names under which the file hides, before it is entered in a ledger.
   *
   * @param names the setting of the profile
   * @return a copy of the same version
   */
  public OrderFile hiddenBy(TemporaryNames names) {
    return new OrderFile(
        account, name, state, attempt, size, sha256, recalled, holder, createdAt, due, version,
        names);
  }

  /**
   * Names the temporary file of the current attempt.
   *
   * @return {@link TemporaryNames#temporary} of this file
   */
  public String temporaryName() {
    return temporaryName(attempt);
  }

  /**
   * Names the temporary file of an attempt.
   *
   * @param number the attempt's number, from 1
   * @return {@link TemporaryNames#temporary} of this file
   */
  public String temporaryName(int number) {
    return temporaryNames.temporary(name, number);
  }

  /**
   * Names the file once it is taken back: hidden, so that nobody picks it up.
   *
   * @return {@link TemporaryNames#takenBack} of this file
   */
  public String takenName() {
    return temporaryNames.takenBack(name);
  }

  /**
   * Tells whether a name is one that this file has or ever had.
   *
   * @param anyName any file name
   * @return true for the final name, and for the hidden name of any attempt or of a file taken back
   */
  public boolean isNamed(String anyName) {
    return anyName.equals(name) || temporaryNames.hides(name, anyName);
  }

  /**
   * Tells whether the file is in the supplier's hands, as far as anybody can know.
   *
   * @return true for sent, inferred and confirmed files
   */
  public boolean isSent() {
    return state == State.SENT || state == State.INFERRED || state == State.CONFIRMED;
  }

  /**
   * Goes on to a state in which nothing is waited for, within the current attempt.
   *
   * @param next the new state
   * @return a copy of the next version
   */
  public OrderFile next(State next) {
    return copy(next, attempt, recalled, holder, null);
  }

  /**
   * Goes on to a state in which a report is waited for.
   *
   * @param next the new state
   * @param until the moment at which the waiting ends, by the ledger's own clock
   * @return a copy of the next version
   */
  public OrderFile waiting(State next, Instant until) {
    return copy(next, attempt, recalled, holder, until);
  }

  /**
   * Begins the next attempt; attempt numbers are never used again.
   *
   * @param client the client that makes it
   * @return a copy of the next version
   */
  public OrderFile nextAttempt(String client) {
    return copy(State.ATTEMPTING, attempt + 1, recalled, client, null);
  }

  /**
   * Wants the file back.
   *
   * @return a copy of the next version
   */
  public OrderFile recall() {
    return copy(state, attempt, true, holder, due);
  }

  /**
   * Begins to take the file back, from its place or before it is there; whoever comes first does
   * it.
   *
   * @return a copy of the next version
   */
  public OrderFile takeBack() {
    return copy(State.TAKING, attempt, true, null, null);
  }

  /**
   * Ends the wish for the file's return, because it came too late or was fulfilled.
   *
   * @param next the new state
   * @return a copy of the next version
   */
  public OrderFile endRecall(State next) {
    return copy(next, attempt, false, holder, null);
  }

  /**
   * Says who works on the file, and that it still does.
   *
   * @param client the client's own name
   * @return a copy of the next version
   */
  public OrderFile heldBy(String client) {
    return copy(state, attempt, recalled, client, due);
  }

  private OrderFile copy(
      State next,
      int nextAttempt,
      boolean wantedBack,
      @Nullable String client,
      @Nullable Instant until) {
    return new OrderFile(
        account,
        name,
        next,
        nextAttempt,
        size,
        sha256,
        wantedBack,
        client,
        createdAt,
        until,
        version + 1,
        temporaryNames);
  }

  @Override
  public String toString() {
    return "OrderFile[" + name + ", " + state + ", attempt " + attempt + "]";
  }
}
