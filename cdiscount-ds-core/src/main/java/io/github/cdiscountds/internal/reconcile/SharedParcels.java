package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.model.OrderKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parcels stand with several orders. */
public final class SharedParcels {
  /**
   * Orders of a parcel that are worth naming: one of them is another than that of a row, and than
   * the other reading of its key.
   */
  private static final int SHOWN = 3;

  private SharedParcels() {}

  /**
   * Looks parcels up. What reports said of an order before it was known here may stand under a key
   * that lost leading zeros (R38); of an order that has them all that is no other one.
   *
   * @return the first orders of each parcel that stands with several
   */
  public static Map<String, List<OrderKey>> of(
      LedgerTransaction ledger, String account, Collection<String> parcels) {
    Map<String, List<OrderKey>> shared = ledger.facts().shared(account, parcels);
    if (shared.isEmpty()) {
      return shared;
    }
    Set<OrderKey> named = new LinkedHashSet<>();
    shared.values().forEach(named::addAll);
    Set<OrderKey> known = ledger.outbox().orders(account, named).keySet();
    Map<String, List<OrderKey>> several = new LinkedHashMap<>();
    shared.forEach(
        (parcel, orders) -> {
          List<OrderKey> real =
              orders.stream()
                  .filter(order -> known.contains(order) || !isReadingOfOne(order, orders, known))
                  .limit(SHOWN)
                  .toList();
          if (real.size() > 1) {
            several.put(parcel, real);
          }
        });
    return several;
  }

  /**
   * Whether a key is what is left of that of an order that is known and in the same parcel, in
   * either of the readings under which a parked row stands (R26).
   */
  private static boolean isReadingOfOne(
      OrderKey unknown, List<OrderKey> orders, Set<OrderKey> known) {
    return orders.stream()
        .filter(known::contains)
        .anyMatch(
            order ->
                lostZeros(unknown, order)
                    || lostZeros(OrderKey.of(unknown.campaign(), unknown.orderNumber()), order));
  }

  private static boolean lostZeros(OrderKey read, OrderKey whole) {
    return lostZeros(read.orderNumber(), whole.orderNumber())
        && lostZeros(read.campaign(), whole.campaign());
  }

  private static boolean lostZeros(String read, String whole) {
    int lost = whole.length() - read.length();
    return lost >= 0
        && whole.endsWith(read)
        && whole.chars().limit(lost).allMatch(digit -> digit == '0');
  }
}
