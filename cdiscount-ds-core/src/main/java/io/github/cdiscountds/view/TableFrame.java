package io.github.cdiscountds.view;

import java.io.IOException;

/** What every table of a page has: a caption, and a header for each column. */
final class TableFrame {
  private final String caption;
  private final HtmlWriter html;

  TableFrame(String caption, HtmlWriter html) {
    this.caption = caption;
    this.html = html;
  }

  void open(String... columns) throws IOException {
    html.open("div", "class", "wide").open("table").element("caption", caption);
    html.open("thead").open("tr");
    for (String column : columns) {
      html.element("th", column, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
  }

  static void close(HtmlWriter html) throws IOException {
    html.close("tbody").close("table").closeLine("div");
  }
}
