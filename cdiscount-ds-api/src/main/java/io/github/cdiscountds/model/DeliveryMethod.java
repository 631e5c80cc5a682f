package io.github.cdiscountds.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a line is delivered, column R of the order file; an open list, since the domestic codes are
 * not documented (R32).
 *
 * <p>Construction throws {@link IllegalArgumentException} when it isn't 1 to 3 letters or digits.
 *
 * @param code 1 to 3 letters or digits, upper case
 * @since 0.1.0
 */
public record DeliveryMethod(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,3}");

  /** Chronopost international. */
  public static final DeliveryMethod CHD = new DeliveryMethod("CHD");

  /** A domestic method, seen in the supplier's examples. */
  public static final DeliveryMethod CDS = new DeliveryMethod("CDS");

  /** A domestic method, seen in the supplier's examples (Coliposte). */
  public static final DeliveryMethod COL = new DeliveryMethod("COL");

  /** A domestic method, seen in the supplier's examples (TNT). */
  public static final DeliveryMethod TNT = new DeliveryMethod("TNT");

  public DeliveryMethod {
    code = code.strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "delivery method: expected 1 to 3 letters or digits, such as CHD");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
