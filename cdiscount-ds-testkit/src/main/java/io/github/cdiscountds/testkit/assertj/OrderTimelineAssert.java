package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands. A failure shows the order with all its lines and facts.
 *
 * @since 0.1.0
 */
public final class OrderTimelineAssert extends AbstractAssert<OrderTimelineAssert, OrderTimeline> {
  OrderTimelineAssert(@Nullable OrderTimeline actual) {
    super(actual, OrderTimelineAssert.class);
  }

  /**
   * Verifies where the order stands, which is where the line stands that has come least far.
   *
   * @param stage the stage
   * @return this assertion
   */
  public OrderTimelineAssert isAt(LineStage stage) {
    return that(has().stage() == stage, "to be at " + stage);
  }

  /**
   * Verifies that every line has come to a stage or beyond.
   *
   * @param stage the stage
   * @return this assertion
   */
  public OrderTimelineAssert hasReached(LineStage stage) {
    return that(has().stage().compareTo(stage) >= 0, "to have reached " + stage);
  }

  /**
   * Verifies that everything has left that the supplier didn't refuse, and something has.
   *
   * @return this assertion
   */
  public OrderTimelineAssert isShipped() {
    List<LineTimeline> taken =
        has().lines().stream().filter(line -> line.stage() != LineStage.REFUSED).toList();
    return that(
        !taken.isEmpty()
            && taken.stream().allMatch(line -> line.shippedQuantity() == line.quantity()),
        "to be shipped");
  }

  /**
   * Verifies in how many parcels the order has left so far, all lines together.
   *
   * @param number how many; parcels without a number count each
   * @return this assertion
   */
  public OrderTimelineAssert hasParcels(int number) {
    List<Parcel> all = has().lines().stream().flatMap(line -> line.parcels().stream()).toList();
    long unnamed = all.stream().filter(parcel -> parcel.number() == null).count();
    long named = all.stream().map(Parcel::number).filter(Objects::nonNull).distinct().count();
    return that(named + unnamed == number, "to have " + number + " parcel(s)");
  }

  /**
   * Verifies that every piece that has left was billed, and something has.
   *
   * @return this assertion
   */
  public OrderTimelineAssert isInvoiced() {
    return that(
        has().lines().stream().anyMatch(line -> line.shippedQuantity() > 0)
            && has().lines().stream()
                .allMatch(line -> line.billedQuantity() == line.shippedQuantity()),
        "to be invoiced");
  }

  /**
   * Verifies that every line was refused for one cause.
   *
   * @param cause the cause
   * @return this assertion
   */
  public OrderTimelineAssert isRefusedFor(RefusalCause cause) {
    return that(
        has().lines().stream().allMatch(line -> LineTimelineAssert.isRefused(line, cause)),
        "to be refused for " + cause);
  }

  /**
   * Verifies that some of what was ordered has left, and some has not.
   *
   * @return this assertion
   */
  public OrderTimelineAssert isPartiallyShipped() {
    return that(has().isPartiallyShipped(), "to be partially shipped");
  }

  /**
   * Verifies that some lines were refused and others not.
   *
   * @return this assertion
   */
  public OrderTimelineAssert isPartiallyRefused() {
    return that(has().isPartiallyRefused(), "to be partially refused");
  }

  /**
   * Verifies that every line carries a mark.
   *
   * @param mark the mark
   * @return this assertion
   */
  public OrderTimelineAssert isMarked(Mark mark) {
    return that(
        has().lines().stream().allMatch(line -> line.marks().contains(mark)),
        "to be marked " + mark);
  }

  /**
   * Verifies in which files the order was sent.
   *
   * @param files their names, oldest first
   * @return this assertion
   */
  public OrderTimelineAssert wasSentIn(String... files) {
    return that(has().files().equals(List.of(files)), "to be sent in " + List.of(files));
  }

  /**
   * Verifies that the order was sent in one file, whatever its name.
   *
   * @return this assertion
   */
  public OrderTimelineAssert wasSentOnce() {
    return that(has().files().size() == 1, "to be sent in one file");
  }

  /**
   * Verifies that the shop stated something about the order.
   *
   * @param kind what
   * @return this assertion
   */
  public OrderTimelineAssert hasStated(MerchantFact.Kind kind) {
    return that(
        has().stated().stream().anyMatch(stated -> stated.kind() == kind),
        "to have the shop's statement " + kind);
  }

  /**
   * Verifies that the supplier's documents agree.
   *
   * @return this assertion
   */
  public OrderTimelineAssert hasNoContradiction() {
    return that(has().contradictions().isEmpty(), "to have no contradiction");
  }

  /**
   * Verifies that the supplier's documents contradict each other.
   *
   * @param kind how
   * @return this assertion
   */
  public OrderTimelineAssert hasContradiction(Contradiction.Kind kind) {
    return that(
        has().contradictions().stream().anyMatch(each -> each.kind() == kind),
        "to have the contradiction " + kind);
  }

  /**
   * Verifies that the order was refused in a file other than the one that counts.
   *
   * @param cause for what
   * @return this assertion
   */
  public OrderTimelineAssert hasOtherSendingRefusedFor(RefusalCause cause) {
    return that(
        has().otherSendings().stream()
            .anyMatch(
                fact ->
                    fact.value() instanceof FactValue.Integration integration
                        && integration.result() instanceof Refused refused
                        && refused.cause() == cause),
        "to have another sending refused for " + cause);
  }

  /**
   * Goes on with the line of a product, which there must be.
   *
   * @param product the product
   * @return an assertion about the line
   */
  public LineTimelineAssert line(Sku product) {
    LineTimeline line = has().line(product).orElse(null);
    that(line != null, "to have a line of " + product);
    return new LineTimelineAssert(line).as(info.description());
  }

  /**
   * Goes on with the line of a product, which there must be.
   *
   * @param product the product's code
   * @return an assertion about the line
   */
  public LineTimelineAssert line(String product) {
    return line(Sku.of(product));
  }

  private OrderTimeline has() {
    isNotNull();
    return actual;
  }

  private OrderTimelineAssert that(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "%s",
          "expected order " + actual.order() + " " + expected + ", but " + Shown.timeline(actual));
    }
    return this;
  }
}
