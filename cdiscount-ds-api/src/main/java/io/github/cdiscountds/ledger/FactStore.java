package io.github.cdiscountds.ledger;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderFact;
import java.util.List;

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
   * Gives what is known of an order, its foreign sendings included.
   *
   * @param account the account's company name
   * @param order the order
   * @return its facts, by first publication
   */
  List<OrderFact> of(String account, OrderKey order);
}
