package io.github.cdiscountds.view;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.policy.OrderCase;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders of all sorts, invented, as a client would derive them. */
final class SampleTimelines {
  static final Sku LAMP = Sku.of("LAMP-42");
  static final Sku SOFA = Sku.of("SOFA-7");
  static final String REJECTED_FILE = "orders_YOURCOMPANY_20260302_091500.xls";
  static final String FILE = "orders_YOURCOMPANY_20260302_101500.xls";
  static final String SHA = "a3f1".repeat(16);

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private SampleTimelines() {}

  static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  static FactKey key(OrderKey order, Sku product, String file) {
    return new FactKey("YOURCOMPANY", order, product, file);
  }

  static Publication compliance(String named) {
    return new Publication(
        "compliance", LocalDateTime.parse(named), paris(named).plusSeconds(90), SHA);
  }

  static Publication anomalies(String published) {
    return new Publication(
        "anomalies",
        LocalDateTime.parse(published).toLocalDate().atStartOfDay(),
        paris(published),
        SHA);
  }

  static Publication tracking(String published) {
    return new Publication("tracking", null, paris(published), SHA);
  }

  static Publication invoice(String named) {
    return new Publication("invoice", LocalDateTime.parse(named), paris(named), SHA);
  }

  static FactValue.FileVerdict accepted() {
    return new FactValue.FileVerdict(
        ComplianceReport.Status.OK, "En cours de traitement", List.of());
  }

  static FactValue.FileVerdict rejected() {
    return new FactValue.FileVerdict(
        ComplianceReport.Status.KO,
        "Non traité : ligne n°3 : FraisPort:n'est pas au format attendu",
        List.of(
            new ComplianceReport.Problem(
                3, "FraisPort", OrderColumn.ofLetter("S"), "n'est pas au format attendu")));
  }

  static FactValue.Integration processed() {
    return new FactValue.Integration(new IntegrationResult.Processed());
  }

  static FactValue.Integration refused(RefusalCause cause, @Nullable String reason) {
    return new FactValue.Integration(new IntegrationResult.Refused(cause, reason));
  }

  static FactValue.Fulfilment row(@Nullable String order, @Nullable String slip) {
    return new FactValue.Fulfilment(
        new FulfilmentStatus(order, slip), null, null, null, null, "S100200");
  }

  static FactValue.Fulfilment parcel(String number, int quantity, @Nullable URI link) {
    return new FactValue.Fulfilment(
        new FulfilmentStatus("V", "V"),
        LocalDateTime.parse("2026-03-03T00:00"),
        quantity,
        number,
        link,
        "S100200");
  }

  static FactValue.Billing billing(int quantity, String amount) {
    return new FactValue.Billing(
        "F2026-0405",
        7,
        LocalDate.of(2026, 4, 5),
        quantity,
        new BigDecimal("25.99"),
        new BigDecimal(amount),
        new BigDecimal("5.90"));
  }

  static LineTimeline line(
      Sku product, int quantity, LineStage stage, Set<Mark> marks, List<OrderFact> facts) {
    return new LineTimeline(
        product, quantity, stage, null, null, List.of(), 0, 0, BigDecimal.ZERO, marks, facts);
  }

  static OrderTimeline timeline(OrderKey order, List<String> files, LineTimeline... lines) {
    return new OrderTimeline(order, files, List.of(lines), List.of(), List.of(), List.of());
  }

