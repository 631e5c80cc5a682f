package io.github.cdiscountds.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pair of codes by which order tracking tells how far a line is (SPEC section 6, R25).
 *
 * @param orderCode H, {@code cdv_codeta}: upper case, or null when blank
 * @param slipCode I, {@code eve_codeta}: upper case, or null when blank
 * @since 0.1.0
 */
public record FulfilmentStatus(@Nullable String orderCode, @Nullable String slipCode) {

  /** What a pair of codes means, in the order in which a line goes through them. */
  public enum Meaning {
    /** A pair outside the supplier's matrix; it never moves an order backwards. */
    UNKNOWN,
    /** The order was created. */
    CREATED,
    /** The order was validated. */
    VALIDATED,
    /** The picking slip is being prepared. */
    PREPARING,
    /** The picking slip was created; counts as being prepared where rules ask what may change. */
    SLIP_CREATED,
    /** Shipped. */
    SHIPPED
  }

  public FulfilmentStatus {
    orderCode = upper(orderCode);
    slipCode = upper(slipCode);
  }

  /**
   * Reads the pair by the supplier's matrix; {@code S} in either place is shipped (R25).
   *
   * @return the meaning
   */
  public Meaning meaning() {
    String order = orderCode == null ? "-" : orderCode;
    String slip = slipCode == null ? "-" : slipCode;
    if (order.equals("S") || slip.equals("S")) {
      return Meaning.SHIPPED;
    }
    return switch (order + slip) {
      case "C-" -> Meaning.CREATED;
      case "V-" -> Meaning.VALIDATED;
      case "VP", "-P" -> Meaning.PREPARING;
      case "VC", "-C" -> Meaning.SLIP_CREATED;
      case "-V", "VV" -> Meaning.SHIPPED;
      default -> Meaning.UNKNOWN;
    };
  }

  @Override
  public String toString() {
    return (orderCode == null ? "-" : orderCode) + "/" + (slipCode == null ? "-" : slipCode);
  }

  private static @Nullable String upper(@Nullable String code) {
    String text = Texts.orNull(code);
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
