package io.github.cdiscountds.internal.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented products. */
final class Items {
  private Items() {}

  static CatalogueItem item(String sku, String price, int stock) {
    return item(sku, null, price, stock, List.of());
  }

  static CatalogueItem item(
      String sku, @Nullable String parent, String price, int stock, List<Category> categories) {
    return new CatalogueItem(
        Sku.of(sku),
        parent == null ? null : Sku.of(parent),
        null,
        null,
        categories,
        null,
        "Product " + sku,
        null,
        null,
        stock,
        null,
        new BigDecimal(price),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }
}
