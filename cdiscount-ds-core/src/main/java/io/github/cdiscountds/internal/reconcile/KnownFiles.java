package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The order files that the rows of a document name: few, each of them often. Within one
 * transaction; not thread-safe.
 */
final class KnownFiles {
  private static final int MAX_KNOWN = 1_000;

  private final String account;
  private final LedgerTransaction ledger;
  private final Map<String, Optional<OrderFile>> known = new HashMap<>();

  KnownFiles(String account, LedgerTransaction ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /** The final name of the file that a report names by any name it ever had (DESIGN section 4). */
  static String finalName(String named) {
    return OrderFile.finalNameOf(named).orElse(named);
  }

  Optional<OrderFile> get(String finalName) {
    if (known.size() == MAX_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(finalName, asked -> ledger.outbox().file(account, asked));
  }

  /** Something moved a file. */
  void forget(String finalName) {
    known.remove(finalName);
  }
}
