package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/** The 15 columns of the order tracking, A to O (SPEC section 6). */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum TrackingColumn implements Column {
  CUSTOMER_ORDER_REF(code(OrderKey.MAX_LENGTH).required()),
  SUPPLIER_ORDER_NUMBER(text(20)),
  PARTNER_ORDER_REF(code(OrderKey.MAX_LENGTH).required()),
  NAME(text(35).personal()),
  FIRST_NAME(text(80).personal()),
  PHONE(text().personal()),
  MOBILE(text().personal()),
  ORDER_STATUS(text().required()),
  SLIP_STATUS(text().required()),
  SHIPPED_AT(date()),
  SKU(code(Sku.MAX_LENGTH).required()),
  QUANTITY(integer()),
  PARCEL(text(50)),
  TRACKING_LINK(text(1024)),
  SOURCE_FILE(text(255));

  private final ColumnRule rule;

  TrackingColumn(ColumnRule rule) {
    this.rule = rule.named(HeaderTable.row(DocumentKind.TRACKING, this));
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
