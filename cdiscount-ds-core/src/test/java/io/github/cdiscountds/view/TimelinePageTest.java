package io.github.cdiscountds.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.Destination;
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
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.order.Publication;
import io.github.cdiscountds.policy.OrderCase;
import io.github.cdiscountds.policy.Policy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinePageTest {
  private static final Instant MONDAY = SampleTimelines.paris("2026-03-09T09:00");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final OrderKey ORDER = OrderKey.of("WEB-9", "CLIENT202603");
  private static final FactKey LAMP =
      SampleTimelines.key(ORDER, SampleTimelines.LAMP, SampleTimelines.FILE);
  private static final String SAID = "What the documents say";

  private static RenderedPage english(OrderCase order) {
    return RenderedPage.of(TimelinePage.in(Locale.ENGLISH).order(order));
  }

  private static OrderCase lamp(LineStage stage, Set<Mark> marks, OrderFact... facts) {
    return OrderCase.of(
        SampleTimelines.timeline(
            ORDER,
            List.of(SampleTimelines.FILE),
            SampleTimelines.line(SampleTimelines.LAMP, 1, stage, marks, List.of(facts))));
  }

  private static OrderCase lamp(OrderFact... facts) {
    return lamp(LineStage.SHIPPED, Set.of(), facts);
  }

  private static OrderCase contradicting(Contradiction.Kind kind, OrderFact one, OrderFact other) {
    OrderTimeline plain = lamp(one, other).timeline();
    return OrderCase.of(
        new OrderTimeline(
            plain.order(),
            plain.files(),
            plain.lines(),
            List.of(),
            List.of(new Contradiction(kind, one.key(), one.value(), other.value(), null)),
            List.of()));
  }

  @Test
  void anOrderTellsItsStagesWithTheTimesBetweenThem() {
    RenderedPage page = english(SampleTimelines.eventful());
    assertThat(page.texts("//title")).containsExactly("Order WEB-1001");
    assertThat(page.texts("//h1")).containsExactly("Order WEB-1001 Refused in part");
    assertThat(page.texts("//h2"))
        .containsExactly(
            "Product LAMP-42 Shipped in part Invoiced",
            "Product SOFA-7 Refused",
            "Contradictions",
            "What the shop states",
            "Other sendings");
    assertThat(page.texts("(//ol)[1]/li"))
        .containsExactly(
            "Queued(passed)",
            "Sent2026-03-02 10:15(passed)",
            "File accepted2026-03-02 10:30+ 15 min(passed)",
            "Taken over2026-03-02 12:00+ 1 h 30 min(passed)",
            "Created2026-03-02 16:30+ 4 h 30 min(passed)",
            "Validated(passed)",
            "Being prepared2026-03-03 05:30+ 13 h(passed)",
            "Shipped2026-03-04 05:30+ 1 d(now)",
            "Delivered(not yet)");
    assertThat(page.texts("(//ol)[2]/li"))
        .containsExactly(
            "Queued(passed)",
            "Sent2026-03-02 10:15(passed)",
            "File accepted2026-03-02 10:30+ 15 min(passed)",
            "Refused2026-03-02 14:00+ 3 h 30 min(stopped here)");
    assertThat(page.texts("//li[@aria-current='step']/span[1]"))
        .containsExactly("Shipped", "Refused");
    assertThat(page.texts("//p[@class='alert']"))
        .containsExactly("Refused: out of stock: “Stock insuffisant : SOFA-7”");
    assertThat(page.texts("(//ol)[1]//time/@datetime"))
        .startsWith("2026-03-02T10:15:00+01:00", "2026-03-02T10:30:00+01:00");
  }

  @Test
  void everyRowIsToldWithItsDocumentAndOrderFile() {
    RenderedPage page = english(SampleTimelines.eventful());
    assertThat(page.rows(SAID))
        .startsWith(
            "File rejected | The order file was rejected as a whole: “Non traité : ligne n°3 :"
                + " FraisPort:n'est pas au format attendu” row 3, column S | Compliance report,"
                + " 2026-03-02 09:30 | orders_YOURCOMPANY_20260302_091500.xls",
            "File accepted | The order file is well formed: “En cours de traitement” | Compliance"
                + " report, 2026-03-02 10:30 | orders_YOURCOMPANY_20260302_101500.xls",
            "Taken over | Taken over by the supplier | Anomaly tracking, 2026-03-02 12:00"
                + " | orders_YOURCOMPANY_20260302_101500.xls",
            "Created | Created (cdv/eve C/-; supplier’s order S100200) | Order tracking,"
                + " 2026-03-02 16:30 | orders_YOURCOMPANY_20260302_101500.xls",
            "Being prepared | Picking slip being prepared (cdv/eve V/P; supplier’s order S100200)"
                + " | Order tracking, 2026-03-03 05:30 again, last in Order tracking, 2026-03-05"
                + " 05:30 | orders_YOURCOMPANY_20260302_101500.xls",
            "Shipped | Shipped, 1 piece, parcel 6A10000000001, left on 2026-03-03 (cdv/eve V/V;"
                + " supplier’s order S100200) | Order tracking, 2026-03-04 05:30"
                + " | orders_YOURCOMPANY_20260302_101500.xls",
            "Invoiced | Billed: 1 × 25.99\u00a0€ = 25.99\u00a0€, shipping costs 5.90\u00a0€"
                + " (invoice F2026-0405, line 7, of 2026-04-05) | Invoice, 2026-04-05 06:00"
                + " | orders_YOURCOMPANY_20260302_101500.xls")
        .endsWith(
            "commandes_CLIENT_20260304_1040.xlsx | LAMP-42 | Refused: duplicate order: “Commande en"
                + " doublon” | Anomaly tracking, 2026-03-04 12:00");
    assertThat(page.rows("Documents"))
        .hasSize(10)
        .startsWith(
            "Compliance report | 2026-03-02 09:30 | 2026-03-02 09:31 | " + SampleTimelines.SHA,
            "Compliance report | 2026-03-02 10:30 | 2026-03-02 10:31 | " + SampleTimelines.SHA,
            "Anomaly tracking | 2026-03-02 | 2026-03-02 12:00 | " + SampleTimelines.SHA,
            "Anomaly tracking | 2026-03-02 | 2026-03-02 14:00 | " + SampleTimelines.SHA,
            "Order tracking | – | 2026-03-02 16:30 | " + SampleTimelines.SHA);
    assertThat(page.texts("//a[starts-with(@href, '#')]/@href"))
        .allSatisfy(
            target ->
                assertThat(page.texts("//*[@id='" + target.substring(1) + "']"))
                    .as(target)
                    .hasSize(1));
  }

  @Test
  void parcelsAndBillsAreShown() {
    RenderedPage page = english(SampleTimelines.eventful());
    assertThat(page.rows("Parcels"))
        .containsExactly("6A10000000001 | 1 | 2026-03-03 | www.laposte.fr");
    assertThat(page.texts("//section[@class='line'][1]/dl/div"))
        .containsExactly(
            "Ordered2 pieces", "Shipped1 piece", "Billed1 piece, 25.99\u00a0€ excl. VAT");
    assertThat(page.texts("//a[@target]/@href"))
        .containsExactly("https://www.laposte.fr/outils/suivre-vos-envois?code=6A10000000001");
    assertThat(page.texts("//a[@target]/@rel")).containsExactly("noopener noreferrer");
    assertThat(page.texts("//a[@target]/@referrerpolicy")).containsExactly("no-referrer");
  }

  @Test
  void deadlinesAreOpenOverdueMissedOrMet() {
    OrderCase order =
        SampleTimelines.eventful()
            .to(new Destination("BE"))
            .stating(
                MerchantFact.of(
                    MerchantFact.Kind.ORDERED, SampleTimelines.paris("2026-03-01T20:00")));
    RenderedPage page =
        RenderedPage.of(
            TimelinePage.in(Locale.ENGLISH)
                .judgedBy(
                    SampleTimelines.paris("2026-03-05T18:00"),
                    Policy.supplier(),
                    Policy.sellersGuide())
                .order(order));
    String source = " supplier · \"Dropshipping Solution – Specification\", section ";
    assertThat(page.rows("Open, overdue, missed and met"))
        .contains(
            "Open | The whole order is shipped. (product LAMP-42)"
                + source
                + "1 General process · assumed in part | Supplier | the end of 2026-03-05 | –",
            "Met | The compliance report tells of the order file."
                + source
                + "3.1 Compliance report | Supplier | between 2026-03-02 10:30 and 2026-03-02 10:45"
                + " | 2026-03-02 10:30")
        .anyMatch(row -> row.contains(" sellers-guide · "))
        .noneMatch(row -> row.contains(".txt"));
    assertThat(page.texts("//footer"))
        .containsExactly("As of 2026-03-05 18:00. All times: Europe/Paris. Amounts excluding VAT.");

    RenderedPage later =
        RenderedPage.of(
            TimelinePage.in(Locale.FRENCH).judgedBy(MONDAY, Policy.supplier()).order(order));
    assertThat(later.rows("Ouvertes, en retard, manquées, tenues").get(0))
        .isEqualTo(
            "En retard | La commande est expédiée en totalité. (produit LAMP-42) supplier ·"
                + " \"Dropshipping Solution – Specification\", section 1 General process · supposé"
                + " en partie | Fournisseur | fin du 05/03/2026 | –");
    assertThat(later.texts("//ul[@class='attention']/li"))
        .containsExactly("1 échéance en retard", "2 contradictions");
    assertThat(later.texts("//footer"))
        .containsExactly(
            "Au 09/03/2026 09:00. Toutes les heures : Europe/Paris. Montants hors taxes.");
  }

  @Test
  void aDeadlineThatWasMissedSaysWhenItWasDoneAfterAll() {
    OrderCase late =
        lamp(
            LineStage.FILE_ACCEPTED,
            Set.of(),
            OrderFact.of(
                LAMP, SampleTimelines.accepted(), SampleTimelines.compliance("2026-03-02T11:20")));
    RenderedPage page =
        RenderedPage.of(
            TimelinePage.in(Locale.ENGLISH).judgedBy(MONDAY, Policy.supplier()).order(late));
    assertThat(page.rows("Open, overdue, missed and met"))
        .containsExactly(
            "Overdue | The anomaly tracking lists the order. supplier · \"Dropshipping Solution –"
                + " Specification\", section 3.2 Anomaly tracking | Supplier | 2026-03-02 13:20"
                + " | –",
            "Missed | The compliance report tells of the order file. supplier · \"Dropshipping"
                + " Solution – Specification\", section 3.1 Compliance report | Supplier | between"
                + " 2026-03-02 10:30 and 2026-03-02 10:45 | 2026-03-02 11:20");
  }

  @Test
  void anOrderForWhichNoRuleCountsYetSaysSo() {
    RenderedPage page =
        RenderedPage.of(
            TimelinePage.in(Locale.ENGLISH)
                .judgedBy(MONDAY, Policy.supplier())
                .order(SampleTimelines.queued()));
    assertThat(page.texts("//p[@class='quiet']"))
        .containsExactly("No document tells of it yet.", "No rule has begun to count.");
    assertThat(page.texts("//dd")).contains("not sent yet");
    assertThat(english(SampleTimelines.queued()).texts("//h2"))
        .as("without a policy, nothing about deadlines")
        .containsExactly("Product LAMP-42 Queued");
  }

  @Test
  void contradictionsNameBothSidesAndTheirDocuments() {
    RenderedPage page = english(SampleTimelines.eventful());
    assertThat(page.rows("An earlier status was published after a later one."))
        .containsExactly(
            "Order tracking, 2026-03-04 05:30 | Shipped, 1 piece, parcel 6A10000000001, left on"
                + " 2026-03-03 (cdv/eve V/V; supplier’s order S100200) | LAMP-42"
                + " | orders_YOURCOMPANY_20260302_101500.xls",
            "Order tracking, 2026-03-03 05:30 again, last in Order tracking, 2026-03-05 05:30"
                + " | Picking slip being prepared (cdv/eve V/P; supplier’s order S100200)"
                + " | LAMP-42 | orders_YOURCOMPANY_20260302_101500.xls");
    assertThat(page.rows("The same line was taken over and refused."))
        .containsExactly(
            "Anomaly tracking, 2026-03-02 14:00 | Refused: out of stock: “Stock insuffisant :"
                + " SOFA-7” | SOFA-7 | orders_YOURCOMPANY_20260302_101500.xls",
            "Anomaly tracking, 2026-03-02 12:00 | Taken over by the supplier | SOFA-7"
                + " | orders_YOURCOMPANY_20260302_101500.xls");
    assertThat(page.texts("//section[@id='o1-contradictions']/p"))
        .containsExactly(
            "What counts for the line: Shipped, shipped 1 of 2 pieces",
            "What counts for the line: Refused, shipped 0 of 1 piece");
  }

  @ParameterizedTest
  @EnumSource(Contradiction.Kind.class)
  void everyContradictionHasItsWordsInBothLanguages(Contradiction.Kind kind) {
    OrderCase order =
        contradicting(
            kind,
            OrderFact.of(
                LAMP, SampleTimelines.row("C", null), SampleTimelines.tracking("2026-03-03T05:30")),
            OrderFact.of(
                LAMP,
                SampleTimelines.row("V", null),
                SampleTimelines.tracking("2026-03-03T11:00")));
    String caption = "//section[@id='o1-contradictions']//caption";
    List<String> english = english(order).texts(caption);
    List<String> french =
        RenderedPage.of(TimelinePage.in(Locale.FRENCH).order(order)).texts(caption);
    assertThat(english).hasSize(1).doesNotContainAnyElementsOf(french);
    assertThat(french).hasSize(1);
  }

  @Test
  void aSideThatNoDocumentStatesIsTheOrderItselfOrAnotherOne() {
    OrderFact parcel =
        OrderFact.of(
            SampleTimelines.key(ORDER, SampleTimelines.LAMP, ""),
            SampleTimelines.parcel("P1", 2, null),
            SampleTimelines.tracking("2026-03-04T05:30"));
    OrderTimeline plain = lamp(parcel).timeline();
    RenderedPage page =
        english(
            OrderCase.of(
                new OrderTimeline(
                    plain.order(),
                    plain.files(),
                    plain.lines(),
                    List.of(),
                    List.of(
                        new Contradiction(
                            Contradiction.Kind.DELIVERED_ABOVE_ORDERED,
                            parcel.key(),
                            parcel.value(),
                            null,
                            null),
                        new Contradiction(
                            Contradiction.Kind.PARCEL_OF_SEVERAL_ORDERS,
                            parcel.key(),
                            parcel.value(),
                            null,
                            OrderKey.of("WEB-10", "CLIENT202602")),
                        new Contradiction(
                            Contradiction.Kind.NEVER_SENT,
                            parcel.key(),
                            SampleTimelines.processed(),
                            null,
                            null),
                        new Contradiction(
                            Contradiction.Kind.EARLIER_SENDING_TAKEN,
                            parcel.key(),
                            parcel.value(),
                            null,
                            null)),
                    List.of())));
    String row =
        "Order tracking, 2026-03-04 05:30 | Shipped, 2 pieces, parcel P1, left on 2026-03-03"
            + " (cdv/eve V/V; supplier’s order S100200) | LAMP-42 | –";
    assertThat(page.rows("More was delivered than ordered."))
        .containsExactly(row, "The order itself | has 1 piece | – | –");
    assertThat(page.rows("The same parcel stands with several orders."))
        .containsExactly(row, "Order WEB-10 | has the same parcel; campaign CLIENT202602 | – | –");
    assertThat(page.rows("The supplier works on an order that was never sent."))
        .containsExactly(
            "A document | Taken over by the supplier | LAMP-42 | –",
            "The order itself | was entered here, and no order file has it | – | –");
    assertThat(
            page.rows(
                "The supplier works on an earlier file, and the order went in another one since."))
        .containsExactly(row, "The order itself | went last in another file | – | –");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)",
        "\"><img src=x>",
        "'onmouseover='x",
        "</style><b>",
        "&lt;b&gt;",
        "]]><!--"
      })
  void whateverATextHoldsItStaysText(String hostile) {
    Sku product = Sku.of(hostile);
    OrderKey order = OrderKey.of(hostile, hostile + "!");
    String file = hostile + ".xls";
    FactKey key = SampleTimelines.key(order, product, file);
    OrderFact refusal =
        OrderFact.of(
            key,
            SampleTimelines.refused(RefusalCause.UNKNOWN, hostile + "?"),
            new Publication(hostile, null, Instant.EPOCH, hostile));
    OrderFact row =
        OrderFact.of(
            key,
            new FactValue.Fulfilment(
                new FulfilmentStatus(hostile, hostile),
                null,
                1,
                hostile,
                URI.create("https://example.com/?a='%3Cscript%3E"),
                hostile),
            SampleTimelines.tracking("2026-03-04T05:30"));
    LineTimeline line =
        new LineTimeline(
            product,
            1,
            LineStage.FILE_REJECTED,
            null,
            hostile,
            List.of(
                new Parcel(hostile, 1, URI.create("https://example.com/?a='%3Cscript%3E"), null)),
            0,
            0,
            BigDecimal.ZERO,
            Set.of(),
            List.of(refusal, row));
    OrderCase hostileOrder =
        OrderCase.of(
            new OrderTimeline(
                order,
                List.of(file),
                List.of(line),
                List.of(refusal),
                List.of(
                    new Contradiction(
                        Contradiction.Kind.REFUSED_BUT_TRACKED,
                        key,
                        refusal.value(),
                        row.value(),
                        null)),
                List.of()));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      for (String html :
          List.of(
              TimelinePage.in(locale).order(hostileOrder),
              TimelinePage.in(locale).day(DAY, List.of(hostileOrder)))) {
        RenderedPage page = RenderedPage.of(html);
        assertThat(page.texts("//script | //img | //b | //@onmouseover | //@onerror")).isEmpty();
        assertThat(page.texts("//style")).hasSize(1);
        assertThat(page.texts("//bdi"))
            .contains(hostile, hostile + "!", hostile + "?", hostile + ".xls");
      }
    }
  }

  @Test
  void whatNoPageMayHoldIsReplaced() {
    OrderFact refusal =
        OrderFact.of(
            LAMP,
            SampleTimelines.refused(
                RefusalCause.FORMAT, "a\u0000b\u001bc\u0085d\ud800e\ufffff\ud83d\ude80g"),
            SampleTimelines.anomalies("2026-03-02T12:00"));
    assertThat(english(lamp(refusal)).rows(SAID).get(0))
        .contains("“a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ud83d\ude80g”");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com/x",
        "https:opaque",
        "https://user@example.com/",
        "//example.com/x",
        "file:///etc/passwd"
      })
  void onlyWebPagesAreLinks(String link) {
    LineTimeline line =
        new LineTimeline(
            SampleTimelines.LAMP,
            1,
            LineStage.SHIPPED,
            null,
            null,
            List.of(new Parcel(null, 1, URI.create(link), null)),
            1,
            0,
            BigDecimal.ZERO,
            Set.of(),
            List.of());
    RenderedPage page = english(OrderCase.of(SampleTimelines.timeline(ORDER, List.of(), line)));
    assertThat(page.texts("//a[@target]")).isEmpty();
    assertThat(page.rows("Parcels")).containsExactly("without a number | 1 | – | " + link);
  }

  @Test
  void aPageLoadsAndRunsNothing() {
    String html = TimelinePage.in(Locale.ENGLISH).order(SampleTimelines.eventful().timeline());
    RenderedPage page = RenderedPage.of(html);
    assertThat(page.texts("//meta[@http-equiv='Content-Security-Policy']/@content"))
        .singleElement()
        .asString()
        .matches(
            "default-src 'none'; img-src data:; style-src 'sha256-[A-Za-z0-9+/]{43}=';"
                + " base-uri 'none'; form-action 'none'");
    assertThat(page.texts("//@src | //@style | //script | //iframe | //object | //form")).isEmpty();
    assertThat(page.texts("//link/@href")).containsExactly("data:,");
    assertThat(page.texts("//style").get(0)).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.texts("//meta[@name='referrer']/@content")).containsExactly("no-referrer");
  }

  @Test
  void aPageIsMadeForAllReaders() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      RenderedPage page =
          RenderedPage.of(
              TimelinePage.in(locale)
                  .judgedBy(MONDAY, Policy.supplier())
                  .day(DAY, List.of(SampleTimelines.eventful(), SampleTimelines.delivered())));
      assertThat(page.texts("/html/@lang")).containsExactly(locale.getLanguage());
      assertThat(page.texts("//table[not(caption)] | //th[not(@scope)]")).isEmpty();
      assertThat(page.texts("//h1")).hasSize(1);
      assertThat(page.texts("//h2")).hasSize(2);
      assertThat(page.texts("//h3")).hasSizeGreaterThan(4);
      assertThat(page.texts("//main")).hasSize(1);
      assertThat(page.texts("//@id")).doesNotHaveDuplicates();
    }
  }

  @Test
  void frenchPagesSpeakFrench() {
    RenderedPage page =
        RenderedPage.of(TimelinePage.in(Locale.CANADA_FRENCH).order(SampleTimelines.eventful()));
    assertThat(page.texts("//h1")).containsExactly("Commande WEB-1001 Refusée en partie");
    assertThat(page.texts("//h2"))
        .contains("Produit LAMP-42 Expédiée en partie Facturée", "Autres envois");
    assertThat(page.texts("(//ol)[1]/li"))
        .contains(
            "Intégrée02/03/2026 12:00+ 1 h 30 min(passée)",
            "Expédiée04/03/2026 05:30+ 1 j(actuelle)");
    assertThat(page.rows("Ce que disent les documents"))
        .contains(
            "Facturée | Facturé\u00a0: 1 × 25,99\u00a0€ = 25,99\u00a0€, frais de port 5,90\u00a0€"
                + " (facture F2026-0405, ligne 7, du 05/04/2026) | Facture, 05/04/2026 06:00"
                + " | orders_YOURCOMPANY_20260302_101500.xls");
    assertThat(page.rows("Indications"))
        .containsExactly(
            "02/03/2026 08:55 | Le paiement a été reçu. | tous",
            "02/03/2026 15:20 | Le client a été informé du refus. | SOFA-7");
    assertThat(page.texts("//section[@class='line'][2]/dl/div"))
        .containsExactly("Commandé1 pièce", "Expédié0 pièce", "Facturé–");
  }

  @Test
  void aDayCountsItsOrdersAndLeadsToEach() {
    String html =
        TimelinePage.in(Locale.ENGLISH)
            .judgedBy(MONDAY, Policy.supplier())
            .day(
                DAY,
                List.of(
                    SampleTimelines.eventful().to(new Destination("BE")),
                    SampleTimelines.delivered(),
                    SampleTimelines.queued()));
    RenderedPage page = RenderedPage.of(html);
    assertThat(page.texts("//title | //h1"))
        .containsExactly("Orders of 2026-03-02", "Orders of 2026-03-02");
    assertThat(page.texts("/html/body/main/dl/div"))
        .containsExactly("Orders3", "Queued1", "Refused1", "Delivered1");
    assertThat(page.rows("Overview"))
        .containsExactly(
            "WEB-1001 | CLIENT202603 | Refused in part | 1 of 3 pieces"
                + " | 1 deadline overdue, 2 contradictions | –",
            "WEB-1002 | CLIENT202603 | Delivered | 1 of 1 piece | – | the end of 2026-04-05"
                + " What was shipped in a month is invoiced on the 5th of the next one.",
            "WEB-1003 | CLIENT202603 | Queued | 0 of 3 pieces | – | –");
    assertThat(page.texts("//table[caption='Overview']//a/@href"))
        .containsExactly("#o1", "#o2", "#o3");
    assertThat(page.texts("//article[@id='o2']/h2")).containsExactly("Order WEB-1002 Delivered");
    assertThat(page.texts("//article[@id='o2']//ol/li"))
        .endsWith(
            "Shipped2026-03-03 11:00+ 23 h(passed)", "Delivered2026-03-05 09:40+ 1 d 22 h(now)");
  }

  @Test
  void aDayWithoutOrdersIsAPageToo() {
    RenderedPage page = RenderedPage.of(TimelinePage.in(Locale.FRENCH).day(DAY, List.of()));
    assertThat(page.texts("//h1")).containsExactly("Commandes du 02/03/2026");
    assertThat(page.texts("//dl/div")).containsExactly("Commandes0");
    assertThat(page.texts("//table")).isEmpty();
  }

  @Test
  void aLineThatIsOutOfTheOrdinaryShowsWhereItStopped() {
    assertThat(english(lamp(LineStage.IN_DOUBT, Set.of())).texts("//ol/li"))
        .startsWith("Queued(passed)", "In doubt(stopped here)", "Sent(not yet)");
    assertThat(english(lamp(LineStage.SENDING, Set.of())).texts("//ol/li"))
        .startsWith("Queued(passed)", "Being sent(now)", "Sent(not yet)");
    assertThat(english(lamp(LineStage.QUEUED, Set.of(Mark.CANCELLED))).texts("//ol/li"))
        .containsExactly("Queued(now)");
    assertThat(english(lamp(LineStage.QUEUED, Set.of(Mark.WITHDRAWN))).texts("//h2"))
        .containsExactly("Product LAMP-42 Queued Withdrawn");
    assertThat(
            english(
                    lamp(
                        LineStage.AWAITING_INTEGRATION,
                        Set.of(Mark.RETURNED),
                        OrderFact.of(
                            LAMP,
                            new FactValue.Integration(
                                new IntegrationResult.Pending("En attente d'intégration")),
                            SampleTimelines.anomalies("2026-03-02T12:00"))))
                .rows(SAID))
        .containsExactly(
            "Awaiting integration | Listed, not decided yet: “En attente d'intégration” | Anomaly"
                + " tracking, 2026-03-02 12:00 | orders_YOURCOMPANY_20260302_101500.xls");
  }

  @Test
  void aFileThatWasRejectedStopsItsLines() {
    OrderTimeline rejected =
        SampleTimelines.timeline(
            ORDER,
            List.of(SampleTimelines.FILE),
            new LineTimeline(
                SampleTimelines.LAMP,
                1,
                LineStage.FILE_REJECTED,
                null,
                "Fichier illisible",
                List.of(),
                0,
                0,
                BigDecimal.ZERO,
                Set.of(),
                List.of(
                    OrderFact.of(
                        LAMP,
                        SampleTimelines.rejected(),
                        SampleTimelines.compliance("2026-03-02T10:30")))));
    RenderedPage page = english(OrderCase.of(rejected));
    assertThat(page.texts("//p[@class='alert']"))
        .containsExactly("The order file was rejected as a whole: “Fichier illisible”");
    assertThat(page.texts("//ol/li"))
        .containsExactly(
            "Queued(passed)",
            "Sent2026-03-02 10:15(passed)",
            "File rejected2026-03-02 10:30+ 15 min(stopped here)");
  }

  @Test
  void momentsThatNobodyKnowsAreLeftOut() {
    Publication undated = new Publication("anomalies", null, Instant.EPOCH, "0");
    Publication dayOnly =
        new Publication("anomalies", LocalDateTime.parse("2026-03-02T00:00"), Instant.EPOCH, "1");
    RenderedPage page =
        english(
            OrderCase.of(
                SampleTimelines.timeline(
                    ORDER,
                    List.of("commandes_99999999_999999.xls"),
                    SampleTimelines.line(
                        SampleTimelines.LAMP,
                        1,
                        LineStage.INTEGRATED,
                        Set.of(),
                        List.of(
                            OrderFact.of(LAMP, SampleTimelines.processed(), undated),
                            OrderFact.of(
                                LAMP,
                                SampleTimelines.refused(RefusalCause.CREDIT, null),
                                dayOnly))))));
    assertThat(page.texts("//ol/li"))
        .startsWith("Queued(passed)", "Sent(passed)", "File accepted(passed)", "Taken over(now)");
    assertThat(page.rows(SAID))
        .containsExactly(
            "Refused | Refused: insufficient credit | Anomaly tracking, 2026-03-02"
                + " | orders_YOURCOMPANY_20260302_101500.xls",
            "Taken over | Taken over by the supplier | Anomaly tracking"
                + " | orders_YOURCOMPANY_20260302_101500.xls");
    assertThat(page.rows("Documents"))
        .containsExactly("Anomaly tracking | 2026-03-02 | – | 1", "Anomaly tracking | – | – | 0");
  }

  @Test
  void creditsAndUnknownStatusesAreToldAsSuch() {
    OrderFact credit =
        OrderFact.of(
            LAMP,
            new FactValue.Billing(
                "A1", null, null, -1, new BigDecimal("1250.5"), new BigDecimal("-1250.505"), null),
            SampleTimelines.invoice("2026-05-05T06:00"));
    OrderFact unknown =
        OrderFact.of(
            LAMP, SampleTimelines.row("X", "Y"), SampleTimelines.tracking("2026-03-03T05:30"));
    OrderFact stated =
        OrderFact.of(
            LAMP,
            new FactValue.Stated(
                MerchantFact.Kind.DELIVERED, SampleTimelines.paris("2026-03-05T10:00")),
            new Publication("shop", null, Instant.EPOCH, ""));
    assertThat(english(lamp(credit, unknown, stated)).rows(SAID))
        .containsExactly(
            "– | Status not known (cdv/eve X/Y; supplier’s order S100200) | Order tracking,"
                + " 2026-03-03 05:30 | orders_YOURCOMPANY_20260302_101500.xls",
            "Invoiced | Credited: -1 × 1,250.50\u00a0€ = -1,250.505\u00a0€ (invoice A1) | Invoice,"
                + " 2026-05-05 06:00 | orders_YOURCOMPANY_20260302_101500.xls",
            "– | The parcel was delivered. 2026-03-05 10:00 | shop"
                + " | orders_YOURCOMPANY_20260302_101500.xls");
  }

  @Test
  void theSameOrdersGiveTheSamePageToAnyOutput() throws IOException {
    TimelinePage page = TimelinePage.in(Locale.ENGLISH).judgedBy(MONDAY, Policy.supplier());
    StringWriter order = new StringWriter();
    page.writeOrder(SampleTimelines.eventful(), order);
    assertThat(order.toString()).isEqualTo(page.order(SampleTimelines.eventful()));
    StringWriter day = new StringWriter();
    page.writeDay(DAY, List.of(SampleTimelines.delivered()), day);
    assertThat(day.toString()).isEqualTo(page.day(DAY, List.of(SampleTimelines.delivered())));
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> page.writeOrder(SampleTimelines.queued(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  @Test
  void everyTermHasTwoLanguages() {
    for (LineStage stage : LineStage.values()) {
      assertThat(PageWords.stage(stage).english()).isNotEqualTo(PageWords.stage(stage).french());
    }
    for (Mark mark : Mark.values()) {
      assertThat(PageWords.mark(mark).english()).isNotEqualTo(PageWords.mark(mark).french());
    }
    for (RefusalCause cause : RefusalCause.values()) {
      assertThat(PageWords.cause(cause).english()).isNotEqualTo(PageWords.cause(cause).french());
    }
    for (MerchantFact.Kind kind : MerchantFact.Kind.values()) {
      assertThat(PageWords.stated(kind).english())
          .endsWith(".")
          .isNotEqualTo(PageWords.stated(kind).french());
    }
    assertThat(PageWords.document("orders").english()).isEqualTo("Order file");
    assertThat(PageWords.document("other").french()).isEqualTo("other");
  }
}
