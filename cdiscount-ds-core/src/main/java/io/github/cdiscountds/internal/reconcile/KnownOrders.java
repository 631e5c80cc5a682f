package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The orders that a few rows speak of, looked up once for all of them. Within one transaction; not
 * thread-safe.
 */
final class KnownOrders {
  private final String account;
  private final LedgerTransaction ledger;
  private final Map<OrderKey, Optional<QueuedOrder>> known = new HashMap<>();
  private final Map<OrderKey, Set<Sku>> products = new HashMap<>();

  KnownOrders(String account, LedgerTransaction ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /** Looks up what the next rows speak of, and lets go of the rest. */
  void expect(Collection<OrderKey> keys) {
    forgetAll();
    expectAlso(keys);
  }

  /** Looks up what isn't known yet. */
  void expectAlso(Collection<OrderKey> keys) {
    List<OrderKey> missing =
        keys.stream().filter(key -> !known.containsKey(key)).distinct().toList();
    if (!missing.isEmpty()) {
      Map<OrderKey, QueuedOrder> found = ledger.outbox().orders(account, missing);
      missing.forEach(key -> known.put(key, Optional.ofNullable(found.get(key))));
    }
  }

  Optional<QueuedOrder> get(OrderKey key) {
    return known.computeIfAbsent(key, asked -> ledger.outbox().order(account, asked));
  }

  /** Whether an order names a product; a report may list thousands of lines of one order. */
  boolean isOrdered(QueuedOrder order, Sku product) {
    return products
        .computeIfAbsent(order.order().key(), key -> order.order().products())
        .contains(product);
  }

  /** Something moved orders. */
  void forgetAll() {
    known.clear();
    products.clear();
  }
}
