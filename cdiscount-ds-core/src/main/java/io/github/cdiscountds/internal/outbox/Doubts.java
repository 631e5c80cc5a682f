package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.fate.FileFate;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import java.util.function.Predicate;

/**
 * Ends doubts about files by what the shop learned of them; a report that says otherwise later is
 * still believed. Thread-safe.
 */
public final class Doubts {
  private final String account;
  private final OrderLedger ledger;

  /** Prepares for an account. */
  public Doubts(String account, OrderLedger ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /**
   * The supplier has the file: its orders are sent.
   *
   * @return false when no such file is in doubt
   */
  public boolean arrived(String file) {
    return end(file, FileFate::accepted);
  }

  /**
   * The supplier never had the file: its orders wait for another one, and those that were wanted
   * back are withdrawn.
   *
   * @return false when no such file is in doubt
   */
  public boolean lost(String file) {
    return end(file, FileFate::takenBack);
  }

  private boolean end(String name, Predicate<FileFate> fate) {
    return ledger.<Boolean>inTransaction(
        tx ->
            tx.outbox()
                .file(account, name)
                .filter(file -> file.state() == OrderFile.State.IN_DOUBT)
                .filter(file -> fate.test(new FileFate(tx, file)))
                .isPresent());
  }
}
