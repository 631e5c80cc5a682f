package io.github.cdiscountds.ledger;

import java.time.Instant;
import java.util.function.Function;

/**
 * Remembers orders, files, facts, documents and events.
 *
 * <p>Adopters may implement it; the testkit's contract suite says what an implementation must do.
 * Thread-safe. Whoever created the ledger closes it.
 *
 * @since 0.1.0
 */
public interface OrderLedger extends AutoCloseable {

  /**
   * Runs a piece of work in one transaction: all of it takes effect when the work returns, nothing
   * when it throws. Transactions are serialisable: the outcome is one that they could have had one
   * after the other.
   *
   * @param work what to do; it must not keep the transaction, nor open another one, and has no
   *     effect outside it, since a ledger whose transactions get into each other's way runs it
   *     again
   * @param <R> the type of the answer
   * @return what the work returned
   * @throws io.github.cdiscountds.DropshipException when the store fails
   */
  <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work);

  /**
   * Removes recipients' personal data and the bytes of order files that are older than a period;
   * keys, names, products, amounts and digests stay, so that duplicates stay known. Left alone is
   * what may still be needed: orders that are queued or being withdrawn, those of files that no
   * report named yet or that are in doubt, and those of files that the supplier rejected, which may
   * be sent again once corrected (R22), unless they were cancelled.
   *
   * <p>Several transactions; what was forgotten before a failure stays forgotten.
   *
   * @param before orders entered and files made before this moment, by the ledger's own clock
   * @return how much was forgotten by this call
   * @throws io.github.cdiscountds.DropshipException when the store fails
   */
  Forgotten forget(Instant before);

  /** Releases what the ledger holds. Idempotent. */
  @Override
  void close();
}
