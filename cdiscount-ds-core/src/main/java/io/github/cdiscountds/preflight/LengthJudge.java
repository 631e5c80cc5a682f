package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.profile.ServiceProfile;

/** Says how much an over-long text matters (R15). Immutable and thread-safe. */
final class LengthJudge {
  private final LengthPolicy policy;
  private final ServiceProfile profile;

  LengthJudge(LengthPolicy policy, ServiceProfile profile) {
    this.policy = policy;
    this.profile = profile;
  }

  /** For an order that goes outside France, in the columns whose lengths depend on that. */
  Severity abroad(Order order) {
    Destination destination = order.recipient().address().destination();
    return policy == LengthPolicy.STRICT || profile.domesticDestinations().contains(destination)
        ? Severity.ERROR
        : Severity.WARNING;
  }
}
