package io.github.cdiscountds.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock on the supplier's wall: what it shows goes into names and documents.
 *
 * @param clock the time
 * @param zone the zone whose time it shows
 */
record WallClock(Clock clock, ZoneId zone) {

  Instant instant() {
    return clock.instant();
  }

  LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), zone);
  }

  LocalDate today() {
    return now().toLocalDate();
  }

  LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }
}
