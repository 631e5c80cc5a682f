package io.github.cdiscountds.view;

import io.github.cdiscountds.policy.Deadline;
import io.github.cdiscountds.policy.Standing;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an order waits for, what came in time and what didn't. */
final class DeadlineTable {
  /** What needs somebody comes first. */
  private static final List<Standing> ORDER =
      List.of(Standing.OVERDUE, Standing.DUE, Standing.MISSED, Standing.LAPSED, Standing.MET);

  private static final Pattern FILE_NAME = Pattern.compile("^[\\w.-]+\\.[a-z]{3,4} (?=\")");

  private final PageText text;

  DeadlineTable(PageText text) {
    this.text = text;
  }

  void write(List<Deadline> deadlines, HtmlWriter html) throws IOException {
    if (deadlines.isEmpty()) {
      html.element(
          "p",
          text.say("No rule has begun to count.", "Aucune règle n’a commencé à courir."),
          "class",
          "quiet");
      return;
    }
    new TableFrame(
            text.say("Open, overdue, missed and met", "Ouvertes, en retard, manquées, tenues"),
            html)
        .open(
            text.say("Standing", "État"),
            text.say("What", "Objet"),
            text.say("Who", "Qui"),
            text.say("Due by", "Au plus tard"),
            text.say("Done by", "Fait le"));
    for (Standing standing : ORDER) {
      for (Deadline deadline : deadlines) {
        if (deadline.standing() == standing) {
          row(deadline, html);
        }
      }
    }
    TableFrame.close(html);
  }

  private void row(Deadline deadline, HtmlWriter html) throws IOException {
    String standing = deadline.standing().name().toLowerCase(Locale.ROOT);
    html.open("tr", "class", standing)
        .open("th", "scope", "row")
        .element(
            "span", text.say(PageWords.standing(deadline.standing())), "class", "badge " + standing)
        .close("th");
    html.open("td").foreign(text.say(deadline.rule().wording()));
    if (deadline.product() != null) {
      html.text(text.say(" (product ", " (produit ")).foreign(deadline.product().value()).text(")");
    }
    html.empty("br")
        .open("small")
        .foreign(deadline.rule().policy())
        .text(" · ")
        .foreign(title(deadline.rule().source()))
        .text(
            deadline.rule().isAssumed()
                ? text.say(" · assumed in part", " · supposé en partie")
                : "")
        .close("small")
        .close("td");
    html.element("td", text.say(PageWords.party(deadline.party()))).open("td");
    due(deadline, html);
    html.close("td").open("td");
    if (deadline.doneBy() == null) {
      html.text(done(deadline.standing()));
    } else {
      html.time(text.moment(deadline.doneBy()), text);
    }
    html.close("td").closeLine("tr");
  }

  /** The moment, or the bounds between which it lies. */
  void due(Deadline deadline, HtmlWriter html) throws IOException {
    Instant latest = deadline.latest();
    Instant earliest = deadline.earliest();
    if (latest == null) {
      html.text(text.say("no time set", "sans délai"));
    } else if (earliest == null || deadline.isExact()) {
      end(latest, html);
    } else {
      html.text(text.say("between ", "entre "));
      end(earliest, html);
      html.text(text.say(" and ", " et "));
      end(latest, html);
    }
  }

  /** Midnight is the end of a day, and read more easily as that. */
  private void end(Instant moment, HtmlWriter html) throws IOException {
    LocalDateTime local = LocalDateTime.ofInstant(moment, text.zone());
    if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      html.text(text.say("the end of ", "fin du "))
          .time(PageText.Moment.on(local.toLocalDate().minusDays(1)), text);
    } else {
      html.time(text.moment(moment), text);
    }
  }

  /** A source without the name of its file, which says nothing to people. */
  private static String title(String source) {
    return FILE_NAME.matcher(source).replaceFirst("");
  }

  private String done(Standing standing) {
    return switch (standing) {
      case MET, MISSED -> text.say("done, time not known", "fait, moment inconnu");
      case DUE, OVERDUE, LAPSED -> "–";
    };
  }
}
