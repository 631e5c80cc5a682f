package io.github.cdiscountds.client;

import io.github.cdiscountds.model.OrderKey;
import java.util.List;

/**
 * An order file of which nobody can tell whether it reached the supplier.
 *
 * @param name its final name
 * @param orders the orders in it
 * @since 0.1.0
 */
public record DoubtfulFile(String name, List<OrderKey> orders) {

  public DoubtfulFile {
    orders = List.copyOf(orders);
  }
}
