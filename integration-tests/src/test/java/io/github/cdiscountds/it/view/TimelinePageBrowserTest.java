package io.github.cdiscountds.it.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.policy.OrderCase;
import io.github.cdiscountds.policy.Policy;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrders;
import io.github.cdiscountds.view.TimelinePage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline's page as a browser shows it. */
@Tag("interop")
class TimelinePageBrowserTest {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOW = Instant.parse("2026-03-09T08:00:00Z");

  /** Each a text of its own kind, short enough for the field that holds it. */
  private static final String SCRIPT_PRODUCT = "<script>alert(1)";

  private static final String SCRIPT_ORDER = "<script>alert(1)</script>";
  private static final String IMAGE_CAMPAIGN = "\"><img src=x onerror=alert(2)>";
  private static final String IMAGE_REASON = "\"><img src=https://example.com/x onerror=alert(3)>";

  /** How many pixels of the page lie beyond the right edge of its window. */
  private static final String STICKS_OUT =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  @TempDir static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void startBrowser() throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      String why = PROGRAM + " isn't installed (Debian package chromium)";
      if (Boolean.getBoolean("cdiscountds.interop.required")) {
        fail(why);
      }
      Assumptions.abort(why);
    }
    browser = Chromium.start(PROGRAM, folder.resolve("profile"));
  }

  @AfterAll
  static void stopBrowser() throws IOException, InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  private static URI written(String html) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "page", ".html"), html).toUri();
  }

  /** Shows a page; nothing must be asked for but the page itself, and nobody must complain. */
  private static BrowserPage shown(String html) throws IOException, InterruptedException {
    URI document = written(html);
    BrowserPage page = browser.newPage();
    page.show(document);
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requests())
        .filteredOn(request -> !request.equals("data:,"))
        .containsExactly(document.toString());
    return page;
  }

  private static OrderCase hostile() {
    OrderKey order = OrderKey.of(SCRIPT_ORDER, IMAGE_CAMPAIGN);
    Sku product = Sku.of(SCRIPT_PRODUCT);
    String file = "<img src=x>_20260302_101500.xls";
    FactKey key = new FactKey("YOURCOMPANY", order, product, file);
    Instant published = Instant.parse("2026-03-02T11:00:00Z");
    Publication anomalies =
        new Publication("anomalies", DAY.atStartOfDay(), published, "<b>digest</b>");
    Publication tracking = new Publication("tracking", null, published.plusSeconds(9), "0");
    IntegrationResult.Refused refused =
        new IntegrationResult.Refused(RefusalCause.UNKNOWN, IMAGE_REASON);
    FactValue.Integration refusal = new FactValue.Integration(refused);
    FactValue.Fulfilment row =
        new FactValue.Fulfilment(
            new FulfilmentStatus("<i>", "\"'"), null, 1, "<b>1", null, "<u>S1</u>");
    List<OrderFact> facts =
        List.of(
            OrderFact.of(
                key,
                new FactValue.FileVerdict(ComplianceReport.Status.KO, IMAGE_REASON, List.of()),
                new Publication(
                    "<b>compliance</b>", DAY.atTime(10, 30), published, "<script>x</script>")),
            OrderFact.of(key, refusal, anomalies),
            OrderFact.of(key, row, tracking));
    LineTimeline line =
        new LineTimeline(
            product,
            1,
            LineStage.REFUSED,
            refused,
            null,
            List.of(
                new Parcel("<b>1", 1, URI.create("javascript:alert(4)"), null),
                new Parcel("2", 1, URI.create("https://carrier.example/p?a='b"), null)),
            0,
            0,
            BigDecimal.ZERO,
            Set.of(),
            facts);
    return OrderCase.of(
            new OrderTimeline(
                order,
                List.of(file),
                List.of(line),
                facts,
                List.of(
                    new Contradiction(
                        Contradiction.Kind.REFUSED_BUT_TRACKED, key, refusal, row, null)),
                List.of()))
        .stating(MerchantFact.of(MerchantFact.Kind.PAYMENT_CONFIRMED, product, NOW));
  }

  /** An order that went through the fake supplier, as a shop would show it. */
  private static OrderTimeline real() {
    Account account = new Account("YOURCOMPANY", "000000CLIENT");
    FakeSupplier supplier = FakeSupplier.open(account);
    DropshipClient client =
        DropshipClient.builder(account)
            .catalogueServer(supplier.catalogueTransport())
            .orderServer(supplier.orderTransport())
            .ledger(new InMemoryLedger())
            .clock(supplier.clock())
            .workFolder(folder.resolve("work"))
            .build();
    client.catalogue().refresh();
    OrderKey key = OrderKey.of("WEB-1001", "CLIENT202603");
    client
        .orders()
        .submit(
            List.of(
                SampleOrders.toFrance(account, key)
                    .line(Sku.of("FUJIAV200PRO"), new BigDecimal("25.99"), 1)
                    .build()));
    supplier.advance(Duration.ofDays(4));
    client.reports().poll();
    return client.orders().timeline(key).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void whateverOthersWroteAppearsAsText(String language) throws Exception {
    TimelinePage rendered =
        TimelinePage.in(Locale.forLanguageTag(language))
            .judgedBy(NOW, Policy.supplier(), Policy.cainiao());
    for (String html :
        List.of(rendered.order(hostile()), rendered.day(DAY, List.of(hostile(), hostile())))) {
      BrowserPage page = shown(html);
      assertThat(page.evaluate("document.documentElement.lang").asString()).isEqualTo(language);
      assertThat(
              page.evaluate("document.querySelectorAll('script, img, b, i, u, iframe').length")
                  .asInt())
          .isZero();
      assertThat(page.evaluate("document.body.innerText").asString())
          .contains(SCRIPT_PRODUCT, SCRIPT_ORDER, IMAGE_CAMPAIGN, IMAGE_REASON);
      assertThat(page.evaluate("document.title").asString()).isNotBlank();
      assertThat(
              page.evaluate(
                      "Array.from(document.links).map(a => a.protocol + a.rel + a.referrerPolicy)"
                          + ".filter(a => !a.startsWith('file:')).join(' ')")
                  .asString())
          .startsWith("https:noopener noreferrerno-referrer")
          .doesNotContain("javascript:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void anOrderIsShownWithItsStyle(String language) throws Exception {
    BrowserPage page = shown(TimelinePage.in(Locale.forLanguageTag(language)).order(real()));
    assertThat(page.evaluate("document.querySelector('h1').innerText").asString())
        .contains("WEB-1001");
    assertThat(
            page.evaluate("getComputedStyle(document.querySelector('.track')).display").asString())
        .as("the content security policy lets the page's own style through")
        .isEqualTo("flex");
    for (int width : List.of(1280, 360)) {
      page.resize(width);
      assertThat(page.evaluate(STICKS_OUT).asInt()).as("of a window of %s", width).isZero();
    }
  }

  @Test
  void aPageCanBePrinted() throws Exception {
    BrowserPage page =
        shown(TimelinePage.in(Locale.FRENCH).day(DAY, List.of(OrderCase.of(real()), hostile())));
    assertThat(new String(page.printed(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    page.likeOnPaper();
    assertThat(page.evaluate("getComputedStyle(document.querySelector('main')).padding").asString())
        .isEqualTo("0px");
    assertThat(
            page.evaluate(
                    "getComputedStyle(document.querySelector('a[target]'), '::after').content")
                .asString())
        .as("on paper a link shows where it leads")
        .contains("http");
    page.resize(680);
    assertThat(page.evaluate(STICKS_OUT).asInt()).as("of the paper").isZero();
  }

  @Test
  void whatWouldBeWrongIsNoticed() throws Exception {
    URI document =
        written("<!DOCTYPE html><title>x</title><img src=x onerror=\"throw new Error('ran')\">");
    BrowserPage page = browser.newPage();
    page.show(document);
    assertThat(page.requests()).anyMatch(request -> request.endsWith("/x"));
    assertThat(page.complaints()).anyMatch(complaint -> complaint.contains("ran"));
  }

  @Test
  void evenAScriptThatGotInWouldNotRun() throws Exception {
    String html =
        TimelinePage.in(Locale.ENGLISH)
            .order(hostile())
            .replace("</main>", "<img src=\"x\" onerror=\"document.title='ran'\"></main>");
    BrowserPage page = browser.newPage();
    page.show(written(html));
    assertThat(page.complaints()).anyMatch(complaint -> complaint.contains("Content Security"));
    assertThat(page.evaluate("document.title").asString()).doesNotContain("ran");
  }
}
