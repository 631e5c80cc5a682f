package io.github.cdiscountds.invoice;

import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How invoices are audited.
 *
 * @param discounts whether the catalogue's discount may be on an invoice
 * @param invoicedThrough the last month whose invoice is there: what left until its end has to be
 *     billed; null to look for nothing that is missing ({@code client.invoices().audit(…)} then
 *     takes the month that the latest of the invoices is for)
 * @since 0.1.0
 */
public record AuditSettings(DiscountPolicy discounts, @Nullable YearMonth invoicedThrough) {

  /** No discounts; the last month is told by the invoices. */
  public static final AuditSettings DEFAULT = new AuditSettings(DiscountPolicy.NONE, null);

  public AuditSettings {
    Objects.requireNonNull(discounts, "discounts");
  }

  /**
   * Sets whether the catalogue's discount may be on an invoice.
   *
   * @param policy the policy
   * @return changed settings
   */
  public AuditSettings withDiscounts(DiscountPolicy policy) {
    return new AuditSettings(policy, invoicedThrough);
  }

  /**
   * Sets the last month whose invoice is there.
   *
   * @param month the month, or null to look for nothing that is missing
   * @return changed settings
   */
  public AuditSettings withInvoicedThrough(@Nullable YearMonth month) {
    return new AuditSettings(discounts, month);
  }
}
