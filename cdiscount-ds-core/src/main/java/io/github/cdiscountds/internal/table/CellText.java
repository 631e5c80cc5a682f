package io.github.cdiscountds.internal.table;

/** What counts as white space around a cell's text. */
public final class CellText {
  private CellText() {}

  /**
   * Removes outer white space. Unlike {@link String#strip} this takes no-break spaces, which
   * spreadsheets and web pages leave at the end of pasted values, and a stray byte order mark.
   */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isOuter(text.charAt(from))) {
      from++;
    }
    while (to > from && isOuter(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isOuter(char c) {
    if (c > ' ' && c < '\u007f') {
      return false;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }
}
