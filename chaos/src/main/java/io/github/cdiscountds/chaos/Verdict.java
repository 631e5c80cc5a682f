package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a journal says about the orders that were handed over: each has to be in exactly one file
 * that was picked up.
 *
 * @param lost the orders that are in none
 * @param twice the orders that are in more than one, or more than once in one
 */
record Verdict(List<OrderKey> lost, List<OrderKey> twice) {

  Verdict {
    lost = List.copyOf(lost);
    twice = List.copyOf(twice);
  }

  static Verdict of(Collection<OrderKey> handedOver, List<Journal.Line> journal) {
    Map<OrderKey, Integer> times = new HashMap<>();
    journal.forEach(line -> line.orders().forEach(key -> times.merge(key, 1, Integer::sum)));
    return new Verdict(
        handedOver.stream().filter(key -> !times.containsKey(key)).sorted(Verdict::order).toList(),
        times.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .sorted(Verdict::order)
            .toList());
  }

  boolean isSound() {
    return lost.isEmpty() && twice.isEmpty();
  }

  private static int order(OrderKey one, OrderKey other) {
    return one.orderNumber().compareTo(other.orderNumber());
  }
}
