package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes where an order stands from what the outbox and the facts say. Pure: the same order,
 * files and set of facts give the same timeline, whatever order they came in.
 */
public final class TimelineDerivation {
  /** Total over the facts of one order, so that no arrival order shows in what is derived. */
  private static final Comparator<OrderFact> BY_PUBLICATION =
      Comparator.comparing(OrderFact::first)
          .thenComparing(fact -> fact.key().submission())
          .thenComparing(fact -> fact.key().product())
          .thenComparing(fact -> new EventIdentity().add(fact.value()).text());

  private TimelineDerivation() {}

  /**
   * Derives a timeline.
   *
   * @param order the order as the outbox holds it
   * @param file the file that carries it now, or null while it is queued or cancelled
   * @param facts everything known of the order's key
   */
  public static OrderTimeline derive(
      QueuedOrder order, @Nullable OrderFile file, List<OrderFact> facts) {
    Set<String> ownFiles = Set.copyOf(order.files());
    List<LineTimeline> lines = new ArrayList<>();
    for (OrderLine line : order.order().lines()) {
      List<OrderFact> own =
          facts.stream()
              .filter(fact -> fact.key().product().equals(line.product()))
              .filter(fact -> ownFiles.contains(fact.key().submission()))
              .sorted(BY_PUBLICATION)
              .toList();
      lines.add(line(order, file, line, own));
    }
    List<OrderFact> others =
        facts.stream()
            .filter(
                fact ->
                    !ownFiles.contains(fact.key().submission())
                        || order.order().lines().stream()
                            .noneMatch(line -> line.product().equals(fact.key().product())))
            .sorted(BY_PUBLICATION)
            .toList();
    return new OrderTimeline(
        order.order().key(), order.files(), lines, others, contradictions(facts));
  }

  private static LineTimeline line(
      QueuedOrder order, @Nullable OrderFile file, OrderLine line, List<OrderFact> own) {
    List<OrderFact> current = file == null ? List.of() : counting(own, file.name());
    List<Parcel> parcels = parcels(own);
    long inParcels = parcels.stream().mapToLong(Parcel::quantity).sum();
    int shipped = (int) Math.min(line.quantity(), inParcels);
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    if (order.state() == QueuedOrder.State.CANCELLED) {
      marks.add(Mark.CANCELLED);
    }
    if (order.state() == QueuedOrder.State.WITHDRAWN) {
      marks.add(Mark.WITHDRAWN);
    }
    int billed = 0;
    BigDecimal amount = BigDecimal.ZERO;
    for (OrderFact fact : own) {
      if (fact.value() instanceof FactValue.Billing billing) {
        marks.add(Mark.INVOICED);
        billed += billing.quantity();
        amount = amount.add(billing.amount());
      }
    }
    IntegrationResult verdict = verdict(current);
    LineStage stage = stage(file, current, own, verdict);
    return new LineTimeline(
        line.product(),
        line.quantity(),
        stage,
        stage == LineStage.REFUSED && verdict instanceof IntegrationResult.Refused refused
            ? refused
            : null,
        stage == LineStage.FILE_REJECTED ? rejection(current) : null,
        parcels,
        shipped,
        billed,
        amount,
        marks,
        own);
  }

  /**
   * The facts of the sending that counts: the current one, unless an earlier one of ours is known
   * to have been processed, or all that is known of the current one is that the supplier has the
   * order already, and an earlier one that it didn't reject is why (R24).
   */
  private static List<OrderFact> counting(List<OrderFact> own, String file) {
    Map<Boolean, List<OrderFact>> bySending =
        own.stream()
            .collect(Collectors.partitioningBy(fact -> fact.key().submission().equals(file)));
    List<OrderFact> current = bySending.getOrDefault(true, List.of());
    List<OrderFact> earlier = bySending.getOrDefault(false, List.of());
    boolean isDuplicate =
        verdict(current) instanceof IntegrationResult.Refused refused
            && refused.cause() == RefusalCause.DUPLICATE;
    boolean wasTaken =
        verdict(earlier) instanceof IntegrationResult.Processed
            || (isDuplicate && hasVerdict(earlier, ComplianceReport.Status.OK));
    return wasTaken && !(verdict(current) instanceof IntegrationResult.Processed)
        ? earlier
        : current;
  }

  private static LineStage stage(
      @Nullable OrderFile file,
      List<OrderFact> current,
      List<OrderFact> own,
      @Nullable IntegrationResult verdict) {
    // What order tracking lists was processed, whatever else is missing (R24).
    Meaning furthest = Meaning.UNKNOWN;
    boolean tracked = false;
    for (OrderFact fact : own) {
      if (fact.value() instanceof FactValue.Fulfilment row) {
        tracked = true;
        if (row.status().meaning().compareTo(furthest) > 0) {
          furthest = row.status().meaning();
        }
      }
    }
    if (furthest != Meaning.UNKNOWN) {
      return switch (furthest) {
        case SHIPPED -> LineStage.SHIPPED;
        case SLIP_CREATED, PREPARING -> LineStage.PREPARING;
        case VALIDATED -> LineStage.VALIDATED;
        case CREATED, UNKNOWN -> LineStage.CREATED;
      };
    }
    if (tracked || verdict instanceof IntegrationResult.Processed) {
      return LineStage.INTEGRATED;
    }
    if (verdict instanceof IntegrationResult.Refused) {
      return LineStage.REFUSED;
    }
    if (verdict instanceof IntegrationResult.Pending) {
      return LineStage.AWAITING_INTEGRATION;
    }
    if (hasVerdict(current, ComplianceReport.Status.OK)) {
      return LineStage.FILE_ACCEPTED;
    }
    if (hasVerdict(current, ComplianceReport.Status.KO)) {
      return LineStage.FILE_REJECTED;
    }
    if (file == null) {
      return LineStage.QUEUED;
    }
    return switch (file.state()) {
      case INTENT, ATTEMPTING, UPLOADED, TAKEN, WITHDRAWN -> LineStage.SENDING;
      case SENT, INFERRED, CONFIRMED, TAKING -> LineStage.SENT;
      case IN_DOUBT -> LineStage.IN_DOUBT;
    };
  }

