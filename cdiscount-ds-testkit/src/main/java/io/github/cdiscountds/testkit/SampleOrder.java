package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.profile.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order of which a test says only what it is about. The rest is right by itself: today by the
 * supplier's clock, to a person who doesn't exist in Bordeaux, by {@code COL}, at the prices of the
 * supplier's catalogue.
 *
 * <pre>{@code
 * Order order = SampleOrder.at(supplier, "WEB-1").line("AO1604").line("CGRESERVA", 2).build();
 * }</pre>
 *
 * <p>Without a line it is built with one piece of the catalogue's first product that has stock.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class SampleOrder {
  private record Line(String sku, BigDecimal unitPrice, int quantity) {}

  private final FakeCatalogue catalogue;
  private final Account account;
  private final List<Line> lines = new ArrayList<>();
  private OrderKey key;
  private LocalDate date;
  private Recipient recipient;
  private DeliveryMethod deliveryMethod = DeliveryMethod.COL;
  private BigDecimal shippingCosts = new BigDecimal("7.00");

  private SampleOrder(FakeCatalogue catalogue, Account account, OrderKey key, LocalDate date) {
    this.catalogue = catalogue;
    this.account = account;
    this.key = key;
    this.date = date;
    this.recipient =
        recipient(
            PostalAddress.of("1 rue du Test", "33000", "Bordeaux", Destination.FRANCE),
            "0556000000");
  }

  /**
   * Begins an order at a supplier, of its day and at its prices. The campaign is {@code C} with
   * year and month, as {@code C202603}.
   *
   * @param supplier where it will be placed
   * @param orderNumber the shop's own number
   * @return a builder without lines
   */
  public static SampleOrder at(FakeSupplier supplier, String orderNumber) {
    LocalDate today = supplier.now().toLocalDate();
    OrderKey key =
        OrderKey.of(
            orderNumber,
            String.format(Locale.ROOT, "C%04d%02d", today.getYear(), today.getMonthValue()));
    return new SampleOrder(supplier.catalogue(), supplier.account(), key, today);
  }

  /**
   * Sets the campaign.
   *
   * @param campaign its reference
   * @return this builder
   */
  public SampleOrder campaign(String campaign) {
    key = OrderKey.of(key.orderNumber(), campaign);
    return this;
  }

  /**
   * Sets the day of the order.
   *
   * @param day the day
   * @return this builder
   */
  public SampleOrder date(LocalDate day) {
    date = day;
    return this;
  }

  /**
   * Sends it to Dublin, by {@code CHD}.
   *
   * @return this builder
   */
  public SampleOrder toIreland() {
    recipient =
        recipient(
            PostalAddress.of("2 Test Road", "D02", "Dublin", Destination.IRELAND), "015550100");
    return deliveredBy(DeliveryMethod.CHD, new BigDecimal("12.90"));
  }

  /**
   * Sends it to somebody else.
   *
   * @param other the recipient
   * @return this builder
   */
  public SampleOrder to(Recipient other) {
    recipient = other;
    return this;
  }

  /**
   * Has its lines delivered in another way.
   *
   * @param method how
   * @param costs what it costs for each line
   * @return this builder
   */
  public SampleOrder deliveredBy(DeliveryMethod method, BigDecimal costs) {
    deliveryMethod = method;
    shippingCosts = costs;
    return this;
  }

  /**
   * Adds one piece of a product, at the catalogue's price.
   *
   * @param sku the product's code
   * @return this builder
   * @throws IllegalArgumentException when the catalogue has no such product
   */
  public SampleOrder line(String sku) {
    return line(sku, 1);
  }

  /**
   * Adds a product, at the catalogue's price.
   *
   * @param sku the product's code
   * @param quantity how many pieces
   * @return this builder
   * @throws IllegalArgumentException when the catalogue has no such product
   */
  public SampleOrder line(String sku, int quantity) {
    return line(sku, catalogue.product(sku).purchasePrice(), quantity);
  }

  /**
   * Adds a product at a price of the test's own; the catalogue needn't have it.
   *
   * @param sku the product's code
   * @param unitPrice euros, excluding VAT
   * @param quantity how many pieces
   * @return this builder
   */
  public SampleOrder line(String sku, BigDecimal unitPrice, int quantity) {
    lines.add(new Line(sku, unitPrice, quantity));
    return this;
  }

  /**
   * Tells what the order will be known by.
   *
   * @return number and campaign
   */
  public OrderKey key() {
    return key;
  }

  /**
   * Builds the order.
   *
   * @return the order
   * @throws IllegalStateException when it has no line and nothing is in stock
   */
  public Order build() {
    Order.Builder order =
        Order.builder(key, date, account.cdiscountId(), recipient)
            .deliveredBy(deliveryMethod, shippingCosts);
    for (Line line : lines.isEmpty() ? List.of(anything()) : lines) {
      order.line(Sku.of(line.sku()), line.unitPrice(), line.quantity());
    }
    return order.build();
  }

  private Line anything() {
    for (String sku : catalogue.skus()) {
      @Nullable FakeProduct product = catalogue.find(sku).orElse(null);
      if (product != null && product.stock() > 0) {
        return new Line(sku, product.purchasePrice(), 1);
      }
    }
    throw new IllegalStateException("order " + key + " has no line, and nothing is in stock");
  }

  private static Recipient recipient(PostalAddress address, String landline) {
    return new Recipient(
        Title.MME, "Exemple", "Alice", address, landline, null, "service@example.org");
  }

  @Override
  public String toString() {
    return "SampleOrder[" + key + ", " + lines.size() + " line(s)]";
  }
}
