package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an order may cost. Immutable; holds nothing of its recipient.
 *
 * @param key order number and campaign
 * @param lines its lines, each product once
 * @since 0.1.0
 */
public record BillableOrder(OrderKey key, List<BillableLine> lines) {

  public BillableOrder {
    Objects.requireNonNull(key, "key");
    lines = List.copyOf(lines);
  }

  /**
   * Joins what was ordered with what is known of it since.
   *
   * @param order the order
   * @param timeline where it stands
   * @return what it may cost
   * @throws IllegalArgumentException when the timeline is another order's
   */
  public static BillableOrder of(Order order, OrderTimeline timeline) {
    if (!order.key().equals(timeline.order())) {
      throw new IllegalArgumentException(
          "timeline of order " + timeline.order() + ": expected that of " + order.key());
    }
    List<BillableLine> lines = new ArrayList<>();
    for (OrderLine ordered : order.lines()) {
      Optional<LineTimeline> line = timeline.line(ordered.product());
      List<Parcel> parcels = line.map(LineTimeline::parcels).orElse(List.of());
      lines.add(
          new BillableLine(
              ordered.product(),
              ordered.quantity(),
              ordered.unitPrice(),
              ordered.shippingCosts(),
              line.map(LineTimeline::shippedQuantity).orElse(0),
              parcels,
              billings(
                  ordered.product(),
                  Stream.concat(
                      line.stream().flatMap(known -> known.facts().stream()),
                      timeline.otherSendings().stream()))));
    }
    return new BillableOrder(order.key(), lines);
  }

  /** Whatever order file an invoice names: it is the order that it asks money for. */
  private static List<FactValue.Billing> billings(Sku product, Stream<OrderFact> facts) {
    List<FactValue.Billing> billings = new ArrayList<>();
    facts.forEach(
        fact -> {
          if (fact.key().product().equals(product)
              && fact.value() instanceof FactValue.Billing billing
              && !billings.contains(billing)) {
            billings.add(billing);
          }
        });
    return billings;
  }
}
