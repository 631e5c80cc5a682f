package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import java.util.List;
import java.util.Locale;
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
    // Each field by itself: "AMICALE DES SP" before a post code is nobody's army.
    List<String> fields =
        Stream.of(
                OrderField.ADDRESS,
                OrderField.ADDITIONAL_ADDRESS,
                OrderField.LOCALITY,
                OrderField.BUSINESS_NAME,
                OrderField.POST_CODE,
                OrderField.CITY)
            .map(field -> plain(row.get(field)))
            .toList();
    if (any(fields, ".*\\WBFPO[^A-Z].*")) {
      return true;
    }
    String postCode = row.get(OrderField.POST_CODE);
    return switch (row.get(OrderField.COUNTRY)) {
      case "FR" ->
          postCode.matches("00[0-9]{3}")
              || plain(row.get(OrderField.CITY)).matches(".*\\WARMEES\\W.*")
              || any(fields, ".*\\WS\\W?P\\W{0,3}[0-9]{2}[ .]?[0-9]{3}\\W.*")
              || any(fields, ".*\\WSECTEUR\\W+POSTAL\\W.*");
      case "GB" -> postCode.toUpperCase(Locale.ROOT).startsWith("BF1");
      default -> false;
    };
  }

  private static String plain(String field) {
    return " " + field.toUpperCase(Locale.ROOT).replace('É', 'E') + " ";
  }

  private static boolean any(List<String> fields, String pattern) {
    return fields.stream().anyMatch(field -> field.matches(pattern));
  }
}
