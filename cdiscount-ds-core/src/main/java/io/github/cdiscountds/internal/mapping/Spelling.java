package io.github.cdiscountds.internal.mapping;

import java.text.Normalizer;
import java.util.Locale;

/** The forms in which names and wordings are compared: case, accents and punctuation ignored. */
public final class Spelling {
  /** Text below it is composed as it is; nearly every code of a document is below it. */
  private static final char FIRST_COMBINING = '\u0300';

  private Spelling() {}

  /** The same characters, composed (NFC), as the models hold their texts. */
  static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** Letters and digits only: {@code "N° de Cmd"} becomes {@code "ndecmd"}. */
  static String compact(String text) {
    return fold(text, "");
  }

  /**
   * Words of letters and digits with one space between: {@code "stock : épuisé"} becomes {@code
   * "stock epuise"}.
   */
  public static String words(String text) {
    return fold(text, " ").strip();
  }

  /**
   * Text from a document for use inside a message: short, on one line, without control characters.
   */
  static String shown(String text, int longest) {
    String cut =
        text.codePointCount(0, text.length()) <= longest
            ? text
            : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }

  private static String fold(String text, String gap) {
    // The ordinal indicator looks like the degree sign of "N°", but would decompose to a letter.
    String plain =
        Normalizer.normalize(text.replace('º', '°'), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(plain.length());
    boolean open = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (open && !out.isEmpty()) {
          out.append(gap);
        }
        open = false;
        out.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        open = true;
      }
    }
    return out.toString();
  }
}
