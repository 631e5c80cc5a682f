package io.github.cdiscountds.policy;

import io.github.cdiscountds.model.Destination;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants. Immutable.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the supplement is negative.
 *
 * @param change what is to change
 * @param destination the country of the new address, or null when it stays the same
 * @param supplement what the change costs the customer more, in euros; zero when nothing
 * @param availability whether the goods wanted in exchange are in stock
 * @since 0.1.0
 */
public record ChangeRequest(
    Change change,
    @Nullable Destination destination,
    BigDecimal supplement,
    Availability availability) {

  /**
   * Whether goods are in stock.
   *
   * @since 0.1.0
   */
  public enum Availability {
    /** They are, or it doesn't matter. */
    IN_STOCK,
    /** They aren't. */
    OUT_OF_STOCK
  }

  public ChangeRequest {
    if (supplement.signum() < 0) {
      throw new IllegalArgumentException(
          "change: supplement " + supplement.toPlainString() + ", expected 0 or more euros");
    }
  }

  /**
   * Asks for another address in the same country.
   *
   * @return the request
   */
  public static ChangeRequest address() {
    return new ChangeRequest(Change.ADDRESS, null, BigDecimal.ZERO, Availability.IN_STOCK);
  }

  /**
   * Asks for another address.
   *
   * @param country its country
   * @return the request
   */
  public static ChangeRequest addressIn(Destination country) {
    return new ChangeRequest(Change.ADDRESS, country, BigDecimal.ZERO, Availability.IN_STOCK);
  }

  /**
   * Asks for another delivery method.
   *
   * @return the request
   */
  public static ChangeRequest deliveryMethod() {
    return new ChangeRequest(Change.DELIVERY_METHOD, null, BigDecimal.ZERO, Availability.IN_STOCK);
  }

  /**
   * Asks to cancel.
   *
   * @return the request
   */
  public static ChangeRequest cancel() {
    return new ChangeRequest(Change.CANCEL, null, BigDecimal.ZERO, Availability.IN_STOCK);
  }

  /**
   * Asks for other goods.
   *
   * @param availability whether they are in stock
   * @return the request
   */
  public static ChangeRequest exchange(Availability availability) {
    return new ChangeRequest(Change.EXCHANGE, null, BigDecimal.ZERO, availability);
  }

  /**
   * Says what the change costs more.
   *
   * @param euros the supplement in euros, 0 or more
   * @return a changed copy
   */
  public ChangeRequest costing(BigDecimal euros) {
    return new ChangeRequest(change, destination, euros, availability);
  }
}
