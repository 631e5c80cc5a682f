package io.github.cdiscountds.internal.fate;

/** A change of what was read in the same transaction, so that nobody can have changed it since. */
public final class OwnChange {
  private OwnChange() {}

  /**
   * Insists that a change took place.
   *
   * @throws IllegalStateException when the ledger says that it didn't, so that the transaction is
   *     undone
   */
  public static void mustTakePlace(boolean changed) {
    if (!changed) {
      throw new IllegalStateException("a record changed within our own transaction");
    }
  }
}
