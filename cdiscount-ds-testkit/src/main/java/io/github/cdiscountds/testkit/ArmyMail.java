package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells addresses of armed forces, which are no destination (SPEC section 5). */
final class ArmyMail {
  private ArmyMail() {}

  /**
   * Tells whether an order line goes to the French or the British forces.
   *
   * <p>{@code 00200 ARMEES}, {@code 75998 PARIS ARMEES}, {@code SP 12345}, {@code Secteur postal};
   * {@code BFPO 57}, {@code BF1 0AA}.
   */
  static boolean isFor(OrderRow row) {
    String lines =
        Stream.of(
                OrderField.ADDRESS,
                OrderField.ADDITIONAL_ADDRESS,
                OrderField.LOCALITY,
                OrderField.BUSINESS_NAME,
                OrderField.POST_CODE,
                OrderField.CITY)
            .map(row::get)
            .collect(Collectors.joining(" | "));
    String text = " " + lines.toUpperCase(Locale.ROOT).replace('É', 'E') + " ";
    String city = " " + row.get(OrderField.CITY).toUpperCase(Locale.ROOT).replace('É', 'E') + " ";
    String postCode = row.get(OrderField.POST_CODE);
    if (text.matches(".*\\WBFPO[^A-Z].*")) {
      return true;
    }
    return switch (row.get(OrderField.COUNTRY)) {
      case "FR" ->
          postCode.matches("00[0-9]{3}")
              || city.matches(".*\\WARMEES\\W.*")
              || text.matches(".*\\WS\\W?P\\W{0,3}[0-9]{2}[ .]?[0-9]{3}\\W.*")
              || text.matches(".*\\WSECTEUR\\W+POSTAL\\W.*");
      case "GB" -> postCode.toUpperCase(Locale.ROOT).startsWith("BF1");
      default -> false;
    };
  }
}
