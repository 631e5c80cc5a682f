package io.github.cdiscountds.internal.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shapes in which the documents write dates; as written, without a zone (R2). */
final class Dates {
  private static final int LONGEST = 40;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("H:mm[:ss")
          .appendOptional(
              new DateTimeFormatterBuilder()
                  .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                  .toFormatter(Locale.ROOT))
          .appendPattern("]")
          .toFormatter(Locale.ROOT);

  /** The shapes of the SPEC, then those that a date cell of a workbook is given in. */
  private static final List<DateTimeFormatter> SHAPES =
      List.of(shape("d/M/uuuu[ ]"), shape("uuuu-MM-dd['T'][ ]"), shape("uuuuMMdd[ ]"));

  private Dates() {}

  /** The date and time, midnight when there is no time, or null when the text is none. */
  static @Nullable LocalDateTime parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    for (DateTimeFormatter shape : SHAPES) {
      ParsePosition position = new ParsePosition(0);
      TemporalAccessor parsed = parseWhole(shape, text, position);
      if (parsed != null) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return date == null ? null : date.atTime(time == null ? LocalTime.MIDNIGHT : time);
      }
    }
    return null;
  }

  private static @Nullable TemporalAccessor parseWhole(
      DateTimeFormatter shape, String text, ParsePosition position) {
    // parseUnresolved tells a mismatch without the price of an exception.
    if (shape.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
      return null;
    }
    try {
      return shape.parse(text);
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  private static DateTimeFormatter shape(String day) {
    return new DateTimeFormatterBuilder()
        .appendPattern(day)
        .appendOptional(TIME)
        .toFormatter(Locale.ROOT)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
