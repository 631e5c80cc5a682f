package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Sku;
import java.util.Arrays;
import java.util.List;

/**
 * The 22 columns of the order file as they are read, A to V (SPEC section 3). What is written is
 * {@link OrderColumn}, which says what is required and what is personal.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum OrderFileColumn implements Column {
  ORDER_NUMBER(code(20)),
  ORDER_DATE(date()),
  CAMPAIGN(code(16)),
  CDISCOUNT_ID(text(12)),
  TITLE(text(5)),
  SURNAME(text(35)),
  FIRST_NAME(text(35)),
  ADDRESS(text(35)),
  ADDITIONAL_ADDRESS(text(35)),
  LOCALITY(text(35)),
  BUSINESS_NAME(text(35)),
  POST_CODE(text(5)),
  CITY(text(35)),
  COUNTRY(text(6)),
  LANDLINE(text(10)),
  MOBILE(text(10)),
  EMAIL(text(80)),
  DELIVERY_METHOD(text(3)),
  SHIPPING_COSTS(number()),
  PRODUCT_CODE(code(Sku.MAX_LENGTH)),
  UNIT_PRICE(number()),
  QUANTITY(integer());

  private final OrderColumn written;
  private final ColumnRule rule;

  OrderFileColumn(ColumnRule content) {
    written = OrderColumn.valueOf(name());
    ColumnRule named = content.named(HeaderTable.row(DocumentKind.ORDERS, this));
    named = written.isRequired() ? named.required() : named;
    rule = written.sensitivity() == Sensitivity.PERSONAL ? named.personal() : named;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }

  /** A to Q: the columns that hold the same value on all lines of an order. */
  static List<OrderFileColumn> ofOrder() {
    return Arrays.stream(values()).filter(column -> column.written.isOfOrder()).toList();
  }
}
