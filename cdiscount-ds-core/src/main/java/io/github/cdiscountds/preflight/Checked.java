package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.OrderKey;
import java.util.List;

/**
 * What {@link Preflight#check} found.
 *
 * @param orders the orders that may be sent
 * @param findings errors, each of which keeps its order back, and warnings
 * @param rejected the keys of the orders that were kept back
 * @since 0.1.0
 */
public record Checked(CheckedOrders orders, List<Finding> findings, List<OrderKey> rejected) {

  /** Copies the lists. */
  public Checked {
    findings = List.copyOf(findings);
    rejected = List.copyOf(rejected);
  }

  /**
   * Tells whether every order may be sent.
   *
   * @return true when none was kept back
   */
  public boolean isSound() {
    return rejected.isEmpty();
  }
}
