package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/** Two things that can't both be true: what is odd, and each side with its documents. */
final class ContradictionSection {
  private final OrderTimeline timeline;
  private final OrderDocuments documents;
  private final PageText text;
  private final FactWords facts;

  ContradictionSection(OrderTimeline timeline, OrderDocuments documents, PageText text) {
    this.timeline = timeline;
    this.documents = documents;
    this.text = text;
    this.facts = new FactWords(text);
  }

  void write(Contradiction contradiction, HtmlWriter html) throws IOException {
    new TableFrame(text.say(inWords(contradiction)), html)
        .open(
            text.say("Who says it", "Qui l’indique"),
            text.say("What", "Quoi"),
            text.say("Product", "Produit"),
            text.say("Order file", "Fichier de commandes"));
    stated(contradiction, contradiction.one(), html);
    if (contradiction.other() == null) {
      known(contradiction, html);
    } else {
      stated(contradiction, contradiction.other(), html);
    }
    TableFrame.close(html);
    Optional<LineTimeline> line = timeline.line(contradiction.about().product());
    if (line.isPresent()) {
      html.open("p", "class", "quiet")
          .text(text.say("What counts for the line: ", "Ce qui compte pour la ligne\u00a0: "))
          .text(text.say(PageWords.stage(line.get().stage())))
          .text(", ")
          .text(text.shippedOf(line.get().shippedQuantity(), line.get().quantity()))
          .closeLine("p");
    }
  }

  /** A side that a document states. */
  private void stated(Contradiction contradiction, FactValue value, HtmlWriter html)
      throws IOException {
    Optional<OrderFact> fact = factOf(contradiction, value);
    FactKey key = fact.map(OrderFact::key).orElse(contradiction.about());
    html.open("tr").open("th", "scope", "row");
    if (fact.isPresent()) {
      documents.cite(fact.get(), html);
    } else {
      html.text(text.say("A document", "Un document"));
    }
    html.close("th").open("td");
    facts.write(value, html);
    html.close("td")
        .open("td", "class", "key")
        .foreign(key.product().value())
        .close("td")
        .open("td", "class", "file");
    OrderDocuments.file(key, html);
    html.close("td").closeLine("tr");
  }

  /** A side that no document states: the order itself, or another order. */
  private void known(Contradiction contradiction, HtmlWriter html) throws IOException {
    OrderKey other = contradiction.otherOrder();
    html.open("tr").open("th", "scope", "row");
    if (other == null) {
      html.text(text.say("The order itself", "La commande elle-même"));
    } else {
      html.text(text.say("Order ", "Commande ")).foreign(other.orderNumber());
    }
    html.close("th").open("td");
    if (other == null) {
      html.text(ordered(contradiction));
    } else {
      html.text(text.say("has the same parcel; campaign ", "a le même colis ; campagne "))
          .foreign(other.campaign());
    }
    html.close("td").element("td", "–").element("td", "–").closeLine("tr");
  }

  private String ordered(Contradiction contradiction) {
    return switch (contradiction.kind()) {
      case NEVER_SENT ->
          text.say(
              "was entered here, and no order file has it",
              "est saisie ici, et aucun fichier de commandes ne la contient");
      case EARLIER_SENDING_TAKEN ->
          text.say("went last in another file", "est partie en dernier dans un autre fichier");
      default ->
          timeline
              .line(contradiction.about().product())
              .map(line -> text.say("has ", "en compte ") + text.pieces(line.quantity()))
              .orElse("–");
    };
  }

  /** The fact behind a side: that of the same line and sending before any other of the order. */
  private Optional<OrderFact> factOf(Contradiction contradiction, FactValue value) {
    FactKey about = contradiction.about();
    return OrderDocuments.facts(timeline).stream()
        .filter(fact -> fact.value().equals(value))
        .min(
            Comparator.<OrderFact, Boolean>comparing(fact -> !fact.key().equals(about))
                .thenComparing(fact -> !fact.key().product().equals(about.product())));
  }

  private static Wording inWords(Contradiction contradiction) {
    return switch (contradiction.kind()) {
      case FILE_ACCEPTED_AND_REJECTED ->
          new Wording(
              "The same order file was accepted and rejected.",
              "Le même fichier de commandes est accepté et rejeté.");
      case PROCESSED_AND_REFUSED ->
          new Wording(
              "The same line was taken over and refused.",
              "La même ligne est intégrée et refusée.");
      case REFUSED_BUT_TRACKED ->
          new Wording(
              "The line was refused, yet the supplier works on it.",
              "La ligne est refusée, mais le fournisseur la traite.");
      case STATUS_WENT_BACK ->
          new Wording(
              "An earlier status was published after a later one.",
              "Un statut antérieur est publié après un statut plus avancé.");
      case DELIVERED_ABOVE_ORDERED ->
          new Wording(
              "More was delivered than ordered.", "Il est livré plus que ce qui est commandé.");
      case PARCEL_OF_SEVERAL_ORDERS ->
          new Wording(
              "The same parcel stands with several orders.",
              "Le même colis figure avec plusieurs commandes.");
      case EARLIER_SENDING_TAKEN ->
          new Wording(
              "The supplier works on an earlier file, and the order went in another one since.",
              "Le fournisseur traite un fichier antérieur, et la commande est repartie dans un autre"
                  + " depuis.");
      case NEVER_SENT ->
          new Wording(
              "The supplier works on an order that was never sent.",
              "Le fournisseur traite une commande qui n’a jamais été envoyée.");
    };
  }
}
