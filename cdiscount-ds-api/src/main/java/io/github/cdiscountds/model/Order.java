package io.github.cdiscountds.model;

import io.github.cdiscountds.validation.OrderCell;
import io.github.cdiscountds.validation.OrderFileKey;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order for one recipient. Holds columns A to Q of the order file once and R to V by line, so
 * that an order whose lines contradict each other can't be expressed (R11).
 *
 * <p>Immutable. {@code toString} shows no personal data.
 *
 * <p>Carries the rules of the order file as constraints: any Jakarta Validation validator that
 * finds the core module's services tells what is wrong with the form of an order. What construction
 * refuses already can't be wrong any more.
 *
 * <p>Construction throws {@link IllegalArgumentException} when there is no line, or two lines name
 * the same product (R36).
 *
 * @param key A and C: order number and campaign
 * @param date B: the order's date
 * @param cdiscountId D: the customer code given by the supplier
 * @param recipient E to Q: who receives it
 * @param lines R to V: one for each product, at least one
 * @since 0.1.0
 */
public record Order(
    @OrderFileKey OrderKey key,
    @OrderCell("B") LocalDate date,
    @OrderCell("D") String cdiscountId,
    @Valid Recipient recipient,
    List<@Valid OrderLine> lines) {

  public Order {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(recipient, "recipient");
    cdiscountId = Texts.orEmpty("cdiscountId", cdiscountId);
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order " + key + " has no line: expected at least one");
    }
    Set<Sku> products = new HashSet<>();
    for (OrderLine line : lines) {
      if (!products.add(line.product())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "order %s names product %s twice: add the quantities (R36)",
                key,
                line.product()));
      }
    }
  }

  /**
   * Begins an order.
   *
   * @param key order number and campaign
   * @param date the order's date
   * @param cdiscountId the customer code given by the supplier
   * @param recipient who receives it
   * @return a builder, waiting for lines
   */
  public static Builder builder(
      OrderKey key, LocalDate date, String cdiscountId, Recipient recipient) {
    return new Builder(key, date, cdiscountId, recipient);
  }

  /**
   * Tells which products are ordered.
   *
   * @return those of the lines, in their order; to look many up in: made anew with each call
   */
  public Set<Sku> products() {
    Set<Sku> products = new LinkedHashSet<>();
    lines.forEach(line -> products.add(line.product()));
    return Collections.unmodifiableSet(products);
  }

  @Override
  public String toString() {
    return "Order[" + key + ", " + date + ", " + recipient + ", " + lines.size() + " line(s)]";
  }

  /**
   * Collects the lines of an order. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final OrderKey key;
    private final LocalDate date;
    private final String cdiscountId;
    private final Recipient recipient;
    private final List<OrderLine> lines = new ArrayList<>();
    private @Nullable DeliveryMethod deliveryMethod;
    private @Nullable BigDecimal shippingCosts;

    private Builder(OrderKey key, LocalDate date, String cdiscountId, Recipient recipient) {
      this.key = key;
      this.date = date;
      this.cdiscountId = cdiscountId;
      this.recipient = recipient;
    }

    /**
     * Sets how the lines that follow are delivered.
     *
     * @param method the delivery method
     * @param costs the shipping costs of each such line, in euros
     * @return this
     */
    public Builder deliveredBy(DeliveryMethod method, BigDecimal costs) {
      deliveryMethod = method;
      shippingCosts = costs;
      return this;
    }

    /**
     * Adds a line, delivered as set before.
     *
     * @param product the product
     * @param unitPrice the unit price in euros excluding VAT
     * @param quantity 1 to 99
     * @return this
     * @throws IllegalStateException when {@link #deliveredBy} wasn't called before
     */
    public Builder line(Sku product, BigDecimal unitPrice, int quantity) {
      if (deliveryMethod == null || shippingCosts == null) {
        throw new IllegalStateException("call deliveredBy(method, costs) before line(…)");
      }
      return line(
          new OrderLine(
              deliveryMethod,
              shippingCosts,
              Objects.requireNonNull(product, "product"),
              Objects.requireNonNull(unitPrice, "unitPrice"),
              quantity));
    }

    /**
     * Adds a line.
     *
     * @param line the line
     * @return this
     */
    public Builder line(OrderLine line) {
      lines.add(line);
      return this;
    }

    /**
     * Ends the order.
     *
     * @return the order
     * @throws IllegalArgumentException as {@link Order#Order} does
     */
    public Order build() {
      return new Order(key, date, cdiscountId, recipient, lines);
    }
  }
}
