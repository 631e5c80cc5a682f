package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.Department.Nature;
import java.math.BigDecimal;
import java.util.List;

/**
 * Invents products: the same for the same seed and number, whatever was asked before. Nothing of
 * them is kept; what changes as time goes by, price and stock, is given from outside.
 *
 * <p>All characters are of windows-1252 as well, so that a catalogue can be saved either way.
 * Thread-safe.
 */
final class GeneratedProducts {
  /** So many products in a row are variants of one, where they are. */
  static final int VARIANTS = 4;

  private static final int DIGITS = 7;
  private static final int LETTERS = 3;
  private static final List<String> SIZES = List.of("S", "M", "L", "XL");
  private static final List<String> SHOE_SIZES = List.of("38", "39", "40", "41");
  private static final List<String> COLOURS =
      List.of("Noir", "Blanc cassé", "Bleu marine", "Rouge", "Vert d'eau", "Écru");
  private static final List<String> QUALITIES =
      List.of(
          "",
          "",
          " - Édition limitée",
          " — pack de 2",
          " \"Été\"",
          " 100 % naturel",
          " ; modèle 2026",
          " & accessoires",
          " (reconditionné)",
          " n° 5",
          " “Cœur d’or”",
          " +",
          " 15,6\"");
  private static final List<String> PRAISE =
      List.of(
          "Idéal pour toute la famille.",
          "Garantie 2 ans ; notice en français.",
          "<p>Livré <b>monté</b>, prêt à l'emploi.</p>",
          "Dimensions : 30 × 20 × 10 cm\nPoids net indiqué sur l'emballage",
          "Un best-seller à moins de 100 € !",
          "Facile à nettoyer &eacute;videmment.",
          "Fabriqué dans l'Union européenne, « à l'ancienne ».",
          "Température d'utilisation : 5 à 40 °C.");
  private static final List<String> EAN_PREFIXES =
      List.of("07", "30", "33", "35", "37", "40", "54", "76", "80", "88");

  private final long seed;

  GeneratedProducts(long seed) {
    this.seed = seed;
  }

  /** A number below a bound, of one product and one question. */
  private int drawn(int number, int question, int bound) {
    return (int) Long.remainderUnsigned(mixed(number, question), bound);
  }

  private long mixed(int number, int question) {
    return mixed(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L + question);
  }

  /** The finisher of SplitMix64. */
  static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static <T> T one(List<T> of, int index) {
    return of.get(index);
  }

  private <T> T any(List<T> of, int number, int question) {
    return one(of, drawn(number, question, of.size()));
  }

  /** What variants share is drawn for the first of them. */
  private int leader(int number) {
    return isVariant(number) ? number - number % VARIANTS : number;
  }

  private boolean isVariant(int number) {
    int first = number - number % VARIANTS;
    return department(first).nature() == Nature.WORN && drawn(first, 1, 10) < 8;
  }

  private Department department(int number) {
    return any(Department.ALL, number - number % VARIANTS, 0);
  }

  /** The code: letters that nobody can guess, and the number. */
  String sku(int number) {
    char[] code = new char[LETTERS + DIGITS];
    long letters = mixed(number, 2);
    for (int i = 0; i < LETTERS; i++) {
      code[i] = (char) ('A' + Long.remainderUnsigned(letters, 26));
      letters >>>= 8;
    }
    for (int i = code.length - 1, rest = number; i >= LETTERS; i--, rest /= 10) {
      code[i] = (char) ('0' + rest % 10);
    }
    return new String(code);
  }

