package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;

/**
 * What a product costs and how many pieces there are, by the catalogue.
 *
 * @param sku its code
 * @param purchasePrice the price excluding VAT, ecotax included: the one that goes in the order
 *     file
 * @param stockIndication pieces available; 30 means 30 or more
 * @since 0.1.0
 */
public record Offer(Sku sku, BigDecimal purchasePrice, int stockIndication) {

  /**
   * Takes price and stock of a product.
   *
   * @param item the product
   * @return its offer
   */
  public static Offer of(CatalogueItem item) {
    return new Offer(item.sku(), item.purchasePrice(), item.stockIndication());
  }
}
