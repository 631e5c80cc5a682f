package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.policy.OrderCase;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One order line: how far it is, since when, in which parcels, and which rows say so. */
final class LineSection {
  private final OrderCase order;
  private final LineTimeline line;
  private final OrderDocuments documents;
  private final PageText text;
  private final FactWords facts;

  LineSection(OrderCase order, LineTimeline line, OrderDocuments documents, PageText text) {
    this.order = order;
    this.line = line;
    this.documents = documents;
    this.text = text;
    this.facts = new FactWords(text);
  }

  void write(String heading, HtmlWriter html) throws IOException {
    html.open("section", "class", "line");
    html.open(heading)
        .text(text.say("Product ", "Produit "))
        .foreign(line.product().value())
        .text(" ");
    badge(stage(), "stage " + line.stage().name().toLowerCase(Locale.ROOT), html);
    for (Mark mark : Mark.values()) {
      if (line.marks().contains(mark)) {
        html.text(" ");
        badge(text.say(PageWords.mark(mark)), "mark", html);
      }
    }
    html.closeLine(heading);
    if (line.refusal() != null) {
      html.open("p", "class", "alert");
      facts.refusal(line.refusal(), html);
      html.closeLine("p");
    }
    if (line.rejection() != null) {
      html.open("p", "class", "alert");
      facts.rejection(line.rejection(), html);
      html.closeLine("p");
    }
    figures(html);
    track(html);
    parcels(html);
    statements(html);
    html.closeLine("section");
  }

  private String stage() {
    return line.isPartiallyShipped()
        ? text.say("Shipped in part", "Expédiée en partie")
        : text.say(PageWords.stage(line.stage()));
  }

  private static void badge(String what, String style, HtmlWriter html) throws IOException {
    html.element("span", what, "class", "badge " + style);
  }

  private void figures(HtmlWriter html) throws IOException {
    html.open("dl", "class", "figures");
    figure(text.say("Ordered", "Commandé"), text.pieces(line.quantity()), html);
    figure(text.say("Shipped", "Expédié"), text.pieces(line.shippedQuantity()), html);
    figure(text.say("Billed", "Facturé"), billed(), html);
    html.closeLine("dl");
  }

  private String billed() {
    if (!line.marks().contains(Mark.INVOICED)) {
      return "–";
    }
    return text.pieces(line.billedQuantity())
        + ", "
        + text.euros(line.billedAmount())
        + text.say(" excl. VAT", " HT");
  }

  private static void figure(String name, String value, HtmlWriter html) throws IOException {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }

  private void track(HtmlWriter html) throws IOException {
    List<StageTrack.Step> steps = new StageTrack(order, line, text).steps();
    html.open("ol", "class", "track", "aria-label", text.say("Stages", "Étapes"));
    PageText.Moment before = null;
    for (StageTrack.Step step : steps) {
      html.open("li", attributes(step.state()))
          .element("span", text.say(PageWords.stage(step.stage())), "class", "name");
      PageText.Moment when = step.when();
      if (when != null) {
        html.time(when, text);
        if (before != null) {
          gap(before, when, html);
        }
        before = when;
      }
      html.element("span", text.say(words(step.state())), "class", "unseen");
      html.closeLine("li");
    }
    html.closeLine("ol");
  }

  private void gap(PageText.Moment from, PageText.Moment to, HtmlWriter html) throws IOException {
    String gap = text.gap(from, to).orElse("");
    if (!gap.isEmpty()) {
      html.element("span", gap, "class", "gap");
    }
  }

  private static String[] attributes(StageTrack.State state) {
    String style = state.name().toLowerCase(Locale.ROOT);
    return switch (state) {
      case PASSED, AHEAD -> new String[] {"class", style};
      case REACHED, STUCK -> new String[] {"class", style, "aria-current", "step"};
    };
  }

  private static Wording words(StageTrack.State state) {
    return switch (state) {
      case PASSED -> new Wording("(passed)", "(passée)");
      case REACHED -> new Wording("(now)", "(actuelle)");
      case STUCK -> new Wording("(stopped here)", "(arrêtée ici)");
      case AHEAD -> new Wording("(not yet)", "(à venir)");
    };
  }

  private void parcels(HtmlWriter html) throws IOException {
    if (line.parcels().isEmpty()) {
      return;
    }
    new TableFrame(text.say("Parcels", "Colis"), html)
        .open(
            text.say("Parcel", "Colis"),
            text.say("Pieces", "Pièces"),
            text.say("Left on", "Parti le"),
            text.say("Follow", "Suivre"));
    for (Parcel parcel : line.parcels()) {
      html.open("tr").open("th", "scope", "row", "class", "key");
      if (parcel.number() == null) {
        html.text(text.say("without a number", "sans numéro"));
      } else {
        html.foreign(parcel.number());
      }
      html.close("th").element("td", Integer.toString(parcel.quantity())).open("td");
      if (parcel.shippedAt() == null) {
        html.text("–");
      } else {
        html.time(PageText.Moment.asWritten(parcel.shippedAt()), text);
      }
      html.close("td").open("td");
      link(parcel.trackingLink(), html);
      html.close("td").closeLine("tr");
    }
    TableFrame.close(html);
  }

  /** The carrier's page, if it is one: everything else is shown and leads nowhere. */
  private void link(@Nullable URI page, HtmlWriter html) throws IOException {
    if (page == null) {
      html.text("–");
    } else if (isWebPage(page)) {
      html.open(
              "a",
              "href",
              page.toASCIIString(),
              "rel",
              "noopener noreferrer",
              "referrerpolicy",
              "no-referrer",
              "target",
              "_blank")
          .foreign(page.getHost())
          .close("a");
    } else {
      html.foreign(page.toString());
    }
  }

  private static boolean isWebPage(URI page) {
    String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("https") || scheme.equals("http"))
        && page.getHost() != null
        && page.getRawUserInfo() == null;
  }

  private void statements(HtmlWriter html) throws IOException {
    if (line.facts().isEmpty()) {
      html.element(
          "p",
          text.say("No document tells of it yet.", "Aucun document n’en parle encore."),
          "class",
          "quiet");
      return;
    }
    new TableFrame(text.say("What the documents say", "Ce que disent les documents"), html)
        .open(
            text.say("Stage", "Étape"),
            text.say("Row", "Ligne"),
            text.say("Document", "Document"),
            text.say("Order file", "Fichier de commandes"));
    for (OrderFact fact : chronological()) {
      html.open("tr").element("th", stageShown(fact.value()), "scope", "row").open("td");
      facts.write(fact.value(), html);
      html.close("td").open("td");
      documents.cite(fact, html);
      html.close("td").open("td", "class", "file");
      OrderDocuments.file(fact.key(), html);
      html.close("td").closeLine("tr");
    }
    TableFrame.close(html);
  }

  private List<OrderFact> chronological() {
    return line.facts().stream()
        .sorted(Comparator.comparing(OrderFact::first, text.chronological()))
        .toList();
  }

  private String stageShown(FactValue value) {
    if (value instanceof FactValue.Billing) {
      return text.say(PageWords.mark(Mark.INVOICED));
    }
    return StageTrack.shownBy(value).map(PageWords::stage).map(text::say).orElse("–");
  }
}
