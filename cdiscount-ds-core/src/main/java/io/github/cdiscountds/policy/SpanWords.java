package io.github.cdiscountds.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How spans are written in policy files. */
final class SpanWords {
  static final String EXPECTED =
      "\"no limit\", \"at once\", a number of minutes, hours, days, working days or years,"
          + " a time such as \"18:00\", \"next day 19:00, cut-off 18:00, closed 01-01\","
          + " or one of the profile's: \"compliance delay\", \"anomaly update\","
          + " \"tracking run\", \"lead time\", \"invoice day\"";

  private static final Pattern COUNT =
      Pattern.compile("([1-9]\\d{0,3}) (minute|hour|day|working day|year)s?");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
  private static final Pattern NEXT_DAY =
      Pattern.compile("next day (\\d{2}:\\d{2}), cut-off (\\d{2}:\\d{2}), closed (\\d{2}-\\d{2})");

  private SpanWords() {}

  /** Reads a span, or tells that it isn't one. */
  static Optional<Span> read(String text) {
    try {
      return Optional.ofNullable(
          switch (text) {
            case "no limit" -> new Span.Unlimited();
            case "at once" -> new Span.Elapsed(Duration.ZERO);
            case "compliance delay" -> new Span.ComplianceDelay();
            case "anomaly update" -> new Span.AnomalyUpdate();
            case "tracking run" -> new Span.TrackingRun();
            case "lead time" -> new Span.LeadTimeDays();
            case "invoice day" -> new Span.InvoiceDay();
            default -> counted(text).orElse(null);
          });
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static Optional<Span> counted(String text) {
    if (TIME.matcher(text).matches()) {
      return Optional.of(new Span.Clock(LocalTime.parse(text)));
    }
    Matcher next = NEXT_DAY.matcher(text);
    if (next.matches()) {
      return Optional.of(
          new Span.NextDay(
              LocalTime.parse(next.group(1)),
              LocalTime.parse(next.group(2)),
              MonthDay.parse("--" + next.group(3))));
    }
    Matcher counted = COUNT.matcher(text);
    if (!counted.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(counted.group(1));
    return Optional.of(
        switch (counted.group(2)) {
          case "minute" -> new Span.Elapsed(Duration.ofMinutes(count));
          case "hour" -> new Span.Elapsed(Duration.ofHours(count));
          case "day" -> new Span.Days(count);
          case "working day" -> new Span.Working(count);
          default -> new Span.Years(count);
        });
  }
}
