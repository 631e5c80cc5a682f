package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * Whether a publication of the anomaly tracking is the last one of its day, whose file is named by
 * its date (SPEC section 1). Told by the supplier's own times alone.
 */
final class FinalTracking {
  private FinalTracking() {}

  static boolean is(Publication publication, ServiceProfile profile) {
    LocalDateTime named = publication.named();
    if (named == null || !publication.document().equals(DocumentKind.ANOMALIES.name())) {
      return false;
    }
    Instant last =
        named
            .toLocalDate()
            .atTime(profile.cadences().anomalyFinal())
            .atZone(profile.zone())
            .toInstant();
    return !publication.published().isBefore(last);
  }

  /** The day that a final publication covers. */
  static LocalDate day(Publication publication) {
    return Objects.requireNonNull(publication.named(), "a final publication has a day")
        .toLocalDate();
  }
}
