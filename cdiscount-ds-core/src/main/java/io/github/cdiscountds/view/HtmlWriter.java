package io.github.cdiscountds.view;

import java.io.IOException;

/**
 * Writes HTML that is XML as well. Whatever text it is given stays text: there is no way to hand
 * markup through, but for {@link #style}.
 */
final class HtmlWriter {
  private static final char REPLACEMENT = '\ufffd';

  private final Appendable out;

  HtmlWriter(Appendable out) {
    this.out = out;
  }

  /** Begins a document. */
  HtmlWriter doctype() throws IOException {
    out.append("<!DOCTYPE html>\n");
    return this;
  }

  /** Opens an element; attributes as names and values in turn. */
  HtmlWriter open(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.append('>');
    return this;
  }

  HtmlWriter close(String tag) throws IOException {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Closes an element and ends the line, so that a page's source can be read. */
  HtmlWriter closeLine(String tag) throws IOException {
    close(tag);
    out.append('\n');
    return this;
  }

  /** An element that holds nothing, ever. */
  HtmlWriter empty(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element that holds a text of ours. */
  HtmlWriter element(String tag, String text, String... attributes) throws IOException {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A text of ours. */
  HtmlWriter text(String text) throws IOException {
    escape(text);
    return this;
  }

  /** A text that others wrote: it can't turn the direction of what stands beside it either. */
  HtmlWriter foreign(String text) throws IOException {
    return element("bdi", text);
  }

  /** A moment, for people and for programs; never broken over two lines. */
  HtmlWriter time(PageText.Moment moment, PageText text) throws IOException {
    return element("time", text.of(moment), "datetime", text.machine(moment));
  }

  /** Our own style sheet, as it is. */
  HtmlWriter style(String css) throws IOException {
    out.append("<style>").append(css).append("</style>\n");
    return this;
  }

  private void start(String tag, String... attributes) throws IOException {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) throws IOException {
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
}
