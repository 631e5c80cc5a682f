package io.github.cdiscountds.view;

import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Publication;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The supplier's documents that tell of one order, numbered so that rows can point at them. */
final class OrderDocuments {
  private final PageText text;
  private final String order;
  private final Map<Publication, String> anchors = new LinkedHashMap<>();

  OrderDocuments(OrderTimeline timeline, String order, PageText text) {
    this.text = text;
    this.order = order;
    facts(timeline).stream()
        .flatMap(fact -> Stream.of(fact.first(), fact.last()))
        .distinct()
        .sorted(text.chronological())
        .forEach(publication -> anchors.put(publication, order + "-d" + (anchors.size() + 1)));
  }

  /** Everything that any document says of the order. */
  static List<OrderFact> facts(OrderTimeline timeline) {
    List<OrderFact> facts = new ArrayList<>();
    for (LineTimeline line : timeline.lines()) {
      facts.addAll(line.facts());
    }
    facts.addAll(timeline.otherSendings());
    return facts;
  }

  /**
   * Names the documents that state a fact: the first one, and the last one if it isn't the same.
   */
  void cite(OrderFact fact, HtmlWriter html) throws IOException {
    cite(fact.first(), html);
    if (!fact.first().equals(fact.last())) {
      html.empty("br").open("small").text(text.say("again, last in ", "de nouveau, en dernier : "));
      cite(fact.last(), html);
      html.close("small");
    }
  }

  private void cite(Publication publication, HtmlWriter html) throws IOException {
    html.open("a", "href", "#" + anchors.getOrDefault(publication, order))
        .foreign(text.say(PageWords.document(publication.document())))
        .close("a");
    Optional<PageText.Moment> when = text.moment(publication);
    if (when.isPresent()) {
      html.text(", ").time(when.get(), text);
    }
  }

  /** Names the order file that a fact is about; not every row names one. */
  static void file(FactKey key, HtmlWriter html) throws IOException {
    if (key.submission().isEmpty()) {
      html.text("–");
    } else {
      html.foreign(key.submission());
    }
  }

  /** Lists them, or nothing when there are none. */
  void write(HtmlWriter html) throws IOException {
    if (anchors.isEmpty()) {
      return;
    }
    new TableFrame(text.say("Documents", "Documents"), html)
        .open(
            text.say("Document", "Document"),
            text.say("Date in its name", "Date dans son nom"),
            text.say("On the server since", "Sur le serveur depuis"),
            "SHA-256");
    for (Map.Entry<Publication, String> entry : anchors.entrySet()) {
      Publication publication = entry.getKey();
      html.open("tr", "id", entry.getValue())
          .open("th", "scope", "row")
          .foreign(text.say(PageWords.document(publication.document())))
          .close("th")
          .open("td");
      moment(
          publication.named() == null ? null : PageText.Moment.asWritten(publication.named()),
          html);
      html.close("td").open("td");
      moment(
          publication.published().equals(Instant.EPOCH)
              ? null
              : text.moment(publication.published()),
          html);
      html.close("td").open("td").element("code", publication.sha256()).close("td").closeLine("tr");
    }
    TableFrame.close(html);
  }

  private void moment(PageText.@Nullable Moment moment, HtmlWriter html) throws IOException {
    if (moment == null) {
      html.text("–");
    } else {
      html.time(moment, text);
    }
  }
}
