package io.github.cdiscountds.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  private static final WorkingDays FRANCE = WorkingDays.of("FR");

  @Test
  void knowsTheElevenPublicHolidaysOfFranceIn2026() {
    List<LocalDate> holidaysInTheWeek =
        IntStream.range(0, 365)
            .mapToObj(LocalDate.of(2026, 1, 1)::plusDays)
            .filter(day -> day.getDayOfWeek().getValue() < 6 && !FRANCE.isWorking(day))
            .toList();
    // 15 August and 1 November fall on a weekend.
    assertThat(holidaysInTheWeek)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-11-11",
            "2026-12-25");
    assertThat(FRANCE.isWorking(LocalDate.of(2026, 3, 7))).isFalse();
    assertThat(FRANCE.isWorking(LocalDate.of(2026, 3, 8))).isFalse();
  }

  @Test
  void goodFridayIsAWorkingDayOutsideAlsace() {
    assertThat(FRANCE.isWorking(LocalDate.of(2026, 4, 3))).isTrue();
  }

  @Test
  void countsWorkingDaysOverEasterAndTheAscension() {
    assertThat(FRANCE.after(LocalDate.of(2026, 4, 2), 2)).isEqualTo("2026-04-07");
    assertThat(FRANCE.after(LocalDate.of(2026, 5, 13), 1)).isEqualTo("2026-05-15");
    assertThat(FRANCE.after(LocalDate.of(2026, 3, 7), 1)).isEqualTo("2026-03-09");
    assertThat(FRANCE.after(LocalDate.of(2026, 3, 7), 0)).isEqualTo("2026-03-07");
  }

  @Test
  void refusesACountryThatItDoesntKnow() {
    assertThatThrownBy(() -> WorkingDays.of("XX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no public holidays known of \"XX\"");
  }
}
