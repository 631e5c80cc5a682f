package io.github.cdiscountds.testkit.standalone;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts that the page repeats: forms above all, each with the page's secret. Not thread-safe.
 */
final class PageForms {
  private final Html html;
  private final String token;
  private final int refresh;

  PageForms(Html html, String token, int refresh) {
    this.html = html;
    this.token = token;
    this.refresh = refresh;
  }

  /** Begins a form. */
  void begin(String act) {
    html.open("form", "method", "post", "action", "/");
    hidden("token", token);
    hidden("act", act);
    if (refresh > 0) {
      hidden("refresh", Integer.toString(refresh));
    }
  }

  /** Ends a form with its button. */
  void end(String label) {
    html.element("button", label, "type", "submit").close("form");
  }

  /** A form that is nothing but a button. */
  void button(String act, String label, String field, String value) {
    button(act, label, "", field, value);
  }

  /** A form that is nothing but a button, one of several alike: about what is read out only. */
  void button(String act, String label, String about, String field, String value) {
    begin(act);
    hidden(field, value);
    html.open("button", "type", "submit").text(label);
    if (!about.isEmpty()) {
      html.element("span", ": " + about, "class", "unseen");
    }
    html.close("button").close("form");
  }

  /** A field with its label. */
  void field(String label, String name, String type, String value, String... more) {
    List<String> attributes = new ArrayList<>(List.of("name", name, "type", type, "value", value));
    attributes.addAll(List.of(more));
    attributes.addAll(List.of("required", ""));
    html.open("label").text(label).open("input", attributes.toArray(String[]::new)).close("label");
  }

  private void hidden(String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  static void headings(Html html, String... titles) {
    html.open("thead").open("tr");
    for (String title : titles) {
      if (title.isEmpty()) {
        html.open("th", "scope", "col").element("span", "Buttons", "class", "unseen").close("th");
      } else {
        html.element("th", title, "scope", "col");
      }
    }
    html.close("tr").close("thead");
  }

  static void time(Html html, ZonedDateTime at) {
    html.element(
        "time",
        Words.of(at.toLocalDateTime()),
        "datetime",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
  }

  static void badge(Html html, String look, String text) {
    html.element("span", text, "class", "badge " + look);
  }
}
