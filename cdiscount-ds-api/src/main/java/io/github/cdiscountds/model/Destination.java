package io.github.cdiscountds.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A country of delivery (SPEC section 7); an open list: any two letters are taken here, and a check
 * before an order is entered says whether the supplier delivers there ({@code UK} is no ISO code:
 * write {@code GB}).
 *
 * <p>Construction throws {@link IllegalArgumentException} when it isn't two letters.
 *
 * @param isoCode the ISO 3166-1 alpha-2 code, upper case; Ireland is {@code IE} here, whatever is
 *     written in files (R31)
 * @since 0.1.0
 */
public record Destination(String isoCode) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  /** France, the domestic destination (R32). */
  public static final Destination FRANCE = new Destination("FR");

  /** Ireland, which the supplier writes {@code IR} (R31). */
  public static final Destination IRELAND = new Destination("IE");

  /** Great Britain. */
  public static final Destination GREAT_BRITAIN = new Destination("GB");

  public Destination {
    isoCode = isoCode.strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(isoCode).matches()) {
      throw new IllegalArgumentException(
          "destination: expected a two-letter ISO country code, such as FR");
    }
  }

  /**
   * Makes a destination from the code in one of the supplier's documents.
   *
   * @param code a two-letter code; {@code IR} and {@code IE} both mean Ireland (R31)
   * @return the destination
   * @throws IllegalArgumentException when it isn't two letters
   */
  public static Destination ofWireCode(String code) {
    Destination read = new Destination(code);
    return read.isoCode.equals("IR") ? IRELAND : read;
  }

  @Override
  public String toString() {
    return isoCode;
  }
}
