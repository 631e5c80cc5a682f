package io.github.cdiscountds.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which documents were read, so that none is read twice without need, and until when nothing can
 * have been missed.
 *
 * @since 0.1.0
 */
public interface DocumentLog {

  /**
   * Gives the last reading of a document.
   *
   * @param account the account's company name
   * @param path its remote path
   * @return the record, or empty when it was never read
   */
  Optional<DocumentRecord> last(String account, String path);

  /**
   * Records a reading, in the same transaction as its facts and events.
   *
   * @param reading what was read
   */
  void record(DocumentRecord reading);

  /**
   * Forgets which documents were read, so that the next poll reads all of them again. What they
   * said stays known, and reading them again says nothing twice (DESIGN invariant 3).
   *
   * @param account the account's company name
   */
  void readAgain(String account);

  /**
   * Records that all reports that lay on the server at a moment were read; never goes back.
   *
   * @param account the account's company name
   * @param since when the look at the server began, by the ledger's own clock
   */
  void polled(String account, Instant since);

  /**
   * Tells until when no report can have been missed.
   *
   * @param account the account's company name
   * @return the latest moment recorded by {@link #polled}, or empty
   */
  Optional<Instant> lastPolled(String account);

  /**
   * Records that a report was refused or lost rows, so that what it names isn't known; never goes
   * back.
   *
   * @param account the account's company name
   * @param at when it was read, by the ledger's own clock
   */
  void unreadable(String account, Instant at);

  /**
   * Tells when a report that can't be read whole was met last.
   *
   * @param account the account's company name
   * @return the latest moment recorded by {@link #unreadable}, or empty
   */
  Optional<Instant> lastUnreadable(String account);
}
