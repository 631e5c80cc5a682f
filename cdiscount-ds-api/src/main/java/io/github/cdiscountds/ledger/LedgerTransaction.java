package io.github.cdiscountds.ledger;

import java.time.Instant;

/**
 * One transaction of the ledger. Valid only inside the work it was given to; used by one thread.
 *
 * @since 0.1.0
 */
public interface LedgerTransaction {

  /**
   * Tells the time by the ledger's own clock, the only one that all nodes share: whatever is waited
   * for is recorded and compared by it alone (DESIGN invariant 8).
   *
   * @return now, to the microsecond or less
   */
  Instant now();

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

  /**
   * What handlers of the shop are still owed.
   *
   * @return the deliveries
   */
  Deliveries deliveries();
}
