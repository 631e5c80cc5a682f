package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What the shop hears, in its order. A failure shows all events.
 *
 * @since 0.1.0
 */
public final class OrderEventsAssert
    extends AbstractAssert<OrderEventsAssert, Collection<? extends OrderEvent>> {
  OrderEventsAssert(@Nullable Collection<? extends OrderEvent> actual) {
    super(actual, OrderEventsAssert.class);
  }

  /**
   * Goes on with the events about one order.
   *
   * @param key number and campaign
   * @return an assertion about these alone
   */
  public OrderEventsAssert about(OrderKey key) {
    List<OrderEvent> some = new ArrayList<>();
    has().stream().filter(event -> key.equals(event.order())).forEach(some::add);
    return new OrderEventsAssert(some).as(info.description());
  }

  /**
   * Verifies that these events came one after the other, perhaps with others between them.
   *
   * @param types what they tell, at least one
   * @return this assertion
   * @throws IllegalArgumentException when there is none
   */
  public OrderEventsAssert tellInOrder(OrderEvent.Type... types) {
    isNotNull();
    if (types.length == 0) {
      throw new IllegalArgumentException("to tell nothing in order: expected at least one type");
    }
    Iterator<? extends OrderEvent> heard = has().iterator();
    boolean all = true;
    for (OrderEvent.Type type : types) {
      boolean found = false;
      while (!found && heard.hasNext()) {
        found = heard.next().type() == type;
      }
      all &= found;
    }
    return that(all, "events to tell in order " + List.of(types));
  }

  /**
   * Verifies that these events came and no others.
   *
   * @param types what they tell, in order
   * @return this assertion
   */
  public OrderEventsAssert tellOnly(OrderEvent.Type... types) {
    List<OrderEvent.Type> told = new ArrayList<>();
    has().forEach(event -> told.add(event.type()));
    return that(told.equals(List.of(types)), "events to tell only " + List.of(types));
  }

  /**
   * Verifies that something wasn't told.
   *
   * @param type what
   * @return this assertion
   */
  public OrderEventsAssert tellNo(OrderEvent.Type type) {
    return that(
        has().stream().noneMatch(event -> event.type() == type), "events to tell no " + type);
  }

  /**
   * Verifies that no event came twice.
   *
   * @return this assertion
   */
  public OrderEventsAssert tellNothingTwice() {
    long different = has().stream().map(OrderEvent::id).distinct().count();
    return that(different == actual.size(), "events to tell nothing twice");
  }

  private Collection<? extends OrderEvent> has() {
    isNotNull();
    return actual;
  }

  private OrderEventsAssert that(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "%s", "expected " + expected + ", but they were" + Shown.list(actual, Shown::event));
    }
    return this;
  }
}
