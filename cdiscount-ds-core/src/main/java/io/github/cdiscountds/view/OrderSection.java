package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One order: what needs somebody, its lines, its deadlines, and everything behind them. */
final class OrderSection {
  private static final int LOWEST_HEADING = 6;

  private final ShownOrder shown;
  private final OrderTimeline timeline;
  private final PageText text;
  private final OrderDocuments documents;
  private final int level;

  /**
   * Prepares the section.
   *
   * @param level the order's own heading: 1 on a page of one order, 2 on a page of many
   */
  OrderSection(ShownOrder shown, int level, PageText text) {
    this.shown = shown;
    this.timeline = shown.timeline();
    this.text = text;
    this.level = level;
    this.documents = new OrderDocuments(timeline, shown.anchor(), text);
  }

  void write(HtmlWriter html) throws IOException {
    html.open("article", "id", shown.anchor());
    head(html);
    attention(html);
    for (LineTimeline line : timeline.lines()) {
      new LineSection(shown.order(), line, documents, text).write(heading(1), html);
    }
    if (shown.deadlines() != null) {
      section("deadlines", text.say("Deadlines", "Échéances"), html);
      new DeadlineTable(text).write(shown.deadlines(), html);
      html.closeLine("section");
    }
    contradictions(html);
    statedByTheShop(html);
    otherSendings(html);
    documents.write(html);
    html.closeLine("article");
  }

  private String heading(int below) {
    return "h" + Math.min(level + below, LOWEST_HEADING);
  }

  private void head(HtmlWriter html) throws IOException {
    html.open(heading(0))
        .text(text.say("Order ", "Commande "))
        .foreign(timeline.order().orderNumber())
        .text(" ")
        .element(
            "span",
            summary(timeline, text),
            "class",
            "badge stage " + timeline.stage().name().toLowerCase(Locale.ROOT))
        .closeLine(heading(0));
    html.open("dl", "class", "figures");
    html.open("div")
        .element("dt", text.say("Campaign", "Campagne"))
        .open("dd")
        .foreign(timeline.order().campaign())
        .close("dd")
        .close("div");
    html.open("div").element("dt", text.say("Order files", "Fichiers de commandes")).open("dd");
    if (timeline.files().isEmpty()) {
      html.text(text.say("not sent yet", "pas encore envoyée"));
    }
    for (int i = 0; i < timeline.files().size(); i++) {
      if (i > 0) {
        html.text(", ");
      }
      html.foreign(timeline.files().get(i));
    }
    html.close("dd").close("div").closeLine("dl");
  }

  /** How far an order is, in words: by the line that is least far, unless lines went apart. */
  static String summary(OrderTimeline timeline, PageText text) {
    if (timeline.isPartiallyRefused()) {
      return text.say("Refused in part", "Refusée en partie");
    }
    if (timeline.isPartiallyShipped()) {
      return text.say("Shipped in part", "Expédiée en partie");
    }
    return text.say(PageWords.stage(timeline.stage()));
  }

  private void attention(HtmlWriter html) throws IOException {
    int contradictions = timeline.contradictions().size();
    if (shown.overdue() == 0 && contradictions == 0) {
      return;
    }
    html.open("ul", "class", "attention");
    if (shown.overdue() > 0) {
      attention("-deadlines", overdue(shown.overdue(), text), html);
    }
    if (contradictions > 0) {
      attention("-contradictions", contradictions(contradictions, text), html);
    }
    html.closeLine("ul");
  }

  private void attention(String where, String what, HtmlWriter html) throws IOException {
    html.open("li").element("a", what, "href", "#" + shown.anchor() + where).close("li");
  }

  static String overdue(long number, PageText text) {
    return text.count(
        Math.toIntExact(number),
        new Wording("deadline overdue", "échéance en retard"),
        new Wording("deadlines overdue", "échéances en retard"));
  }

  static String contradictions(int number, PageText text) {
    return text.count(
        number,
        new Wording("contradiction", "contradiction"),
        new Wording("contradictions", "contradictions"));
  }

  private void section(String anchor, String title, HtmlWriter html) throws IOException {
    html.open("section", "id", shown.anchor() + "-" + anchor).element(heading(1), title).text("\n");
  }

  private void contradictions(HtmlWriter html) throws IOException {
    if (timeline.contradictions().isEmpty()) {
      return;
    }
    section("contradictions", text.say("Contradictions", "Contradictions"), html);
    ContradictionSection section = new ContradictionSection(timeline, documents, text);
    for (Contradiction contradiction : timeline.contradictions()) {
      section.write(contradiction, html);
    }
    html.closeLine("section");
  }

  private void statedByTheShop(HtmlWriter html) throws IOException {
    List<MerchantFact> stated =
        shown.order().stated().stream().sorted(Comparator.comparing(MerchantFact::at)).toList();
    if (stated.isEmpty()) {
      return;
    }
    section("stated", text.say("What the shop states", "Ce que dit la boutique"), html);
    new TableFrame(text.say("Statements", "Indications"), html)
        .open(text.say("When", "Quand"), text.say("What", "Quoi"), text.say("Product", "Produit"));
    for (MerchantFact fact : stated) {
      html.open("tr")
          .open("th", "scope", "row")
          .time(text.moment(fact.at()), text)
          .close("th")
          .element("td", text.say(PageWords.stated(fact.kind())))
          .open("td", "class", "key");
      if (fact.product() == null) {
        html.text(text.say("all", "tous"));
      } else {
        html.foreign(fact.product().value());
      }
      html.close("td").closeLine("tr");
    }
    TableFrame.close(html);
    html.closeLine("section");
  }

  private void otherSendings(HtmlWriter html) throws IOException {
    if (timeline.otherSendings().isEmpty()) {
      return;
    }
    section("others", text.say("Other sendings", "Autres envois"), html);
    html.element(
        "p",
        text.say(
            "About the same order, but in a file or with a product that isn’t this shop’s: no line"
                + " moves by it.",
            "Sur la même commande, mais dans un fichier ou avec un produit qui n’est pas de cette"
                + " boutique : aucune ligne n’en dépend."),
        "class",
        "quiet");
    FactWords facts = new FactWords(text);
    new TableFrame(text.say("What the documents say", "Ce que disent les documents"), html)
        .open(
            text.say("Order file", "Fichier de commandes"),
            text.say("Product", "Produit"),
            text.say("Row", "Ligne"),
            text.say("Document", "Document"));
    for (OrderFact fact : timeline.otherSendings()) {
      html.open("tr").open("th", "scope", "row", "class", "file");
      OrderDocuments.file(fact.key(), html);
      html.close("th")
          .open("td", "class", "key")
          .foreign(fact.key().product().value())
          .close("td")
          .open("td");
      facts.write(fact.value(), html);
      html.close("td").open("td");
      documents.cite(fact, html);
      html.close("td").closeLine("tr");
    }
    TableFrame.close(html);
    html.closeLine("section");
  }
}
