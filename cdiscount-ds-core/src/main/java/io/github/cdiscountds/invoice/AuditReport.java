package io.github.cdiscountds.invoice;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an audit found. Immutable, without personal data; the same for the same lines and orders,
 * whatever order they came in.
 *
 * @param findings the billing errors, by their place in the documents; what is on no invoice comes
 *     last, by order
 * @param vatTotals the totals per VAT rate, from the lowest rate; lines that tell none come last
 * @param orderTotals the totals per order, by order key
 * @since 0.1.0
 */
public record AuditReport(
    List<AuditFinding> findings, List<VatTotal> vatTotals, List<OrderTotal> orderTotals) {

  public AuditReport {
    findings = List.copyOf(findings);
    vatTotals = List.copyOf(vatTotals);
    orderTotals = List.copyOf(orderTotals);
  }

  /**
   * Counts the invoice lines behind the totals.
   *
   * @return the number of lines, each counted once however often it was published
   */
  public int lines() {
    return orderTotals.stream().mapToInt(OrderTotal::lines).sum();
  }

  /**
   * Adds everything up.
   *
   * @return amounts and shipping costs in euros excluding VAT, net of credits
   */
  public BigDecimal net() {
    return orderTotals.stream().map(OrderTotal::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Adds all VAT up.
   *
   * @return euros, exact
   */
  public BigDecimal vat() {
    return orderTotals.stream().map(OrderTotal::vat).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
