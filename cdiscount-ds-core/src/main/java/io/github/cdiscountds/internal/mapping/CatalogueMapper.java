package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one product of the catalogue (SPEC section 2, R6 to R10). */
final class CatalogueMapper implements RowMapper<CatalogueItem> {
  private static final CatalogueColumn[] CATEGORIES = {
    CatalogueColumn.CATEGORY_1_ID, CatalogueColumn.CATEGORY_1_NAME,
    CatalogueColumn.CATEGORY_2_ID, CatalogueColumn.CATEGORY_2_NAME,
    CatalogueColumn.CATEGORY_3_ID, CatalogueColumn.CATEGORY_3_NAME,
    CatalogueColumn.CATEGORY_4_ID, CatalogueColumn.CATEGORY_4_NAME
  };
  private static final CatalogueColumn[] IMAGES = {
    CatalogueColumn.IMAGE_1, CatalogueColumn.IMAGE_2, CatalogueColumn.IMAGE_3,
    CatalogueColumn.IMAGE_4, CatalogueColumn.IMAGE_5, CatalogueColumn.IMAGE_6
  };

  @Override
  public @Nullable CatalogueItem map(Cells cells) {
    String sku = cells.requireText(CatalogueColumn.SKU);
    Sku parent = parent(cells);
    String name = cells.requireText(CatalogueColumn.NAME);
    Integer stock = cells.requireInteger(CatalogueColumn.STOCK);
    BigDecimal price = cells.requireNumber(CatalogueColumn.PURCHASE_PRICE);
    if (stock != null && stock < 0) {
      cells.error(
          FindingCode.OUT_OF_RANGE, CatalogueColumn.STOCK, new Wording("0 or more", "0 ou plus"));
    } else if (stock != null && stock > CatalogueItem.STOCK_CAP) {
      cells.warning(
          FindingCode.OUT_OF_RANGE,
          CatalogueColumn.STOCK,
          Wording.of("0 to %d", "0 à %d", CatalogueItem.STOCK_CAP));
    }
    if (price != null && price.signum() < 0) {
      cells.error(
          FindingCode.OUT_OF_RANGE,
          CatalogueColumn.PURCHASE_PRICE,
          new Wording("0 or more", "0 ou plus"));
    }
    String size = cells.text(CatalogueColumn.SIZE);
    String ean = cells.text(CatalogueColumn.EAN);
    List<Category> categories = categories(cells);
    String brand = cells.text(CatalogueColumn.BRAND);
    String description = cells.text(CatalogueColumn.DESCRIPTION);
    String productType = cells.text(CatalogueColumn.PRODUCT_TYPE);
    BigDecimal strikeThrough = cells.number(CatalogueColumn.STRIKE_THROUGH_PRICE);
    BigDecimal promotion = cells.number(CatalogueColumn.PROMOTION);
    BigDecimal discount = cells.number(CatalogueColumn.DISCOUNT_PERCENT);
    BigDecimal ecotax = cells.number(CatalogueColumn.ECOTAX);
    BigDecimal sorecop = cells.number(CatalogueColumn.SORECOP);
    BigDecimal vatRate = cells.number(CatalogueColumn.VAT_RATE);
    List<String> images = images(cells);
    BigDecimal length = cells.number(CatalogueColumn.PACKAGE_LENGTH);
    BigDecimal width = cells.number(CatalogueColumn.PACKAGE_WIDTH);
    BigDecimal height = cells.number(CatalogueColumn.PACKAGE_HEIGHT);
    BigDecimal weight = cells.number(CatalogueColumn.WEIGHT);
    if (cells.isRejected() || sku == null || name == null || stock == null || price == null) {
      return null;
    }
    return new CatalogueItem(
        Sku.of(sku),
        parent,
        size,
        ean,
        categories,
        brand,
        name,
        description,
        productType,
        stock,
        strikeThrough,
        price,
        promotion,
        discount,
        ecotax,
        sorecop,
        vatRate,
        images,
        length,
        width,
        height,
        weight);
  }

  @Override
  public String key(Cells cells) {
    String sku = cells.peek(CatalogueColumn.SKU);
    return sku == null ? "" : sku;
  }

  private static @Nullable Sku parent(Cells cells) {
    String parent = cells.text(CatalogueColumn.PARENT_SKU);
    return parent == null ? null : Sku.of(parent);
  }

  private static List<Category> categories(Cells cells) {
    Category[] path = new Category[4];
    int size = 0;
    for (int level = 1; level <= 4; level++) {
      String id = cells.text(CATEGORIES[2 * level - 2]);
      String name = cells.text(CATEGORIES[2 * level - 1]);
      if (id != null || name != null) {
        path[size++] = new Category(level, id, name);
      }
    }
    return List.of(Arrays.copyOf(path, size));
  }

  private static List<String> images(Cells cells) {
    String[] images = new String[IMAGES.length];
    int size = 0;
    for (CatalogueColumn column : IMAGES) {
      String image = cells.text(column);
      if (image != null) {
        images[size++] = image;
      }
    }
    return List.of(Arrays.copyOf(images, size));
  }
}
