package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.mapping.ColumnRule.code;
import static io.github.cdiscountds.internal.mapping.ColumnRule.date;
import static io.github.cdiscountds.internal.mapping.ColumnRule.integer;
import static io.github.cdiscountds.internal.mapping.ColumnRule.number;
import static io.github.cdiscountds.internal.mapping.ColumnRule.text;

import io.github.cdiscountds.finding.Sensitivity;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 22 columns of the order file as they are read, A to V (SPEC section 3). What is written is
 * {@link OrderColumn}, from which the French spelling, the length and the rest come; English
 * spellings are the document's.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a record of immutable lists
enum OrderFileColumn implements Column {
  ORDER_NUMBER(code(20), "Order N°", "Order number"),
  ORDER_DATE(date(), "Order date"),
  CAMPAIGN(code(16), "Campaign reference", "Campaign"),
  CDISCOUNT_ID(text(12), "Cdiscount ID"),
  TITLE(text(5), "Title"),
  SURNAME(text(35), "Surname", "Last name"),
  FIRST_NAME(text(35), "First name"),
  ADDRESS(text(35), "Address"),
  ADDITIONAL_ADDRESS(text(35), "Additional address"),
  LOCALITY(text(35), "PB / Locality", "Locality"),
  BUSINESS_NAME(text(35), "Business name"),
  POST_CODE(text(5), "Post code", "Zip code"),
  CITY(text(35), "City"),
  COUNTRY(text(6), "Country"),
  LANDLINE(text(10), "Landline", "Landline phone"),
  MOBILE(text(10), "Mobile", "Mobile phone"),
  EMAIL(text(80), "E-mail"),
  DELIVERY_METHOD(text(3), "Delivery method"),
  SHIPPING_COSTS(number(), "Shipping costs"),
  PRODUCT_CODE(code(Sku.MAX_LENGTH), "Product code"),
  UNIT_PRICE(number(), "Selling price excl. VAT", "VAT-exclu. selling price", "Selling price"),
  QUANTITY(integer(), "Quantity");

  private final ColumnRule rule;

  OrderFileColumn(ColumnRule content, String... english) {
    OrderColumn written = OrderColumn.valueOf(name());
    List<String> french = new ArrayList<>(List.of(written.header(), written.reasonName()));
    ColumnRule named =
        content.english(english).french(french.stream().distinct().toArray(String[]::new));
    named = written.isRequired() ? named.required() : named;
    rule = written.sensitivity() == Sensitivity.PERSONAL ? named.personal() : named;
  }

  @Override
  public ColumnRule rule() {
    return rule;
  }

  /** A to Q: the columns that hold the same value on all lines of an order. */
  static List<OrderFileColumn> ofOrder() {
    return Arrays.stream(values()).filter(c -> c.compareTo(EMAIL) <= 0).toList();
  }
}
