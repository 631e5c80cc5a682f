package io.github.cdiscountds.testkit.assertj;

import io.github.cdiscountds.client.DispatchResult.Outcome;
import io.github.cdiscountds.client.DispatchResult.SentFile;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.OrderKey;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What became of orders that were handed in. A failure shows what was entered, sent and found.
 *
 * @since 0.1.0
 */
public final class SubmitResultAssert extends AbstractAssert<SubmitResultAssert, SubmitResult> {
  SubmitResultAssert(@Nullable SubmitResult actual) {
    super(actual, SubmitResultAssert.class);
  }

  /**
   * Verifies that no order was kept out; {@link #hasSent} tells of the sending.
   *
   * @return this assertion
   */
  public SubmitResultAssert hasTakenAll() {
    return that(has().hasTakenAll(), "no error");
  }

  /**
   * Verifies which orders were entered.
   *
   * @param keys exactly these, in any order
   * @return this assertion
   */
  public SubmitResultAssert hasEntered(OrderKey... keys) {
    List<OrderKey> expected = List.of(keys).stream().sorted().toList();
    return that(
        has().entered().stream().sorted().toList().equals(expected), "to enter " + expected);
  }

  /**
   * Verifies that an order left in a file that is known to have got there.
   *
   * @param key number and campaign
   * @return this assertion
   */
  public SubmitResultAssert hasSent(OrderKey key) {
    return that(
        has().dispatch().files().stream()
            .anyMatch(file -> file.outcome() == Outcome.SENT && file.orders().contains(key)),
        "to send " + key);
  }

  /**
   * Verifies that something was found about the orders.
   *
   * @param code what
   * @return this assertion
   */
  public SubmitResultAssert hasFinding(FindingCode code) {
    return that(
        has().findings().stream().anyMatch(finding -> finding.code() == code),
        "the finding " + code);
  }

  private SubmitResult has() {
    isNotNull();
    return actual;
  }

  private SubmitResultAssert that(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "%s",
          "expected "
              + expected
              + ", but entered "
              + actual.entered()
              + (actual.already().isEmpty() ? "" : "\nwere there already " + actual.already())
              + "\nsent"
              + Shown.list(actual.dispatch().files(), SubmitResultAssert::text)
              + "\nfindings:"
              + Shown.findings(actual.findings()));
    }
    return this;
  }

  private static String text(SentFile file) {
    return file.name()
        + " is "
        + file.state()
        + " with "
        + file.orders()
        + (file.failure() == null ? "" : ": " + file.failure().getMessage());
  }
}
