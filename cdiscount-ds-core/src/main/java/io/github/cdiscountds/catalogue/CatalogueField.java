package io.github.cdiscountds.catalogue;

import io.github.cdiscountds.model.CatalogueItem;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a catalogue item that can change while its SKU stays.
 *
 * @since 0.1.0
 */
public enum CatalogueField {
  /** Column B. */
  PARENT_SKU(CatalogueItem::parentSku),
  /** Column C. */
  SIZE(CatalogueItem::size),
  /** Column D. */
  EAN(CatalogueItem::ean),
  /** Columns E to L. */
  CATEGORIES(CatalogueItem::categories),
  /** Column M. */
  BRAND(CatalogueItem::brand),
  /** Column N. */
  NAME(CatalogueItem::name),
  /** Column O. */
  DESCRIPTION(CatalogueItem::description),
  /** Column P. */
  PRODUCT_TYPE(CatalogueItem::productType),
  /** Column Q. */
  STOCK_INDICATION(CatalogueItem::stockIndication),
  /** Column R. */
  STRIKE_THROUGH_PRICE(CatalogueItem::strikeThroughPrice),
  /** Column S. */
  PURCHASE_PRICE(CatalogueItem::purchasePrice),
  /** Column T. */
  PROMOTION(CatalogueItem::promotion),
  /** Column U. */
  DISCOUNT_PERCENT(CatalogueItem::discountPercent),
  /** Column V. */
  ECOTAX(CatalogueItem::ecotax),
  /** Column W. */
  SORECOP(CatalogueItem::sorecop),
  /** Column X. */
  VAT_RATE(CatalogueItem::vatRate),
  /** Columns Y to AD. */
  IMAGES(CatalogueItem::images),
  /** Column AE. */
  PACKAGE_LENGTH(CatalogueItem::packageLengthCm),
  /** Column AF. */
  PACKAGE_WIDTH(CatalogueItem::packageWidthCm),
  /** Column AG. */
  PACKAGE_HEIGHT(CatalogueItem::packageHeightCm),
  /** Column AH. */
  WEIGHT(CatalogueItem::weightKg);

  private static final CatalogueField[] ALL = values();

  @SuppressWarnings(
      "ImmutableEnumChecker") // every one is a method reference to a record's accessor
  private final Function<CatalogueItem, @Nullable Object> value;

  CatalogueField(Function<CatalogueItem, @Nullable Object> value) {
    this.value = value;
  }

  /**
   * Reads the field.
   *
   * @param item an item
   * @return the value; amounts without trailing zeros, so that equal amounts are equal; or null
   */
  public @Nullable Object of(CatalogueItem item) {
    Object read = value.apply(item);
    return read instanceof BigDecimal amount ? amount.stripTrailingZeros() : read;
  }

  /**
   * Compares two states of an item.
   *
   * @param before one state
   * @param after the other
   * @return the fields whose values differ
   */
  public static Set<CatalogueField> differences(CatalogueItem before, CatalogueItem after) {
    Set<CatalogueField> changed = EnumSet.noneOf(CatalogueField.class);
    for (CatalogueField field : ALL) {
      if (!isSame(field.value.apply(before), field.value.apply(after))) {
        changed.add(field);
      }
    }
    return changed;
  }

  /** Amounts are the same whatever their scale. */
  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal amount && other instanceof BigDecimal with) {
      return amount.compareTo(with) == 0;
    }
    return Objects.equals(one, other);
  }
}
