package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/** Records what the shop states about its orders, as facts beside the supplier's. */
public final class ShopStatements {
  /** Stands where the supplier's documents have their kind. */
  private static final Publication BY_THE_SHOP = new Publication("shop", null, Instant.EPOCH, "");

  private ShopStatements() {}

  /**
   * Records statements; those that are known already change nothing.
   *
   * @return false when the order isn't known
   * @throws IllegalArgumentException when a statement is about a product that the order doesn't
   *     name
   */
  public static boolean record(
      LedgerTransaction tx, String account, OrderKey key, Collection<MerchantFact> stated) {
    Optional<QueuedOrder> order = tx.outbox().order(account, key);
    if (order.isEmpty()) {
      return false;
    }
    for (MerchantFact fact : stated) {
      boolean isAboutSome = false;
      for (OrderLine line : order.get().order().lines()) {
        if (fact.isAbout(line.product())) {
          isAboutSome = true;
          FactKey about = new FactKey(account, key, line.product(), "");
          FactValue value =
              new FactValue.Stated(fact.kind(), fact.at().truncatedTo(ChronoUnit.MICROS));
          tx.facts().add(OrderFact.of(about, value, BY_THE_SHOP));
        }
      }
      if (!isAboutSome) {
        throw new IllegalArgumentException(
            fact.kind() + " is stated of " + fact.product() + ", which order " + key + " lacks");
      }
    }
    return true;
  }
}
