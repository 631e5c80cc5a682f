package io.github.cdiscountds.internal.payload;

import io.github.cdiscountds.internal.payload.Json.Fields;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.MerchantFact;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a document said of an order line, as a kind and a text. Immutable; equal values give equal
 * texts.
 *
 * @param kind which record it is
 * @param json its components
 */
public record FactContent(String kind, String json) {
  private static final String VERDICT = "FILE_VERDICT";
  private static final String PROCESSED = "PROCESSED";
  private static final String REFUSED = "REFUSED";
  private static final String PENDING = "PENDING";
  private static final String FULFILMENT = "FULFILMENT";
  private static final String BILLING = "BILLING";
  private static final String STATED = "STATED";

  /**
   * Writes a value.
   *
   * @param value the value
   * @return its content
   */
  public static FactContent of(FactValue value) {
    if (value instanceof FactValue.FileVerdict verdict) {
      return new FactContent(VERDICT, verdict(verdict));
    }
    if (value instanceof FactValue.Fulfilment fulfilment) {
      return new FactContent(FULFILMENT, Json.object(fulfilment(fulfilment)));
    }
    if (value instanceof FactValue.Billing billing) {
      return new FactContent(BILLING, Json.object(billing(billing)));
    }
    if (value instanceof FactValue.Integration integration) {
      return integration(integration.result());
    }
    if (value instanceof FactValue.Stated stated) {
      return new FactContent(
          STATED,
          Json.object(new Fields().put("kind", stated.kind().name()).put("at", stated.at())));
    }
    throw new IllegalArgumentException("a fact of an unknown kind: " + value.getClass());
  }

  /**
   * Reads the value.
   *
   * @return the value
   * @throws IllegalStateException when the kind isn't known
   */
  public FactValue value() {
    return switch (kind) {
      case VERDICT -> verdict(json);
      case PROCESSED -> new FactValue.Integration(new IntegrationResult.Processed());
      case REFUSED -> refused(Json.object(json));
      case PENDING ->
          new FactValue.Integration(
              new IntegrationResult.Pending(Json.object(json).get("wording")));
      case FULFILMENT -> fulfilment(Json.object(json));
      case BILLING -> billing(Json.object(json));
      case STATED -> stated(Json.object(json));
      default -> throw new IllegalStateException("a stored fact of an unknown kind: " + kind);
    };
  }

  private static FactContent integration(IntegrationResult result) {
    if (result instanceof IntegrationResult.Refused refused) {
      return new FactContent(
          REFUSED,
          Json.object(
              new Fields().put("cause", refused.cause().name()).put("reason", refused.reason())));
    }
    if (result instanceof IntegrationResult.Pending pending) {
      return new FactContent(PENDING, Json.object(new Fields().put("wording", pending.wording())));
    }
    return new FactContent(PROCESSED, "{}");
  }

  private static FactValue refused(Fields fields) {
    return new FactValue.Integration(
        new IntegrationResult.Refused(
            RefusalCause.valueOf(fields.text("cause")), fields.get("reason")));
  }

  /** An array: first the verdict, then the problems. */
  private static String verdict(FactValue.FileVerdict verdict) {
    List<Fields> objects = new ArrayList<>();
    objects.add(
        new Fields().put("status", verdict.status().name()).put("reason", verdict.reason()));
    for (ComplianceReport.Problem problem : verdict.problems()) {
      OrderColumn column = problem.column();
      objects.add(
          new Fields()
              .put("line", problem.line())
              .put("field", problem.field())
              .put("column", column == null ? null : column.name())
              .put("message", problem.message()));
    }
    return Json.array(objects);
  }

  private static FactValue verdict(String json) {
    List<Fields> objects = Json.array(json);
    List<ComplianceReport.Problem> problems = new ArrayList<>();
    for (Fields fields : objects.subList(1, objects.size())) {
      problems.add(
          new ComplianceReport.Problem(
              parsed(fields.get("line"), Integer::valueOf),
              fields.get("field"),
              parsed(fields.get("column"), OrderColumn::valueOf),
              fields.text("message")));
    }
    Fields first = objects.get(0);
    return new FactValue.FileVerdict(
        ComplianceReport.Status.valueOf(first.text("status")), first.get("reason"), problems);
  }

  private static Fields fulfilment(FactValue.Fulfilment fulfilment) {
    return new Fields()
        .put("orderCode", fulfilment.status().orderCode())
        .put("slipCode", fulfilment.status().slipCode())
        .put("shippedAt", fulfilment.shippedAt())
        .put("quantity", fulfilment.quantity())
        .put("parcel", fulfilment.parcel())
        .put("trackingLink", fulfilment.trackingLink())
        .put("supplierOrderNumber", fulfilment.supplierOrderNumber());
  }

  private static FactValue fulfilment(Fields fields) {
    return new FactValue.Fulfilment(
        new FulfilmentStatus(fields.get("orderCode"), fields.get("slipCode")),
        parsed(fields.get("shippedAt"), LocalDateTime::parse),
        parsed(fields.get("quantity"), Integer::valueOf),
        fields.get("parcel"),
        parsed(fields.get("trackingLink"), URI::create),
        fields.get("supplierOrderNumber"));
  }

  private static Fields billing(FactValue.Billing billing) {
    return new Fields()
        .put("invoice", billing.invoice())
        .put("line", billing.line())
        .put("date", billing.date())
        .put("quantity", billing.quantity())
        .put("unitPrice", billing.unitPrice())
        .put("amount", billing.amount())
        .put("shippingCosts", billing.shippingCosts());
  }

  private static FactValue billing(Fields fields) {
    return new FactValue.Billing(
        fields.text("invoice"),
        parsed(fields.get("line"), Integer::valueOf),
        parsed(fields.get("date"), LocalDate::parse),
        Integer.parseInt(fields.text("quantity")),
        new BigDecimal(fields.text("unitPrice")),
        new BigDecimal(fields.text("amount")),
        parsed(fields.get("shippingCosts"), BigDecimal::new));
  }

  private static FactValue stated(Fields fields) {
    return new FactValue.Stated(
        MerchantFact.Kind.valueOf(fields.text("kind")), Instant.parse(fields.text("at")));
  }

  private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parse) {
    return text == null ? null : parse.apply(text);
  }
}
