package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.OrderKey;
import java.math.BigDecimal;

/**
 * What the audited invoices bill for one order, net of credits. Amounts are euros, exact: see
 * {@link VatTotal}.
 *
 * @param order order number and campaign
 * @param lines the number of invoice lines
 * @param quantity the pieces, those of credits taken off
 * @param amount the amounts (column O) excluding VAT
 * @param shippingCosts the shipping costs (column P) excluding VAT
 * @param vat the VAT on both, as the invoices tell it
 * @since 0.1.0
 */
public record OrderTotal(
    OrderKey order,
    int lines,
    long quantity,
    BigDecimal amount,
    BigDecimal shippingCosts,
    BigDecimal vat) {

  /**
   * Adds amount and shipping costs up.
   *
   * @return euros excluding VAT
   */
  public BigDecimal net() {
    return amount.add(shippingCosts);
  }

  /**
   * Adds VAT to the net.
   *
   * @return euros including VAT
   */
  public BigDecimal gross() {
    return net().add(vat);
  }
}
