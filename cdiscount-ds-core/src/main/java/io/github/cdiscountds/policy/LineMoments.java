package io.github.cdiscountds.policy;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to one order line, as far as anybody can tell. The supplier's documents tell
 * it by their publication: by the time in their name, else by the server's time. What they only
 * notice happened somewhere between two of their runs.
 */
final class LineMoments {
  private static final Pattern STAMP = Pattern.compile("(\\d{8})_(\\d{6})(?!.*\\d{8}_\\d{6})");
  private static final DateTimeFormatter STAMP_FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final OrderCase order;
  private final LineTimeline line;
  private final ZoneId zone;
  private final Cadences cadences;

  LineMoments(OrderCase order, LineTimeline line, ServiceProfile profile) {
    this.order = order;
    this.line = line;
    this.zone = profile.zone();
    this.cadences = profile.cadences();
  }

  LineTimeline line() {
    return line;
  }

  boolean has(Milestone milestone) {
    return of(milestone) != null;
  }

  /** When the milestone was reached, or null when it wasn't, as far as is known. */
  @Nullable Window of(Milestone milestone) {
    Window told = told(milestone);
    return switch (milestone) {
      case SENT -> sent();
      case PICKED_UP -> pickedUp();
      case FILE_REPORTED -> first(currentFile(value -> value instanceof FactValue.FileVerdict));
      case FILE_ACCEPTED -> fileVerdict(ComplianceReport.Status.OK);
      case FILE_REJECTED ->
          line.stage() == LineStage.FILE_REJECTED ? fileVerdict(ComplianceReport.Status.KO) : null;
      case LISTED -> first(currentFile(value -> value instanceof FactValue.Integration));
      case INTEGRATED -> integrated();
      case REFUSED -> refused();
      case TRACKED -> first(facts(value -> value instanceof FactValue.Fulfilment));
      case SHIPPED -> shipped();
      case INVOICED -> billed(quantity -> quantity > 0);
      case CREDITED -> billed(quantity -> quantity < 0);
      case DELIVERED -> orSome(told, line.stage() == LineStage.DELIVERED);
      case RETURNED -> orSome(told, line.marks().contains(Mark.RETURNED));
      case CANCELLED ->
          orSome(
              told, line.marks().contains(Mark.CANCELLED) || line.marks().contains(Mark.WITHDRAWN));
      default -> told;
    };
  }

  private static @Nullable Window orSome(@Nullable Window told, boolean happened) {
    return told == null && happened ? Window.SOME_TIME : told;
  }

  /** What the shop states; the first time when it says so more than once. */
  private @Nullable Window told(Milestone milestone) {
    return milestone
        .stated()
        .flatMap(
            kind ->
                order.stated().stream()
                    .filter(fact -> fact.kind() == kind && fact.isAbout(line.product()))
                    .map(MerchantFact::at)
                    .min(Comparator.naturalOrder()))
        .map(Window::at)
        .orElse(null);
  }

  private @Nullable Window sent() {
    if (line.stage().compareTo(LineStage.SENT) < 0) {
      return null;
    }
    Instant sentAt = order.sentAt();
    if (sentAt != null) {
      return Window.at(sentAt);
    }
    Window named = stampOfFile();
    return named == null ? Window.SOME_TIME : named;
  }

  /**
   * The supplier looks into the folder every so often. Counted from our own time where there is
   * one, and never compared with the supplier's; without, it was before the supplier's first
   * report.
   */
  private @Nullable Window pickedUp() {
    Window sent = sent();
    if (sent == null) {
      return null;
    }
    if (sent.isDatedLatest()) {
      return new Window(sent.earliest(), sent.latest().plus(cadences.pickUp()));
    }
    Window reported = first(currentFile(value -> true));
    return reported == null ? sent : new Window(Instant.MIN, reported.latest());
  }

