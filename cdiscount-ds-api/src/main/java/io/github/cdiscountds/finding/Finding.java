package io.github.cdiscountds.finding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One problem with data: where, what was read, what was expected.
 *
 * <p>Immutable. Holds no personal data: make findings with {@link #of}, which redacts.
 *
 * @param severity how much it matters
 * @param code what kind of problem it is
 * @param at where
 * @param read what was read, shortened and safe for one line, or null when nothing was there
 * @param expected what would be right, and what to do where that isn't plain
 * @since 0.1.0
 */
public record Finding(
    Severity severity, FindingCode code, Location at, @Nullable String read, Wording expected) {

  private static final int LONGEST_EXCERPT = 60;
  private static final String WITHHELD = " characters, withheld)";

  /**
   * Makes a finding; what was read is shortened, made safe for a log, and redacted when personal.
   *
   * @param severity how much it matters
   * @param code what kind of problem it is
   * @param at where
   * @param read what was read, or null when nothing was there
   * @param sensitivity whether what was read may be shown
   * @param expected what would be right
   * @return the finding
   */
  public static Finding of(
      Severity severity,
      FindingCode code,
      Location at,
      @Nullable String read,
      Sensitivity sensitivity,
      Wording expected) {
    return new Finding(severity, code, at, excerpt(read, sensitivity), expected);
  }

  /**
   * Makes an error about a value that may be shown.
   *
   * @param code what kind of problem it is
   * @param at where
   * @param read what was read, or null
   * @param expected what would be right
   * @return the finding
   */
  public static Finding error(
      FindingCode code, Location at, @Nullable String read, Wording expected) {
    return of(Severity.ERROR, code, at, read, Sensitivity.PLAIN, expected);
  }

  /**
   * Makes a warning about a value that may be shown.
   *
   * @param code what kind of problem it is
   * @param at where
   * @param read what was read, or null
   * @param expected what would be right
   * @return the finding
   */
  public static Finding warning(
      FindingCode code, Location at, @Nullable String read, Wording expected) {
    return of(Severity.WARNING, code, at, read, Sensitivity.PLAIN, expected);
  }

  /**
   * Tells whether this is an error.
   *
   * @return true for {@link Severity#ERROR}
   */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * Gives the message in English.
   *
   * @return one line: where, field, what was read, what was expected, code
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * Gives the message in a language.
   *
   * @param locale French for French wording, anything else for English
   * @return one line: where, field, what was read, what was expected, code
   */
  public String message(Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    StringBuilder out = new StringBuilder(at.toString()).append(": ");
    if (at.field() != null) {
      out.append(at.field()).append(' ');
    }
    if (read != null) {
      out.append(french ? "vaut " + inFrench(read) : "is " + read).append(", ");
    }
    return out.append(french ? "attendu : " : "expected ")
        .append(expected.in(locale))
        .append(" [")
        .append(code)
        .append(']')
        .toString();
  }

  @Override
  public String toString() {
    return severity + " " + message();
  }

  private static String inFrench(String read) {
    // Whatever is shown as it was read begins with a quote.
    return read.startsWith("(") && read.endsWith(WITHHELD)
        ? read.substring(0, read.length() - WITHHELD.length()) + " caractères, masqués)"
        : read;
  }

  private static @Nullable String excerpt(@Nullable String read, Sensitivity sensitivity) {
    if (read == null) {
      return null;
    }
    int length = read.codePointCount(0, read.length());
    if (sensitivity == Sensitivity.PERSONAL) {
      return "(" + length + WITHHELD;
    }
    StringBuilder out = new StringBuilder("\"");
    read.codePoints()
        .limit(LONGEST_EXCERPT)
        .forEach(
            c -> {
              if (Character.getType(c) == Character.CONTROL
                  || Character.getType(c) == Character.FORMAT
                  || Character.getType(c) == Character.SURROGATE
                  || Character.getType(c) == Character.LINE_SEPARATOR
                  || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                out.append("\\u").append(String.format(Locale.ROOT, "%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append(length > LONGEST_EXCERPT ? "…\"" : "\"").toString();
  }
}
