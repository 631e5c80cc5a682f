package io.github.cdiscountds.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One product of the supplier's catalogue (SPEC section 2). Texts are kept as written, over-long
 * ones whole (R8); blank is null. Amounts are euros.
 *
 * <p>Immutable. A product that is out of stock isn't in the catalogue at all.
 *
 * <p>Construction throws {@link IllegalArgumentException} when stock or price is negative.
 *
 * @param sku A: the supplier's product code
 * @param parentSku B: the code common to the variants of one product, or null when it has none
 * @param size C: the size of a variant, or null
 * @param ean D: the EAN as text with its leading zeros, or null
 * @param categories E to L: the category path from level 1 on; levels without id and name are left
 *     out
 * @param brand M: the brand, or null
 * @param name N: the product's name
 * @param description O: the main description, HTML as written, or null
 * @param productType P: the type, such as {@code M30}, or null
 * @param stockIndication Q: pieces available, 0 to 30; 30 means 30 or more
 * @param strikeThroughPrice R: recommended or strike-through price excluding VAT, or null
 * @param purchasePrice S: the purchase price excluding VAT, ecotax included: the price that goes in
 *     the order file
 * @param promotion T: non-zero when a special offer is already inside the purchase price, or null
 * @param discountPercent U: a discount in percent, not inside the purchase price, or null
 * @param ecotax V: ecotax excluding VAT, or null
 * @param sorecop W: private-copy levy excluding VAT, or null; whether the purchase price includes
 *     it is not stated
 * @param vatRate X: the VAT rate in percent, or null
 * @param images Y to AD: up to six image addresses, blank ones left out
 * @param packageLengthCm AE: packed length in centimetres, or null
 * @param packageWidthCm AF: packed width in centimetres, or null
 * @param packageHeightCm AG: packed height in centimetres, or null
 * @param weightKg AH: weight in kilograms (R9: the document gives no unit), or null
 * @since 0.1.0
 */
public record CatalogueItem(
    Sku sku,
    @Nullable Sku parentSku,
    @Nullable String size,
    @Nullable String ean,
    List<Category> categories,
    @Nullable String brand,
    String name,
    @Nullable String description,
    @Nullable String productType,
    int stockIndication,
    @Nullable BigDecimal strikeThroughPrice,
    BigDecimal purchasePrice,
    @Nullable BigDecimal promotion,
    @Nullable BigDecimal discountPercent,
    @Nullable BigDecimal ecotax,
    @Nullable BigDecimal sorecop,
    @Nullable BigDecimal vatRate,
    List<String> images,
    @Nullable BigDecimal packageLengthCm,
    @Nullable BigDecimal packageWidthCm,
    @Nullable BigDecimal packageHeightCm,
    @Nullable BigDecimal weightKg) {

  /** What the stock indication is capped at: 30 means 30 or more. */
  public static final int STOCK_CAP = 30;

  public CatalogueItem {
    Objects.requireNonNull(sku, "sku");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(purchasePrice, "purchasePrice");
    categories = List.copyOf(categories);
    images = List.copyOf(images);
    if (stockIndication < 0 || purchasePrice.signum() < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "product %s: expected stock and purchase price of 0 or more", sku));
    }
  }

  /**
   * Tells whether the product is a variant of a parent product.
   *
   * @return true when it has a parent SKU
   */
  public boolean isVariant() {
    return parentSku != null;
  }

  /**
   * Tells whether a special offer is inside the purchase price.
   *
   * @return true when column T is non-zero
   */
  public boolean isPromoted() {
    return promotion != null && promotion.signum() != 0;
  }
}
