package io.github.cdiscountds.testkit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error that the fake supplier made on purpose when it billed. Its books don't follow the error:
 * they say what would have been right.
 *
 * @param kind what is wrong
 * @param invoice the number of the invoice
 * @param line the number of the wrong line, or null when no line is there
 * @param orderNumber the order number that is billed, or should be
 * @param campaign its campaign
 * @param sku the product that is billed, or should be
 * @since 0.1.0
 */
public record BillingError(
    Kind kind,
    String invoice,
    @Nullable Integer line,
    String orderNumber,
    String campaign,
    String sku) {

  /** What can be wrong about an invoice (R35). */
  public enum Kind {
    /** One line more, for an order that nobody sent. */
    UNKNOWN_ORDER,
    /** One line more, for a product that the order doesn't name. */
    UNKNOWN_PRODUCT,
    /** One piece more than was shipped, and its price. */
    QUANTITY_NOT_SHIPPED,
    /** A line once more, under another number. */
    BILLED_TWICE,
    /** A line once more, under the same number. */
    REPEATED_LINE,
    /** A unit price that isn't the ordered one; the amount follows it. */
    UNIT_PRICE,
    /** An amount that isn't quantity times price. */
    AMOUNT,
    /** Shipping costs above or below the ordered ones. */
    SHIPPING_COSTS,
    /** Another VAT rate than the product's. */
    VAT,
    /** A line that is missing. */
    NOT_BILLED
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s in %s line %s, order %s/%s, product %s",
        kind,
        invoice,
        line == null ? "-" : line,
        orderNumber,
        campaign,
        sku);
  }
}
