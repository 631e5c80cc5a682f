package io.github.cdiscountds.it.preflight;

import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.testkit.RawSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;

/**
 * One order of one line as the 22 texts of its cells: legal, but for what a test changes. It
 * becomes an order of ours, where the models can say it, and a line that goes past our encoder.
 */
final class Draft {
  private final Map<OrderColumn, String> cells;

  private Draft(Map<OrderColumn, String> cells) {
    this.cells = new EnumMap<>(cells);
  }

  static Draft toFrance(String number) {
    Map<OrderColumn, String> cells = new EnumMap<>(OrderColumn.class);
    cells.put(OrderColumn.ORDER_NUMBER, number);
    cells.put(OrderColumn.ORDER_DATE, "20260302");
    cells.put(OrderColumn.CAMPAIGN, "CLIENT202603");
    cells.put(OrderColumn.CDISCOUNT_ID, ForeseenRefusalsTest.ACCOUNT.cdiscountId());
    cells.put(OrderColumn.TITLE, "MME");
    cells.put(OrderColumn.SURNAME, "Exemple");
    cells.put(OrderColumn.FIRST_NAME, "Alice");
    cells.put(OrderColumn.ADDRESS, "1 rue du Test");
    cells.put(OrderColumn.ADDITIONAL_ADDRESS, "");
    cells.put(OrderColumn.LOCALITY, "");
    cells.put(OrderColumn.BUSINESS_NAME, "");
    cells.put(OrderColumn.POST_CODE, "33000");
    cells.put(OrderColumn.CITY, "Bordeaux");
    cells.put(OrderColumn.COUNTRY, "FR");
    cells.put(OrderColumn.LANDLINE, "0556000000");
    cells.put(OrderColumn.MOBILE, "");
    cells.put(OrderColumn.EMAIL, "service@example.org");
    cells.put(OrderColumn.DELIVERY_METHOD, "COL");
    cells.put(OrderColumn.SHIPPING_COSTS, "7.00");
    cells.put(OrderColumn.PRODUCT_CODE, "CGRESERVA");
    cells.put(OrderColumn.UNIT_PRICE, "50.99");
    cells.put(OrderColumn.QUANTITY, "1");
    return new Draft(cells);
  }

  static Draft toIreland(String number) {
    return toFrance(number)
        .with(OrderColumn.POST_CODE, "D02")
        .with(OrderColumn.CITY, "Dublin")
        .with(OrderColumn.COUNTRY, "IR")
        .with(OrderColumn.DELIVERY_METHOD, "CHD");
  }

  Draft with(OrderColumn column, String text) {
    Draft changed = new Draft(cells);
    changed.cells.put(column, text);
    return changed;
  }

  String get(OrderColumn column) {
    return cells.get(column);
  }

  String number() {
    return get(OrderColumn.ORDER_NUMBER);
  }

  /** As one line more of a sheet. */
  RawSheet addTo(RawSheet sheet) {
    return sheet.row(cells.values().toArray(String[]::new));
  }

  /**
   * As an order of ours.
   *
   * @throws RuntimeException when the models can't say it, which is our refusal
   */
  Order order() {
    PostalAddress address =
        new PostalAddress(
            get(OrderColumn.ADDRESS),
            get(OrderColumn.ADDITIONAL_ADDRESS),
            get(OrderColumn.LOCALITY),
            get(OrderColumn.BUSINESS_NAME),
            get(OrderColumn.POST_CODE),
            get(OrderColumn.CITY),
            Destination.ofWireCode(get(OrderColumn.COUNTRY)),
            AddressKind.PRIVATE);
    Recipient recipient =
        new Recipient(
            Title.parse(get(OrderColumn.TITLE)).orElseThrow(),
            get(OrderColumn.SURNAME),
            get(OrderColumn.FIRST_NAME),
            address,
            get(OrderColumn.LANDLINE),
            get(OrderColumn.MOBILE),
            get(OrderColumn.EMAIL));
    return Order.builder(
            OrderKey.of(get(OrderColumn.ORDER_NUMBER), get(OrderColumn.CAMPAIGN)),
            LocalDate.parse(get(OrderColumn.ORDER_DATE), DateTimeFormatter.BASIC_ISO_DATE),
            get(OrderColumn.CDISCOUNT_ID),
            recipient)
        .deliveredBy(
            new DeliveryMethod(get(OrderColumn.DELIVERY_METHOD)),
            new BigDecimal(get(OrderColumn.SHIPPING_COSTS)))
        .line(
            Sku.of(get(OrderColumn.PRODUCT_CODE)),
            new BigDecimal(get(OrderColumn.UNIT_PRICE)),
            Integer.parseInt(get(OrderColumn.QUANTITY)))
        .build();
  }
}
