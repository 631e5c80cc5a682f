package io.github.cdiscountds.policy;

import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.LeadTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take. A count of days ends with its last day, at midnight: the day from
 * which it runs isn't counted. Local times and days are those of the supplier's zone, so that a day
 * in which clocks are changed is one day.
 */
sealed interface Span {

  /** What a span may need to know beside the moment from which it runs. */
  record Setting(
      ZoneId zone, Cadences cadences, WorkingDays workingDays, @Nullable LeadTime leadTime) {

    private LocalDate day(Instant moment) {
      return moment.atZone(zone).toLocalDate();
    }

    private Instant endOf(LocalDate day) {
      return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
  }

  /** The end of the span, or null when it has none. */
  @Nullable Instant endFrom(Instant start, Setting setting);

  /** No time is set. */
  record Unlimited() implements Span {
    @Override
    public @Nullable Instant endFrom(Instant start, Setting setting) {
      return null;
    }
  }

  /** Hours and minutes that really pass; none at all means at once. */
  record Elapsed(Duration duration) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return start.plus(duration);
    }
  }

  /** The profile's delay of compliance reports. */
  record ComplianceDelay() implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return start.plus(setting.cadences().complianceDelay());
    }
  }

  /** The profile's interval of anomaly tracking, without the nightly pause of integration. */
  record AnomalyUpdate() implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return setting
          .cadences()
          .afterWorking(start, setting.cadences().anomalyUpdate(), setting.zone());
    }
  }

  /** The profile's next run of order tracking. */
  record TrackingRun() implements Span {
    @Override
    public @Nullable Instant endFrom(Instant start, Setting setting) {
      Instant next = null;
      for (LocalTime run : setting.cadences().trackingRuns()) {
        Instant at = onOrAfter(start, run, setting.zone());
        next = next == null || at.isBefore(next) ? at : next;
      }
      return next;
    }
  }

  /** The day of the next month on which the profile has the month before invoiced. */
  record InvoiceDay() implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      LocalDate next = setting.day(start).plusMonths(1);
      return setting.endOf(next.withDayOfMonth(setting.cadences().invoiceDayOfMonth()));
    }
  }

  /** The longest delivery time of the order's country, in working days. */
  record LeadTimeDays() implements Span {
    @Override
    public @Nullable Instant endFrom(Instant start, Setting setting) {
      LeadTime leadTime = setting.leadTime();
      return leadTime == null
          ? null
          : new Working(leadTime.maxWorkingDays()).endFrom(start, setting);
    }
  }

  /** Days of the calendar. */
  record Days(int count) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return setting.endOf(setting.day(start).plusDays(count));
    }
  }

  /** Years of the calendar. */
  record Years(int count) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return setting.endOf(setting.day(start).plusYears(count));
    }
  }

  /** Working days. */
  record Working(int count) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return setting.endOf(setting.workingDays().after(setting.day(start), count));
    }
  }

  /** The next time that the clock shows a time of day. */
  record Clock(LocalTime time) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      return onOrAfter(start, time, setting.zone());
    }
  }

  /**
   * A time of the next day, a day on which nobody works left out; the day after when it is past the
   * cut-off.
   */
  record NextDay(LocalTime time, LocalTime cutOff, MonthDay closed) implements Span {
    @Override
    public Instant endFrom(Instant start, Setting setting) {
      ZonedDateTime local = start.atZone(setting.zone());
      LocalDate day = local.toLocalDate().plusDays(local.toLocalTime().isAfter(cutOff) ? 2 : 1);
      if (MonthDay.from(day).equals(closed)) {
        day = day.plusDays(1);
      }
      return day.atTime(time).atZone(setting.zone()).toInstant();
    }
  }

  private static Instant onOrAfter(Instant start, LocalTime time, ZoneId zone) {
    LocalDate day = start.atZone(zone).toLocalDate();
    Instant today = day.atTime(time).atZone(zone).toInstant();
    return today.isBefore(start) ? day.plusDays(1).atTime(time).atZone(zone).toInstant() : today;
  }
}
