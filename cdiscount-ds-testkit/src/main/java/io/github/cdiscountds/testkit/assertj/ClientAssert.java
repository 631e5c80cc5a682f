package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderTimeline;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of its orders.
 *
 * @since 0.1.0
 */
public final class ClientAssert extends AbstractAssert<ClientAssert, DropshipClient> {
  ClientAssert(@Nullable DropshipClient actual) {
    super(actual, ClientAssert.class);
  }

  /**
   * Goes on with an order, which must be known.
   *
   * @param key number and campaign
   * @return an assertion about its timeline
   */
  public OrderTimelineAssert order(OrderKey key) {
    isNotNull();
    Optional<OrderTimeline> timeline = actual.orders().timeline(key);
    if (timeline.isEmpty()) {
      throw failure("%s", "expected the client to know order " + key + ", but " + known());
    }
    return new OrderTimelineAssert(timeline.get()).as(info.description());
  }

  /**
   * Verifies that an order was never entered and that no report named it.
   *
   * @param key number and campaign
   * @return this assertion
   */
  public ClientAssert knowsNothingOf(OrderKey key) {
    isNotNull();
    Optional<OrderTimeline> timeline = actual.orders().timeline(key);
    if (timeline.isPresent()) {
      throw failure(
          "%s",
          "expected the client to know nothing of order "
              + key
              + ", but "
              + Shown.timeline(timeline.get()));
    }
    return this;
  }

  private String known() {
    List<OrderKey> keys =
        actual.orders().timelines().stream().map(OrderTimeline::order).sorted().toList();
    return "it knows" + (keys.isEmpty() ? " none" : Shown.list(keys, OrderKey::toString));
  }
}
