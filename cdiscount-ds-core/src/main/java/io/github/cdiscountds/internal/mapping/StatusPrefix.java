package io.github.cdiscountds.internal.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words before a reason that only say that something was refused: {@code Non traité :}. */
final class StatusPrefix {
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:non[^\\p{L}\\p{N}]*+trait(?:e|é)(?:es?+|s)?+|un[^\\p{L}\\p{N}]*+processed|not[^\\p{L}\\p{N}]*+processed)"
              + "(?![\\p{L}\\p{N}])\\s*+[:\\-–—]?+\\s*+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private StatusPrefix() {}

  /** The text after the prefix; the whole text when it has none. */
  static String strip(String text) {
    String composed = Spelling.composed(text);
    Matcher matcher = REFUSED.matcher(composed);
    return matcher.lookingAt() ? composed.substring(matcher.end()).strip() : text;
  }
}
