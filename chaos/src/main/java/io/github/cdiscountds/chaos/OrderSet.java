package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The orders that are thrown at clients: numbered, of one line each, all of one account. */
final class OrderSet {
  static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  /** How many orders a client puts into a file. */
  static final int IN_A_FILE = 10;

  private static final String CAMPAIGN = "CHAOS202603";
  private static final String PREFIX = "CDS-";

  private OrderSet() {}

  static OrderKey key(int number) {
    return OrderKey.of(String.format(Locale.ROOT, "%s%05d", PREFIX, number), CAMPAIGN);
  }

  static Order order(int number) {
    return SampleOrders.toFrance(ACCOUNT, key(number))
        .line(Sku.of("AO1604"), new BigDecimal("491"), 1)
        .build();
  }

  /** The keys from 1 to a number. */
  static List<OrderKey> keys(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(OrderSet::key).toList();
  }

  /** The number of an order, from 1. */
  static int number(OrderKey key) {
    return Integer.parseInt(key.orderNumber().substring(PREFIX.length()));
  }
}
