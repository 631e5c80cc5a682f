package io.github.cdiscountds.testkit.standalone;

import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PublicationFault;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.SupplierPlans;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page: what the supplier knows, and the forms that tell it what to do. It works without
 * a script.
 *
 * <p>Thread-safe.
 */
final class StatusView {
  private static final int SHOWN_APPOINTMENTS = 12;
  private static final int SHOWN_PRODUCTS = 200;
  private static final List<Integer> SPEEDS = List.of(0, 1, 60, ClockHand.FASTEST);

  private final FakeSupplier supplier;
  private final @Nullable EmbeddedSftpServer server;
  private final ClockHand hand;
  private final Journal journal;
  private final String token;

  /**
   * Sets the page up.
   *
   * @param server the server to tell of, or null when there is none
   * @param token what each form carries
   */
  StatusView(
      FakeSupplier supplier,
      @Nullable EmbeddedSftpServer server,
      ClockHand hand,
      Journal journal,
      String token) {
    this.supplier = supplier;
    this.server = server;
    this.hand = hand;
    this.journal = journal;
    this.token = token;
  }

  /**
   * Writes the page.
   *
   * @param refresh after how many seconds the browser loads it again; 0 for never
   */
  String page(int refresh) {
    SupplierPlans plans = supplier.plans();
    Html html = new Html();
    PageForms forms = new PageForms(html, token, refresh);
    html.open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("link", "rel", "icon", "href", "data:,");
    if (refresh > 0) {
      html.open("meta", "http-equiv", "refresh", "content", refresh + "; url=/?refresh=" + refresh);
    }
    html.element("title", title()).style().close("head");
    html.open("body").element("a", "Skip to the clock", "href", "#clock", "class", "skip");
    head(html, refresh);
    html.open("main");
    clock(html, forms, plans);
    calendar(html, forms, plans);
    new FaultsSection(server).write(html, forms);
    story(html, forms);
    new BooksSection(supplier).write(html, forms, plans.held());
    new FilesSection(supplier).write(html);
    connection(html);
    html.close("main").open("footer");
    html.text("A fake supplier for tests, on this machine only. It sends nothing to anybody.");
    html.close("footer").close("body").close("html");
    return html.toString();
  }

  private String title() {
    return "Fake supplier for " + supplier.account().company();
  }

  private void head(Html html, int refresh) {
    html.open("header").element("h1", title());
    html.open("nav", "aria-label", "Sections").open("ul");
    for (String[] link :
        new String[][] {
          {"#clock", "Clock"},
          {"#calendar", "Calendar"},
          {"#faults", "Faults"},
          {"#story", "Story"},
          {"#orders", "Orders"},
          {"#pick-ups", "Pick-ups"},
          {"#files", "Files"},
          {"#connection", "Connection"},
          refresh > 0
              ? new String[] {"/", "Stop loading again"}
              : new String[] {"/?refresh=10", "Load again every 10 s"}
        }) {
      html.open("li").element("a", link[1], "href", link[0]).close("li");
    }
    html.close("ul").close("nav");
    List<Journal.Entry> entries = journal.entries();
    html.open("ul", "class", "said", "id", "said", "aria-label", "What was done here");
    for (int i = 0; i < entries.size(); i++) {
      Journal.Entry entry = entries.get(i);
      String look = (entry.isProblem() ? "problem" : "done") + (i > 0 ? " old" : "");
      html.open("li", "class", look);
      if (entry.isProblem()) {
        html.element("strong", "Not done: ");
      }
      html.foreign(entry.text()).close("li");
    }
    html.close("ul").close("header");
  }

  private void clock(Html html, PageForms forms, SupplierPlans plans) {
    section(html, "clock", "Clock");
    LocalDateTime now = supplier.now();
    html.open("p", "class", "clock")
        .element("time", Words.of(now), "id", "now", "datetime", now.toString())
        .close("p");
    html.open("p", "class", "quiet")
        .text("It " + Words.ofSpeed(hand.speed()) + ". What falls due on the way is done.")
        .close("p");
    html.open("div", "class", "row");
    forms.button("advance", "+ 15 min", "by", "PT15M");
    forms.button("advance", "+ 2 h", "by", "PT2H");
    forms.button("advance", "+ 1 day", "by", "P1D");
    plans
        .next(SupplierJob.PICK_UP)
        .ifPresent(
            at ->
                forms.button(
                    "advance-to-job", "To the next pick-up", "job", SupplierJob.PICK_UP.name()));
    forms.begin("advance-to");
    String least = now.truncatedTo(ChronoUnit.MINUTES).toString();
    forms.field("Date and time", "at", "datetime-local", least);
    forms.end("Go there");
    html.close("div").open("div", "class", "row");
    for (int speed : SPEEDS) {
      forms.button(
          "speed", speed == 0 ? "Stand still" : "Run × " + speed, "speed", Integer.toString(speed));
    }
    html.close("div").close("section");
  }

