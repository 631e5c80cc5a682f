package io.github.cdiscountds.testkit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is due when: moves the clock from one job to the next and runs each at its own time.
 *
 * <p>Recurring jobs follow the wall clock of the supplier's zone. Those that recur within the hour
 * go on through the night on which the clocks change; those at an hour of the day run once at that
 * hour: in the hour that comes twice the first time, and in the hour that is left out as many
 * minutes after it.
 *
 * @param <R> says which of several jobs of one moment runs first: the lowest
 */
public final class Timetable<R extends Comparable<R>> {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Clock clock;
  private final Consumer<Instant> hand;
  private final List<Recurring<R>> recurring = new ArrayList<>();
  private final List<Recurring<R>> unlisted = new ArrayList<>();
  private final PriorityQueue<Once<R>> once =
      new PriorityQueue<>(
          Comparator.comparing((Once<R> job) -> job.due())
              .thenComparing(Once::rank)
              .thenComparingLong(Once::sequence));
  private long sequence;

  /**
   * Creates a timetable without jobs.
   *
   * @param clock the time
   * @param hand moves the clock forward
   */
  public Timetable(Clock clock, Consumer<Instant> hand) {
    this.clock = clock;
    this.hand = hand;
  }

  private record Once<R>(Instant due, R rank, long sequence, Runnable job) {}

  private static final class Recurring<R> {
    private final R rank;
    private final Function<Instant, Instant> nextAfter;
    private final Runnable job;
    private Instant due;

    Recurring(R rank, Function<Instant, Instant> nextAfter, Runnable job, Instant now) {
      this.rank = rank;
      this.nextAfter = nextAfter;
      this.job = job;
      this.due = nextAfter.apply(now);
    }
  }

  /**
   * Adds a recurring job; its first run is after the present moment.
   *
   * @param rank which of several jobs of one moment runs first, the lowest
   * @param nextAfter gives the first moment after another one
   * @param job the job
   */
  public void every(R rank, Function<Instant, Instant> nextAfter, Runnable job) {
    recurring.add(new Recurring<>(rank, nextAfter, job, clock.instant()));
  }

  /**
   * Adds a recurring job as {@link #every} does, of which {@link #upcoming()} says nothing.
   *
   * @param rank which of several jobs of one moment runs first, the lowest
   * @param nextAfter gives the first moment after another one
   * @param job the job
   */
  public void everyUnlisted(R rank, Function<Instant, Instant> nextAfter, Runnable job) {
    every(rank, nextAfter, job);
    unlisted.add(recurring.get(recurring.size() - 1));
  }

  /** Adds a job that runs once; one that was due before runs at the present moment. */
  public void once(R rank, Instant due, Runnable job) {
    Instant now = clock.instant();
    once.add(new Once<>(due.isBefore(now) ? now : due, rank, sequence++, job));
  }

  /**
   * Runs everything that is due up to a moment, that moment included, and leaves the clock there.
   */
  public void runUntil(Instant target) {
    while (true) {
      Once<R> first = once.peek();
      Recurring<R> second = null;
      for (Recurring<R> candidate : recurring) {
        if (second == null || isBefore(candidate, second)) {
          second = candidate;
        }
      }
      boolean single =
          first != null
              && (second == null
                  || first.due.isBefore(second.due)
                  || (first.due.equals(second.due) && first.rank.compareTo(second.rank) <= 0));
      if (single && first != null && !first.due.isAfter(target)) {
        once.remove();
        moveTo(first.due);
        first.job.run();
      } else if (!single && second != null && !second.due.isAfter(target)) {
        moveTo(second.due);
        second.due = second.nextAfter.apply(second.due);
        second.job.run();
      } else {
        break;
      }
    }
    moveTo(target);
  }

  /** Moves the clock, unless somebody else moved it beyond already: then the job runs late. */
  private void moveTo(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      hand.accept(moment);
    }
  }

  private static <R extends Comparable<R>> boolean isBefore(Recurring<R> one, Recurring<R> other) {
    return one.due.isBefore(other.due)
        || (one.due.equals(other.due) && one.rank.compareTo(other.rank) < 0);
  }

  /**
   * A job that is still to run.
   *
   * @param at when
   * @param rank which
   */
  public record Due<R>(Instant at, R rank) {}

  /** Lists what is still to run, the next run only of what recurs, in the order of running. */
  public List<Due<R>> upcoming() {
    List<Due<R>> due = new ArrayList<>();
    recurring.stream()
        .filter(job -> !unlisted.contains(job))
        .forEach(job -> due.add(new Due<>(job.due, job.rank)));
    once.forEach(job -> due.add(new Due<>(job.due, job.rank)));
    due.sort(Comparator.comparing((Due<R> job) -> job.at()).thenComparing(Due::rank));
    return due;
  }

  /**
   * Every day at the same times.
   *
   * @param zone whose wall clock
   * @param times the times of day
   */
  public static Function<Instant, Instant> dailyAt(ZoneId zone, Collection<LocalTime> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("daily job: expected at least one time of day");
    }
    return now -> {
      LocalDate day = now.atZone(zone).toLocalDate();
      for (LocalDate date = day; ; date = date.plusDays(1)) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (LocalTime time : times) {
          moments.add(date.atTime(time).atZone(zone).toInstant());
        }
        Instant next = moments.higher(now);
        if (next != null) {
          return next;
        }
      }
    };
  }

  /**
   * Over and over, counted from midnight.
   *
   * @param zone whose midnight
   * @param period under an hour: by elapsed time; an hour or more: by the wall clock
   */
  public static Function<Instant, Instant> every(ZoneId zone, Duration period) {
    if (period.isZero() || period.isNegative() || period.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "recurring job every " + period + ", expected more than nothing and at most a day");
    }
    if (period.compareTo(HOUR) >= 0) {
      List<LocalTime> times = new ArrayList<>();
      for (Duration at = Duration.ZERO; at.toDays() == 0; at = at.plus(period)) {
        times.add(LocalTime.MIDNIGHT.plus(at));
      }
      return dailyAt(zone, times);
    }
    return now -> {
      LocalDate day = now.atZone(zone).toLocalDate();
      Instant midnight = day.atStartOfDay(zone).toInstant();
      Instant tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
      long periods = Duration.between(midnight, now).dividedBy(period);
      Instant next = midnight.plus(period.multipliedBy(periods + 1));
      return next.isBefore(tomorrow) ? next : tomorrow;
    };
  }

  /** Every month on one day, at one time; in a shorter month on its last day. */
  public static Function<Instant, Instant> monthlyAt(ZoneId zone, int dayOfMonth, LocalTime time) {
    return now -> {
      LocalDate first = now.atZone(zone).toLocalDate().withDayOfMonth(1);
      for (LocalDate month = first; ; month = month.plusMonths(1)) {
        LocalDate day = month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
        Instant next = day.atTime(time).atZone(zone).toInstant();
        if (next.isAfter(now)) {
          return next;
        }
      }
    };
  }
}
