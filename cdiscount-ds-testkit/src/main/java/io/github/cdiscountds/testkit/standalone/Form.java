package io.github.cdiscountds.testkit.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a browser sends, from a form or in an address. Immutable. */
final class Form {
  private static final int MOST_BYTES = 64 * 1024;

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Reads a form's fields.
   *
   * @throws IllegalArgumentException when they are malformed or too long
   */
  static Form read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("form: expected at most " + MOST_BYTES + " bytes");
    }
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Reads fields as they stand after the question mark of an address.
   *
   * @param encoded the fields, or null for none
   * @throws IllegalArgumentException when they are malformed
   */
  static Form parse(@Nullable String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (encoded != null) {
      for (String field : encoded.split("&", -1)) {
        int split = field.indexOf('=');
        if (split > 0) {
          fields.put(decoded(field.substring(0, split)), decoded(field.substring(split + 1)));
        }
      }
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A field that may be missing: then its value is empty. */
  String optional(String name) {
    return fields.getOrDefault(name, "").trim();
  }

  /**
   * A field.
   *
   * @throws IllegalArgumentException when it is missing or blank
   */
  String required(String name) {
    String value = optional(name);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty: expected a value");
    }
    return value;
  }

  /** A field exactly as it was sent, for names of files; empty when it is missing. */
  String exact(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when it isn't one, or not between the two
   */
  int number(String name, int least, int most) {
    String value = required(name);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s is \"%s\": expected a number from %d to %d",
            name,
            value,
            least,
            most));
  }

  /**
   * One of an enumeration's constants.
   *
   * @throws IllegalArgumentException when there is no such constant
   */
  <E extends Enum<E>> E choice(String name, Class<E> choices) {
    String value = required(name);
    try {
      return Enum.valueOf(choices, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is \"%s\": expected a choice of the page", name, value),
          e);
    }
  }
}
