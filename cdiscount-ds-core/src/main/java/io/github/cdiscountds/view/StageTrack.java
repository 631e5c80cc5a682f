package io.github.cdiscountds.view;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.policy.OrderCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stages that a line went through and those that usually follow, with the times known. */
final class StageTrack {
  private static final Set<LineStage> USUAL =
      EnumSet.of(
          LineStage.QUEUED,
          LineStage.SENT,
          LineStage.FILE_ACCEPTED,
          LineStage.INTEGRATED,
          LineStage.CREATED,
          LineStage.VALIDATED,
          LineStage.PREPARING,
          LineStage.SHIPPED,
          LineStage.DELIVERED);
  private static final Set<LineStage> FAILED =
      EnumSet.of(LineStage.FILE_REJECTED, LineStage.REFUSED);
  private static final Pattern STAMP = Pattern.compile("(\\d{8}_\\d{6})(?!.*\\d{8}_\\d{6})");
  private static final DateTimeFormatter STAMP_FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final OrderCase order;
  private final LineTimeline line;
  private final PageText text;

  StageTrack(OrderCase order, LineTimeline line, PageText text) {
    this.order = order;
    this.line = line;
    this.text = text;
  }

  /** Where a step lies, seen from the line. */
  enum State {
    /** Behind it. */
    PASSED,
    /** The line is there. */
    REACHED,
    /** The line is there, and somebody should look. */
    STUCK,
    /** Ahead of it. */
    AHEAD
  }

  /**
   * A stage.
   *
   * @param when when it was told first, or null when no document told it
   */
  record Step(LineStage stage, State state, PageText.@Nullable Moment when) {}

  List<Step> steps() {
    LineStage now = line.stage();
    boolean ends =
        FAILED.contains(now)
            || line.marks().contains(Mark.CANCELLED)
            || line.marks().contains(Mark.WITHDRAWN);
    Set<LineStage> shown = EnumSet.copyOf(USUAL);
    shown.add(now);
    List<Step> steps = new ArrayList<>();
    for (LineStage stage : shown) {
      int order = stage.compareTo(now);
      if (order < 0) {
        steps.add(new Step(stage, State.PASSED, when(stage).orElse(null)));
      } else if (order == 0) {
        boolean stuck = FAILED.contains(now) || now == LineStage.IN_DOUBT;
        steps.add(new Step(stage, stuck ? State.STUCK : State.REACHED, when(stage).orElse(null)));
      } else if (!ends) {
        steps.add(new Step(stage, State.AHEAD, null));
      }
    }
    return steps;
  }

  /** The stage that a fact shows the line to be at, or empty when it shows none. */
  static Optional<LineStage> shownBy(FactValue value) {
    if (value instanceof FactValue.FileVerdict verdict) {
      return Optional.of(
          verdict.status() == ComplianceReport.Status.OK
              ? LineStage.FILE_ACCEPTED
              : LineStage.FILE_REJECTED);
    }
    if (value instanceof FactValue.Integration integration) {
      IntegrationResult result = integration.result();
      if (result instanceof IntegrationResult.Refused) {
        return Optional.of(LineStage.REFUSED);
      }
      return Optional.of(
          result instanceof IntegrationResult.Processed
              ? LineStage.INTEGRATED
              : LineStage.AWAITING_INTEGRATION);
    }
    if (value instanceof FactValue.Fulfilment row) {
      return switch (row.status().meaning()) {
        case UNKNOWN -> Optional.empty();
        case CREATED -> Optional.of(LineStage.CREATED);
        case VALIDATED -> Optional.of(LineStage.VALIDATED);
        case PREPARING, SLIP_CREATED -> Optional.of(LineStage.PREPARING);
        case SHIPPED -> Optional.of(LineStage.SHIPPED);
      };
    }
    return Optional.empty();
  }

  private Optional<PageText.Moment> when(LineStage stage) {
    return switch (stage) {
      case SENT -> sent();
      case DELIVERED ->
          told(MerchantFact.Kind.DELIVERED).or(() -> told(MerchantFact.Kind.RECEIVED));
      default -> shown(stage);
    };
  }

  private Optional<PageText.Moment> told(MerchantFact.Kind kind) {
    return order.stated().stream()
        .filter(fact -> fact.kind() == kind && fact.isAbout(line.product()))
        .map(MerchantFact::at)
        .min(Comparator.naturalOrder())
        .map(text::moment);
  }

  /** By the first publication that showed it: of the file that carries the line now, if it does. */
  private Optional<PageText.Moment> shown(LineStage stage) {
    List<String> files = order.timeline().files();
    String current = files.isEmpty() ? "" : files.get(files.size() - 1);
    return line.facts().stream()
        .filter(fact -> shownBy(fact.value()).filter(stage::equals).isPresent())
        .min(
            Comparator.<OrderFact, Boolean>comparing(
                    fact -> !fact.key().submission().equals(current))
                .thenComparing(OrderFact::first, text.chronological()))
        .flatMap(fact -> text.moment(fact.first()));
  }

  private Optional<PageText.Moment> sent() {
    Instant sentAt = order.sentAt();
    if (sentAt != null) {
      return Optional.of(text.moment(sentAt));
    }
    List<String> files = order.timeline().files();
    return files.isEmpty() ? Optional.empty() : stampOf(files.get(files.size() - 1));
  }

  /** The time in an order file's name, at which it was made. */
  private static Optional<PageText.Moment> stampOf(String file) {
    Matcher stamp = STAMP.matcher(file);
    if (!stamp.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(PageText.Moment.at(LocalDateTime.parse(stamp.group(), STAMP_FORMAT)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
