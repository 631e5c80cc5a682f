package io.github.cdiscountds.testkit.assertj;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;
import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThatEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.codec.DecodeResult;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.TrackingRow;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.ReportLanguage;
import io.github.cdiscountds.testkit.SampleDocuments;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each assertion holds once, and fails once with a message that is compared as a whole. */
@DropshipTest
class DropshipAssertionsTest {
  private static final OrderKey SHIPPED = OrderKey.of("WEB-1", "C202603");
  private static final OrderKey REFUSED = OrderKey.of("WEB-2", "C202603");
  private static final OrderKey UNKNOWN = OrderKey.of("WEB-9", "C202603");
  private static final String FILE = "orders_YOURCOMPANY_20260302_080000.xls";

  private final FakeSupplier supplier;
  private final DropshipClient client;
  private SubmitResult submitted;
  private List<OrderEvent> events;

  DropshipAssertionsTest(FakeSupplier supplier, DropshipClient client) {
    this.supplier = supplier;
    this.client = client;
  }

  @BeforeEach
  void twoOrders() {
    Order shipped = SampleOrder.at(supplier, "WEB-1").line("CGRESERVA", 2).build();
    Order refused = SampleOrder.at(supplier, "WEB-2").line("AO1604").build();
    submitted = client.orders().submit(List.of(shipped, refused));
    supplier.sellsOut("AO1604").advance(Duration.ofDays(2));
    events = client.reports().poll().events();
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message.strip());
  }

  private OrderTimeline timeline(OrderKey key) {
    return client.orders().timeline(key).orElseThrow();
  }

  @Test
  void saysWhereAnOrderStands() {
    assertThat(client)
        .order(SHIPPED)
        .isAt(LineStage.SHIPPED)
        .hasReached(LineStage.INTEGRATED)
        .isShipped()
        .hasParcels(1)
        .wasSentOnce()
        .wasSentIn(FILE)
        .hasNoContradiction();
    assertThat(client).order(REFUSED).isRefusedFor(RefusalCause.STOCKOUT);
    assertThat(client).knowsNothingOf(UNKNOWN);
    String was =
        """
        order WEB-2/C202603 is REFUSED, sent in [orders_YOURCOMPANY_20260302_080000.xls]
          1 x AO1604 is REFUSED for STOCKOUT
            2026-03-02T00:00 anomalies: Integration[Refused]
            2026-03-02T08:30 compliance: FileVerdict[OK]
        """;
    OrderTimelineAssert refused = assertThat(timeline(REFUSED));
    String expected = "expected order WEB-2/C202603 ";
    fails(() -> refused.isAt(LineStage.SHIPPED), expected + "to be at SHIPPED, but " + was);
    fails(
        () -> refused.hasReached(LineStage.INTEGRATED),
        expected + "to have reached INTEGRATED, but " + was);
    fails(refused::isShipped, expected + "to be shipped, but " + was);
    fails(refused::isInvoiced, expected + "to be invoiced, but " + was);
    fails(() -> refused.hasParcels(1), expected + "to have 1 parcel(s), but " + was);
    fails(
        () -> refused.isRefusedFor(RefusalCause.CREDIT),
        expected + "to be refused for CREDIT, but " + was);
    fails(refused::isPartiallyShipped, expected + "to be partially shipped, but " + was);
    fails(refused::isPartiallyRefused, expected + "to be partially refused, but " + was);
    fails(() -> refused.isMarked(Mark.INVOICED), expected + "to be marked INVOICED, but " + was);
    fails(
        () -> refused.wasSentIn("a.xls", "b.xls"),
        expected + "to be sent in [a.xls, b.xls], but " + was);
    fails(
        () -> refused.hasStated(MerchantFact.Kind.RETURNED),
        expected + "to have the shop's statement RETURNED, but " + was);
    fails(
        () -> refused.hasContradiction(Contradiction.Kind.NEVER_SENT),
        expected + "to have the contradiction NEVER_SENT, but " + was);
    fails(
        () -> refused.hasOtherSendingRefusedFor(RefusalCause.DUPLICATE),
        expected + "to have another sending refused for DUPLICATE, but " + was);
    fails(() -> refused.line("X"), expected + "to have a line of X, but " + was);
    fails(
        () -> assertThat(client).knowsNothingOf(REFUSED),
        "expected the client to know nothing of order WEB-2/C202603, but " + was);
    fails(
        () -> assertThat(client).order(UNKNOWN),
        """
        expected the client to know order WEB-9/C202603, but it knows
          WEB-1/C202603
          WEB-2/C202603""");
    fails(
        () -> assertThat(client).as("the %s one", "second").order(REFUSED).isShipped(),
        "[the second one] " + expected + "to be shipped, but " + was);
  }

  @Test
  void saysWhereALineStands() {
    LineTimelineAssert line = assertThat(timeline(SHIPPED)).line("CGRESERVA");
    line.isAt(LineStage.SHIPPED)
        .hasShipped(2)
        .hasParcels(1)
        .hasParcel("8V00000000001", 2)
        .hasMarks()
        .isBilledFor(0)
        .isBilled(0, BigDecimal.ZERO);
    assertThat(timeline(REFUSED)).line("AO1604").isRefusedFor(RefusalCause.STOCKOUT);
    String was =
        """
        1 x AO1604 is REFUSED for STOCKOUT
          2026-03-02T00:00 anomalies: Integration[Refused]
          2026-03-02T08:30 compliance: FileVerdict[OK]
        """;
    LineTimelineAssert refused = assertThat(timeline(REFUSED)).line("AO1604");
    String expected = "expected line AO1604 ";
    fails(() -> refused.isAt(LineStage.SENT), expected + "to be at SENT, but " + was);
    fails(
        () -> refused.isRefusedFor(RefusalCause.CREDIT),
        expected + "to be refused for CREDIT, but " + was);
    fails(() -> refused.hasShipped(1), expected + "to have shipped 1, but " + was);
    fails(() -> refused.hasParcels(2), expected + "to have 2 parcel(s), but " + was);
    fails(() -> refused.hasParcel("8V", 1), expected + "to have 1 in parcel 8V, but " + was);
    fails(() -> refused.hasMarks(Mark.INVOICED), expected + "to be marked [INVOICED], but " + was);
    fails(() -> refused.isBilledFor(1), expected + "to be billed for 1, but " + was);
    fails(
        () -> refused.isBilled(1, new BigDecimal("9.90")),
        expected + "to be billed 1 for 9.90, but " + was);
  }

  @Test
  void showsParcelsAndMarksAndBills() {
    client
        .orders()
        .state(SHIPPED, MerchantFact.of(MerchantFact.Kind.DELIVERED, supplier.clock().instant()));
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 12, 0));
    client.invoices().poll();
    assertThat(client)
        .order(SHIPPED)
        .isInvoiced()
        .isMarked(Mark.INVOICED)
        .hasStated(MerchantFact.Kind.DELIVERED)
        .line("CGRESERVA")
        .isBilled(2, new BigDecimal("101.98"));
    assertThatThrownBy(() -> assertThat(client).order(SHIPPED).isAt(LineStage.QUEUED))
        .hasMessageContaining(
            "2 x CGRESERVA is DELIVERED, shipped 2 in [2 x 8V00000000001], marked [INVOICED],"
                + " billed 2 for 101.98")
        .hasMessageContaining("\nthe shop stated [MerchantFact[kind=DELIVERED");
    client
        .orders()
        .state(SHIPPED, MerchantFact.of(MerchantFact.Kind.RETURNED, supplier.clock().instant()));
    LineTimelineAssert returned = assertThat(client).order(SHIPPED).line("CGRESERVA");
    returned.hasMarks(Mark.RETURNED, Mark.INVOICED);
    assertThatThrownBy(() -> returned.hasMarks(Mark.INVOICED, Mark.INVOICED))
        .hasMessageStartingWith("expected line CGRESERVA to be marked [INVOICED, INVOICED], but ");
  }

  @Test
  void saysWhatBecameOfASubmission() {
    assertThat(submitted).hasTakenAll().hasEntered(REFUSED, SHIPPED).hasSent(SHIPPED);
    String was =
        """
        entered [WEB-1/C202603, WEB-2/C202603]
        sent
          orders_YOURCOMPANY_20260302_080000.xls is SENT with [WEB-1/C202603, WEB-2/C202603]
        findings:
        """;
    String findings =
        "\n"
            + String.join(
                "\n", submitted.findings().stream().map(finding -> "  " + finding).toList());
    fails(
        () -> assertThat(submitted).hasEntered(UNKNOWN),
        "expected to enter [WEB-9/C202603], but " + was.strip() + findings);
    fails(
        () -> assertThat(submitted).hasSent(UNKNOWN),
        "expected to send WEB-9/C202603, but " + was.strip() + findings);
    fails(
        () -> assertThat(submitted).hasFinding(FindingCode.CREDIT_EXCEEDED),
        "expected the finding CREDIT_EXCEEDED, but " + was.strip() + findings);
  }

  @Test
  void saysWhatTheSupplierHas() {
    assertThat(supplier)
        .hasPickedUpOnce(SHIPPED, REFUSED)
        .hasNotPickedUp(UNKNOWN)
        .booksHold("WEB-1", BookedLine.Stage.SHIPPED)
        .booksHold("WEB-2", "AO1604", BookedLine.Stage.REFUSED)
        .hasReadEveryFile();
    String journal =
        """
        ; until 2026-03-04T08:00 it picked up
          2026-03-02T07:15:00Z orders_YOURCOMPANY_20260302_080000.xls: [WEB-1/C202603, WEB-2/C202603]
        """;
    fails(
        () -> assertThat(supplier).hasPickedUpOnce(SHIPPED, UNKNOWN),
        "expected the supplier to pick up order WEB-9/C202603 once, but it did so 0 times"
            + journal);
    fails(
        () -> assertThat(supplier).hasNotPickedUp(SHIPPED),
        "expected the supplier not to pick up order WEB-1/C202603, but it did" + journal);
    fails(
        () -> assertThat(supplier).hasPickedUpNothing(),
        "expected the supplier to pick up nothing, but it did" + journal);
    String books =
        """
        , but at 2026-03-04T08:00 they held
          WEB-1/C202603 2 x CGRESERVA in orders_YOURCOMPANY_20260302_080000.xls: SHIPPED, 2 in parcel 8V00000000001
          WEB-2/C202603 1 x AO1604 in orders_YOURCOMPANY_20260302_080000.xls: REFUSED (Stock insuffisant : AO1604)
        """;
    fails(
        () -> assertThat(supplier).booksHold("WEB-1", BookedLine.Stage.REFUSED),
        "expected the supplier's books to hold order WEB-1 at REFUSED" + books);
    fails(
        () -> assertThat(supplier).booksHold("WEB-1", "AO1604", BookedLine.Stage.SHIPPED),
        "expected the supplier's books to hold order WEB-1 AO1604 at SHIPPED" + books);
    fails(
        () -> assertThat(supplier).hasInvoiced("WEB-1"),
        "expected the supplier's books to hold order WEB-1 invoiced" + books);
  }

  @Test
  void saysWhatAFolderHolds() {
    assertThat(supplier.orderTree()).folder("Commandes").isEmpty();
    assertThat(supplier.orderTree()).folder("Facturation").isEmpty();
    supplier.orderTree().write("Commandes", "a.xls", "1234");
    supplier.orderTree().write("Commandes", ".b.xls.1.part", "1");
    FolderAssert folder = assertThat(supplier.orderTree()).folder("Commandes");
    folder.holds("a.xls").holdsOnly("a.xls", ".b.xls.1.part");
    String was =
        """
        folder Commandes held
          .b.xls.1.part, 1 bytes, of 2026-03-04T07:00:00Z
          a.xls, 4 bytes, of 2026-03-04T07:00:00Z
        """;
    fails(folder::isEmpty, "expected folder Commandes to be empty, but " + was);
    fails(() -> folder.holds("c.xls"), "expected folder Commandes to hold [c.xls], but " + was);
    fails(
        () -> folder.holdsOnly("a.xls"),
        "expected folder Commandes to hold only [a.xls], but " + was);
    fails(
        folder::holdsNoTemporary,
        "expected folder Commandes to hold no temporary file, but " + was);
    fails(
        () -> assertThat(supplier.orderTree()).folder("Elsewhere").holds("x"),
        "expected folder Elsewhere to hold [x], but folder Elsewhere held\n  nothing");
  }

  @Test
  void refusesToVerifyNothing() {
    assertThatThrownBy(() -> assertThat(supplier).hasPickedUpOnce())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picked up no orders: expected at least one");
    assertThatThrownBy(() -> assertThat(supplier.orderTree()).folder("Commandes").holds())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("to hold no files: expected at least one name");
    assertThatThrownBy(() -> assertThatEvents(List.of()).tellInOrder())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("to tell nothing in order: expected at least one type");
  }

  @Test
  void knowsATemporaryNameInWhateverCase() {
    supplier.orderTree().write("Commandes", "A.XLS.TMP", "1");
    FolderAssert folder = assertThat(supplier.orderTree()).folder("Commandes");
    assertThatThrownBy(folder::holdsNoTemporary)
        .hasMessageStartingWith("expected folder Commandes to hold no temporary file");
  }

  @Test
  void saysWhatADocumentGave() {
    FileContent anomalies = SampleDocuments.in(ReportLanguage.FRENCH).of(DocumentKind.ANOMALIES);
    DecodeResult<AnomalyRow> read =
        Codecs.standard().decoder(DocumentKind.ANOMALIES).decode(anomalies);
    assertThat(read).isDecoded().hasRows(4).hasNoFindings().rows().hasSize(4);
    fails(
        () -> assertThat(read).hasRows(3),
        "expected the document to have 3 row(s), but 4 row(s) were read; findings: none");
    DecodeResult<TrackingRow> refused =
        Codecs.standard()
            .decoder(DocumentKind.TRACKING)
            .decode(FileContent.of("x.xls", new byte[0]));
    assertThat(refused)
        .isRefusedWith(FindingCode.EMPTY_DOCUMENT)
        .hasFinding(FindingCode.EMPTY_DOCUMENT, "x.xls");
    String was =
        "it was refused with EMPTY_DOCUMENT; findings:\n  "
            + refused.refused().orElseThrow().reason();
    fails(() -> assertThat(refused).isDecoded(), "expected the document to be read, but " + was);
    fails(
        () -> assertThat(refused).isRefusedWith(FindingCode.TRUNCATED),
        "expected the document to be refused with TRUNCATED, but " + was);
    fails(
        () -> assertThat(refused).hasFinding(FindingCode.FORMAT, "x.xls:1:A"),
        "expected the document to have the finding FORMAT at x.xls:1:A, but " + was);
    fails(() -> assertThat(refused).rows(), "expected the document to be read, but " + was);
  }

  @Test
  void saysWhatTheShopHeard() {
    assertThatEvents(events)
        .tellNothingTwice()
        .tellNo(OrderEvent.Type.CONTRADICTION)
        .about(SHIPPED)
        .tellInOrder(
            OrderEvent.Type.FILE_ACCEPTED, OrderEvent.Type.INTEGRATED, OrderEvent.Type.SHIPPED);
    String was =
        """
        , but they were
          FILE_ACCEPTED WEB-2/C202603 AO1604 in orders_YOURCOMPANY_20260302_080000.xls: FileVerdict[OK]
          REFUSED WEB-2/C202603 AO1604 in orders_YOURCOMPANY_20260302_080000.xls: Integration[Refused]
        """;
    OrderEventsAssert refused = assertThatEvents(events).about(REFUSED);
    refused.tellOnly(OrderEvent.Type.FILE_ACCEPTED, OrderEvent.Type.REFUSED);
    fails(
        () -> refused.tellInOrder(OrderEvent.Type.REFUSED, OrderEvent.Type.FILE_ACCEPTED),
        "expected events to tell in order [REFUSED, FILE_ACCEPTED]" + was);
    fails(
        () -> refused.tellOnly(OrderEvent.Type.REFUSED),
        "expected events to tell only [REFUSED]" + was);
    fails(
        () -> refused.tellNo(OrderEvent.Type.REFUSED), "expected events to tell no REFUSED" + was);
    List<OrderEvent> twice = List.of(events.get(0), events.get(0));
    assertThatThrownBy(() -> assertThatEvents(twice).tellNothingTwice())
        .hasMessageStartingWith("expected events to tell nothing twice, but they were\n  ");
    fails(
        () -> assertThatEvents(List.of()).tellInOrder(OrderEvent.Type.REFUSED),
        "expected events to tell in order [REFUSED], but they were\n  nothing");
  }

  @Test
  @Tag("INV-6")
  void keepsPersonalDataOutOfItsMessages() {
    supplier.raw().put("x.xls", supplier.raw().order("1", "C", "CGRESERVA", "50.99"));
    for (ThrowingCallable assertion :
        List.<ThrowingCallable>of(
            () -> assertThat(client).order(SHIPPED).isAt(LineStage.QUEUED),
            () -> assertThat(submitted).hasSent(UNKNOWN),
            () -> assertThat(supplier).booksHold("WEB-1", BookedLine.Stage.REFUSED),
            () -> assertThatEvents(events).tellOnly())) {
      assertThatThrownBy(assertion)
          .message()
          .doesNotContainIgnoringCase("Exemple")
          .doesNotContainIgnoringCase("Alice")
          .doesNotContain("0556000000")
          .doesNotContain("rue du Test");
    }
  }

  @Test
  void nothingIsNoAnswer() {
    assertThatThrownBy(() -> assertThat((OrderTimeline) null).isAt(LineStage.SENT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting actual not to be null");
  }

  @Test
  void standsBesideAssertJsOwn() {
    assertThat(List.of(1)).hasSize(1);
    assertThat(supplier.toString()).isNotEmpty();
    assertThat(client).isNotNull();
  }
}
