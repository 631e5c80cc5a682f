package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.CatalogueField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * A product of the fake supplier: what its catalogue says of it.
 *
 * <p>Immutable: every step gives a changed copy. Texts and numbers are written into the catalogue
 * exactly as given, also where the real supplier never would (an over-long name, a stray quote).
 *
 * @since 0.1.0
 */
public final class FakeProduct {
  private final Map<CatalogueField, String> values;
  private final int stock;

  private FakeProduct(Map<CatalogueField, String> values, int stock) {
    this.values = values; // Nobody changes it any more.
    this.stock = stock;
  }

  /**
   * Makes a product with 20 % VAT, no ecotax and 100 pieces in stock.
   *
   * @param sku its code
   * @param name its name
   * @param purchasePrice the purchase price excluding VAT, as written in the catalogue
   * @return the product
   */
  public static FakeProduct of(String sku, String name, String purchasePrice) {
    Map<CatalogueField, String> values = new EnumMap<>(CatalogueField.class);
    values.put(CatalogueField.SKU, sku);
    values.put(CatalogueField.NAME, name);
    values.put(CatalogueField.PRODUCT_TYPE, "M30");
    values.put(CatalogueField.STRIKE_THROUGH_PRICE, purchasePrice);
    values.put(CatalogueField.PURCHASE_PRICE, purchasePrice);
    values.put(CatalogueField.PROMOTION, "0");
    values.put(CatalogueField.DISCOUNT, "0");
    values.put(CatalogueField.ECOTAX, "0");
    values.put(CatalogueField.SORECOP, "0");
    values.put(CatalogueField.VAT_RATE, "20");
    return new FakeProduct(values, 100);
  }

  /**
   * Makes it a variant.
   *
   * @param parentSku the code that its variants share
   * @param size the size
   * @return a changed copy
   */
  public FakeProduct variantOf(String parentSku, String size) {
    return with(CatalogueField.PARENT_SKU, parentSku).with(CatalogueField.SIZE, size);
  }

  /**
   * Sets the EAN code.
   *
   * @param ean the code
   * @return a changed copy
   */
  public FakeProduct ean(String ean) {
    return with(CatalogueField.EAN, ean);
  }

