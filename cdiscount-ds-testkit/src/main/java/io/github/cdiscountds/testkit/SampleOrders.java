package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.Account;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Orders that only lack their lines, with recipients who don't exist. For tests and examples.
 *
 * @since 0.1.0
 */
public final class SampleOrders {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  private SampleOrders() {}

  /**
   * Begins an order to Bordeaux, delivered by {@code COL} for 7.00 euros a line.
   *
   * @param account the merchant's account
   * @param key order number and campaign
   * @return a builder, waiting for lines
   */
  public static Order.Builder toFrance(Account account, OrderKey key) {
    return begin(
            account,
            key,
            PostalAddress.of("1 rue du Test", "33000", "Bordeaux", Destination.FRANCE),
            "0556000000")
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("7.00"));
  }

  /**
   * Begins an order to Dublin, delivered by {@code CHD} for 12.90 euros a line.
   *
   * @param account the merchant's account
   * @param key order number and campaign
   * @return a builder, waiting for lines
   */
  public static Order.Builder toIreland(Account account, OrderKey key) {
    return begin(
            account,
            key,
            PostalAddress.of("2 Test Road", "D02", "Dublin", Destination.IRELAND),
            "015550100")
        .deliveredBy(DeliveryMethod.CHD, new BigDecimal("12.90"));
  }

  private static Order.Builder begin(
      Account account, OrderKey key, PostalAddress address, String landline) {
    return Order.builder(
        key,
        DATE,
        account.cdiscountId(),
        new Recipient(
            Title.MME, "Exemple", "Alice", address, landline, null, "service@example.org"));
  }
}
