package io.github.cdiscountds.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was billed at one VAT rate, net of credits. Amounts are euros, exact: VAT is base times rate
 * and not rounded yet, unless the invoice tells VAT as amounts.
 *
 * @param rate the rate in percent without trailing zeros, or null for lines that tell none
 * @param lines the number of invoice lines
 * @param amount the amounts (column O) excluding VAT
 * @param shippingCosts the shipping costs (column P) excluding VAT
 * @param vat the VAT on both, as the invoices tell it
 * @since 0.1.0
 */
public record VatTotal(
    @Nullable BigDecimal rate,
    int lines,
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
