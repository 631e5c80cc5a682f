package io.github.cdiscountds.internal.sheet;

/** Undoes the escapes {@code _xHHHH_}, which Office uses for what XML can't hold. */
final class EscapedText {
  private static final int LENGTH = 7;

  private EscapedText() {}

  static String decode(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0 && at + LENGTH <= text.length()) {
      int code = code(text, at + 2);
      if (code >= 0 && text.charAt(at + LENGTH - 1) == '_') {
        out.append(text, done, at).append((char) code);
        done = at + LENGTH;
        at = text.indexOf("_x", done);
      } else {
        at = text.indexOf("_x", at + 1);
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int code(String text, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }
}
