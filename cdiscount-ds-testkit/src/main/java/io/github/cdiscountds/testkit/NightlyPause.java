package io.github.cdiscountds.testkit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time of day during which nothing is integrated; it may reach over midnight.
 *
 * @param zone the zone of both times
 * @param from when it begins
 * @param until when it is over
 */
record NightlyPause(ZoneId zone, LocalTime from, LocalTime until) {

  /** The moment itself, or the end of the pause that it falls into. */
  Instant after(Instant moment) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    LocalTime time = local.toLocalTime();
    boolean overMidnight = until.isBefore(from);
    if (overMidnight && !time.isBefore(from)) {
      return local.toLocalDate().plusDays(1).atTime(until).atZone(zone).toInstant();
    }
    if (time.isBefore(until) && (overMidnight || !time.isBefore(from))) {
      return local.toLocalDate().atTime(until).atZone(zone).toInstant();
    }
    return moment;
  }
}
