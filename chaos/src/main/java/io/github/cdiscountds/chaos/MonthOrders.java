package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.testkit.FakeCatalogue;
import io.github.cdiscountds.testkit.FakeProduct;
import io.github.cdiscountds.testkit.SampleOrders;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The orders of a month and the products that they name, drawn from a seed: whoever knows the seed
 * knows them. Of one to three lines; now and then two orders share a number under two campaigns.
 */
final class MonthOrders {
  private static final int PRODUCTS = 40;
  private static final int LARGE = 1_000_000;
  private static final int MOST_LINES = 3;
  private static final int MOST_PIECES = 6;
  private static final int SHARING_A_NUMBER = 97;
  private static final int ABROAD = 8;
  private static final String CAMPAIGN = "CLIENT202603";
  private static final String OTHER_CAMPAIGN = "RELANCE202603";
  private static final List<String> RATES = List.of("20", "20", "5.5", "10");

  private final long seed;

  MonthOrders(long seed) {
    this.seed = seed;
  }

  static FakeCatalogue catalogue() {
    FakeCatalogue catalogue = FakeCatalogue.empty();
    for (int number = 0; number < PRODUCTS; number++) {
      catalogue.put(
          FakeProduct.of(sku(number), "Produit " + number, price(number).toPlainString())
              .vatRate(RATES.get(number % RATES.size()))
              .stock(LARGE));
    }
    return catalogue;
  }

  /** Stocks a product again that was sold out or taken off the list. */
  static void restock(FakeCatalogue catalogue, String sku) {
    catalogue.put(catalogue.product(sku).stock(LARGE));
  }

  static String anySku(Random random) {
    return sku(random.nextInt(PRODUCTS));
  }

  private static String sku(int number) {
    return String.format(Locale.ROOT, "PROD%03d", number);
  }

  private static BigDecimal price(int number) {
    return new BigDecimal("4.90").add(BigDecimal.valueOf(number * 731L % 9_000, 2));
  }

  /** The key of an order, counted from 1. */
  static OrderKey key(int number) {
    boolean shares = number % SHARING_A_NUMBER == 0;
    return OrderKey.of(
        String.format(Locale.ROOT, "M%06d", shares ? number - 1 : number),
        shares ? OTHER_CAMPAIGN : CAMPAIGN);
  }

  /** The number of an order. */
  static int number(OrderKey key) {
    int number = Integer.parseInt(key.orderNumber().substring(1));
    return key.campaign().equals(OTHER_CAMPAIGN) ? number + 1 : number;
  }

  /**
   * An order.
   *
   * @param corrections how often it was corrected after its file had been rejected
   */
  Order order(int number, int corrections) {
    Random random = new Random(seed * LARGE + number);
    boolean isAbroad = random.nextInt(ABROAD) == 0;
    Order.Builder order =
        isAbroad
            ? SampleOrders.toIreland(OrderSet.ACCOUNT, key(number))
            : SampleOrders.toFrance(OrderSet.ACCOUNT, key(number));
    drawn(random)
        .forEach(
            (product, pieces) -> {
              BigDecimal costs =
                  BigDecimal.valueOf(500 + random.nextInt(900), 2)
                      .add(BigDecimal.valueOf(corrections * 10L, 2));
              order
                  .deliveredBy(isAbroad ? DeliveryMethod.CHD : DeliveryMethod.COL, costs)
                  .line(Sku.of(sku(product)), price(product), pieces);
            });
    return order.build();
  }

  private static Map<Integer, Integer> drawn(Random random) {
    Map<Integer, Integer> pieces = new LinkedHashMap<>();
    int lines = 1 + random.nextInt(MOST_LINES);
    while (pieces.size() < lines) {
      pieces.put(random.nextInt(PRODUCTS), 1 + random.nextInt(MOST_PIECES));
    }
    return pieces;
  }
}
