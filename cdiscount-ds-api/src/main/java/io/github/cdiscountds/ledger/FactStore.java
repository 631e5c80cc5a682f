package io.github.cdiscountds.ledger;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderFact;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The growing set of facts (DESIGN invariant 3).
 *
 * @since 0.1.0
 */
public interface FactStore {

  /**
   * Adds a fact, or merges it with the one of the same key and value.
   *
   * @param fact the fact
   * @return true when no fact of that key and value was there
   */
  boolean add(OrderFact fact);

  /**
   * Gives what is known of orders, their foreign sendings included.
   *
   * @param account the account's company name
   * @param orders the orders
   * @return their facts, by first publication; orders of which nothing is known are left out
   */
  Map<OrderKey, List<OrderFact>> of(String account, Collection<OrderKey> orders);

  /**
   * Finds parcels that stand with several orders; texts of more than 200 characters are no parcel
   * numbers and aren't found.
   *
   * @param account the account's company name
   * @param parcels parcel numbers
   * @return of those that stand with several keys of orders, the first sixteen at most, by order
   *     number and campaign: one order may stand there with several keys
   */
  Map<String, List<OrderKey>> shared(String account, Collection<String> parcels);

  /**
   * Gives what is known of an order, its foreign sendings included.
   *
   * @param account the account's company name
   * @param order the order
   * @return its facts, by first publication
   */
  default List<OrderFact> of(String account, OrderKey order) {
    return of(account, List.of(order)).getOrDefault(order, List.of());
  }
}
