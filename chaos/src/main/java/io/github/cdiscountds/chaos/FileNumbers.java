package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.model.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells order files apart by the orders in them, since their names differ from run to run.
 * Thread-safe.
 */
final class FileNumbers {
  private static final Pattern HIDDEN = Pattern.compile("\\.(.+)\\.(?:\\d+\\.part|back)");

  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  /** The number of a file by any name that it may have, if it was seen before. */
  int of(String name) {
    Matcher hidden = HIDDEN.matcher(name);
    return known.getOrDefault(hidden.matches() ? hidden.group(1) : name, StepWatcher.NO_FILE);
  }

  /** The number of a file that is being made. */
  int enter(String name, List<OrderKey> orders) {
    int number =
        orders.isEmpty()
            ? StepWatcher.NO_FILE
            : (OrderSet.number(orders.get(0)) - 1) / OrderSet.IN_A_FILE;
    known.put(name, number);
    return number;
  }

  /** The number of a file by its final name, asking the ledger where it wasn't seen before. */
  int lookUp(String name, Outbox outbox) {
    Integer there = known.get(name);
    return there == null ? enter(name, outbox.ordersIn(OrderSet.ACCOUNT.company(), name)) : there;
  }
}
