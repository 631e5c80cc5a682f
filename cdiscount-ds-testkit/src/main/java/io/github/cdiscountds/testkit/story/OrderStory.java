package io.github.cdiscountds.testkit.story;

import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.assertj.DropshipAssertions;
import io.github.cdiscountds.testkit.assertj.OrderEventsAssert;
import io.github.cdiscountds.testkit.assertj.OrderTimelineAssert;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What becomes of some orders, step by step. A step lets time pass to the moments at which the
 * supplier publishes what the step is about, reads it each time, and ends as soon as it has
 * happened to all the orders; if it doesn't happen within a generous while, it fails with the story
 * so far and with where the order stands. Steps may be left out: {@link #isShipped()} waits for
 * everything before it as well.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class OrderStory {
  private final Telling telling;

  OrderStory(Telling telling, String begun) {
    this.telling = telling;
    telling.note(begun);
  }

  /**
   * Names the orders.
   *
   * @return number and campaign of each
   */
  public List<OrderKey> keys() {
    return telling.keys();
  }

  /**
   * Gives where one order stands.
   *
   * @param key number and campaign
   * @return its timeline
   * @throws AssertionError when the client doesn't know it
   */
  public OrderTimeline timeline(OrderKey key) {
    DropshipAssertions.assertThat(telling.client()).order(key);
    return telling.client().orders().timeline(key).orElseThrow();
  }

  // ---- what happens besides

  /**
   * Lets the supplier do something, now.
   *
   * @param deed in the supplier's own verbs
   * @return this story
   */
  public OrderStory meanwhile(Consumer<FakeSupplier> deed) {
    deed.accept(telling.supplier());
    return this;
  }

  /**
   * Goes on as in another story.
   *
   * @param plot the story
   * @return this story
   */
  public OrderStory plays(Plot plot) {
    plot.play(this);
    return this;
  }

  // ---- the order's way

  /**
   * The orders left in a file that is known to have got there.
   *
   * @return this story
   */
  public OrderStory isSent() {
    return step(
        "sent",
        telling.pickUps(),
        order -> order.stage().compareTo(LineStage.SENT) >= 0,
        order -> order.hasReached(LineStage.SENT));
  }

  /**
   * The supplier took each of the orders, in one file and no other.
   *
   * @return this story
   */
  public OrderStory isPickedUp() {
    telling.until(
        telling.pickUps(),
        () ->
            keys().stream()
                .allMatch(
                    key ->
                        telling.supplier().pickUps().stream()
                            .anyMatch(pickUp -> pickUp.orders().contains(key))));
    DropshipAssertions.assertThat(telling.supplier())
        .as("%s", telling.soFar())
        .hasPickedUpOnce(keys().toArray(OrderKey[]::new));
    telling.note("picked up");
    return this;
  }

  /**
   * The supplier found the file well formed.
   *
   * @return this story
   */
  public OrderStory isAccepted() {
    return step(
        "accepted",
        telling.pickUps(),
        order -> order.stage().compareTo(LineStage.FILE_REJECTED) >= 0,
        order -> order.hasReached(LineStage.FILE_ACCEPTED));
  }

  /**
   * The supplier rejected the file as a whole.
   *
   * @return this story
   */
  public OrderStory isRejected() {
    return step(
        "rejected",
        telling.pickUps(),
        order -> order.stage().compareTo(LineStage.FILE_REJECTED) >= 0,
        order -> order.isAt(LineStage.FILE_REJECTED));
  }

  /**
   * The supplier took over every line.
   *
   * @return this story
   */
  public OrderStory isIntegrated() {
    return step(
        "integrated",
        telling.anomalies(),
        OrderStory::isDecided,
        order -> order.hasReached(LineStage.INTEGRATED));
  }

  /**
   * The supplier refused lines.
   *
   * @param cause for what
   * @param skus the products whose lines it refused; none for every line
   * @return this story
   */
  public OrderStory isRefusedFor(RefusalCause cause, String... skus) {
    List<String> products = List.of(skus);
    return step(
        "refused for " + cause + (products.isEmpty() ? "" : ": " + products),
        telling.anomalies(),
        OrderStory::isDecided,
        order -> {
          if (products.isEmpty()) {
            order.isRefusedFor(cause);
          }
          products.forEach(sku -> order.line(sku).isRefusedFor(cause));
        });
  }

  private static boolean isDecided(OrderTimeline order) {
    return order.stage().compareTo(LineStage.REFUSED) >= 0;
  }

  /**
   * The supplier refused the orders in a file other than the one that counts, one that somebody
   * sent besides.
   *
   * @param cause for what
   * @return this story
   */
  public OrderStory refusesTheOtherSending(RefusalCause cause) {
    return step(
        "other sending refused for " + cause,
        telling.anomalies(),
        order -> refusedBesides(order, cause),
        order -> order.hasOtherSendingRefusedFor(cause));
  }

  private static boolean refusedBesides(OrderTimeline order, RefusalCause cause) {
    return order.otherSendings().stream()
        .anyMatch(
            fact ->
                fact.value() instanceof FactValue.Integration integration
                    && integration.result() instanceof Refused refused
                    && refused.cause() == cause);
  }

  /**
   * Something left, and something is still to come.
   *
   * @return this story
   */
  public OrderStory isPartlyShipped() {
    return step(
        "partly shipped",
        telling.trackings(),
        order -> order.lines().stream().anyMatch(line -> line.shippedQuantity() > 0),
        OrderTimelineAssert::isPartiallyShipped);
  }

  /**
   * Everything left that wasn't refused.
   *
   * @return this story
   */
  public OrderStory isShipped() {
    return step(
        "shipped", telling.trackings(), OrderStory::hasLeft, OrderTimelineAssert::isShipped);
  }

  /** Whether everything left that wasn't refused. */
  private static boolean hasLeft(OrderTimeline order) {
    return isDecided(order)
        && order.lines().stream()
            .allMatch(
                line ->
                    line.stage() == LineStage.REFUSED || line.shippedQuantity() == line.quantity());
  }

  /**
   * Everything left that wasn't refused, each order in so many parcels.
   *
   * @param parcels how many
   * @return this story
   */
  public OrderStory shipsIn(int parcels) {
    isShipped();
    return now("shipped in " + parcels + " parcel(s)", order -> order.hasParcels(parcels));
  }

  /**
   * So far a product left in so many parcels.
   *
   * @param sku the product's code
   * @param parcels how many
   * @return this story
   */
  public OrderStory hasParcels(String sku, int parcels) {
    return now(sku + " in " + parcels + " parcel(s)", order -> order.line(sku).hasParcels(parcels));
  }

  /**
   * Every piece that left was billed.
   *
   * @return this story
   */
  public OrderStory isInvoiced() {
    telling.until(telling.trackings(), () -> telling.each(OrderStory::hasLeft));
    return step(
        "invoiced",
        telling.invoices(),
        order ->
            hasLeft(order)
                && order.lines().stream()
                    .allMatch(line -> line.billedQuantity() == line.shippedQuantity()),
        OrderTimelineAssert::isInvoiced);
  }

  /** A while later all is still as it was when it was invoiced, and nothing was told twice. */
  OrderStory isStillInvoicedAfter(Duration time) {
    telling.pass(time);
    if (telling.hears()) {
      isToldNothingTwice();
    }
    return now("still invoiced", order -> order.isShipped().isInvoiced().hasNoContradiction());
  }

  private void isToldNothingTwice() {
    for (OrderKey key : keys()) {
      DropshipAssertions.assertThatEvents(telling.heard())
          .as("%s", telling.soFar())
          .about(key)
          .tellNothingTwice();
    }
  }

  /**
   * Pieces are taken off what was billed, by a credit note.
   *
   * @param sku the product's code
   * @param pieces how many
   * @return this story
   */
  public OrderStory isCredited(String sku, int pieces) {
    Map<OrderKey, Integer> before = new HashMap<>();
    keys().forEach(key -> before.put(key, billed(timeline(key), sku)));
    telling.until(
        telling.invoices(),
        () ->
            keys().stream()
                .allMatch(
                    key -> billed(timeline(key), sku) == before.getOrDefault(key, 0) - pieces));
    for (OrderKey key : keys()) {
      DropshipAssertions.assertThat(timeline(key))
          .as("%s", telling.soFar())
          .line(sku)
          .isBilledFor(before.getOrDefault(key, 0) - pieces);
    }
    telling.note(pieces + " x " + sku + " credited");
    return this;
  }

  private static int billed(OrderTimeline order, String sku) {
    return order.line(Sku.of(sku)).map(LineTimeline::billedQuantity).orElse(0);
  }

  // ---- what the shop states

  /**
   * The shop states now that the recipients have their parcels.
   *
   * @return this story
   */
  public OrderStory isDelivered() {
    return states(MerchantFact.Kind.DELIVERED, order -> order.isAt(LineStage.DELIVERED));
  }

  /**
   * The shop states now that the goods came back.
   *
   * @return this story
   */
  public OrderStory isReturned() {
    return states(MerchantFact.Kind.RETURNED, order -> order.isMarked(Mark.RETURNED));
  }

  private OrderStory states(MerchantFact.Kind kind, Consumer<OrderTimelineAssert> expected) {
    for (OrderKey key : keys()) {
      telling
          .client()
          .orders()
          .state(key, MerchantFact.of(kind, telling.supplier().clock().instant()));
    }
    return now("stated " + kind, expected);
  }

  // ---- looking back

  /**
   * The supplier's documents agree about the orders so far.
   *
   * @return this story
   */
  public OrderStory hasNoContradiction() {
    return now("without contradiction", OrderTimelineAssert::hasNoContradiction);
  }

  /**
   * The shop heard so far of each order, one after the other and perhaps with others between them,
   * and nothing twice.
   *
   * @param types what the events told
   * @return this story
   * @throws IllegalStateException when the shop reads the reports itself ({@link Story#pollingBy})
   */
  public OrderStory isHeardOf(OrderEvent.Type... types) {
    for (OrderKey key : keys()) {
      OrderEventsAssert events =
          DropshipAssertions.assertThatEvents(telling.heard()).as("%s", telling.soFar()).about(key);
      events.tellInOrder(types).tellNothingTwice();
    }
    return this;
  }

  private OrderStory step(
      String what,
      Telling.Calendar calendar,
      Predicate<OrderTimeline> done,
      Consumer<OrderTimelineAssert> expected) {
    telling.until(calendar, () -> telling.each(done));
    return now(what, expected);
  }

  private OrderStory now(String what, Consumer<OrderTimelineAssert> expected) {
    for (OrderKey key : keys()) {
      expected.accept(
          DropshipAssertions.assertThat(telling.client()).as("%s", telling.soFar()).order(key));
    }
    telling.note(what);
    return this;
  }

  /** Tells the story so far. */
  @Override
  public String toString() {
    return telling.soFar();
  }
}
