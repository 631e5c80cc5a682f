package io.github.cdiscountds.policy;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders at all stages, as the supplier's documents would tell of them. */
final class Orders {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final OrderKey KEY = OrderKey.of("CDS-1001", "CLIENT202603");
  static final Sku LAMP = Sku.of("LAMP-42");
  static final Sku SOFA = Sku.of("SOFA-7");

  private Orders() {}

  /** A moment by the clocks of Paris, such as {@code 2026-03-02T10:15}. */
  static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  static Line lamp(LineStage stage) {
    return new Line(LAMP, stage);
  }

  static OrderCase order(Line... lines) {
    return order("orders_YOURCOMPANY_20260302_101500.xls", lines);
  }

  static OrderCase order(String file, Line... lines) {
    return OrderCase.of(
        new OrderTimeline(
            KEY,
            List.of(file),
            List.of(lines).stream().map(line -> line.timeline(file)).toList(),
            List.of(),
            List.of(),
            List.of()));
  }

  static OrderCase queued() {
    return OrderCase.of(
        new OrderTimeline(
            KEY,
            List.of(),
            List.of(lamp(LineStage.QUEUED).timeline("")),
            List.of(),
            List.of(),
            List.of()));
  }

  /** A line of two pieces, and what is known of it. */
  static final class Line {
    private final Sku product;
    private final LineStage stage;
    private final List<Stated> stated = new ArrayList<>();
    private int shipped;
    private IntegrationResult.@Nullable Refused refusal;
    private Set<Mark> marks = Set.of();

    private record Stated(FactValue value, Publication publication) {}

    Line(Sku product, LineStage stage) {
      this.product = product;
      this.stage = stage;
    }

    Line marked(Mark mark) {
      marks = Set.of(mark);
      return this;
    }

    Line compliance(ComplianceReport.Status status, String named) {
      return add(
          new FactValue.FileVerdict(status, null, List.of()),
          new Publication(
              "compliance", LocalDateTime.parse(named), paris(named).plusSeconds(90), "c"));
    }

    Line processed(String published) {
      return anomaly(new IntegrationResult.Processed(), published);
    }

    Line refused(String published) {
      refusal = new IntegrationResult.Refused(RefusalCause.STOCKOUT, "Stock insuffisant");
      return anomaly(refusal, published);
    }

    Line pending(String published) {
      return anomaly(new IntegrationResult.Pending("En attente"), published);
    }

    private Line anomaly(IntegrationResult result, String published) {
      return add(
          new FactValue.Integration(result),
          new Publication(
              "anomalies",
              LocalDateTime.parse(published).toLocalDate().atStartOfDay(),
              paris(published),
              "a"));
    }

    Line tracked(String published) {
      return add(
          new FactValue.Fulfilment(new FulfilmentStatus("V", "P"), null, null, null, null, "S1"),
          new Publication("tracking", null, paris(published), "t1"));
    }

    Line parcel(
        @Nullable String number, int quantity, @Nullable String shippedAt, String published) {
      shipped += quantity;
      return add(
          new FactValue.Fulfilment(
              new FulfilmentStatus("V", "V"),
              shippedAt == null ? null : LocalDateTime.parse(shippedAt),
              quantity,
              number,
              null,
              "S1"),
          new Publication("tracking", null, paris(published), "t2" + number));
    }

    Line billed(int quantity, String named) {
      return add(
          new FactValue.Billing(
              "F" + quantity,
              1,
              LocalDate.of(2026, 3, 2),
              quantity,
              BigDecimal.TEN,
              BigDecimal.TEN,
              null),
          new Publication("invoice", LocalDateTime.parse(named), paris(named), "i"));
    }

    private Line add(FactValue value, Publication publication) {
      stated.add(new Stated(value, publication));
      return this;
    }

    LineTimeline timeline(String file) {
      List<OrderFact> facts =
          stated.stream()
              .map(
                  one ->
                      OrderFact.of(
                          new FactKey("YOURCOMPANY", KEY, product, file),
                          one.value(),
                          one.publication()))
              .toList();
      return new LineTimeline(
          product, 2, stage, refusal, null, List.of(), shipped, 0, BigDecimal.ZERO, marks, facts);
    }
  }
}
