package io.github.cdiscountds.view;

import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.policy.Deadline;
import io.github.cdiscountds.policy.OrderCase;
import io.github.cdiscountds.policy.Policy;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows where an order stands, or many orders of a day, as one HTML page: the stages of each line
 * along time, the documents and rows behind them, parcels, deadlines met, open and missed,
 * contradictions with both sides, and what was billed.
 *
 * <p>The page is whole in itself: its style sheet is within, it has no script, and its content
 * security policy forbids a browser to load or run anything else. Every text that comes from
 * outside stays text. Links lead to carriers' pages only, by http or https, and tell them nothing
 * of the page. It can be printed, and is UTF-8: write it as that.
 *
 * <p>It holds no personal data beyond what the supplier's own words quote: the reasons of refusals
 * are shown as they are written. The same orders, policies and moment give the same page. Immutable
 * and thread-safe.
 *
 * @since 0.1.0
 */
public final class TimelinePage {
  private static final Comparator<Deadline> SOONEST_FIRST =
      Comparator.comparing(
          Deadline::latest, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  /** The documents' times are of this zone's wall clock, and are shown as they are written. */
  private static final ZoneId ZONE = ServiceProfile.DOCUMENTED.zone();

  private final Locale locale;
  private final List<Policy> policies;
  private final @Nullable Instant now;

  private TimelinePage(Locale locale, List<Policy> policies, @Nullable Instant now) {
    this.locale = locale;
    this.policies = List.copyOf(policies);
    this.now = now;
  }

  /**
   * Prepares a page without deadlines, in the documented zone, Europe/Paris.
   *
   * @param locale French for a French page, anything else for an English one
   * @return the page
   */
  public static TimelinePage in(Locale locale) {
    return new TimelinePage(locale, List.of(), null);
  }

  /**
   * Shows deadlines too.
   *
   * @param moment the moment asked about
   * @param procedures whose rules count, such as the supplier's and the marketplace's
   * @return a changed copy
   */
  public TimelinePage judgedBy(Instant moment, Policy... procedures) {
    return new TimelinePage(locale, List.of(procedures), moment);
  }

  /**
   * Renders one order.
   *
   * @param timeline where the order stands
   * @return the page
   */
  public String order(OrderTimeline timeline) {
    return order(OrderCase.of(timeline));
  }

  /**
   * Renders one order, with what the shop states of it.
   *
   * @param order the order
   * @return the page
   */
  public String order(OrderCase order) {
    StringBuilder page = new StringBuilder();
    try {
      writeOrder(order, page);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return page.toString();
  }

  /**
   * Writes the page of one order.
   *
   * @param order the order
   * @param out receives the page; neither flushed nor closed
   * @throws IOException when it can't be written
   */
  public void writeOrder(OrderCase order, Appendable out) throws IOException {
    PageText text = new PageText(locale, ZONE);
    HtmlWriter html = new HtmlWriter(out);
    String title = text.say("Order ", "Commande ") + order.timeline().order().orderNumber();
    begin(title, text, html);
    new OrderSection(shown(order, "o1"), 1, text).write(html);
    end(text, html);
  }

  /**
   * Renders the orders of a day, in the order given.
   *
   * @param day the day, for the title: which orders belong to it is the caller's choice
   * @param orders the orders
   * @return the page
   */
  public String day(LocalDate day, List<OrderCase> orders) {
    StringBuilder page = new StringBuilder();
    try {
      writeDay(day, orders, page);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return page.toString();
  }

  /**
   * Writes the page of a day, order by order.
   *
   * @param day the day, for the title: which orders belong to it is the caller's choice
   * @param orders the orders
   * @param out receives the page; neither flushed nor closed
   * @throws IOException when it can't be written
   */
  public void writeDay(LocalDate day, List<OrderCase> orders, Appendable out) throws IOException {
    PageText text = new PageText(locale, ZONE);
    HtmlWriter html = new HtmlWriter(out);
    List<ShownOrder> shown = new ArrayList<>();
    for (OrderCase order : orders) {
      shown.add(shown(order, "o" + (shown.size() + 1)));
    }
    begin(DaySection.title(day, text), text, html);
    new DaySection(day, shown, text).write(html);
    end(text, html);
  }

  private ShownOrder shown(OrderCase order, String anchor) {
    if (now == null) {
      return new ShownOrder(order, null, anchor);
    }
    List<Deadline> deadlines = new ArrayList<>();
    for (Policy policy : policies) {
      deadlines.addAll(policy.deadlines(order, now));
    }
    deadlines.sort(SOONEST_FIRST);
    return new ShownOrder(order, deadlines, anchor);
  }

  private static void begin(String title, PageText text, HtmlWriter html) throws IOException {
    html.doctype().open("html", "lang", text.language()).open("head").text("\n");
    html.empty("meta", "charset", "utf-8")
        .empty("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.CONTENT_POLICY)
        .empty("meta", "name", "referrer", "content", "no-referrer")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("link", "rel", "icon", "href", "data:,")
        .element("title", title)
        .text("\n")
        .style(PageStyle.SHEET);
    html.closeLine("head").open("body").open("main").text("\n");
  }

  private void end(PageText text, HtmlWriter html) throws IOException {
    html.closeLine("main").open("footer").open("p");
    if (now != null) {
      html.text(text.say("As of ", "Au ")).text(text.of(now)).text(". ");
    }
    html.text(text.say("All times: ", "Toutes les heures : "))
        .text(text.zone().getId())
        .text(text.say(". Amounts excluding VAT.", ". Montants hors taxes."))
        .close("p")
        .closeLine("footer");
    html.close("body").closeLine("html");
  }
}
