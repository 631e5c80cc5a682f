package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a report about a file may take, by the supplier's schedule: two pick-up periods and the
 * delay of the compliance report. The nightly pause doesn't count (SPEC section 1).
 */
final class Deadlines {
  private final ServiceProfile profile;

  Deadlines(ServiceProfile profile) {
    this.profile = profile;
  }

  /** The moment after which a report about a file that was there at {@code from} is overdue. */
  Instant reportDue(Instant from) {
    Cadences cadences = profile.cadences();
    Duration allowed = cadences.pickUp().multipliedBy(2).plus(cadences.complianceDelay());
    return cadences.afterWorking(from, allowed, profile.zone());
  }
}
