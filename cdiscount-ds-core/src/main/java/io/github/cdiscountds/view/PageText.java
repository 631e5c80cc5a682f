package io.github.cdiscountds.view;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.Publication;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The language of a page, and how it writes moments and amounts. */
final class PageText {
  private static final String ENGLISH_DATE = "yyyy-MM-dd";
  private static final String FRENCH_DATE = "dd/MM/yyyy";
  private static final int CENTS = 2;

  private final Locale locale;
  private final ZoneId zone;
  private final DateTimeFormatter date;
  private final DateTimeFormatter moment;

  PageText(Locale locale, ZoneId zone) {
    boolean french = locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    this.locale = french ? Locale.FRENCH : Locale.ENGLISH;
    this.zone = zone;
    this.date = DateTimeFormatter.ofPattern(french ? FRENCH_DATE : ENGLISH_DATE, Locale.ROOT);
    this.moment =
        DateTimeFormatter.ofPattern((french ? FRENCH_DATE : ENGLISH_DATE) + " HH:mm", Locale.ROOT);
  }

  /** A moment as far as it is known: some only to the day. */
  record Moment(LocalDateTime local, boolean isExact) {

    static Moment at(LocalDateTime local) {
      return new Moment(local, true);
    }

    static Moment on(LocalDate day) {
      return new Moment(day.atStartOfDay(), false);
    }

    /** The documents write a day as its midnight. */
    static Moment asWritten(LocalDateTime local) {
      return new Moment(local, !local.toLocalTime().equals(LocalTime.MIDNIGHT));
    }
  }

  ZoneId zone() {
    return zone;
  }

  /** The language as HTML names it. */
  String language() {
    return locale.getLanguage();
  }

  String say(Wording wording) {
    return wording.in(locale);
  }

  String say(String english, String french) {
    return say(new Wording(english, french));
  }

  /** A number of things, in words; French counts 0 as one. */
  String count(int number, Wording one, Wording many) {
    boolean isOne = locale.equals(Locale.FRENCH) ? Math.abs(number) < 2 : number == 1;
    return number + " " + say(isOne ? one : many);
  }

  String pieces(int number) {
    return count(number, new Wording("piece", "pièce"), new Wording("pieces", "pièces"));
  }

  String shippedOf(int shipped, int ordered) {
    return say(Wording.of("shipped %d of %s", "expédié %d sur %s", shipped, pieces(ordered)));
  }

  String of(LocalDate day) {
    return date.format(day);
  }

  String of(Instant instant) {
    return moment.format(instant.atZone(zone));
  }

  String of(Moment when) {
    return (when.isExact() ? moment : date).format(when.local());
  }

  /** For programs: what the {@code datetime} of a {@code time} element holds. */
  String machine(Moment when) {
    return when.isExact()
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when.local().atZone(zone))
        : DateTimeFormatter.ISO_LOCAL_DATE.format(when.local());
  }

  Moment moment(Instant instant) {
    return Moment.at(LocalDateTime.ofInstant(instant, zone));
  }

  /**
   * When a publication says what it says: the time in its name where the name has one, else the
   * server's; empty when there is neither.
   */
  Optional<Moment> moment(Publication publication) {
    LocalDateTime named = publication.named();
    String document = publication.document();
    if (named != null
        && (document.equals(DocumentKind.COMPLIANCE.name())
            || document.equals(DocumentKind.INVOICE.name()))) {
      return Optional.of(Moment.at(named));
    }
    if (!publication.published().equals(Instant.EPOCH)) {
      return Optional.of(moment(publication.published()));
    }
    return Optional.ofNullable(named).map(LocalDateTime::toLocalDate).map(Moment::on);
  }

  /** In the order in which people read: by moment, those without one last. */
  Comparator<Publication> chronological() {
    return Comparator.comparing(
            (Publication publication) ->
                moment(publication).map(Moment::local).orElse(LocalDateTime.MAX))
        .thenComparing(Comparator.naturalOrder());
  }

  /** How much later something was, when both moments are exact and it was later. */
  Optional<String> gap(Moment from, Moment to) {
    if (!from.isExact() || !to.isExact()) {
      return Optional.empty();
    }
    Duration between = Duration.between(from.local().atZone(zone), to.local().atZone(zone));
    long minutes = between.toMinutes();
    if (minutes <= 0) {
      return Optional.empty();
    }
    if (between.toDays() > 0) {
      return Optional.of(
          "+ " + between.toDays() + say(" d", " j") + more(between.toHoursPart(), " h"));
    }
    return Optional.of(
        minutes < 60
            ? "+ " + minutes + " min"
            : "+ " + between.toHours() + " h" + more(between.toMinutesPart(), " min"));
  }

  private static String more(int number, String unit) {
    return number == 0 ? "" : " " + number + unit;
  }

  /** An amount, exact: with cents at least, and with all digits that it has. */
  String euros(BigDecimal amount) {
    BigDecimal shown = amount.stripTrailingZeros();
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(CENTS);
    format.setMaximumFractionDigits(Math.max(CENTS, shown.scale()));
    return format.format(shown) + "\u00a0€";
  }
}
