package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.numeral;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.Sku;

/** The 34 columns of the catalogue, A to AH (SPEC section 2). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum CatalogueColumn implements Column {
  SKU(code(Sku.MAX_LENGTH).required()),
  PARENT_SKU(code(Sku.MAX_LENGTH)),
  SIZE(text(50)),
  EAN(text(13)),
  CATEGORY_1_ID(numeral()),
  CATEGORY_1_NAME(text(255)),
  CATEGORY_2_ID(numeral()),
  CATEGORY_2_NAME(text(255)),
  CATEGORY_3_ID(numeral()),
  CATEGORY_3_NAME(text(255)),
  CATEGORY_4_ID(numeral()),
  CATEGORY_4_NAME(text(255)),
  BRAND(text(50)),
  NAME(text(255).required()),
  DESCRIPTION(text(2048)),
  PRODUCT_TYPE(text(50)),
  STOCK(integer().required()),
  STRIKE_THROUGH_PRICE(number()),
  PURCHASE_PRICE(number().required()),
  PROMOTION(number()),
  DISCOUNT_PERCENT(number()),
  ECOTAX(number()),
  SORECOP(number()),
  VAT_RATE(number()),
  IMAGE_1(text(100)),
  IMAGE_2(text(100)),
  IMAGE_3(text(100)),
  IMAGE_4(text(100)),
  IMAGE_5(text(100)),
  IMAGE_6(text(100)),
  PACKAGE_LENGTH(number()),
  PACKAGE_WIDTH(number()),
  PACKAGE_HEIGHT(number()),
  WEIGHT(number());

  private final ColumnRule rule;

  CatalogueColumn(ColumnRule rule) {
    this.rule = rule.named(HeaderTable.row(DocumentKind.CATALOGUE, this));
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
