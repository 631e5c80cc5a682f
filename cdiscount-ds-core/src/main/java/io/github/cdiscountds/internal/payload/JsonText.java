package io.github.cdiscountds.internal.payload;

/**
 * JSON being written: texts, and objects and arrays of them. Not thread-safe.
 *
 * <p>Written by hand, since a generator that is made for each of thousands of small texts takes
 * longer than the texts.
 */
final class JsonText {
  private static final int LONGEST_USUAL = 256;
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final StringBuilder json = new StringBuilder(LONGEST_USUAL);

  /** Begins an object or an array. */
  JsonText begin(char bracket) {
    separate();
    json.append(bracket);
    return this;
  }

  /** Ends an object or an array. */
  JsonText end(char bracket) {
    json.append(bracket);
    return this;
  }

  /** Writes a field of an object. */
  JsonText field(String name, String text) {
    separate();
    quote(name);
    json.append(':');
    quote(text);
    return this;
  }

  /** Writes an element of an array. */
  JsonText element(String text) {
    separate();
    quote(text);
    return this;
  }

  @Override
  public String toString() {
    return json.toString();
  }

  /** Everything but what comes first has a comma before it. */
  private void separate() {
    if (json.length() > 0) {
      char last = json.charAt(json.length() - 1);
      if (last != '{' && last != '[') {
        json.append(',');
      }
    }
  }

  private void quote(String text) {
    json.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || isHalfAPair(c, text, i)) {
        json.append(text, from, i);
        escape(c);
        from = i + 1;
      }
    }
    json.append(text, from, text.length()).append('"');
  }

  /** No character set can hold halves of surrogate pairs as they are. */
  private static boolean isHalfAPair(char c, String text, int at) {
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }

  private void escape(char c) {
    json.append('\\');
    switch (c) {
      case '"', '\\' -> json.append(c);
      case '\b' -> json.append('b');
      case '\t' -> json.append('t');
      case '\n' -> json.append('n');
      case '\f' -> json.append('f');
      case '\r' -> json.append('r');
      default -> {
        json.append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
          json.append(HEX[(c >> shift) & 0xF]);
        }
      }
    }
  }
}
