package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.util.List;

/**
 * The variants of one product, such as its sizes.
 *
 * @param parent the code that they name as their parent; it needn't be an item itself
 * @param variants the items, at least one, in the file's order
 * @since 0.1.0
 */
public record VariantGroup(Sku parent, List<CatalogueItem> variants) {

  /** Copies the list. */
  public VariantGroup {
    variants = List.copyOf(variants);
  }
}
