package io.github.cdiscountds.policy;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.LeadTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as a policy looks at it: its timeline, what the shop states, and circumstances that no
 * report tells. What isn't known may be left out; rules that need it then stay silent. Immutable.
 *
 * @param timeline where the order stands
 * @param stated what the shop states
 * @param destination the country of delivery, or null when it isn't known
 * @param payment how the customer paid, or null when it isn't known
 * @param sentAt when the last order file was in its place, or null to count from the time in its
 *     name, at which it was made
 * @param leadTime the carrier's delivery time for this order, or null for the profile's
 * @since 0.1.0
 */
public record OrderCase(
    OrderTimeline timeline,
    List<MerchantFact> stated,
    @Nullable Destination destination,
    @Nullable PaymentMethod payment,
    @Nullable Instant sentAt,
    @Nullable LeadTime leadTime) {

  public OrderCase {
    stated = List.copyOf(stated);
  }

  /**
   * Begins with a timeline alone, and what the shop stated of it in the ledger.
   *
   * @param timeline where the order stands
   * @return the case
   */
  public static OrderCase of(OrderTimeline timeline) {
    return new OrderCase(timeline, timeline.stated(), null, null, null, null);
  }

  /**
   * Adds what the shop states.
   *
   * @param facts some facts
   * @return a changed copy
   */
  public OrderCase stating(MerchantFact... facts) {
    return stating(List.of(facts));
  }

  /**
   * Adds what the shop states.
   *
   * @param facts some facts
   * @return a changed copy
   */
  public OrderCase stating(Collection<MerchantFact> facts) {
    List<MerchantFact> all = Stream.concat(stated.stream(), facts.stream()).toList();
    return new OrderCase(timeline, all, destination, payment, sentAt, leadTime);
  }

  /**
   * Says where the order goes.
   *
   * @param country the country of delivery
   * @return a changed copy
   */
  public OrderCase to(Destination country) {
    return new OrderCase(timeline, stated, country, payment, sentAt, leadTime);
  }

  /**
   * Says how the customer paid.
   *
   * @param method the payment method
   * @return a changed copy
   */
  public OrderCase paidBy(PaymentMethod method) {
    return new OrderCase(timeline, stated, destination, method, sentAt, leadTime);
  }

  /**
   * Says when the last order file was in its place.
   *
   * @param moment the moment
   * @return a changed copy
   */
  public OrderCase sentAt(Instant moment) {
    return new OrderCase(timeline, stated, destination, payment, moment, leadTime);
  }

  /**
   * Says how long the carrier takes for this order.
   *
   * @param time the delivery time
   * @return a changed copy
   */
  public OrderCase deliveredWithin(LeadTime time) {
    return new OrderCase(timeline, stated, destination, payment, sentAt, time);
  }
}
