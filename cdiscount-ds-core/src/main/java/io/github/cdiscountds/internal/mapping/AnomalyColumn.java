package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;

/**
 * The 24 columns of the anomaly tracking, A to X (SPEC section 5); A to V are those of the order
 * file. The header is English but for E, which was seen as {@code civilite}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum AnomalyColumn implements Column {
  ORDER_NUMBER(code(OrderKey.MAX_LENGTH).required()),
  CREATION_DATE(date()),
  CAMPAIGN(code(OrderKey.MAX_LENGTH).required()),
  CUSTOMER_NUMBER(text(12)),
  TITLE(text(5)),
  LAST_NAME(text(35).personal()),
  FIRST_NAME(text(35).personal()),
  ADDRESS_1(text(35).personal()),
  ADDRESS_2(text(35).personal()),
  ADDRESS_3(text(35).personal()),
  BUSINESS_NAME(text(35).personal()),
  POST_CODE(text().personal()),
  CITY(text(35).personal()),
  COUNTRY(text(6)),
  PHONE_1(text().personal()),
  PHONE_2(text().personal()),
  EMAIL(text(80).personal()),
  DELIVERY_MODE(text(3)),
  SHIPPING_FEE(number()),
  PRODUCT(code(Sku.MAX_LENGTH).required()),
  UNIT_PRICE(number()),
  QUANTITY(integer()),
  MESSAGE(text(255).required()),
  SOURCE_FILE(text(255));

  private final ColumnRule rule;

  AnomalyColumn(ColumnRule rule) {
    this.rule = rule.named(HeaderTable.row(DocumentKind.ANOMALIES, this));
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }
}
