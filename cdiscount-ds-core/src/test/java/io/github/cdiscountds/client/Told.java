package io.github.cdiscountds.client;

import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A handler that remembers what it was told, and does at some events what a test wants. */
final class Told implements OrderEventHandler {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Runnable> actions = new HashMap<>();

  /** Does something each time the event is handed over. */
  Told at(String id, Runnable action) {
    actions.put(id, action);
    return this;
  }

  /** Throws each time the event is handed over. */
  Told failingAt(String... failing) {
    for (String id : failing) {
      at(
          id,
          () -> {
            throw new IllegalStateException("Mme Exemple can't be told");
          });
    }
    return this;
  }

  Told soundAgain() {
    actions.clear();
    return this;
  }

  @Override
  public void handle(OrderEvent event) {
    ids.add(event.id());
    actions.getOrDefault(event.id(), () -> {}).run();
  }

  /** What it was told since it was asked last. */
  List<String> ids() {
    List<String> told = List.copyOf(ids);
    ids.clear();
    return told;
  }
}
