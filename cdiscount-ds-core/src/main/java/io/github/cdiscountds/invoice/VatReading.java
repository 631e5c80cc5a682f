package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What column M of a line comes to (R37): rate and amount, whichever of them it was, and what it
 * should have been.
 *
 * @param rate the rate in percent, or null when none is told and none fits
 * @param vat the VAT in euros, exact when it is computed
 * @param expected what the column should hold, or null when it is right, blank, or not to be known
 */
record VatReading(@Nullable BigDecimal rate, BigDecimal vat, @Nullable BigDecimal expected) {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /**
   * Reads the column.
   *
   * @param known the catalogue's rate in percent, or null
   */
  static VatReading of(InvoiceLine line, @Nullable BigDecimal known) {
    BigDecimal read = line.vat();
    if (read == null || line.vatMeaning() == VatMeaning.NONE) {
      return new VatReading(null, BigDecimal.ZERO, null);
    }
    BigDecimal base = line.amount().add(costs(line));
    if (known != null && isAmountAt(known, line, read) && !isRate(line, read, known)) {
      // An amount that happens to be the figure of a rate is an amount all the same.
      return new VatReading(known, read, null);
    }
    if (line.vatMeaning() == VatMeaning.RATE) {
      return new VatReading(
          read, share(base, read), known == null || isRate(line, read, known) ? null : known);
    }
    return new VatReading(
        null, read, known == null ? null : share(base, known).setScale(2, RoundingMode.HALF_UP));
  }

  private static boolean isRate(InvoiceLine line, BigDecimal read, BigDecimal known) {
    return line.vatMeaning() == VatMeaning.RATE && read.compareTo(known) == 0;
  }

  /**
   * Whether it is the VAT on the goods, or on goods and shipping; the document doesn't say which.
   */
  private static boolean isAmountAt(BigDecimal rate, InvoiceLine line, BigDecimal read) {
    return isCloseTo(share(line.amount(), rate), read)
        || isCloseTo(share(line.amount().add(costs(line)), rate), read);
  }

  private static boolean isCloseTo(BigDecimal exact, BigDecimal read) {
    return exact.subtract(read).abs().compareTo(CENT) <= 0;
  }

  static BigDecimal share(BigDecimal base, BigDecimal percent) {
    return base.multiply(percent).movePointLeft(2);
  }

  private static BigDecimal costs(InvoiceLine line) {
    BigDecimal costs = line.shippingCosts();
    return costs == null ? BigDecimal.ZERO : costs;
  }
}
