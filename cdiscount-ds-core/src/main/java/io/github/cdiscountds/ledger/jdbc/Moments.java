package io.github.cdiscountds.ledger.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as microseconds since 1970-01-01T00:00:00Z, which both databases keep exactly. */
final class Moments {
  private static final Instant MIN = ofMicros(Long.MIN_VALUE);
  private static final Instant MAX = ofMicros(Long.MAX_VALUE);

  private Moments() {}

  /** Moments beyond 290,000 years from 1970 become the last one that fits. */
  static long micros(Instant moment) {
    if (moment.isBefore(MIN)) {
      return Long.MIN_VALUE;
    }
    return moment.isAfter(MAX) ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  static @Nullable Long microsOrNull(@Nullable Instant moment) {
    return moment == null ? null : micros(moment);
  }

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static @Nullable Instant ofMicrosOrNull(@Nullable Long micros) {
    return micros == null ? null : ofMicros(micros);
  }
}