  /**
   * Sets the category of one level.
   *
   * @param level 1 to 4
   * @param id the category's id
   * @param name its name
   * @return a changed copy
   * @throws IllegalArgumentException when there is no such level
   */
  public FakeProduct category(int level, String id, String name) {
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("category level " + level + ", expected 1 to 4");
    }
    CatalogueField idField = CatalogueField.CATEGORY_1_ID.next(2 * (level - 1));
    return with(idField, id).with(idField.next(1), name);
  }

  /**
   * Sets the brand.
   *
   * @param brand the brand
   * @return a changed copy
   */
  public FakeProduct brand(String brand) {
    return with(CatalogueField.BRAND, brand);
  }

  /**
   * Sets the description.
   *
   * @param description any text, line breaks and markup included
   * @return a changed copy
   */
  public FakeProduct description(String description) {
    return with(CatalogueField.DESCRIPTION, description);
  }

  /**
   * Sets how many pieces there are; the catalogue never shows more than 30, and leaves the product
   * out when there is none.
   *
   * @param pieces 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException when the number is negative
   */
  public FakeProduct stock(int pieces) {
    return new FakeProduct(values, pieces(pieces));
  }

  /** Gives the number back, unless it is none of pieces. */
  static int pieces(int pieces) {
    if (pieces < 0) {
      throw new IllegalArgumentException("stock " + pieces + ", expected 0 or more");
    }
    return pieces;
  }

  /**
   * Sets the purchase price excluding VAT, the one that goes into the order file.
   *
   * @param price as written in the catalogue
   * @return a changed copy
   */
  public FakeProduct purchasePrice(String price) {
    return with(CatalogueField.PURCHASE_PRICE, price);
  }

  /**
   * Sets the strike-through price excluding VAT.
   *
   * @param price as written in the catalogue
   * @return a changed copy
   */
  public FakeProduct strikeThroughPrice(String price) {
    return with(CatalogueField.STRIKE_THROUGH_PRICE, price);
  }

  /**
   * Sets promotion and discount.
   *
   * @param promotion column T, as written
   * @param discountPercent column U, as written
   * @return a changed copy
   */
  public FakeProduct promotion(String promotion, String discountPercent) {
    return with(CatalogueField.PROMOTION, promotion).with(CatalogueField.DISCOUNT, discountPercent);
  }

  /**
   * Sets the ecotax excluding VAT.
   *
   * @param ecotax as written in the catalogue
   * @return a changed copy
   */
  public FakeProduct ecotax(String ecotax) {
    return with(CatalogueField.ECOTAX, ecotax);
  }

  /**
   * Sets the Sorecop levy excluding VAT.
   *
   * @param sorecop as written in the catalogue
   * @return a changed copy
   */
  public FakeProduct sorecop(String sorecop) {
    return with(CatalogueField.SORECOP, sorecop);
  }

  /**
   * Sets the VAT rate.
   *
   * @param percent as written in the catalogue
   * @return a changed copy
   */
  public FakeProduct vatRate(String percent) {
    return with(CatalogueField.VAT_RATE, percent);
  }

  /** Sets column P. */
  FakeProduct type(String type) {
    return with(CatalogueField.PRODUCT_TYPE, type);
  }

  /**
   * Adds an image after those it has.
   *
   * @param url the image's address
   * @return a changed copy
   * @throws IllegalStateException when it has six
   */
  public FakeProduct image(String url) {
    for (CatalogueField field : EnumSet.range(CatalogueField.IMAGE_1, CatalogueField.IMAGE_6)) {
      if (!values.containsKey(field)) {
        return with(field, url);
      }
    }
    throw new IllegalStateException("product " + sku() + " has six images, the catalogue's limit");
  }

  /**
   * Sets the package's size and weight, as written in the catalogue.
   *
   * @param lengthCm the length
   * @param widthCm the width
   * @param heightCm the height
   * @param weight the weight
   * @return a changed copy
   */
  public FakeProduct parcel(String lengthCm, String widthCm, String heightCm, String weight) {
    return with(CatalogueField.LENGTH, lengthCm)
        .with(CatalogueField.WIDTH, widthCm)
        .with(CatalogueField.HEIGHT, heightCm)
        .with(CatalogueField.WEIGHT, weight);
  }

  /**
   * Gives the product's code.
   *
   * @return column A
   */
  public String sku() {
    return value(CatalogueField.SKU);
  }

  /**
   * Gives the purchase price excluding VAT.
   *
   * @return column S
   * @throws NumberFormatException when the catalogue was given something else than a number
   */
  public BigDecimal purchasePrice() {
    return new BigDecimal(value(CatalogueField.PURCHASE_PRICE));
  }

  /**
   * Gives the VAT rate.
   *
   * @return column X as written
   */
  public String vatRate() {
    return value(CatalogueField.VAT_RATE);
  }

  /**
   * Tells how many pieces there are.
   *
   * @return the stock, not capped
   */
  public int stock() {
    return stock;
  }

  /** The catalogue's row, the stock capped at 30. */
  List<String> row() {
    List<String> row = new ArrayList<>();
    for (CatalogueField field : CatalogueField.values()) {
      row.add(field == CatalogueField.STOCK ? String.valueOf(Math.min(stock, 30)) : value(field));
    }
    return row;
  }

  private String value(CatalogueField field) {
    return values.getOrDefault(field, "");
  }

  private FakeProduct with(CatalogueField field, String value) {
    Map<CatalogueField, String> changed = new EnumMap<>(values);
    changed.put(field, value);
    return new FakeProduct(changed, stock);
  }

  @Override
  public String toString() {
    return "FakeProduct[" + sku() + ", stock " + stock + "]";
  }
}
