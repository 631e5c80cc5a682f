package io.github.cdiscountds.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R2")
class TimetableTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static List<String> moments(
      Function<Instant, Instant> schedule, String from, String until) {
    List<String> moments = new ArrayList<>();
    Instant now = LocalDateTime.parse(from).atZone(PARIS).toInstant();
    Instant end = LocalDateTime.parse(until).atZone(PARIS).toInstant();
    while (true) {
      now = schedule.apply(now);
      if (now.isAfter(end)) {
        return moments;
      }
      moments.add(now.atZone(PARIS).toOffsetDateTime().toString());
    }
  }

  @Test
  void runsTwoHourlyJobsOncePerHourOfTheDayWhenClocksGoForward() {
    assertThat(
            moments(
                Timetable.every(PARIS, Duration.ofHours(2)),
                "2026-03-28T23:00",
                "2026-03-29T06:00"))
        .containsExactly(
            "2026-03-29T00:00+01:00",
            "2026-03-29T03:00+02:00",
            "2026-03-29T04:00+02:00",
            "2026-03-29T06:00+02:00");
  }

  @Test
  void runsTwoHourlyJobsOncePerHourOfTheDayWhenClocksGoBack() {
    assertThat(
            moments(
                Timetable.every(PARIS, Duration.ofHours(2)),
                "2026-10-24T23:00",
                "2026-10-25T04:00"))
        .containsExactly(
            "2026-10-25T00:00+02:00", "2026-10-25T02:00+02:00", "2026-10-25T04:00+01:00");
  }

  @Test
  void countsShortPeriodsAnewFromMidnight() {
    assertThat(
            moments(
                Timetable.every(PARIS, Duration.ofMinutes(25)),
                "2026-03-02T23:10",
                "2026-03-03T00:30"))
        .containsExactly(
            "2026-03-02T23:20+01:00",
            "2026-03-02T23:45+01:00",
            "2026-03-03T00:00+01:00",
            "2026-03-03T00:25+01:00");
  }

  @Test
  void findsTheMonthsDay() {
    assertThat(
            moments(
                Timetable.monthlyAt(PARIS, 5, LocalTime.of(6, 0)),
                "2026-02-05T06:00",
                "2026-05-04T00:00"))
        .containsExactly("2026-03-05T06:00+01:00", "2026-04-05T06:00+02:00");
    assertThat(
            moments(
                Timetable.monthlyAt(PARIS, 31, LocalTime.of(6, 0)),
                "2026-02-01T00:00",
                "2026-03-31T12:00"))
        .containsExactly("2026-02-28T06:00+01:00", "2026-03-31T06:00+02:00");
  }

  @Test
  void runsJobsOfOneMomentByRankAndThoseOfOneRankAsAdded() {
    SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
    Timetable<Integer> timetable = new Timetable<>(clock, clock::set);
    List<String> ran = new ArrayList<>();
    Instant nine = clock.instant().plus(Duration.ofHours(1));
    timetable.every(
        1, Timetable.dailyAt(PARIS, List.of(LocalTime.of(9, 0))), () -> ran.add("daily"));
    timetable.once(2, nine, () -> ran.add("late"));
    timetable.once(0, nine, () -> ran.add("first"));
    timetable.once(0, nine, () -> ran.add("second"));
    timetable.once(0, nine.minusSeconds(1), () -> ran.add("at " + clock.instant()));
    timetable.runUntil(nine);
    assertThat(ran).containsExactly("at 2026-03-02T07:59:59Z", "first", "second", "daily", "late");
  }

  @Test
  void runsWhatIsDueInThePastAtOnce() {
    SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
    Timetable<Integer> timetable = new Timetable<>(clock, clock::set);
    List<Instant> ran = new ArrayList<>();
    timetable.once(0, clock.instant().minusSeconds(5), () -> ran.add(clock.instant()));
    timetable.runUntil(clock.instant());
    assertThat(ran).containsExactly(clock.instant());
  }

  @Test
  void runsJobsLateWhenSomebodyElseMovedTheClock() {
    SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
    Timetable<Integer> timetable = new Timetable<>(clock, clock::set);
    List<LocalTime> ran = new ArrayList<>();
    timetable.every(
        0,
        Timetable.dailyAt(PARIS, List.of(LocalTime.of(9, 0), LocalTime.of(10, 0))),
        () -> ran.add(LocalTime.now(clock)));
    clock.set(LocalDateTime.of(2026, 3, 2, 9, 30));
    timetable.runUntil(clock.instant().plus(Duration.ofHours(1)));
    assertThat(ran).containsExactly(LocalTime.of(9, 30), LocalTime.of(10, 0));
  }

  @Test
  void refusesPeriodsThatMeanNothing() {
    assertThatThrownBy(() -> Timetable.every(PARIS, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("recurring job every PT0S, expected more than nothing and at most a day");
  }
}
