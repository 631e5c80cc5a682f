package io.github.cdiscountds.testkit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How fast the fake supplier's warehouse works, counted in its working hours.
 *
 * <p>The supplier's document gives no figures. The assumed ones, {@link #ASSUMED}, are slow enough
 * that successive trackings show every stage: an order integrated on a Monday morning ships on
 * Tuesday morning.
 *
 * <p>A warehouse that never opens, or a step of negative duration, is an {@link
 * IllegalArgumentException}.
 *
 * @param opens when the working day begins
 * @param closes when it ends
 * @param workingDays the days of work
 * @param validation from integration to the validated order
 * @param preparation from there to the picking slip in preparation
 * @param slip from there to the created picking slip
 * @param shipping from there to the parcel's leaving
 * @since 0.1.0
 */
public record WarehousePace(
    LocalTime opens,
    LocalTime closes,
    Set<DayOfWeek> workingDays,
    Duration validation,
    Duration preparation,
    Duration slip,
    Duration shipping) {

  /** Monday to Friday, 8:00 to 18:00; steps after 1, 3, 4 and 2 hours. */
  public static final WarehousePace ASSUMED =
      new WarehousePace(
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(4),
          Duration.ofHours(2));

  public WarehousePace {
    workingDays = Set.copyOf(workingDays);
    if (workingDays.isEmpty() || !opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "warehouse open from %s to %s on %s, expected at least one day and an opening before the closing",
              opens,
              closes,
              workingDays));
    }
    if (validation.isNegative()
        || preparation.isNegative()
        || slip.isNegative()
        || shipping.isNegative()) {
      throw new IllegalArgumentException("warehouse steps: expected no negative duration");
    }
  }

  /** The length of a working day that isn't one of a clock change. */
  Duration workingDay() {
    return Duration.between(opens, closes);
  }

  /** Adds working time: the moment at which so much of it has passed. */
  Instant after(Instant start, Duration work, ZoneId zone) {
    Duration left = work;
    for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
      if (!workingDays.contains(day.getDayOfWeek())) {
        continue;
      }
      Instant opening = day.atTime(opens).atZone(zone).toInstant();
      Instant closing = day.atTime(closes).atZone(zone).toInstant();
      Instant from = start.isAfter(opening) ? start : opening;
      if (!from.isBefore(closing)) {
        continue;
      }
      Duration available = Duration.between(from, closing);
      if (left.compareTo(available) <= 0) {
        return from.plus(left);
      }
      left = left.minus(available);
    }
  }
}
