package io.github.cdiscountds.policy;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The working days of a country: Monday to Friday, but no public holiday. Thread-safe. */
final class WorkingDays {
  private static final Map<String, WorkingDays> BY_COUNTRY = new ConcurrentHashMap<>();

  private final HolidayManager holidays;

  private WorkingDays(HolidayManager holidays) {
    this.holidays = holidays;
  }

  /**
   * The working days of a country.
   *
   * @throws IllegalArgumentException when its holidays aren't known
   */
  static WorkingDays of(String isoCode) {
    return BY_COUNTRY.computeIfAbsent(
        isoCode.toLowerCase(Locale.ROOT),
        country -> {
          if (HolidayManager.getSupportedCalendarCodes().stream()
              .noneMatch(code -> code.equalsIgnoreCase(country))) {
            throw new IllegalArgumentException("no public holidays known of \"" + isoCode + "\"");
          }
          return new WorkingDays(HolidayManager.getInstance(ManagerParameters.create(country)));
        });
  }

  boolean isWorking(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.isHoliday(day);
  }

  /** The last of so many working days that follow a day; that day itself when it is none. */
  LocalDate after(LocalDate day, int count) {
    LocalDate at = day;
    for (int left = count; left > 0; ) {
      at = at.plusDays(1);
      if (isWorking(at)) {
        left--;
      }
    }
    return at;
  }
}
