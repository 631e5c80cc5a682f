package io.github.cdiscountds.testkit.story;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.assertj.DropshipAssertions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes of orders, between a client and the fake supplier.
 *
 * <pre>{@code
 * Story.of(supplier, client)
 *     .orders(order)
 *     .isPickedUp()
 *     .isAccepted()
 *     .meanwhile(s -> s.splits("WEB-1", "CGRESERVA", 1, 1))
 *     .isIntegrated()
 *     .shipsIn(2)
 *     .isInvoiced();
 *
 * Story.of(supplier, client).enters(order).plays(Plots.losesTheReply(orderServer));
 * }</pre>
 *
 * <p>Begin with {@link #orders}, with {@link #enters} when it matters how the orders leave, or with
 * {@link #follows} when the shop under test has placed them itself.
 *
 * <p>Not thread-safe, and closes nothing.
 *
 * @since 0.1.0
 */
public final class Story {
  private final FakeSupplier supplier;
  private final DropshipClient client;
  private final @Nullable Runnable poll;

  private Story(FakeSupplier supplier, DropshipClient client, @Nullable Runnable poll) {
    this.supplier = supplier;
    this.client = client;
    this.poll = poll;
  }

  /**
   * Begins a story in which orders are sent and reports are read by the client itself.
   *
   * @param supplier who moves the clock
   * @param client a client that is connected to it and goes by its clock
   * @return a story without orders
   */
  public static Story of(FakeSupplier supplier, DropshipClient client) {
    return new Story(supplier, client, null);
  }

  /**
   * Has the shop under test do the work: whenever something may be there to be sent or read, this
   * is run, instead of the client's dispatch and polls.
   *
   * @param shop what the shop does from time to time
   * @return a story without orders
   */
  public Story pollingBy(Runnable shop) {
    return new Story(supplier, client, shop);
  }

  /**
   * Hands orders in and sends them at once; nothing may stand in their way.
   *
   * @param orders the orders, at least one
   * @return their story
   */
  public OrderStory orders(Order... orders) {
    return enters(orders).isSent();
  }

  /**
   * Hands orders in without sending them; nothing may stand in their way. They leave when the next
   * step looks for work.
   *
   * @param orders the orders, at least one
   * @return their story
   */
  public OrderStory enters(Order... orders) {
    List<Order> all = List.of(orders);
    SubmitResult result = client.orders().enqueue(all);
    DropshipAssertions.assertThat(result).hasTakenAll();
    return begin(all.stream().map(Order::key).toList(), "entered");
  }

  /**
   * Follows orders that were handed in before.
   *
   * @param keys number and campaign of each, at least one
   * @return their story
   */
  public OrderStory follows(OrderKey... keys) {
    return begin(Arrays.asList(keys), "followed");
  }

  private OrderStory begin(List<OrderKey> keys, String how) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a story of no orders: expected at least one");
    }
    return new OrderStory(new Telling(supplier, client, poll, List.copyOf(keys)), how);
  }
}
