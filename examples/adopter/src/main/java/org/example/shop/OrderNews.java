package org.example.shop;

import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Puts what happened to an order into words for the customer. */
final class OrderNews implements OrderEventHandler {
  private final Map<OrderKey, List<String>> told = new ConcurrentHashMap<>();

  List<String> about(OrderKey order) {
    return List.copyOf(told.getOrDefault(order, List.of()));
  }

  @Override
  public void refused(OrderEvent event) {
    if (event.value() instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Refused refused) {
      tell(
          event,
          switch (refused.cause()) {
            case STOCKOUT -> event.product() + " has sold out, you get your money back";
            case DESTINATION -> "we can't deliver " + event.product() + " to where you live";
            default -> event.product() + " can't be had, we will call you";
          });
    }
  }

  @Override
  public void shipped(OrderEvent event) {
    if (event.value() instanceof FactValue.Fulfilment shipment) {
      tell(event, event.product() + " is on its way in parcel " + shipment.parcel());
    }
  }

  private void tell(OrderEvent event, String what) {
    OrderKey order = event.order();
    if (order != null) {
      told.computeIfAbsent(order, any -> new CopyOnWriteArrayList<>()).add(what);
    }
  }
}
