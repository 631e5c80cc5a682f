package io.github.cdiscountds.internal.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns a workbook's day numbers into ISO text. */
final class SerialDate {
  private static final long MILLIS_OF_DAY = 86_400_000;

  /** The day after 31 December 9999, the last day that a spreadsheet knows. */
  private static final double DAYS = 2_958_466;

  /** The day that 1900 didn't have; spreadsheets count it all the same. */
  private static final int LEAP_DAY_OF_1900 = 60;

  private SerialDate() {}

  /**
   * Gives date and time, rounded to the millisecond.
   *
   * @param from1904 whether days are counted from 1904 instead of 1900
   * @return ISO text, or null when the number is no day
   */
  static @Nullable String text(double serial, boolean from1904) {
    if (!(serial >= 0 && serial < DAYS)) {
      return null;
    }
    long millis = Math.round(serial * MILLIS_OF_DAY);
    long days = millis / MILLIS_OF_DAY;
    LocalDate zero;
    if (from1904) {
      zero = LocalDate.of(1904, 1, 1);
    } else if (days < LEAP_DAY_OF_1900) {
      zero = LocalDate.of(1899, 12, 31);
    } else {
      zero = LocalDate.of(1899, 12, 30);
    }
    LocalDateTime date =
        zero.plusDays(days).atStartOfDay().plus(millis % MILLIS_OF_DAY, ChronoUnit.MILLIS);
    return date.toString();
  }
}
