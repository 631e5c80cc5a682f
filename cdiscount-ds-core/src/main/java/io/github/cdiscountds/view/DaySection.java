package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.LineStage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Many orders: how many are how far, each on a line of its own, and below, each in full. */
final class DaySection {
  private final String title;
  private final List<ShownOrder> orders;
  private final PageText text;

  DaySection(LocalDate day, List<ShownOrder> orders, PageText text) {
    this.title = title(day, text);
    this.orders = orders;
    this.text = text;
  }

  static String title(LocalDate day, PageText text) {
    return text.say("Orders of ", "Commandes du ") + text.of(day);
  }

  void write(HtmlWriter html) throws IOException {
    html.element("h1", title).text("\n");
    stages(html);
    if (!orders.isEmpty()) {
      overview(html);
    }
    for (ShownOrder order : orders) {
      new OrderSection(order, 2, text).write(html);
    }
  }

  private void stages(HtmlWriter html) throws IOException {
    Map<LineStage, Integer> counts = new EnumMap<>(LineStage.class);
    orders.forEach(order -> counts.merge(order.timeline().stage(), 1, Integer::sum));
    html.open("dl", "class", "figures");
    figure(text.say("Orders", "Commandes"), orders.size(), html);
    for (Map.Entry<LineStage, Integer> count : counts.entrySet()) {
      figure(text.say(PageWords.stage(count.getKey())), count.getValue(), html);
    }
    html.closeLine("dl");
  }

  private static void figure(String name, int number, HtmlWriter html) throws IOException {
    html.open("div").element("dt", name).element("dd", Integer.toString(number)).close("div");
  }

  private void overview(HtmlWriter html) throws IOException {
    new TableFrame(text.say("Overview", "Vue d’ensemble"), html)
        .open(
            text.say("Order", "Commande"),
            text.say("Campaign", "Campagne"),
            text.say("Stage", "Étape"),
            text.say("Shipped", "Expédié"),
            text.say("Look at", "À voir"),
            text.say("Due next", "Prochaine échéance"));
    for (ShownOrder order : orders) {
      html.open("tr")
          .open("th", "scope", "row", "class", "key")
          .open("a", "href", "#" + order.anchor())
          .foreign(order.timeline().order().orderNumber())
          .close("a")
          .close("th")
          .open("td", "class", "key")
          .foreign(order.timeline().order().campaign())
          .close("td")
          .open("td")
          .element(
              "span",
              OrderSection.summary(order.timeline(), text),
              "class",
              "badge stage " + order.timeline().stage().name().toLowerCase(Locale.ROOT))
          .close("td")
          .element(
              "td",
              order.shipped()
                  + text.say(" of ", " sur ")
                  + text.count(
                      order.ordered(),
                      new Wording("piece", "pièce"),
                      new Wording("pieces", "pièces")))
          .element("td", lookAt(order))
          .open("td");
      if (order.next().isPresent()) {
        new DeadlineTable(text).due(order.next().get(), html);
        html.empty("br")
            .open("small")
            .foreign(text.say(order.next().get().rule().wording()))
            .close("small");
      } else {
        html.text("–");
      }
      html.close("td").closeLine("tr");
    }
    TableFrame.close(html);
  }

  private String lookAt(ShownOrder order) {
    int contradictions = order.timeline().contradictions().size();
    String overdue = order.overdue() == 0 ? "" : OrderSection.overdue(order.overdue(), text);
    String contradicting =
        contradictions == 0 ? "" : OrderSection.contradictions(contradictions, text);
    if (overdue.isEmpty() && contradicting.isEmpty()) {
      return "–";
    }
    return overdue.isEmpty() || contradicting.isEmpty()
        ? overdue + contradicting
        : overdue + ", " + contradicting;
  }
}
