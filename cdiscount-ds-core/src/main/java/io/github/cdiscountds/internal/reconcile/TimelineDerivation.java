package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Contradictions.BY_PUBLICATION;

import io.github.cdiscountds.internal.fate.Sendings;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes where an order stands from what the outbox and the facts say. Pure: the same order,
 * files and set of facts give the same timeline, whatever order they came in.
 */
public final class TimelineDerivation {
  private TimelineDerivation() {}

  /**
   * Derives a timeline.
   *
   * @param order the order as the outbox holds it
   * @param file the file that carries it now, or null while it is queued or cancelled
   * @param facts everything known of the order's key
   * @param sharing some orders of each parcel that stands with several
   * @param counting what a tracking row's quantity counts
   */
  public static OrderTimeline derive(
      QueuedOrder order,
      @Nullable OrderFile file,
      List<OrderFact> facts,
      Map<String, List<OrderKey>> sharing,
      TrackingQuantity counting) {
    Sendings sendings = new Sendings(order.files(), facts);
    List<OrderFact> sorted = sendings.facts().stream().sorted(BY_PUBLICATION).toList();
    Statements statements = new Statements(order.order(), facts);
    Map<Sku, List<OrderFact>> byProduct =
        sorted.stream()
            .filter(sendings::isOwn)
            .collect(Collectors.groupingBy(fact -> fact.key().product()));
    List<LineTimeline> lines = new ArrayList<>();
    for (OrderLine line : order.order().lines()) {
      List<OrderFact> own = List.copyOf(byProduct.getOrDefault(line.product(), List.of()));
      lines.add(line(order, file, line, own, statements, counting));
    }
    Set<Sku> ordered = order.order().products();
    List<OrderFact> others =
        sorted.stream()
            .filter(fact -> !sendings.isOwn(fact) || !ordered.contains(fact.key().product()))
            .toList();
    return new OrderTimeline(
        order.order().key(),
        order.files(),
        lines,
        others,
        List.copyOf(Contradictions.of(order, facts, counting, sharing).values()),
        statements.all());
  }

  private static LineTimeline line(
      QueuedOrder order,
      @Nullable OrderFile file,
      OrderLine line,
      List<OrderFact> own,
      Statements statements,
      TrackingQuantity counting) {
    List<OrderFact> current = file == null ? List.of() : counting(own, file.name());
    List<Parcel> parcels = ShippedParcels.of(own);
    int shipped = (int) Math.min(line.quantity(), ShippedParcels.total(parcels, counting));
    Set<Mark> marks = statements.marks(line.product());
    if (order.state() == QueuedOrder.State.QUEUED) {
      marks.remove(Mark.CANCELLED);
    }
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
    if (stage.compareTo(LineStage.INTEGRATED) >= 0 && statements.areDelivered(line.product())) {
      stage = LineStage.DELIVERED;
    }
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
}
