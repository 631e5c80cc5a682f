package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.TemporaryNames;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings with which an account's files hide. The ledger is asked once, since it may have to
 * look at every file that it ever had; later ones of other clients are learnt from their open
 * files. Thread-safe.
 */
final class HidingPlaces {
  private final String account;
  private final OrderLedger ledger;
  private final TemporaryNames present;

  private final Set<TemporaryNames> known = ConcurrentHashMap.newKeySet();
  private volatile boolean asked;

  HidingPlaces(String account, OrderLedger ledger, TemporaryNames present) {
    this.account = account;
    this.ledger = ledger;
    this.present = present;
  }

  /** Files hide like that, too. */
  void seen(Collection<OrderFile> files) {
    files.forEach(file -> known.add(file.temporaryNames()));
  }

  /**
   * Those of all files that were recorded when the ledger was asked, of those seen since, the
   * present one and the default.
   *
   * @throws io.github.cdiscountds.DropshipException when the ledger fails; it is asked again then
   */
  Set<TemporaryNames> all() {
    if (!asked) {
      known.addAll(ledger.inTransaction(tx -> tx.outbox().temporaryNames(account)));
      asked = true;
    }
    Set<TemporaryNames> all = new LinkedHashSet<>();
    all.add(TemporaryNames.dotPrefix());
    all.add(present);
    all.addAll(known);
    return all;
  }
}