  private @Nullable Window stampOfFile() {
    List<String> files = order.timeline().files();
    if (files.isEmpty()) {
      return null;
    }
    Matcher stamp = STAMP.matcher(files.get(files.size() - 1));
    if (!stamp.find()) {
      return null;
    }
    try {
      return Window.of(LocalDateTime.parse(stamp.group(), STAMP_FORMAT), zone);
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private @Nullable Window fileVerdict(ComplianceReport.Status status) {
    return first(
        currentFile(
            value -> value instanceof FactValue.FileVerdict verdict && verdict.status() == status));
  }

  private @Nullable Window integrated() {
    if (line.stage().compareTo(LineStage.INTEGRATED) < 0) {
      return null;
    }
    Window known =
        first(
            facts(
                value ->
                    value instanceof FactValue.Fulfilment
                        || (value instanceof FactValue.Integration integration
                            && integration.result() instanceof IntegrationResult.Processed)));
    return orSome(known, true);
  }

  private @Nullable Window refused() {
    if (line.stage() != LineStage.REFUSED) {
      return null;
    }
    Window known =
        first(
            currentFile(
                value ->
                    value instanceof FactValue.Integration integration
                        && integration.result() instanceof IntegrationResult.Refused));
    return orSome(known, true);
  }

  /** The whole quantity, so when the last parcel went; a parcel went when it was first told so. */
  private @Nullable Window shipped() {
    if (line.stage().compareTo(LineStage.SHIPPED) < 0
        || (line.shippedQuantity() > 0 && line.shippedQuantity() < line.quantity())) {
      return null;
    }
    Map<String, Window> parcels = new HashMap<>();
    for (OrderFact fact : line.facts()) {
      if (fact.value() instanceof FactValue.Fulfilment row
          && row.status().meaning() == Meaning.SHIPPED) {
        Window known = noticed(fact.first());
        if (row.shippedAt() != null) {
          known = asWritten(row.shippedAt()).notAfter(known.latest());
        }
        parcels.merge(row.parcel() == null ? "" : row.parcel(), known, Window::earlier);
      }
    }
    if (parcels.size() > 1) {
      parcels.remove("");
    }
    return orSome(join(parcels.values(), Window::later), true);
  }

  /** A shipping date at midnight is a day: the documents show no other time. */
  private Window asWritten(LocalDateTime local) {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Window.during(local.toLocalDate(), zone)
        : Window.of(local, zone);
  }

  private @Nullable Window billed(Predicate<Integer> quantity) {
    return first(
        facts(
            value ->
                value instanceof FactValue.Billing billing && quantity.test(billing.quantity())));
  }

  private List<OrderFact> facts(Predicate<FactValue> wanted) {
    return line.facts().stream().filter(fact -> wanted.test(fact.value())).toList();
  }

  /** Of the file that carries the line now: an earlier one has told its own story. */
  private List<OrderFact> currentFile(Predicate<FactValue> wanted) {
    List<String> files = order.timeline().files();
    if (files.isEmpty()) {
      return List.of();
    }
    String current = files.get(files.size() - 1);
    return facts(wanted).stream()
        .filter(fact -> fact.key().submission().equals(current))
        .filter(fact -> !(fact.value() instanceof FactValue.Billing))
        .toList();
  }

  private @Nullable Window first(List<OrderFact> facts) {
    return join(facts.stream().map(OrderFact::first).map(this::noticed).toList(), Window::earlier);
  }

  private static @Nullable Window join(Iterable<Window> windows, BinaryOperator<Window> how) {
    Window joined = null;
    for (Window window : windows) {
      joined = joined == null ? window : how.apply(joined, window);
    }
    return joined;
  }

  /** When that happened which a publication tells of. */
  private Window noticed(Publication publication) {
    String document = publication.document();
    if (publication.named() != null
        && (document.equals(DocumentKind.COMPLIANCE.name())
            || document.equals(DocumentKind.INVOICE.name()))) {
      return Window.of(publication.named(), zone);
    }
    if (publication.published().equals(Instant.EPOCH)) {
      return publication.named() == null
          ? Window.SOME_TIME
          : Window.during(publication.named().toLocalDate(), zone);
    }
    Instant published = publication.published();
    if (document.equals(DocumentKind.ANOMALIES.name())) {
      return new Window(published.minus(cadences.anomalyUpdate()), published);
    }
    if (document.equals(DocumentKind.TRACKING.name())) {
      return new Window(trackingRunBefore(published), published);
    }
    return Window.at(published);
  }

  private Instant trackingRunBefore(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return cadences.trackingRuns().stream()
        .flatMap(
            run ->
                List.of(day.minusDays(1), day).stream()
                    .map(date -> date.atTime(run).atZone(zone).toInstant()))
        .filter(run -> run.isBefore(moment))
        .max(Comparator.naturalOrder())
        .orElse(moment);
  }
}
