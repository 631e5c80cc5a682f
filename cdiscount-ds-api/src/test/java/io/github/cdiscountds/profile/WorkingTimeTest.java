package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The supplier's working time leaves out its nightly pause, on every day of the year. */
@Tag("R2")
class WorkingTimeTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    // from, minutes, until
    "2026-03-02T10:00, 45, 2026-03-02T10:45",
    "2026-03-02T10:00, 0, 2026-03-02T10:00",
    "2026-03-02T22:15, 45, 2026-03-02T23:00",
    "2026-03-02T22:16, 45, 2026-03-03T00:02",
    "2026-03-02T23:00, 45, 2026-03-03T00:46",
    "2026-03-02T23:30, 45, 2026-03-03T00:46",
    "2026-03-03T00:00, 45, 2026-03-03T00:46",
    "2026-03-03T00:01, 45, 2026-03-03T00:46",
    // Two nights.
    "2026-03-02T22:00, 1439, 2026-03-03T23:00",
    "2026-03-02T22:00, 1440, 2026-03-04T00:02",
    // The night with an hour less, and the one with an hour more.
    "2026-03-28T22:30, 210, 2026-03-29T04:01",
    "2026-10-24T22:30, 210, 2026-10-25T02:01",
  })
  void passesOverThePause(LocalDateTime from, long minutes, LocalDateTime until) {
    assertThat(after(Cadences.DOCUMENTED, from, minutes)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:30, 60, 2026-03-02T14:30",
    "2026-03-02T13:00, 60, 2026-03-02T15:00",
    "2026-03-02T14:00, 60, 2026-03-02T15:00",
  })
  void aPauseMayLieWithinOneDay(LocalDateTime from, long minutes, LocalDateTime until) {
    assertThat(after(pausing(LocalTime.of(13, 0), LocalTime.of(14, 0)), from, minutes))
        .isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource("2026-03-02T12:30, 6000, 2026-03-06T16:30")
  void aPauseOfNoLengthIsNone(LocalDateTime from, long minutes, LocalDateTime until) {
    assertThat(after(pausing(LocalTime.NOON, LocalTime.NOON), from, minutes)).isEqualTo(until);
  }

  private static LocalDateTime after(Cadences cadences, LocalDateTime from, long minutes) {
    return cadences
        .afterWorking(from.atZone(PARIS).toInstant(), Duration.ofMinutes(minutes), PARIS)
        .atZone(PARIS)
        .toLocalDateTime();
  }

  private static Cadences pausing(LocalTime from, LocalTime until) {
    Cadences d = Cadences.DOCUMENTED;
    return new Cadences(
        d.catalogueRebuild(),
        d.catalogueCheck(),
        d.pickUp(),
        d.complianceDelay(),
        d.anomalyUpdate(),
        from,
        until,
        d.anomalyFinal(),
        d.trackingRuns(),
        d.trackingDays(),
        d.invoiceDayOfMonth());
  }
}