  /** The number of the product of a code, or -1 when none of any number has it. */
  int number(String sku) {
    if (sku.length() != LETTERS + DIGITS) {
      return -1;
    }
    int number = 0;
    for (int i = LETTERS; i < sku.length(); i++) {
      int digit = sku.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return sku(number).equals(sku) ? number : -1;
  }

  /** The price at which a product is first sold, in cents: many cheap ones, few dear ones. */
  int firstPrice(int number) {
    Department department = department(number);
    double place = Math.abs(mixed(leader(number), 3) % 10_000) / 10_000.0;
    double cents =
        department.cheapest()
            + (department.dearest() - department.cheapest()) * place * place * place;
    return switch (drawn(leader(number), 4, 4)) {
      case 0 -> (int) cents / 100 * 100 + 99;
      case 1 -> (int) cents / 100 * 100 + 90;
      default -> (int) cents;
    };
  }

  /** How many pieces come at once. */
  int delivery(int number) {
    int kind = drawn(number, 5, 100);
    return kind < 15
        ? 1 + drawn(number, 6, 5)
        : kind < 75 ? 6 + drawn(number, 6, 55) : 60 + drawn(number, 6, 440);
  }

  /** The product as it is sold for now. */
  FakeProduct product(int number, int cents, int stock) {
    Department department = department(number);
    int leader = leader(number);
    Department.Shelf shelf = any(department.shelves(), leader, 7);
    String brand = any(department.brands(), leader, 8);
    String name =
        shelf.noun()
            + " "
            + brand
            + " "
            + (char) ('A' + drawn(leader, 9, 26))
            + (char) ('A' + drawn(leader, 10, 26))
            + (100 + drawn(leader, 11, 900))
            + any(QUALITIES, leader, 12);
    String price = euros(cents);
    FakeProduct product =
        FakeProduct.of(sku(number), name, price)
            .stock(stock)
            .brand(brand)
            .vatRate(department.vatRate())
            .category(1, department.id(), department.name());
    for (int level = 0; level < shelf.ids().size(); level++) {
      product = product.category(level + 2, shelf.ids().get(level), shelf.names().get(level));
    }
    if (isVariant(number)) {
      List<String> sizes = shelf.ids().get(0).endsWith("03") ? SHOE_SIZES : SIZES;
      product =
          product.variantOf(
              sku(leader) + "P", sizes.get(number % VARIANTS) + " - " + any(COLOURS, leader, 13));
    }
    if (drawn(number, 14, 50) > 0) {
      product = product.ean(ean(number));
    }
    product =
        product
            .description(description(leader, name))
            .strikeThroughPrice(euros(cents + cents * drawn(leader, 16, 60) / 100));
    if (drawn(number, 17, 20) == 0) {
      product = product.promotion("1", drawn(number, 18, 2) == 0 ? "5" : "2.5");
    }
    int grams = grams(department, leader);
    product = levies(product, department.nature(), leader, grams, cents);
    String image = "http://i2.example.org/pdt2/" + number % 10 + "/" + sku(number);
    for (int i = drawn(leader, 19, 4); i >= 0; i--) {
      product = product.image(image + "-" + i + "/700x700.jpg");
    }
    double edge = Math.cbrt(grams * 4.0);
    return product
        .parcel(
            tenths((int) (edge * 14)),
            tenths((int) (edge * 10)),
            tenths((int) (edge * 7)),
            BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString())
        .type(grams < 30_000 ? "M30" : "P30");
  }

  private static FakeProduct levies(
      FakeProduct product, Nature nature, int leader, int grams, int cents) {
    return switch (nature) {
      case ELECTRIC -> product.ecotax(euros(Math.min(cents / 10, 2 + grams / 50)));
      case STORING ->
          product
              .ecotax(euros(1 + leader % 5))
              .sorecop(leader % 3 == 0 ? euros(Math.min(cents / 4, 400)) : "0");
      case PLAIN, WORN -> product;
    };
  }

  private int grams(Department department, int leader) {
    double place = Math.abs(mixed(leader, 20) % 1_000) / 1_000.0;
    return department.lightest()
        + (int) ((department.heaviest() - department.lightest()) * place * place);
  }

  private String description(int leader, String name) {
    StringBuilder text = new StringBuilder(name).append('.');
    for (int i = drawn(leader, 21, 4); i >= 0; i--) {
      text.append(' ').append(any(PRAISE, leader, 22 + i));
    }
    return text.toString();
  }

  /** Thirteen digits, no two products alike, the last one their check. */
  private String ean(int number) {
    StringBuilder digits = new StringBuilder(any(EAN_PREFIXES, number, 30));
    // A number without a common factor with 10^9 gives each of them a place of its own.
    String place = String.valueOf(number * 387_420_489L % 1_000_000_000L);
    digits.append(Math.floorMod(seed, 10)).append("0".repeat(9 - place.length())).append(place);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits.append((10 - sum % 10) % 10).toString();
  }

  private static String euros(int cents) {
    return cents % 100 == 0 && cents % 500 == 0
        ? String.valueOf(cents / 100)
        : BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static String tenths(int number) {
    return BigDecimal.valueOf(Math.max(number, 1), 1).stripTrailingZeros().toPlainString();
  }
}
