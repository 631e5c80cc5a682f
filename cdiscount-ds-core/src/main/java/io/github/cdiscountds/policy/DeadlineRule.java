package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.profile.LeadTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule about time: from one milestone on, another one has to be reached, may be reached or must
 * not be reached within a span.
 *
 * @param from what it counts from
 * @param until what ends it, whichever comes first
 * @param unless what makes it pointless while it is open
 * @param leadDays it holds only for orders with this delivery time, or null for all
 */
record DeadlineRule(
    Rule rule,
    Nature nature,
    Party party,
    Milestone from,
    List<Milestone> until,
    List<Milestone> unless,
    Span within,
    @Nullable Integer leadDays) {

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

  DeadlineRule {
    until = List.copyOf(until);
    unless = List.copyOf(unless);
  }

  /** Judges a line, or tells that the rule has nothing to say about it. */
  Optional<Deadline> judge(LineMoments moments, Span.Setting setting, Instant now) {
    Window start = moments.of(from);
    if (start == null || !appliesTo(setting.leadTime())) {
      return Optional.empty();
    }
    Window done = ending(moments);
    if (nature == Nature.BAN) {
      return done == null || done.latest().isBefore(start.earliest())
          ? Optional.empty()
          : Optional.of(deadline(Standing.MISSED, null, null, done, setting.zone()));
    }
    if (done == null && unless.stream().anyMatch(moments::has)) {
      return Optional.empty();
    }
    Instant earliest =
        start.earliest().equals(Instant.MIN) ? null : within.endFrom(start.earliest(), setting);
    Instant latest =
        start.latest().equals(Instant.MAX) ? null : within.endFrom(start.latest(), setting);
    return Optional.of(
        deadline(standing(done, latest, now), earliest, latest, done, setting.zone()));
  }

  private boolean appliesTo(@Nullable LeadTime leadTime) {
    if (leadTime == null) {
      return leadDays == null && !(within instanceof Span.LeadTimeDays);
    }
    return leadDays == null || leadDays == leadTime.maxWorkingDays();
  }

  private @Nullable Window ending(LineMoments moments) {
    return until.stream()
        .map(moments::of)
        .filter(Objects::nonNull)
        .reduce(Window::earlier)
        .orElse(null);
  }

  private Standing standing(@Nullable Window done, @Nullable Instant latest, Instant now) {
    if (done != null) {
      return latest != null && done.earliest().isAfter(latest) ? Standing.MISSED : Standing.MET;
    }
    if (latest == null || !now.isAfter(latest)) {
      return Standing.DUE;
    }
    return nature == Nature.WINDOW ? Standing.LAPSED : Standing.OVERDUE;
  }

  private Deadline deadline(
      Standing standing,
      @Nullable Instant earliest,
      @Nullable Instant latest,
      @Nullable Window done,
      ZoneId zone) {
    Instant doneBy = done == null || done.latest().equals(Instant.MAX) ? null : done.latest();
    return new Deadline(
        rule,
        null,
        party,
        standing,
        earliest,
        latest,
        doneBy,
        explanation(standing, earliest, latest, zone));
  }

  private Wording explanation(
      Standing standing, @Nullable Instant earliest, @Nullable Instant latest, ZoneId zone) {
    if (latest == null) {
      return new Wording(
          rule.wording().english() + " (" + words(standing).english() + ")",
          rule.wording().french() + " (" + words(standing).french() + ")");
    }
    String english = ENGLISH.format(latest.atZone(zone));
    String french = FRENCH.format(latest.atZone(zone));
    if (earliest != null && !earliest.equals(latest)) {
      english = "between " + ENGLISH.format(earliest.atZone(zone)) + " and " + english;
      french = "entre le " + FRENCH.format(earliest.atZone(zone)) + " et le " + french;
    }
    return new Wording(
        rule.wording().english() + " (" + words(standing).english() + ": " + english + ")",
        rule.wording().french() + " (" + words(standing).french() + " : " + french + ")");
  }

  private static Wording words(Standing standing) {
    return switch (standing) {
      case DUE -> new Wording("due", "à faire");
      case OVERDUE -> new Wording("overdue", "en retard");
      case MET -> new Wording("met", "tenu");
      case MISSED -> new Wording("missed", "manqué");
      case LAPSED -> new Wording("lapsed", "échu");
    };
  }
}
