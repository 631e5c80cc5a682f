package io.github.cdiscountds.policy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The working days of a country: Monday to Friday, but no public holiday. Thread-safe. */
final class WorkingDays {
  private static final Map<String, WorkingDays> BY_COUNTRY = new ConcurrentHashMap<>();

  private final HolidayManager table;
  private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

  private WorkingDays(HolidayManager table) {
    this.table = table;
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
        && !holidays.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
  }

  /** The table computes them anew each time, and doesn't say whether threads may share it. */
  private synchronized Set<LocalDate> holidaysOf(int year) {
    return table.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
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
