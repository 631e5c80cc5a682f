package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.profile.ServiceProfile;

/** Says how much an over-long text matters (R15). Immutable and thread-safe. */
final class LengthJudge {
  private final LengthPolicy policy;
  private final ServiceProfile profile;

  LengthJudge(LengthPolicy policy, ServiceProfile profile) {
    this.policy = policy;
    this.profile = profile;
  }

  Severity severity(Order order, OrderColumn column) {
    boolean domestic =
        profile.domesticDestinations().contains(order.recipient().address().destination());
    return domestic || policy.isErrorAbroad(column) ? Severity.ERROR : Severity.WARNING;
  }
}
