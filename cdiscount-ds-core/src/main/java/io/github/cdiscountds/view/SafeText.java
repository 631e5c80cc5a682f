package io.github.cdiscountds.view;

import org.jspecify.annotations.Nullable;

/** Text that no spreadsheet runs when it opens a CSV file. */
final class SafeText {
  /** What a formula begins with, as such or full-width, and what some spreadsheets skip before. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private SafeText() {}

  /** The text, with an apostrophe in front when it would be a formula; null is nothing. */
  static String of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
