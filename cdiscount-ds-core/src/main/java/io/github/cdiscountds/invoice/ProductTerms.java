package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.CatalogueItem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says about billing a product.
 *
 * @param vatRate column X: the VAT rate in percent, or null when it isn't known
 * @param discountPercent column U: a discount in percent, not inside the purchase price, or null
 * @since 0.1.0
 */
public record ProductTerms(@Nullable BigDecimal vatRate, @Nullable BigDecimal discountPercent) {

  /** Nothing is known of the product. */
  public static final ProductTerms UNKNOWN = new ProductTerms(null, null);

  /**
   * Takes the terms from the catalogue.
   *
   * @param item the product
   * @return its terms
   */
  public static ProductTerms of(CatalogueItem item) {
    return new ProductTerms(item.vatRate(), item.discountPercent());
  }
}
