package io.github.cdiscountds.finding;

import java.util.Locale;

/**
 * One short text in the two languages of the trade.
 *
 * @param english in English
 * @param french in French
 * @since 0.1.0
 */
public record Wording(String english, String french) {

  /**
   * Gives the text for a locale.
   *
   * @param locale any locale
   * @return French for French locales, else English
   */
  public String in(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /**
   * Makes a text from two patterns with the same arguments.
   *
   * @param english an English {@link String#format} pattern
   * @param french the French one
   * @param arguments the arguments of both
   * @return the text
   */
  public static Wording of(String english, String french, Object... arguments) {
    return new Wording(
        String.format(Locale.ROOT, english, arguments),
        String.format(Locale.ROOT, french, arguments));
  }

  @Override
  public String toString() {
    return english;
  }
}
