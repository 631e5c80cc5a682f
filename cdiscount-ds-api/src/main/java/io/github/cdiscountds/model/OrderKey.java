package io.github.cdiscountds.model;

import java.util.Comparator;

/**
 * What identifies an order at the supplier: the merchant's order number and the campaign. The same
 * pair twice is a duplicate (SPEC section 5).
 *
 * <p>Construction throws {@link IllegalArgumentException} when one is blank, longer than 50
 * characters, or holds control characters.
 *
 * @param orderNumber column A of the order file; 1 to 50 characters (an order file takes 20)
 * @param campaign column C of the order file; 1 to 50 characters (an order file takes 16)
 * @since 0.1.0
 */
public record OrderKey(String orderNumber, String campaign) implements Comparable<OrderKey> {
  private static final Comparator<OrderKey> ORDER =
      Comparator.comparing(OrderKey::orderNumber).thenComparing(OrderKey::campaign);

  /** The longest part that any document holds, in code points. */
  public static final int MAX_LENGTH = 50;

  public OrderKey {
    orderNumber = Texts.code("order number", orderNumber, MAX_LENGTH);
    campaign = Texts.code("campaign reference", campaign, MAX_LENGTH);
  }

  /**
   * Makes a key.
   *
   * @param orderNumber the merchant's order number
   * @param campaign the campaign reference
   * @return the key
   */
  public static OrderKey of(String orderNumber, String campaign) {
    return new OrderKey(orderNumber, campaign);
  }

  @Override
  public int compareTo(OrderKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return orderNumber + "/" + campaign;
  }
}
