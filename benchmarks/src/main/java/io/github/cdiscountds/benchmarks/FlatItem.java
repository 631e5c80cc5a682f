package io.github.cdiscountds.benchmarks;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of the catalogue as data binding sees it: a component per column, A to AH. */
record FlatItem(
    String sku,
    @Nullable String parentSku,
    @Nullable String size,
    @Nullable String ean,
    @Nullable String category1Id,
    @Nullable String category1Name,
    @Nullable String category2Id,
    @Nullable String category2Name,
    @Nullable String category3Id,
    @Nullable String category3Name,
    @Nullable String category4Id,
    @Nullable String category4Name,
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
    @Nullable String image1,
    @Nullable String image2,
    @Nullable String image3,
    @Nullable String image4,
    @Nullable String image5,
    @Nullable String image6,
    @Nullable BigDecimal packageLengthCm,
    @Nullable BigDecimal packageWidthCm,
    @Nullable BigDecimal packageHeightCm,
    @Nullable BigDecimal weightKg) {

  CatalogueItem item() {
    return new CatalogueItem(
        Sku.of(sku),
        ByHand.sku(parentSku),
        size,
        ean,
        ByHand.categories(
            category1Id,
            category1Name,
            category2Id,
            category2Name,
            category3Id,
            category3Name,
            category4Id,
            category4Name),
        brand,
        name,
        description,
        productType,
        stockIndication,
        strikeThroughPrice,
        purchasePrice,
        promotion,
        discountPercent,
        ecotax,
        sorecop,
        vatRate,
        ByHand.images(image1, image2, image3, image4, image5, image6),
        packageLengthCm,
        packageWidthCm,
        packageHeightCm,
        weightKg);
  }
}
