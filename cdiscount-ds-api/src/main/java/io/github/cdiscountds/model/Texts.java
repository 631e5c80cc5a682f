package io.github.cdiscountds.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one form in which texts enter the models: trimmed, NFC, blank as null (R8, R20). */
final class Texts {
  /** Text below it is NFC as it is; nearly every code and name of a catalogue is below it. */
  private static final char FIRST_COMBINING = '\u0300';

  private Texts() {}

  static @Nullable String orNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = strip(text);
    return stripped.isEmpty() ? null : nfc(stripped);
  }

  /**
   * Trimmed and NFC; blank stays as the empty string, for a constraint to find. Null is the mistake
   * of a caller, who is told which text it is.
   */
  static String orEmpty(String what, String text) {
    return nfc(strip(Objects.requireNonNull(text, what)));
  }

  /** Trimmed and NFC, from 1 to {@code max} code points without control characters. */
  static String code(String what, String text, int max) {
    String code = orEmpty(what, text);
    boolean isTooLong = code.length() > max && code.codePointCount(0, code.length()) > max;
    if (code.isEmpty() || isTooLong || hasControl(code)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of %d characters: expected 1 to %d without control characters",
              what,
              code.length(),
              max));
    }
    return code;
  }

  /** Without outer white space, no-break spaces and byte order marks included: none of it shows. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    if (c > ' ' && c < '\u007f') {
      return false;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String nfc(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}
