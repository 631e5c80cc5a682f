package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that a product's row holds in a catalogue, columns A to AH (SPEC section 2). */
public final class CatalogueRows {
  private static final int LEVELS = 4;
  private static final int IMAGES = 6;

  private CatalogueRows() {}

  /** The 34 header cells. */
  public static List<String> header() {
    return Arrays.stream(CatalogueColumn.values())
        .map(column -> column.rule().english().get(0))
        .toList();
  }

  /** The 34 cells of a product; {@code ""} for blank ones. */
  public static List<String> cells(CatalogueItem item) {
    List<String> cells = new ArrayList<>(header().size());
    cells.add(item.sku().value());
    cells.add(item.parentSku() == null ? "" : item.parentSku().value());
    cells.add(text(item.size()));
    cells.add(text(item.ean()));
    for (int level = 1; level <= LEVELS; level++) {
      Category category = category(item, level);
      cells.add(category == null ? "" : text(category.id()));
      cells.add(category == null ? "" : text(category.name()));
    }
    cells.add(text(item.brand()));
    cells.add(item.name());
    cells.add(text(item.description()));
    cells.add(text(item.productType()));
    cells.add(Integer.toString(item.stockIndication()));
    cells.add(number(item.strikeThroughPrice()));
    cells.add(number(item.purchasePrice()));
    cells.add(number(item.promotion()));
    cells.add(number(item.discountPercent()));
    cells.add(number(item.ecotax()));
    cells.add(number(item.sorecop()));
    cells.add(number(item.vatRate()));
    for (int image = 0; image < IMAGES; image++) {
      cells.add(image < item.images().size() ? item.images().get(image) : "");
    }
    cells.add(number(item.packageLengthCm()));
    cells.add(number(item.packageWidthCm()));
    cells.add(number(item.packageHeightCm()));
    cells.add(number(item.weightKg()));
    return List.copyOf(cells);
  }

  private static @Nullable Category category(CatalogueItem item, int level) {
    return item.categories().stream()
        .filter(category -> category.level() == level)
        .findFirst()
        .orElse(null);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
