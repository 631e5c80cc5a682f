package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.numeral;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.model.Sku;

/** The 34 columns of the catalogue, A to AH (SPEC section 2); the French spellings are assumed. */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum CatalogueColumn implements Column {
  SKU(
      code(Sku.MAX_LENGTH)
          .required()
          .english("Sku", "Product code", "Product ID")
          .french("Référence", "Code produit", "Réf. produit")),
  PARENT_SKU(
      code(Sku.MAX_LENGTH)
          .english("Parent Sku", "Parent product code", "Parent product ID")
          .french("SKU parent", "Référence parent", "Code produit parent")),
  SIZE(text(50).english("Size").french("Taille")),
  EAN(text(13).english("EAN code", "EAN", "EAN13").french("Code EAN", "Gencod")),
  CATEGORY_1_ID(
      numeral()
          .english("Category 1 ID", "Level 1 category ID")
          .french("ID catégorie 1", "Identifiant catégorie 1", "ID catégorie niveau 1")),
  CATEGORY_1_NAME(
      text(255)
          .english("Category 1 name", "Level 1 category", "Category 1")
          .french("Nom catégorie 1", "Libellé catégorie 1", "Catégorie 1", "Catégorie niveau 1")),
  CATEGORY_2_ID(
      numeral()
          .english("Category 2 ID", "Level 2 category ID")
          .french("ID catégorie 2", "Identifiant catégorie 2", "ID catégorie niveau 2")),
  CATEGORY_2_NAME(
      text(255)
          .english("Level 2 category", "Category 2 name", "Category 2")
          .french("Nom catégorie 2", "Libellé catégorie 2", "Catégorie 2", "Catégorie niveau 2")),
  CATEGORY_3_ID(
      numeral()
          .english("Category 3 ID", "Level 3 category ID")
          .french("ID catégorie 3", "Identifiant catégorie 3", "ID catégorie niveau 3")),
  CATEGORY_3_NAME(
      text(255)
          .english("Level 3 category", "Category 3 name", "Category 3")
          .french("Nom catégorie 3", "Libellé catégorie 3", "Catégorie 3", "Catégorie niveau 3")),
  CATEGORY_4_ID(
      numeral()
          .english("Category 4 ID", "Level 4 category ID")
          .french("ID catégorie 4", "Identifiant catégorie 4", "ID catégorie niveau 4")),
  CATEGORY_4_NAME(
      text(255)
          .english("Level 4 category", "Category 4 name", "Category 4")
          .french("Nom catégorie 4", "Libellé catégorie 4", "Catégorie 4", "Catégorie niveau 4")),
  BRAND(text(50).english("Brand").french("Marque")),
  NAME(
      text(255)
          .required()
          .english("Name", "Product name")
          .french("Nom", "Nom produit", "Nom du produit", "Libellé")),
  DESCRIPTION(
      text(2048)
          .english("Description", "Main description")
          .french("Description", "Description principale")),
  PRODUCT_TYPE(text(50).english("Product type").french("Type produit", "Type de produit")),
  STOCK(
      integer()
          .required()
          .english("Stock indication", "Stock")
          .french("Indication de stock", "Indication stock", "Stock disponible")),
  STRIKE_THROUGH_PRICE(
      number()
          .english("Strike-through price (VAT-exclu.)", "Strike-through price")
          .french("Prix barré HT", "Prix barré (HT)", "Prix public HT")),
  PURCHASE_PRICE(
      number()
          .required()
          .english(
              "VAT-exclu. purchase price (with ecotax)",
              "VAT-exclu. purchase price",
              "Purchase price")
          .french(
              "Prix d'achat HT (éco-participation incluse)",
              "Prix d'achat HT (écotaxe incluse)",
              "Prix d'achat HT (avec écotaxe)",
              "Prix d'achat HT",
              "Prix d'achat")),
  PROMOTION(number().english("Promotion", "Special offer").french("Promotion", "Promo")),
  DISCOUNT_PERCENT(number().english("Discount (%)").french("Remise (%)", "Taux de remise")),
  ECOTAX(
      number()
          .english("VAT-exclu. ecotax", "Ecotax")
          .french("Écotaxe HT", "Éco-participation HT", "Écotaxe")),
  SORECOP(number().english("VAT-exclu. Sorecop", "Sorecop").french("Sorecop HT")),
  VAT_RATE(number().english("VAT rate (%)", "VAT").french("Taux de TVA (%)", "Taux TVA", "TVA")),
  IMAGE_1(text(100).english("Image 1").french("Image 1", "Photo 1")),
  IMAGE_2(text(100).english("Image 2").french("Image 2", "Photo 2")),
  IMAGE_3(text(100).english("Image 3").french("Image 3", "Photo 3")),
  IMAGE_4(text(100).english("Image 4").french("Image 4", "Photo 4")),
  IMAGE_5(text(100).english("Image 5").french("Image 5", "Photo 5")),
  IMAGE_6(text(100).english("Image 6").french("Image 6", "Photo 6")),
  PACKAGE_LENGTH(
      number()
          .english("Package length (cm)", "Package length")
          .french("Longueur colis (cm)", "Longueur du colis (cm)", "Longueur colis")),
  PACKAGE_WIDTH(
      number()
          .english("Package width (cm)", "Package width")
          .french("Largeur colis (cm)", "Largeur du colis (cm)", "Largeur colis")),
  PACKAGE_HEIGHT(
      number()
          .english("Package height (cm)", "Package height")
          .french("Hauteur colis (cm)", "Hauteur du colis (cm)", "Hauteur colis")),
  WEIGHT(number().english("Weight", "Weight (kg)").french("Poids", "Poids (kg)"));

  private final ColumnRule rule;

  CatalogueColumn(ColumnRule rule) {
    this.rule = rule;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
