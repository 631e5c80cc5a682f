package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 7, 1, 9, 0));

  @Test
  void readsItsStartInParis() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
    assertThat(clock.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(clock).hasToString("SettableClock[2026-07-01T09:00+02:00[Europe/Paris]]");
  }

  @Test
  void standsStillUntilItIsMoved() {
    clock.advance(Duration.ofMinutes(15));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-01T07:15:00Z"));

    clock.set(LocalDateTime.of(2026, 8, 5, 23, 0));
    assertThat(LocalDateTime.now(clock)).isEqualTo(LocalDateTime.of(2026, 8, 5, 23, 0));
  }

  @Test
  void aDayOfWinterTimeHasTwentyFiveHours() {
    clock.set(LocalDateTime.of(2026, 10, 24, 12, 0)).advance(Duration.ofDays(1));

    assertThat(LocalDateTime.now(clock)).isEqualTo(LocalDateTime.of(2026, 10, 25, 11, 0));
  }

  @Test
  void neverMovesBackUnasked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.set(Instant.parse("2026-07-01T06:59:59Z")))
        .withMessage(
            "clock set to 2026-07-01T06:59:59Z: expected 2026-07-01T07:00:00Z or later;"
                + " turnBack(Instant) moves it back");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessage(
            "clock moved by PT-1S: expected no negative duration;"
                + " turnBack(Instant) moves it back");
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
  }

  @Test
  void isTurnedBackByNameOnly() {
    clock.turnBack(Instant.parse("2026-07-01T06:00:00Z"));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.turnBack(Instant.parse("2026-07-01T06:00:01Z")))
        .withMessage(
            "clock turned back to 2026-07-01T06:00:01Z: expected 2026-07-01T06:00:00Z or earlier");
  }

  @Test
  void clocksOfOtherZonesFollow() {
    Clock utc = clock.withZone(ZoneOffset.UTC);
    clock.advance(Duration.ofHours(1));

    assertThat(LocalDateTime.now(utc)).isEqualTo(LocalDateTime.of(2026, 7, 1, 8, 0));
    assertThat(utc.withZone(ZoneId.of("Europe/Paris"))).isSameAs(clock);
  }
}
