package io.github.cdiscountds.client;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import java.util.List;
import java.util.Map;

/**
 * What became of orders that were handed over.
 *
 * @param entered the orders that were entered, in the order given; they will be sent exactly once
 * @param already orders that had been entered before with the same content, and how far they are
 * @param findings errors, each of which kept an order out, and warnings; nothing personal in them
 * @param dispatch what became of the files, empty when nothing was dispatched
 * @since 0.1.0
 */
public record SubmitResult(
    List<OrderKey> entered,
    Map<OrderKey, LineStage> already,
    List<Finding> findings,
    DispatchResult dispatch) {

  public SubmitResult {
    entered = List.copyOf(entered);
    already = Map.copyOf(already);
    findings = List.copyOf(findings);
  }

  static SubmitResult of(
      List<OrderKey> entered, Map<OrderKey, LineStage> already, List<Finding> findings) {
    return new SubmitResult(entered, already, findings, DispatchResult.NOTHING);
  }

  SubmitResult with(DispatchResult dispatched) {
    return new SubmitResult(entered, already, findings, dispatched);
  }

  /**
   * Tells whether no order was kept out. It says nothing of their sending, which {@link #dispatch}
   * tells of: a file may wait for the next dispatch, or have failed.
   *
   * @return true when no finding is an error
   */
  public boolean hasTakenAll() {
    return findings.stream().noneMatch(Finding::isError);
  }
}
