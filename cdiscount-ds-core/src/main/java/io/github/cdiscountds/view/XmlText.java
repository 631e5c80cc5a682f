package io.github.cdiscountds.view;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as the XML of a workbook holds it. */
final class XmlText {
  /** What a workbook's reader takes for a character by its number. */
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final String ESCAPED_UNDERSCORE = "_x005F_";

  private XmlText() {}

  /** Escapes what XML and workbooks read as something else; what XML can't hold is replaced. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    LOOKS_ESCAPED
        .matcher(text)
        .replaceAll(ESCAPED_UNDERSCORE)
        .codePoints()
        .forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\r' -> out.append(String.format(Locale.ROOT, "_x%04X_", c));
      default -> out.appendCodePoint(isXml(c) ? c : '\ufffd');
    }
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xfffe)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
