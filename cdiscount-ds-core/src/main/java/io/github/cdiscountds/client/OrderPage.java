package io.github.cdiscountds.client;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderTimeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the orders that were asked for.
 *
 * @param timelines where they stand, in the order in which they were entered; fewer than asked for
 *     only on the last page
 * @param next where the next page begins: hand it to the next call; null when this is the last page
 * @since 0.1.0
 */
public record OrderPage(List<OrderTimeline> timelines, @Nullable OrderKey next) {

  public OrderPage {
    timelines = List.copyOf(timelines);
  }
}
