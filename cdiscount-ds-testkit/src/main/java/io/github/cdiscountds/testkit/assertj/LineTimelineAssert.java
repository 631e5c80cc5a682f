package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.model.IntegrationResult.Refused;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Where a line of an order stands. A failure shows the line with all its facts.
 *
 * @since 0.1.0
 */
public final class LineTimelineAssert extends AbstractAssert<LineTimelineAssert, LineTimeline> {
  LineTimelineAssert(@Nullable LineTimeline actual) {
    super(actual, LineTimelineAssert.class);
  }

  static boolean isRefused(LineTimeline line, RefusalCause cause) {
    Refused refusal = line.refusal();
    return line.stage() == LineStage.REFUSED && refusal != null && refusal.cause() == cause;
  }

  /**
   * Verifies where the line stands.
   *
   * @param stage the stage
   * @return this assertion
   */
  public LineTimelineAssert isAt(LineStage stage) {
    return that(has().stage() == stage, "to be at " + stage);
  }

  /**
   * Verifies that the supplier refused the line.
   *
   * @param cause for what
   * @return this assertion
   */
  public LineTimelineAssert isRefusedFor(RefusalCause cause) {
    return that(isRefused(has(), cause), "to be refused for " + cause);
  }

  /**
   * Verifies in how many parcels the line was shipped so far.
   *
   * @param number how many; 0 for not shipped
   * @return this assertion
   */
  public LineTimelineAssert hasParcels(int number) {
    return that(has().parcels().size() == number, "to have " + number + " parcel(s)");
  }

  /**
   * Verifies that a parcel holds some pieces of the line.
   *
   * @param parcelNumber the parcel's number
   * @param pieces how many
   * @return this assertion
   */
  public LineTimelineAssert hasParcel(String parcelNumber, int pieces) {
    return that(
        has().parcels().stream()
            .anyMatch(
                parcel -> parcelNumber.equals(parcel.number()) && parcel.quantity() == pieces),
        "to have " + pieces + " in parcel " + parcelNumber);
  }

  /**
   * Verifies how many pieces were shipped so far.
   *
   * @param pieces how many
   * @return this assertion
   */
  public LineTimelineAssert hasShipped(int pieces) {
    return that(has().shippedQuantity() == pieces, "to have shipped " + pieces);
  }

  /**
   * Verifies what was billed so far, credit notes deducted.
   *
   * @param pieces how many
   * @param amount euros, excluding VAT
   * @return this assertion
   */
  public LineTimelineAssert isBilled(int pieces, BigDecimal amount) {
    return that(
        has().billedQuantity() == pieces && actual.billedAmount().compareTo(amount) == 0,
        "to be billed " + pieces + " for " + amount.toPlainString());
  }

  /**
   * Verifies how many pieces were billed so far, credited ones deducted.
   *
   * @param pieces how many
   * @return this assertion
   */
  public LineTimelineAssert isBilledFor(int pieces) {
    return that(has().billedQuantity() == pieces, "to be billed for " + pieces);
  }

  /**
   * Verifies which marks the line carries.
   *
   * @param marks exactly these
   * @return this assertion
   */
  public LineTimelineAssert hasMarks(Mark... marks) {
    List<Mark> expected = List.of(marks);
    return that(Set.copyOf(has().marks()).equals(Set.copyOf(expected)), "to be marked " + expected);
  }

  private LineTimeline has() {
    isNotNull();
    return actual;
  }

  private LineTimelineAssert that(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "%s",
          "expected line " + actual.product() + " " + expected + ", but " + Shown.line(actual));
    }
    return this;
  }
}
