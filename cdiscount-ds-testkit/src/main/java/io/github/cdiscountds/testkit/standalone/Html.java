package io.github.cdiscountds.testkit.standalone;

/** Writes HTML. Whatever text it is given stays text; there is no way to hand markup through. */
final class Html {
  private static final char REPLACEMENT = '\ufffd';

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

  /** Opens an element; attributes as names and values in turn. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that holds a text of ours. */
  Html element(String tag, String text, String... attributes) {
    open(tag, attributes);
    escape(text);
    out.append("</").append(tag).append('>');
    return this;
  }

  /** A text of ours. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** A text that others wrote: it can't turn the direction of what stands beside it either. */
  Html foreign(String text) {
    return element("bdi", text);
  }

  /** Our own style sheet, as it is. */
  Html style() {
    out.append("<style>").append(PageStyle.SHEET).append("</style>\n");
    return this;
  }

  private void escape(String text) {
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int c = text.codePointAt(at);
      next = at + Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (isText(c)) {
            out.append(text, at, next);
          } else {
            out.append(REPLACEMENT);
          }
        }
      }
    }
  }

  /** No control characters, no halves of characters, nothing that Unicode keeps from exchange. */
  private static boolean isText(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' '
            && (c < 0x7f || c > 0x9f)
            && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            && (c & 0xfffe) != 0xfffe);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
