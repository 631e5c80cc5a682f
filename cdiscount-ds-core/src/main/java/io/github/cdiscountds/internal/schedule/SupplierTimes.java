package io.github.cdiscountds.internal.schedule;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The moments at which the supplier writes its documents, by its wall clock. What is written at an
 * hour of the day is so once in each night on which the clocks change: in the hour that comes twice
 * the first time, in the one that is left out as many minutes after it. What recurs within the hour
 * goes on through that night.
 *
 * <p>Immutable.
 */
public final class SupplierTimes {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Each kind has a moment in any two months, if it has one at all. */
  private static final int DAYS = 70;

  /** How many days an invoice is looked for that didn't come on its day. */
  private static final int LATE_DAYS = 5;

  private final ZoneId zone;
  private final Cadences cadences;

  /** Takes zone and cadences of a profile. */
  public SupplierTimes(ServiceProfile profile) {
    this.zone = profile.zone();
    this.cadences = profile.cadences();
  }

  /** When to look for a new catalogue. */
  public Optional<Instant> catalogue(Instant after) {
    return next(after, day -> every(cadences.catalogueCheck(), day));
  }

  /** When anomaly tracking is updated; not in the pause, but for the final one. */
  public Optional<Instant> anomalies(Instant after) {
    return next(
        after,
        day -> {
          NavigableSet<Instant> moments = every(cadences.anomalyUpdate(), day);
          moments.removeIf(moment -> isPause(moment.atZone(zone).toLocalTime()));
          moments.add(at(day, cadences.anomalyFinal()));
          return moments;
        });
  }

  /** When order tracking is rewritten. */
  public Optional<Instant> tracking(Instant after) {
    return next(after, day -> at(day, cadences.trackingRuns()));
  }

  /**
   * When to look for invoices: nobody says at what time of their day they come, so with each order
   * tracking and at the day's end, and for some days more once a day in case they are late.
   */
  public Optional<Instant> invoices(Instant after) {
    return next(
        after,
        day -> {
          LocalDate due = day.minusDays(LATE_DAYS);
          for (int late = LATE_DAYS; late >= 0; late--, due = due.plusDays(1)) {
            if (due.getDayOfMonth() == cadences.invoiceDayOfMonth()) {
              return late == 0 ? invoiceDay(day) : lateDay(day);
            }
          }
          return new TreeSet<>();
        });
  }

  private NavigableSet<Instant> invoiceDay(LocalDate day) {
    NavigableSet<Instant> moments = at(day, cadences.trackingRuns());
    moments.add(at(day, cadences.anomalyFinal()));
    return moments;
  }

  private NavigableSet<Instant> lateDay(LocalDate day) {
    return new TreeSet<>(invoiceDay(day).headSet(invoiceDay(day).first(), true));
  }

  /**
   * When to look for the report on an order file: from the delay of such reports on, once in each
   * pick-up period. After a day nothing is expected any more; the report is found with the others
   * then, should it still come.
   *
   * @param sent when the file was made
   */
  public Optional<Instant> compliance(Instant sent, Instant after) {
    Instant first = sent.plus(cadences.complianceDelay());
    if (after.isBefore(first)) {
      return Optional.of(first);
    }
    long periods = Duration.between(first, after).dividedBy(cadences.pickUp());
    Instant next = first.plus(cadences.pickUp().multipliedBy(periods + 1));
    return Optional.of(next).filter(moment -> !moment.isAfter(sent.plus(Duration.ofDays(1))));
  }

  private Optional<Instant> next(
      Instant after, Function<LocalDate, NavigableSet<Instant>> momentsOf) {
    // A moment that is left out on its day may be on the next one.
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
      Instant next = momentsOf.apply(day).higher(after);
      if (next != null) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** Counted from midnight: from an hour on by the wall clock, below by the time that passes. */
  private NavigableSet<Instant> every(Duration period, LocalDate day) {
    NavigableSet<Instant> moments = new TreeSet<>();
    if (period.compareTo(HOUR) >= 0) {
      for (Duration at = Duration.ZERO; at.toDays() == 0; at = at.plus(period)) {
        moments.add(at(day, LocalTime.MIDNIGHT.plus(at)));
      }
      return moments;
    }
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant at = day.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plus(period)) {
      moments.add(at);
    }
    return moments;
  }

  private boolean isPause(LocalTime time) {
    LocalTime pause = cadences.integrationPause();
    LocalTime resume = cadences.integrationResume();
    return pause.isAfter(resume)
        ? !time.isBefore(pause) || time.isBefore(resume)
        : !time.isBefore(pause) && time.isBefore(resume);
  }

  private NavigableSet<Instant> at(LocalDate day, List<LocalTime> times) {
    NavigableSet<Instant> moments = new TreeSet<>();
    times.forEach(time -> moments.add(at(day, time)));
    return moments;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
