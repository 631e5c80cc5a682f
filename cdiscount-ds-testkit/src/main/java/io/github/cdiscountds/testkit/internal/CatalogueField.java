package io.github.cdiscountds.testkit.internal;

/** The catalogue's 34 columns, with the headers that the supplier writes. */
public enum CatalogueField {
  /** A. */
  SKU("Sku"),
  /** B. */
  PARENT_SKU("Parent Sku"),
  /** C. */
  SIZE("Size"),
  /** D. */
  EAN("EAN code"),
  /** E. */
  CATEGORY_1_ID("Category 1 ID"),
  /** F. */
  CATEGORY_1_NAME("Category 1 name"),
  /** G. */
  CATEGORY_2_ID("Category 2 ID"),
  /** H. */
  CATEGORY_2_NAME("Level 2 category"),
  /** I. */
  CATEGORY_3_ID("Category 3 ID"),
  /** J. */
  CATEGORY_3_NAME("Level 3 category"),
  /** K. */
  CATEGORY_4_ID("Category 4 ID"),
  /** L. */
  CATEGORY_4_NAME("Level 4 category"),
  /** M. */
  BRAND("Brand"),
  /** N. */
  NAME("Name"),
  /** O. */
  DESCRIPTION("Description"),
  /** P. */
  PRODUCT_TYPE("Product type"),
  /** Q. */
  STOCK("Stock indication"),
  /** R. */
  STRIKE_THROUGH_PRICE("Strike-through price (VAT-exclu.)"),
  /** S. */
  PURCHASE_PRICE("VAT-exclu. purchase price (with ecotax)"),
  /** T. */
  PROMOTION("Promotion"),
  /** U. */
  DISCOUNT("Discount (%)"),
  /** V. */
  ECOTAX("VAT-exclu. ecotax"),
  /** W. */
  SORECOP("VAT-exclu. Sorecop"),
  /** X. */
  VAT_RATE("VAT rate (%)"),
  /** Y. */
  IMAGE_1("Image 1"),
  /** Z. */
  IMAGE_2("Image 2"),
  /** AA. */
  IMAGE_3("Image 3"),
  /** AB. */
  IMAGE_4("Image 4"),
  /** AC. */
  IMAGE_5("Image 5"),
  /** AD. */
  IMAGE_6("Image 6"),
  /** AE. */
  LENGTH("Package length (cm)"),
  /** AF. */
  WIDTH("Package width (cm)"),
  /** AG. */
  HEIGHT("Package height (cm)"),
  /** AH. */
  WEIGHT("Weight");

  private final String header;

  CatalogueField(String header) {
    this.header = header;
  }

  /** The column so many places to the right. */
  @SuppressWarnings("EnumOrdinal") // The place is what a column is.
  public CatalogueField next(int places) {
    return values()[ordinal() + places];
  }

  /** The header cell. */
  public String header() {
    return header;
  }
}
