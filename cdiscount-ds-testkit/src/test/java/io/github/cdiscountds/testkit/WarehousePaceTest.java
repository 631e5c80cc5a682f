package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehousePaceTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00, PT1H, 2026-03-02T10:00",
    "2026-03-02T06:00, PT1H, 2026-03-02T09:00",
    "2026-03-02T17:30, PT1H, 2026-03-03T08:30",
    "2026-03-02T17:00, PT1H, 2026-03-02T18:00",
    "2026-03-06T17:30, PT1H, 2026-03-09T08:30",
    "2026-03-07T12:00, PT0S, 2026-03-09T08:00",
    "2026-03-27T17:00, PT11H, 2026-03-30T18:00",
    "2026-10-23T17:00, PT11H, 2026-10-26T18:00"
  })
  void countsWorkingHoursOnly(LocalDateTime from, Duration work, LocalDateTime until) {
    assertThat(
            LocalDateTime.ofInstant(
                WarehousePace.ASSUMED.after(from.atZone(PARIS).toInstant(), work, PARIS), PARIS))
        .isEqualTo(until);
  }

  @Test
  void countsTheMissingHourOfANightShift() {
    WarehousePace night =
        new WarehousePace(
            LocalTime.of(0, 0),
            LocalTime.of(6, 0),
            Set.of(DayOfWeek.SUNDAY),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    assertThat(
            LocalDateTime.ofInstant(
                night.after(
                    LocalDateTime.of(2026, 3, 29, 1, 0).atZone(PARIS).toInstant(),
                    Duration.ofHours(2),
                    PARIS),
                PARIS))
        .isEqualTo("2026-03-29T04:00");
  }

  @Test
  void refusesAWarehouseThatNeverOpens() {
    assertThatThrownBy(
            () ->
                new WarehousePace(
                    LocalTime.of(8, 0),
                    LocalTime.of(8, 0),
                    Set.of(DayOfWeek.MONDAY),
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "warehouse open from 08:00 to 08:00 on [MONDAY], expected at least one day and an"
                + " opening before the closing");
  }
}
