package io.github.cdiscountds.testkit.internal;

/** The catalogue's 34 columns, with the headers that the supplier documents, and French ones. */
public enum CatalogueField {
  /** A. */
  SKU("Sku", "Référence"),
  /** B. */
  PARENT_SKU("Parent Sku", "SKU parent"),
  /** C. */
  SIZE("Size", "Taille"),
  /** D. */
  EAN("EAN code", "Code EAN"),
  /** E. */
  CATEGORY_1_ID("Category 1 ID", "ID catégorie 1"),
  /** F. */
  CATEGORY_1_NAME("Category 1 name", "Nom catégorie 1"),
  /** G. */
  CATEGORY_2_ID("Category 2 ID", "ID catégorie 2"),
  /** H. */
  CATEGORY_2_NAME("Level 2 category", "Nom catégorie 2"),
  /** I. */
  CATEGORY_3_ID("Category 3 ID", "ID catégorie 3"),
  /** J. */
  CATEGORY_3_NAME("Level 3 category", "Nom catégorie 3"),
  /** K. */
  CATEGORY_4_ID("Category 4 ID", "ID catégorie 4"),
  /** L. */
  CATEGORY_4_NAME("Level 4 category", "Nom catégorie 4"),
  /** M. */
  BRAND("Brand", "Marque"),
  /** N. */
  NAME("Name", "Nom"),
  /** O. */
  DESCRIPTION("Description", "Description"),
  /** P. */
  PRODUCT_TYPE("Product type", "Type produit"),
  /** Q. */
  STOCK("Stock indication", "Indication de stock"),
  /** R. */
  STRIKE_THROUGH_PRICE("Strike-through price (VAT-exclu.)", "Prix barré HT"),
  /** S. */
  PURCHASE_PRICE(
      "VAT-exclu. purchase price (with ecotax)", "Prix d'achat HT (éco-participation incluse)"),
  /** T. */
  PROMOTION("Promotion", "Promotion"),
  /** U. */
  DISCOUNT("Discount (%)", "Remise (%)"),
  /** V. */
  ECOTAX("VAT-exclu. ecotax", "Écotaxe HT"),
  /** W. */
  SORECOP("VAT-exclu. Sorecop", "Sorecop HT"),
  /** X. */
  VAT_RATE("VAT rate (%)", "Taux de TVA (%)"),
  /** Y. */
  IMAGE_1("Image 1", "Image 1"),
  /** Z. */
  IMAGE_2("Image 2", "Image 2"),
  /** AA. */
  IMAGE_3("Image 3", "Image 3"),
  /** AB. */
  IMAGE_4("Image 4", "Image 4"),
  /** AC. */
  IMAGE_5("Image 5", "Image 5"),
  /** AD. */
  IMAGE_6("Image 6", "Image 6"),
  /** AE. */
  LENGTH("Package length (cm)", "Longueur colis (cm)"),
  /** AF. */
  WIDTH("Package width (cm)", "Largeur colis (cm)"),
  /** AG. */
  HEIGHT("Package height (cm)", "Hauteur colis (cm)"),
  /** AH. */
  WEIGHT("Weight", "Poids");

  private final String header;
  private final String frenchHeader;

  CatalogueField(String header, String frenchHeader) {
    this.header = header;
    this.frenchHeader = frenchHeader;
  }

  /** The column so many places to the right. */
  @SuppressWarnings("EnumOrdinal") // The place is what a column is.
  public CatalogueField next(int places) {
    return values()[ordinal() + places];
  }

  /** The column's place, A being 0. */
  @SuppressWarnings("EnumOrdinal") // The place is what a column is.
  public int index() {
    return ordinal();
  }

  /** The header cell in French, assumed. */
  public String frenchHeader() {
    return frenchHeader;
  }

  /** The header cell. */
  public String header() {
    return header;
  }
}