  /** Two lines: one shipped in part and billed, one refused; an earlier file was rejected. */
  static OrderCase eventful() {
    OrderKey order = OrderKey.of("WEB-1001", "CLIENT202603");
    FactKey lamp = key(order, LAMP, FILE);
    FactKey sofa = key(order, SOFA, FILE);
    URI link = URI.create("https://www.laposte.fr/outils/suivre-vos-envois?code=6A10000000001");
    FactValue.Fulfilment shipped = parcel("6A10000000001", 1, link);
    FactValue.Fulfilment back = row("V", "P");
    FactValue.Integration refusal = refused(RefusalCause.STOCKOUT, "Stock insuffisant : SOFA-7");
    LineTimeline lampLine =
        new LineTimeline(
            LAMP,
            2,
            LineStage.SHIPPED,
            null,
            null,
            List.of(new Parcel("6A10000000001", 1, link, LocalDateTime.parse("2026-03-03T00:00"))),
            1,
            1,
            new BigDecimal("25.99"),
            Set.of(Mark.INVOICED),
            List.of(
                OrderFact.of(lamp, row("C", null), tracking("2026-03-02T16:30")),
                OrderFact.of(
                    key(order, LAMP, REJECTED_FILE), rejected(), compliance("2026-03-02T09:30")),
                OrderFact.of(lamp, accepted(), compliance("2026-03-02T10:30")),
                OrderFact.of(lamp, processed(), anomalies("2026-03-02T12:00")),
                new OrderFact(
                    lamp, back, tracking("2026-03-03T05:30"), tracking("2026-03-05T05:30")),
                OrderFact.of(lamp, shipped, tracking("2026-03-04T05:30")),
                OrderFact.of(lamp, billing(1, "25.99"), invoice("2026-04-05T06:00"))));
    LineTimeline sofaLine =
        new LineTimeline(
            SOFA,
            1,
            LineStage.REFUSED,
            new IntegrationResult.Refused(RefusalCause.STOCKOUT, "Stock insuffisant : SOFA-7"),
            null,
            List.of(),
            0,
            0,
            BigDecimal.ZERO,
            Set.of(),
            List.of(
                OrderFact.of(sofa, accepted(), compliance("2026-03-02T10:30")),
                OrderFact.of(sofa, processed(), anomalies("2026-03-02T12:00")),
                OrderFact.of(sofa, refusal, anomalies("2026-03-02T14:00"))));
    OrderTimeline timeline =
        new OrderTimeline(
            order,
            List.of(REJECTED_FILE, FILE),
            List.of(lampLine, sofaLine),
            List.of(
                OrderFact.of(
                    key(order, LAMP, "commandes_CLIENT_20260304_1040.xlsx"),
                    refused(RefusalCause.DUPLICATE, "Commande en doublon"),
                    anomalies("2026-03-04T12:00"))),
            List.of(
                new Contradiction(Contradiction.Kind.STATUS_WENT_BACK, lamp, shipped, back, null),
                new Contradiction(
                    Contradiction.Kind.PROCESSED_AND_REFUSED, sofa, refusal, processed(), null)),
            List.of());
    return OrderCase.of(timeline)
        .stating(
            MerchantFact.of(MerchantFact.Kind.PAYMENT_CONFIRMED, paris("2026-03-02T08:55")),
            MerchantFact.of(MerchantFact.Kind.REFUSAL_TOLD, SOFA, paris("2026-03-02T15:20")));
  }

  /** One line that went all the way. */
  static OrderCase delivered() {
    OrderKey order = OrderKey.of("WEB-1002", "CLIENT202603");
    FactKey lamp = key(order, LAMP, FILE);
    URI link = URI.create("http://tracking.example.com/p/1");
    LineTimeline line =
        new LineTimeline(
            LAMP,
            1,
            LineStage.DELIVERED,
            null,
            null,
            List.of(new Parcel("XY1", 1, link, LocalDateTime.parse("2026-03-03T00:00"))),
            1,
            0,
            BigDecimal.ZERO,
            Set.of(),
            List.of(
                OrderFact.of(lamp, accepted(), compliance("2026-03-02T10:30")),
                OrderFact.of(lamp, processed(), anomalies("2026-03-02T12:00")),
                OrderFact.of(lamp, parcel("XY1", 1, link), tracking("2026-03-03T11:00"))));
    return OrderCase.of(timeline(order, List.of(FILE), line))
        .stating(MerchantFact.of(MerchantFact.Kind.DELIVERED, paris("2026-03-05T09:40")));
  }

  static OrderCase queued() {
    return OrderCase.of(
        timeline(
            OrderKey.of("WEB-1003", "CLIENT202603"),
            List.of(),
            line(LAMP, 3, LineStage.QUEUED, Set.of(), List.of())));
  }
}
