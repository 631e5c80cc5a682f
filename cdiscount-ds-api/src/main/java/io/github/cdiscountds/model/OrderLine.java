package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.OrderCell;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * One product of an order: columns R to V of the order file.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the quantity is outside 1 to 99 or
 * an amount is negative or has more than 20 digits.
 *
 * @param deliveryMethod R: how it is delivered
 * @param shippingCosts S: shipping costs in euros per contract, 0 or more; may differ by line
 * @param product T: the product code
 * @param unitPrice U: unit price in euros excluding VAT, ecotax included: the catalogue's purchase
 *     price (column S there)
 * @param quantity V: 1 to 99 (R36)
 * @since 0.1.0
 */
public record OrderLine(
    @OrderCell("R") DeliveryMethod deliveryMethod,
    @OrderCell("S") BigDecimal shippingCosts,
    @OrderCell("T") Sku product,
    @OrderCell("U") BigDecimal unitPrice,
    @OrderCell("V") int quantity) {

  /** The largest quantity of a line (R36). */
  public static final int MAX_QUANTITY = 99;

  public OrderLine {
    Objects.requireNonNull(deliveryMethod, "deliveryMethod");
    Objects.requireNonNull(shippingCosts, "shippingCosts");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(unitPrice, "unitPrice");
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "quantity %d of product %s: expected 1 to %d (R36)",
              quantity,
              product,
              MAX_QUANTITY));
    }
    requireAmount("shipping costs", shippingCosts, product);
    requireAmount("unit price", unitPrice, product);
  }

  private static void requireAmount(String what, BigDecimal amount, Sku product) {
    if (amount.signum() < 0 || amount.precision() > 20 || Math.abs(amount.scale()) > 10) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s %s of product %s: expected an amount of 0 or more, in euros",
              what,
              amount,
              product));
    }
  }
}
