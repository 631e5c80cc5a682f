package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/** The 18 columns of the invoice, A to R (SPEC section 8). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum InvoiceColumn implements Column {
  FILE_NAME(text(255)),
  TYPE(text(50)),
  NUMBER(text(50).required()),
  DATE(date()),
  CUSTOMER_NUMBER(text(50)),
  CAMPAIGN(code(OrderKey.MAX_LENGTH).required()),
  ORDER_NUMBER(code(OrderKey.MAX_LENGTH).required()),
  LINE(integer()),
  PICKING_SLIP(text(50)),
  INTERNAL_NUMBER(text(50)),
  PRODUCT(code(Sku.MAX_LENGTH).required()),
  QUANTITY(integer().required()),
  VAT(number()),
  UNIT_PRICE(number().required()),
  AMOUNT(number().required()),
  SHIPPING_COSTS(number()),
  SITE_ID(text(50)),
  SUPPLIER_ORDER_NUMBER(text(50));

  private final ColumnRule rule;

  InvoiceColumn(ColumnRule rule) {
    this.rule = rule.named(HeaderTable.row(DocumentKind.INVOICE, this));
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
