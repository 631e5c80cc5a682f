package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.Delivery;
import io.github.cdiscountds.client.EventFeed;
import io.github.cdiscountds.client.InvoiceInbox;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.client.PollSchedule;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.TrackingColumns;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void anOrderIsFollowedFromItsFileToItsInvoice() {
    shop.client
        .orders()
        .submit(
            List.of(
                Shop.toFrance("CDS-1")
                    .line(Sku.of("CGRESERVA"), new BigDecimal("50.99"), 2)
                    .line(Sku.of("3333973153808"), new BigDecimal("70.45"), 1)
                    .build()));
    List<LineStage> stages = new ArrayList<>();
    for (int quarter = 0; quarter < 4 * 24 * 5; quarter++) {
      shop.supplier.advance(Duration.ofMinutes(15));
      shop.client.reports().poll();
      LineStage stage = shop.line("CDS-1", "CGRESERVA").stage();
      if (stages.isEmpty() || stages.get(stages.size() - 1) != stage) {
        stages.add(stage);
      }
    }
    assertThat(stages)
        .startsWith(LineStage.SENT, LineStage.FILE_ACCEPTED)
        .contains(LineStage.INTEGRATED)
        .endsWith(LineStage.SHIPPED)
        .isSorted();
    assertThat(shop.line("CDS-1", "CGRESERVA").shippedQuantity()).isEqualTo(2);
    assertThat(shop.line("CDS-1", "CGRESERVA").parcels())
        .singleElement()
        .satisfies(
            parcel -> {
              assertThat(parcel.number()).isNotBlank();
              assertThat(parcel.trackingLink()).hasScheme("https");
            });

    shop.supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 12, 0));
    InvoiceInbox.InvoicePoll invoices = shop.client.invoices().poll();
    assertThat(invoices.invoices())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.amount()).isEqualByComparingTo("172.43"));
    assertThat(shop.line("CDS-1", "CGRESERVA").marks()).containsExactly(Mark.INVOICED);
    assertThat(shop.line("CDS-1", "CGRESERVA").billedAmount()).isEqualByComparingTo("101.98");
    shop.supplier.verify();
  }

  @Test
  @Tag("R24")
  void aFileThatRepeatsAnOrderIsRefusedAndLeavesTheOriginalAlone() {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofMinutes(15));
    String sent = shop.supplier.pickUps().get(0).fileName();
    shop.supplier.raw().repeat(sent, "again_20260302.xls");
    shop.supplier.advance(Duration.ofDays(4));
    List<OrderEvent> events = shop.client.reports().poll().events();
    assertThat(events)
        .filteredOn(event -> event.type() == OrderEvent.Type.REFUSED)
        .singleElement()
        .satisfies(event -> assertThat(event.file()).isEqualTo("again_20260302.xls"));
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(shop.timeline("CDS-1").otherSendings()).isNotEmpty();
  }

  @Test
  @Tag("INV-2")
  void aProductThatSellsOutIsRefusedWithItsCause() {
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.sellsOut("AO1604").advance(Duration.ofHours(4));
    shop.client.reports().poll();
    assertThat(shop.line("CDS-1", "AO1604").stage()).isEqualTo(LineStage.REFUSED);
    assertThat(shop.line("CDS-1", "AO1604").refusal())
        .isEqualTo(
            new IntegrationResult.Refused(RefusalCause.STOCKOUT, "Stock insuffisant : AO1604"));
  }

  @Test
  @Tag("R21")
  void aFileRejectedAsAWholeIsToldWithLineAndColumn() {
    shop.supplier
        .raw()
        .put(
            "broken_20260302.xls",
            shop.supplier
                .raw()
                .order("CDS-9", "CLIENT202603", "CGRESERVA", "50.99")
                .with("S", "12,5x"));
    shop.supplier.advance(Duration.ofHours(1));
    PollResult poll = shop.client.reports().poll();
    assertThat(poll.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.FILE_REJECTED);
              assertThat(event.file()).isEqualTo("broken_20260302.xls");
              assertThat(event.value())
                  .isInstanceOfSatisfying(
                      FactValue.FileVerdict.class,
                      verdict ->
                          assertThat(verdict.reason())
                              .contains("ligne n°2 : FraisPort:n'est pas au format attendu"));
            });
  }

  @Test
  void aPollWithNothingNewCostsOneListingAFolder() {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofDays(2));
    shop.client.reports().poll();
    shop.orderServer.forgetCalls();
    PollResult nothing = shop.client.reports().poll();
    assertThat(nothing.documents()).isEmpty();
    assertThat(shop.orderServer.pathsOf(Operation.OPEN)).hasSize(1);
    assertThat(shop.orderServer.pathsOf(Operation.LIST))
        .containsExactly("Fichier", "Anomalie", "Suivi");
    assertThat(shop.orderServer.pathsOf(Operation.READ)).isEmpty();
  }

  @Test
  @Tag("R26")
  @Tag("R21")
  @Tag("R23")
  void theOtherLanguageAndTheOtherMeaningOfColumnsEndInTheSameStages() {
    Shop other =
        new Shop(
            FakeSupplier.builder(Shop.ACCOUNT)
                .language(ReportLanguage.ENGLISH)
                .trackingColumns(TrackingColumns.A_IS_CAMPAIGN)
                .open(),
            folder.resolve("other"));
    for (Shop each : List.of(shop, other)) {
      each.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      each.supplier.advance(Duration.ofDays(4));
      each.client.reports().poll();
    }
    assertThat(other.timeline("CDS-1").stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(other.line("CDS-1", "CGRESERVA").parcels())
        .isEqualTo(shop.line("CDS-1", "CGRESERVA").parcels());
  }

  @Test
  @Tag("INV-5")
  void aTruncatedReportChangesNothingAndIsReadAgainOnceItIsWhole() throws Exception {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofDays(4));
    Path report = shop.supplier.orderTree().file("Suivi", "SuiviCommandes.xls");
    byte[] whole = Files.readAllBytes(report);
    Files.write(report, Arrays.copyOf(whole, whole.length / 2));
    PollResult half = shop.client.reports().poll();
    assertThat(half.documents())
        .filteredOn(document -> document.file().name().equals("SuiviCommandes.xls"))
        .singleElement()
        .satisfies(document -> assertThat(document.refusal()).isNotNull());
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.INTEGRATED);
    Files.write(report, whole);
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SHIPPED);
  }

  @Test
  @Tag("R1")
  void invoicesAreFoundUnderTheOtherNameOfTheirFolder() throws Exception {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 12, 0));
    Files.move(
        shop.supplier.orderTree().folder("Facturation"),
        shop.supplier.orderTree().folder("Facturation").resolveSibling("Invoicing"));
    assertThat(shop.client.invoices().poll().invoices()).hasSize(1);
  }

  @Test
  @Tag("R37")
  void aRateOfTheCatalogueIsARateOnInvoicesFromThenOn() {
    shop.supplier.catalogue().change("CGRESERVA", product -> product.vatRate("8.50"));
    shop.supplier.advance(Duration.ofHours(8));
    assertThat(vatOfAnInvoice("Invoicing_20260305_060000.csv")).isEqualTo(VatMeaning.AMOUNT);
    shop.client.catalogue().refresh();
    assertThat(vatOfAnInvoice("Invoicing_20260306_060000.csv")).isEqualTo(VatMeaning.RATE);
  }

  @Test
  @Tag("INV-2")
  void aDocumentOfAServerThatTellsNoTimesIsLookedIntoAtEachPoll() throws Exception {
    writeUndatedInvoice("50.99");
    assertThat(shop.client.invoices().poll().poll().documents()).hasSize(1);
    assertThat(shop.client.invoices().poll().poll().documents()).isEmpty();
    writeUndatedInvoice("51.99");
    assertThat(shop.client.invoices().poll().invoices())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.amount()).isEqualByComparingTo("51.99"));
  }

  private void writeUndatedInvoice(String price) throws IOException {
    Path written =
        shop.supplier
            .orderTree()
            .write(
                "Facturation",
                "Invoicing_20260305_060000.csv",
                """
                number;yourcustomerreference;customerreference;productcode;quantitydelivered;vat;\
                vatexunitprice;vatexamount
                F1;CLIENT202603;CDS-1;CGRESERVA;1;20;PRICE;PRICE
                """
                    .replace("PRICE", price));
    Files.setLastModifiedTime(written, FileTime.fromMillis(0));
  }

  private VatMeaning vatOfAnInvoice(String name) {
    shop.supplier
        .orderTree()
        .write(
            "Facturation",
            name,
            """
            number;yourcustomerreference;customerreference;productcode;quantitydelivered;vat;\
            vatexunitprice;vatexamount
            F1;CLIENT202603;CDS-1;CGRESERVA;1;8.5;50.99;50.99
            """);
    return shop.client.invoices().poll().invoices().get(0).lines().get(0).vatMeaning();
  }

  @Test
  void anInvoiceThatIsNoneIsRefusedAndNotReadAgain() {
    shop.supplier
        .orderTree()
        .write("Facturation", "Invoicing_20260305_060000.csv", "not an invoice");
    assertThat(shop.client.invoices().poll().poll().documents())
        .singleElement()
        .satisfies(document -> assertThat(document.refusal()).isNotNull());
    assertThat(shop.client.invoices().poll().poll().documents()).isEmpty();
  }

  @Test
  @Tag("INV-6")
  void noEventOrFindingHoldsPersonalData() {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofDays(4));
    PollResult poll = shop.client.reports().poll();
    String everything =
        poll + " " + shop.timeline("CDS-1") + " " + shop.client.orders().timelines();
    assertThat(everything)
        .contains("CDS-1")
        .doesNotContain("Exemple", "Alice", "rue du Test", "33000", "Bordeaux", "0556000000")
        .doesNotContain("service@example.org");
  }

  @Test
  void eventsReachAHandlerOnceItReturnsAndAgainWhenItFails() {
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    shop.supplier.advance(Duration.ofDays(4));
    int all = shop.client.reports().poll().events().size();
    List<String> seen = new ArrayList<>();
    OrderEventHandler failing =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            seen.add(event.id());
            if (seen.size() == 2) {
              throw new IllegalStateException("the shop's database is away");
            }
          }
        };
    EventFeed feed = shop.client.reports().events("shop");
    Delivery first = feed.deliver(failing);
    assertThat(first.handled()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(1);
    assertThat(first.nextIn()).contains(Duration.ofMinutes(1));
    assertThat(feed.deliver(failing).handled()).isZero();
    shop.supplier.advance(Duration.ofMinutes(1));
    assertThat(feed.deliver(failing).handled()).isEqualTo(all - 1);
    assertThat(seen).hasSize(all + 1);
    assertThat(seen.get(2)).isEqualTo(seen.get(1));
    assertThat(feed.deliver(failing).handled()).isZero();
  }

  @Test
  void theScheduleExpectsAVerdictWhileAFileWaitsForOne() {
    Instant now = shop.supplier.clock().instant();
    assertThat(shop.client.reports().schedule().next(DocumentKind.COMPLIANCE)).isEmpty();
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    PollSchedule waiting = shop.client.reports().schedule();
    assertThat(waiting.after()).isEqualTo(now);
    assertThat(waiting.next(DocumentKind.COMPLIANCE)).contains(now.plus(Duration.ofMinutes(15)));
    assertThat(waiting.earliest()).contains(now.plus(Duration.ofMinutes(15)));
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.reports().poll();
    assertThat(shop.client.reports().schedule().next(DocumentKind.COMPLIANCE)).isEmpty();
  }

  @Test
  void anOrderThatAReportNamedBeforeItWasEnteredIsNotSent() {
    shop.supplier
        .raw()
        .put(
            "theirs_20260302.xls",
            shop.supplier.raw().order("CDS-1", Shop.CAMPAIGN, "CGRESERVA", "50.99"));
    shop.supplier.advance(Duration.ofHours(4));
    shop.client.reports().poll();
    SubmitResult result =
        shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    assertThat(result.entered()).isEmpty();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ALREADY_SUBMITTED);
    assertThat(shop.client.orders().timeline(key("CDS-1"))).isEmpty();
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::fileName)
        .containsExactly("theirs_20260302.xls");
  }
}
