package io.github.cdiscountds.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What is known of a moment: that it lies between two, both included. A bound that nobody knows is
 * {@link Instant#MIN} or {@link Instant#MAX}.
 */
record Window(Instant earliest, Instant latest) {
  /** Something happened, and nobody knows when. */
  static final Window SOME_TIME = new Window(Instant.MIN, Instant.MAX);

  static Window at(Instant moment) {
    return new Window(moment, moment);
  }

  /** A local time; two moments where clocks are set back, the moment after the gap in spring. */
  static Window of(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() < 2
        ? at(local.atZone(zone).toInstant())
        : new Window(local.toInstant(offsets.get(0)), local.toInstant(offsets.get(1)));
  }

  static Window during(LocalDate day, ZoneId zone) {
    return new Window(
        day.atStartOfDay(zone).toInstant(),
        day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
  }

  boolean isDatedLatest() {
    return !latest.equals(Instant.MAX);
  }

  /** The same moment, known to lie before another one as well. */
  Window notAfter(Instant bound) {
    if (!bound.isBefore(latest)) {
      return this;
    }
    return new Window(earliest.isAfter(bound) ? bound : earliest, bound);
  }

  /** The earlier of two happenings. */
  Window earlier(Window other) {
    return new Window(min(earliest, other.earliest), min(latest, other.latest));
  }

  /** The later of two happenings. */
  Window later(Window other) {
    return new Window(max(earliest, other.earliest), max(latest, other.latest));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