  private static void calendar(Html html, PageForms forms, SupplierPlans plans) {
    section(html, "calendar", "Calendar");
    html.open("div", "class", "wide").open("table").element("caption", "Jobs");
    PageForms.headings(html, "Job", "Next", "State", "Planned faults", "");
    html.open("tbody");
    for (SupplierJob job : SupplierJob.values()) {
      boolean isPaused = plans.paused().contains(job);
      html.open("tr").element("th", Words.of(job), "scope", "row").open("td");
      plans.next(job).ifPresent(at -> PageForms.time(html, at));
      html.close("td").open("td");
      PageForms.badge(html, isPaused ? "warn" : "good", isPaused ? "paused" : "at work");
      html.close("td").open("td").text(words(plans.faults().get(job))).close("td").open("td");
      html.open("div", "class", "row");
      if (Words.isPublishing(job) || job == SupplierJob.PICK_UP) {
        forms.button("run", "Run now", Words.of(job), "job", job.name());
      }
      forms.button(
          isPaused ? "resume" : "pause",
          isPaused ? "Resume" : "Pause",
          Words.of(job),
          "job",
          job.name());
      if (plans.next(job).isPresent()) {
        forms.button("advance-to-job", "Go there", Words.of(job), "job", job.name());
      }
      html.close("div").close("td").close("tr");
    }
    html.close("tbody").close("table").close("div");
    html.open("details").element("summary", "What comes next").open("ol");
    for (SupplierPlans.Appointment due :
        plans.agenda().subList(0, Math.min(SHOWN_APPOINTMENTS, plans.agenda().size()))) {
      html.open("li");
      PageForms.time(html, due.at());
      html.text(" " + Words.of(due.job())).close("li");
    }
    html.close("ol").close("details").close("section");
  }

  private static String words(@Nullable List<PublicationFault> faults) {
    return faults == null
        ? ""
        : faults.stream().map(PublicationFault::toString).collect(Collectors.joining("; "));
  }

  private void story(Html html, PageForms forms) {
    section(html, "story", "Story");
    html.open("div", "class", "row");
    forms.begin("sell-out");
    forms.field("Product", "sku", "text", "", "list", "products");
    forms.end("Sells out");
    html.open("datalist", "id", "products");
    List<String> skus = supplier.catalogue().skus();
    for (String sku : skus.subList(0, Math.min(SHOWN_PRODUCTS, skus.size()))) {
      html.open("option", "value", sku).close("option");
    }
    html.close("datalist").close("div").open("div", "class", "row");
    forms.begin("refuse");
    forms.field("Order", "order", "text", "");
    html.open("label").text("Cause").open("select", "name", "cause");
    for (RefusalCause cause : RefusalCause.values()) {
      html.element(
          "option", cause.name().toLowerCase(Locale.ROOT).replace('_', ' '), "value", cause.name());
    }
    html.close("select").close("label");
    forms.end("Refuse it when it is integrated");
    html.close("div").open("div", "class", "row");
    forms.begin("hold");
    forms.field("Order", "order", "text", "");
    forms.end("Hold in the warehouse");
    forms.begin("release");
    forms.field("Order", "order", "text", "");
    forms.end("Release");
    html.close("div").open("div", "class", "row");
    forms.begin("reject-file");
    forms.field("Problem", "problem", "text", "ligne n°3 : FraisPort:n'est pas au format attendu");
    forms.end("Reject the next order file");
    html.close("div").close("section");
  }

  private void connection(Html html) {
    section(html, "connection", "Connection");
    if (server == null) {
      html.open("p").text("This supplier is reached in memory only.").close("p").close("section");
      return;
    }
    EmbeddedSftpServer open = Objects.requireNonNull(server);
    html.open("dl").element("dt", "State").open("dd");
    boolean isUp = open.isRunning();
    PageForms.badge(html, isUp ? "good" : "bad", isUp ? "running" : "down");
    html.close("dd");
    entry(html, "Server", open.host() + ":" + open.port());
    entry(html, "Logins", FakeSupplier.CATALOGUE_LOGIN + ", " + FakeSupplier.ORDER_LOGIN);
    entry(html, "Host key", open.hostKeyFingerprint());
    entry(html, "known_hosts", open.knownHostsLine());
    entry(html, "Try", "sftp -P " + open.port() + " orders@" + open.host());
    entry(html, "Connections so far", Integer.toString(open.connections()));
    html.close("dl").close("section");
  }

  private static void entry(Html html, String term, String value) {
    html.element("dt", term).open("dd").element("code", value).close("dd");
  }

  private static void section(Html html, String id, String title) {
    html.open("section", "id", id, "aria-labelledby", id + "-title");
    html.element("h2", title, "id", id + "-title");
  }
}
