package io.github.cdiscountds.ledger;

/**
 * One transaction of the ledger. Valid only inside the work it was given to; used by one thread.
 *
 * @since 0.1.0
 */
public interface LedgerTransaction {

  /**
   * What the supplier's documents said.
   *
   * @return the facts
   */
  FactStore facts();

  /**
   * What is to be sent, and how far that is.
   *
   * @return the outbox
   */
  Outbox outbox();

  /**
   * Which documents were read.
   *
   * @return the log
   */
  DocumentLog documents();

  /**
   * What the shop is to be told.
   *
   * @return the events
   */
  EventCursors events();
}