  /**
   * The result that counts (R24): a verdict beats pending whatever the dates, of two verdicts that
   * of the later publication, inside one publication the refusal.
   */
  private static @Nullable IntegrationResult verdict(List<OrderFact> facts) {
    Comparator<OrderFact> weight =
        Comparator.<OrderFact, Boolean>comparing(fact -> result(fact).isVerdict())
            .thenComparing(OrderFact::last)
            .thenComparing(fact -> result(fact) instanceof IntegrationResult.Refused)
            .thenComparing(fact -> new EventIdentity().add(fact.value()).text());
    return facts.stream()
        .filter(fact -> fact.value() instanceof FactValue.Integration)
        .max(weight)
        .map(TimelineDerivation::result)
        .orElse(null);
  }

  private static IntegrationResult result(OrderFact fact) {
    return ((FactValue.Integration) fact.value()).result();
  }

  private static boolean hasVerdict(List<OrderFact> facts, ComplianceReport.Status status) {
    return facts.stream()
        .anyMatch(
            fact ->
                fact.value() instanceof FactValue.FileVerdict verdict
                    && verdict.status() == status);
  }

  private static @Nullable String rejection(List<OrderFact> facts) {
    return facts.stream()
        .map(OrderFact::value)
        .filter(FactValue.FileVerdict.class::isInstance)
        .map(FactValue.FileVerdict.class::cast)
        .filter(verdict -> verdict.status() == ComplianceReport.Status.KO)
        .map(FactValue.FileVerdict::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Parcels by number with the highest quantity ever seen for each; a shipped row without a number
   * counts only while there is no row with one (R30).
   */
  private static List<Parcel> parcels(List<OrderFact> own) {
    Map<String, Parcel> byNumber = new TreeMap<>();
    for (OrderFact fact : own) {
      if (fact.value() instanceof FactValue.Fulfilment row
          && row.status().meaning() == Meaning.SHIPPED) {
        String number = row.parcel() == null ? "" : row.parcel();
        Parcel parcel =
            new Parcel(
                row.parcel(),
                row.quantity() == null ? 0 : row.quantity(),
                row.trackingLink(),
                row.shippedAt());
        byNumber.merge(number, parcel, TimelineDerivation::join);
      }
    }
    if (byNumber.size() > 1) {
      byNumber.remove("");
    }
    return List.copyOf(byNumber.values());
  }

  /** What is known of a parcel from two statements: link and date may have been corrected. */
  private static Parcel join(Parcel earlier, Parcel later) {
    return new Parcel(
        later.number(),
        Math.max(earlier.quantity(), later.quantity()),
        later.trackingLink() == null ? earlier.trackingLink() : later.trackingLink(),
        later.shippedAt() == null ? earlier.shippedAt() : later.shippedAt());
  }

  /**
   * Finds statements that can't both be true. Monotone: a contradiction found in a set of facts is
   * found in every larger set, so that the events about them don't depend on arrival.
   */
  static List<Contradiction> contradictions(List<OrderFact> facts) {
    Map<FactKey, List<OrderFact>> byKey = new LinkedHashMap<>();
    for (OrderFact fact : facts.stream().sorted(BY_PUBLICATION).toList()) {
      byKey.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(fact);
    }
    Map<String, Contradiction> found = new HashMap<>();
    byKey.forEach(
        (key, stated) -> {
          for (OrderFact one : stated) {
            for (OrderFact other : stated) {
              if (contradicts(one, other)) {
                Contradiction contradiction = new Contradiction(key, one.value(), other.value());
                found.put(identity(contradiction), contradiction);
              }
            }
          }
        });
    return new TreeMap<>(found).values().stream().toList();
  }

  /** The identity of a contradiction, by which its event is the same one every time. */
  static String identity(Contradiction contradiction) {
    Function<FactValue, String> text = value -> new EventIdentity().add(value).text();
    return new EventIdentity()
        .add("contradiction")
        .add(contradiction.about().account())
        .add(contradiction.about().order())
        .add(contradiction.about().product())
        .add(contradiction.about().submission())
        .add(text.apply(contradiction.one()))
        .add(text.apply(contradiction.other()))
        .id();
  }

  private static boolean contradicts(OrderFact one, OrderFact other) {
    if (one.value() instanceof FactValue.FileVerdict a
        && other.value() instanceof FactValue.FileVerdict b) {
      return a.status() == ComplianceReport.Status.OK && b.status() == ComplianceReport.Status.KO;
    }
    if (one.value() instanceof FactValue.Integration a) {
      boolean refused = a.result() instanceof IntegrationResult.Refused;
      if (other.value() instanceof FactValue.Integration b) {
        return refused && b.result() instanceof IntegrationResult.Processed;
      }
      return refused && other.value() instanceof FactValue.Fulfilment;
    }
    if (one.value() instanceof FactValue.Fulfilment a
        && other.value() instanceof FactValue.Fulfilment b) {
      // A status that went back: a lower one was published after a higher one had been.
      return Objects.equals(a.parcel(), b.parcel())
          && b.status().meaning() != Meaning.UNKNOWN
          && a.status().meaning().compareTo(b.status().meaning()) > 0
          && one.first().compareTo(other.last()) < 0;
    }
    return false;
  }
}
