package io.github.cdiscountds.order;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of the supplier's documents says about an order line, or the shop itself.
 *
 * @since 0.1.0
 */
public sealed interface FactValue {

  /**
   * The compliance report's verdict on the file that carried the line.
   *
   * @param status accepted, or rejected as a whole
   * @param reason the reason as written, or null
   * @param problems the reason's parts with line and column, as far as they could be read (R21)
   */
  record FileVerdict(
      ComplianceReport.Status status,
      @Nullable String reason,
      List<ComplianceReport.Problem> problems)
      implements FactValue {

    public FileVerdict {
      problems = List.copyOf(problems);
    }

    /** Without the reason, which may quote what an order holds. */
    @Override
    public String toString() {
      return "FileVerdict[" + status + "]";
    }
  }

  /**
   * The anomaly tracking's result.
   *
   * @param result processed, refused or pending
   */
  record Integration(IntegrationResult result) implements FactValue {

    /** Without the wording, which may quote what an order holds. */
    @Override
    public String toString() {
      return "Integration[" + result.getClass().getSimpleName() + "]";
    }
  }

  /**
   * A row of the order tracking.
   *
   * @param status the two status codes
   * @param shippedAt the shipping date as written, or null
   * @param quantity the quantity delivered in this parcel, or null
   * @param parcel the parcel number, or null
   * @param trackingLink the carrier's page, or null
   * @param supplierOrderNumber the supplier's order number, or null
   */
  record Fulfilment(
      FulfilmentStatus status,
      @Nullable LocalDateTime shippedAt,
      @Nullable Integer quantity,
      @Nullable String parcel,
      @Nullable URI trackingLink,
      @Nullable String supplierOrderNumber)
      implements FactValue {}

  /**
   * A line of an invoice; amounts in euros excluding VAT.
   *
   * @param invoice the invoice's number
   * @param line the line's number on it, or null
   * @param date the invoice's date, or null
   * @param quantity the quantity billed; negative for credits
   * @param unitPrice the unit price
   * @param amount the amount
   * @param shippingCosts the shipping costs, or null
   */
  record Billing(
      String invoice,
      @Nullable Integer line,
      @Nullable LocalDate date,
      int quantity,
      BigDecimal unitPrice,
      BigDecimal amount,
      @Nullable BigDecimal shippingCosts)
      implements FactValue {}

  /**
   * A statement of the shop.
   *
   * @param kind what happened
   * @param at when, as the shop says
   */
  record Stated(MerchantFact.Kind kind, Instant at) implements FactValue {}
}
