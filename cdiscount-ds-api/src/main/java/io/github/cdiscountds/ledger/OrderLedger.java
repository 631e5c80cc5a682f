package io.github.cdiscountds.ledger;

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
   * when it throws.
   *
   * @param work what to do; it must not keep the transaction, nor open another one
   * @param <R> the type of the answer
   * @return what the work returned
   * @throws io.github.cdiscountds.DropshipException when the store fails
   */
  <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work);

  /** Releases what the ledger holds. Idempotent. */
  @Override
  void close();
}
