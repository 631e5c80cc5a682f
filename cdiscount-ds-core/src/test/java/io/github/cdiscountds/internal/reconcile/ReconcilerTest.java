package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.KEY;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.compliance;
import static io.github.cdiscountds.internal.reconcile.Reports.invoice;
import static io.github.cdiscountds.internal.reconcile.Reports.pending;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.refused;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.TrackingRow;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.profile.TemporaryNames;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilerTest {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void anOrderOfTwoLinesWasSent() {
    Reports.sent(ledger);
  }

  @Test
  void aLineGoesThroughItsStagesAsTheReportsComeIn() {
    assertThat(lamp().stage()).isEqualTo(LineStage.SENT);
    read(
        ledger,
        at("compliance", 15),
        r -> r.compliance(List.of(compliance(FILE, Status.OK, "En cours"))));
    assertThat(lamp().stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    read(ledger, at("anomalies", 20), r -> r.anomalies(List.of(anomaly(LAMP, pending()))));
    assertThat(lamp().stage()).isEqualTo(LineStage.AWAITING_INTEGRATION);
    read(ledger, at("anomalies", 120), r -> r.anomalies(List.of(anomaly(LAMP, processed()))));
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
    read(
        ledger,
        at("tracking", 200),
        r -> r.tracking(List.of(tracking(LAMP, "C", null, null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.CREATED);
    read(
        ledger,
        at("tracking", 300),
        r -> r.tracking(List.of(tracking(LAMP, "V", null, null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.VALIDATED);
    read(
        ledger,
        at("tracking", 400),
        r -> r.tracking(List.of(tracking(LAMP, "V", "C", null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.PREPARING);
    read(ledger, at("tracking", 500), r -> r.tracking(List.of(tracking(LAMP, "V", "S", 3, "8L1"))));
    assertThat(lamp().stage()).isEqualTo(LineStage.SHIPPED);
    read(ledger, at("invoice", 900), r -> r.invoice(List.of(invoice(LAMP, 3, "77.97"))));
    assertThat(lamp().marks()).containsExactly(Mark.INVOICED);
    assertThat(lamp().billedAmount()).isEqualByComparingTo("77.97");
    assertThat(timeline(ledger).contradictions()).isEmpty();
  }

  @Test
  @Tag("R22")
  void aRejectedFileIsToldWithItsReasonForEveryLineOfIt() {
    List<OrderEvent> events =
        read(
            ledger,
            at("compliance", 15),
            r -> r.compliance(List.of(compliance(FILE, Status.KO, "Non traité : ligne n°3"))));
    assertThat(events)
        .extracting(OrderEvent::type)
        .containsExactly(OrderEvent.Type.FILE_REJECTED, OrderEvent.Type.FILE_REJECTED);
    assertThat(lamp().stage()).isEqualTo(LineStage.FILE_REJECTED);
    assertThat(lamp().rejection()).isEqualTo("Non traité : ligne n°3");
  }

  @Test
  @Tag("INV-2")
  void aRefusalIsNeverTakenForASuccess() {
    read(
        ledger,
        at("anomalies", 120),
        r -> r.anomalies(List.of(anomaly(LAMP, refused(RefusalCause.STOCKOUT)))));
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(lamp().refusal()).isEqualTo(refused(RefusalCause.STOCKOUT));
    read(ledger, at("anomalies", 240), r -> r.anomalies(List.of(anomaly(LAMP, pending()))));
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(timeline(ledger).isPartiallyRefused()).isTrue();
  }

  @Test
  @Tag("R24")
  void insideOneDocumentARefusalBeatsASuccessAndTheContradictionIsTold() {
    List<OrderEvent> events =
        read(
            ledger,
            at("anomalies", 120),
            r -> {
              r.anomalies(List.of(anomaly(LAMP, refused(RefusalCause.CREDIT))));
              r.anomalies(List.of(anomaly(LAMP, processed())));
            });
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(events)
        .extracting(OrderEvent::type)
        .containsExactly(
            OrderEvent.Type.REFUSED, OrderEvent.Type.INTEGRATED, OrderEvent.Type.CONTRADICTION);
    assertThat(timeline(ledger).contradictions()).hasSize(1);
  }

  @Test
  @Tag("R24")
  void aVerdictBeatsPendingWhicheverIsPublishedOrReadFirst() {
    read(ledger, at("anomalies", 240), r -> r.anomalies(List.of(anomaly(LAMP, pending()))));
    read(ledger, at("anomalies", 120), r -> r.anomalies(List.of(anomaly(LAMP, processed()))));
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
    read(
        ledger,
        at("anomalies", 120),
        r -> r.anomalies(List.of(anomaly(SOFA, refused(RefusalCause.STOCKOUT)))));
    read(ledger, at("anomalies", 240), r -> r.anomalies(List.of(anomaly(SOFA, pending()))));
    assertThat(timeline(ledger).line(SOFA).orElseThrow().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(timeline(ledger).contradictions()).isEmpty();
  }

  @Test
  @Tag("R24")
  void theSameFileReadLaterGivesTheSameRowsAndWhatIsNew() {
    read(ledger, at("anomalies", 120), r -> r.anomalies(List.of(anomaly(LAMP, processed()))));
    List<OrderEvent> events =
        read(
            ledger,
            at("anomalies", 240),
            r -> {
              r.anomalies(List.of(anomaly(LAMP, processed())));
              r.anomalies(List.of(anomaly(SOFA, processed())));
            });
    assertThat(events).extracting(OrderEvent::product).containsExactly(SOFA);
  }

  @Test
  @Tag("R24")
  void betweenTwoPublicationsTheLaterVerdictWins() {
    read(ledger, at("anomalies", 240), r -> r.anomalies(List.of(anomaly(LAMP, processed()))));
    read(
        ledger,
        at("anomalies", 120),
        r -> r.anomalies(List.of(anomaly(LAMP, refused(RefusalCause.STOCKOUT)))));
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
    assertThat(timeline(ledger).contradictions()).hasSize(1);
  }

  @Test
  @Tag("R24")
  void theRefusalOfADuplicateTouchesNoOtherSending() {
    read(ledger, at("tracking", 500), r -> r.tracking(List.of(tracking(LAMP, "S", "S", 3, "8L1"))));
    List<OrderEvent> events =
        read(
            ledger,
            at("anomalies", 600),
            r ->
                r.anomalies(
                    List.of(
                        anomaly(KEY, LAMP, refused(RefusalCause.DUPLICATE), "raw_20261121.xls"))));
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.REFUSED);
              assertThat(event.file()).isEqualTo("raw_20261121.xls");
              assertThat(event.note()).isEqualTo("a sending that isn't ours");
            });
    assertThat(lamp().stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(timeline(ledger).otherSendings()).hasSize(1);
    assertThat(timeline(ledger).contradictions()).isEmpty();
  }

  @Test
  @Tag("R24")
  void aLineThatTrackingListsWasProcessedWhateverElseIsMissing() {
    read(
        ledger,
        at("tracking", 500),
        r -> r.tracking(List.of(tracking(LAMP, "X", "Y", null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
  }

  @Test
  @Tag("R25")
  @Tag("INV-2")
  void anUnknownPairOfCodesNeverMovesALineBackwards() {
    read(
        ledger,
        at("tracking", 400),
        r -> r.tracking(List.of(tracking(LAMP, "V", "P", null, null))));
    List<OrderEvent> events =
        read(
            ledger,
            at("tracking", 500),
            r -> r.tracking(List.of(tracking(LAMP, "Z", "Q", null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.PREPARING);
    assertThat(events).extracting(OrderEvent::type).containsExactly(OrderEvent.Type.UNKNOWN_STATUS);
  }

  @Test
  @Tag("R24")
  @Tag("INV-2")
  void aStatusThatGoesBackIsToldAndDoesNotMoveTheLine() {
    read(
        ledger,
        at("tracking", 400),
        r -> r.tracking(List.of(tracking(LAMP, "V", "P", null, null))));
    List<OrderEvent> events =
        read(
            ledger,
            at("tracking", 500),
            r -> r.tracking(List.of(tracking(LAMP, "C", null, null, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.PREPARING);
    assertThat(events)
        .extracting(OrderEvent::type)
        .containsExactly(OrderEvent.Type.CREATED, OrderEvent.Type.CONTRADICTION);
  }

  @Test
  @Tag("R26")
  void theOrientationOfEachTrackingRowIsSettledByTheOrdersThatAreKnown() {
    read(
        ledger,
        at("tracking", 500),
        r ->
            r.tracking(
                List.of(tracking(KEY.campaign(), KEY.orderNumber(), LAMP, "S", "S", 3, "8L1"))));
    assertThat(lamp().stage()).isEqualTo(LineStage.SHIPPED);
  }

  @Test
  @Tag("R26")
  void aTrackingRowThatFitsNeitherWayIsParkedAndNeverApplied() {
    List<OrderEvent> events =
        read(
            ledger,
            at("tracking", 500),
            r -> r.tracking(List.of(tracking("1", "2", LAMP, "S", "S", 3, "8L1"))));
    assertThat(lamp().stage()).isEqualTo(LineStage.SENT);
    assertThat(events).extracting(OrderEvent::type).containsExactly(OrderEvent.Type.FOREIGN_ORDER);
  }

  @Test
  @Tag("R30")
  void theQuantityOfALineIsTheSumOverItsParcels() {
    read(
        ledger,
        at("tracking", 500),
        r -> {
          r.tracking(List.of(tracking(LAMP, "S", "S", 1, null)));
          r.tracking(List.of(tracking(LAMP, "S", "S", 1, "8L1")));
        });
    assertThat(lamp().shippedQuantity()).isEqualTo(1);
    assertThat(lamp().isPartiallyShipped()).isTrue();
    read(
        ledger,
        at("tracking", 600),
        r -> {
          r.tracking(List.of(tracking(LAMP, "S", "S", 1, "8L1")));
          r.tracking(List.of(tracking(LAMP, "S", "S", 2, "8L2")));
        });
    assertThat(lamp().shippedQuantity()).isEqualTo(3);
    assertThat(lamp().isPartiallyShipped()).isFalse();
    assertThat(timeline(ledger).isPartiallyShipped()).isTrue();
    assertThat(lamp().parcels())
        .extracting(parcel -> parcel.number() + " " + parcel.quantity())
        .containsExactly("8L1 1", "8L2 2");
  }

  @Test
  @Tag("R30")
  void ofAParcelTheHighestQuantityAndTheLatestLinkCount() {
    read(ledger, at("tracking", 500), r -> r.tracking(List.of(tracking(LAMP, "S", "S", 2, "8L1"))));
    read(
        ledger,
        at("tracking", 600),
        r ->
            r.tracking(
                List.of(
                    withLink(tracking(LAMP, "S", "S", 1, "8L1"), "https://corrected.example"))));
    assertThat(lamp().parcels())
        .containsExactly(new Parcel("8L1", 2, URI.create("https://corrected.example"), null));
  }

  @Test
  @Tag("R30")
  void quantitiesBeyondAllReasonDoNotOverflow() {
    read(
        ledger,
        at("tracking", 500),
        r -> {
          r.tracking(List.of(tracking(LAMP, "S", "S", Integer.MAX_VALUE, "8L1")));
          r.tracking(List.of(tracking(LAMP, "S", "S", Integer.MAX_VALUE, "8L2")));
        });
    assertThat(lamp().shippedQuantity()).isEqualTo(3);
  }

  private static Located<TrackingRow> withLink(Located<TrackingRow> located, String link) {
    TrackingRow row = located.value();
    return new Located<>(
        located.at(),
        new TrackingRow(
            row.customerOrderRef(),
            row.partnerOrderRef(),
            row.order(),
            row.supplierOrderNumber(),
            row.recipient(),
            row.status(),
            row.shippedAt(),
            row.product(),
            row.quantity(),
            row.parcel(),
            URI.create(link),
            row.sourceFile(),
            row.fromNumberCells()));
  }

  @Test
  void aReportThatNamesAFileConfirmsIt() {
    read(
        ledger,
        at("compliance", 15),
        r -> r.compliance(List.of(compliance(FILE, Status.OK, null))));
    assertThat(fileState()).isEqualTo(OrderFile.State.CONFIRMED);
  }

  @Test
  void aReportMayNameTheFileByItsTemporaryName() {
    read(
        ledger,
        at("compliance", 15),
        r -> r.compliance(List.of(compliance("." + FILE + ".1.part", Status.OK, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.FILE_ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOT_PREFIX", "SUFFIX:.tmp", "FOLDER:Depot"})
  void aReportMayNameTheFileByTheHiddenNameThatItWasMadeWith(String setting) {
    TemporaryNames names = TemporaryNames.ofCode(setting);
    OrderFile hidden = Reports.file(OrderFile.State.SENT).hiddenBy(names).heldBy("one");
    assertThat(ledger.<Boolean>inTransaction(tx -> tx.outbox().replace(hidden))).isTrue();
    read(
        ledger,
        at("compliance", 15),
        r -> r.compliance(List.of(compliance(names.temporary(FILE, 1), Status.OK, null))));
    assertThat(lamp().stage()).isEqualTo(LineStage.FILE_ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CMD.xls.2.xls", ".CMD.xls.1.part", "CMD.xls.back"})
  void aFileOfTheLedgerIsFoundUnderItsOwnNameAlsoWhenThatLooksHidden(String name) {
    OrderKey key = OrderKey.of("CDS-5", "OTHER");
    Reports.queued(ledger, key);
    OrderFile own = Reports.file(name, OrderFile.State.SENT);
    FileContent content = FileContent.of(name, new byte[] {1});
    assertThat(ledger.<Boolean>inTransaction(tx -> tx.outbox().enter(own, content, List.of(key))))
        .isTrue();
    read(
        ledger,
        at("compliance", 15),
        r -> r.compliance(List.of(compliance(name, Status.OK, null))));
    OrderFile.State state =
        ledger.inTransaction(tx -> tx.outbox().file(Reports.ACCOUNT, name).orElseThrow().state());
    assertThat(state).isEqualTo(OrderFile.State.CONFIRMED);
  }

  @ParameterizedTest
  @Tag("INV-3")
  @ValueSource(
      strings = {
        "theirs.xls",
        ".theirs.xls.1.part",
        "theirs.xls.12.tmp",
        "theirs.xls.3.part",
        ".theirs.xls.back",
        "theirs.xls.back",
        "theirs.xls.back.tmp"
      })
  void aForeignFileIsToldByOneNameHoweverAReportNamesIt(String named) {
    OrderKey foreign = OrderKey.of("CDS-9", "OTHER");
    Consumer<Reconciler> rows =
        r -> {
          r.compliance(List.of(compliance(named, Status.OK, null)));
          r.anomalies(List.of(anomaly(foreign, LAMP, processed(), named)));
        };
    List<OrderEvent> events = read(ledger, at("anomalies", 60), rows);
    assertThat(events)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.file()).isEqualTo("theirs.xls"));
    assertThat(
            read(
                ledger,
                at("anomalies", 70),
                r -> {
                  r.compliance(List.of(compliance("theirs.xls", Status.OK, null)));
                  r.anomalies(List.of(anomaly(foreign, LAMP, processed(), "theirs.xls")));
                }))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"theirs.xls.2", "theirs.1.tmp", "theirs.xls.x.part"})
  void aForeignNameThatNoSettingMakesIsToldAsItIs(String named) {
    assertThat(
            read(
                ledger,
                at("compliance", 60),
                r -> r.compliance(List.of(compliance(named, Status.OK, null)))))
        .singleElement()
        .satisfies(event -> assertThat(event.file()).isEqualTo(named));
  }

  @Test
  void anOrderThatWeNeverSentIsToldAndItsKeyReserved() {
    OrderKey foreign = OrderKey.of("CDS-9", "OTHER");
    List<OrderEvent> events =
        read(
            ledger,
            at("anomalies", 60),
            r -> r.anomalies(List.of(anomaly(foreign, LAMP, processed(), "theirs.xls"))));
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.FOREIGN_ORDER);
              assertThat(event.order()).isEqualTo(foreign);
            });
    assertThat(
            ledger.<Boolean>inTransaction(tx -> tx.facts().of(Reports.ACCOUNT, foreign).isEmpty()))
        .isFalse();
  }

  @Test
  @Tag("INV-1")
  void aRowWithoutAFileThatShowsWorkProvesThatTheLatestFileArrived() {
    read(
        ledger,
        at("anomalies", 60),
        r -> r.anomalies(List.of(anomaly(KEY, LAMP, pending(), null))));
    assertThat(fileState()).isEqualTo(OrderFile.State.SENT);
    read(
        ledger,
        at("anomalies", 120),
        r -> r.anomalies(List.of(anomaly(KEY, LAMP, refused(RefusalCause.STOCKOUT), null))));
    assertThat(fileState()).isEqualTo(OrderFile.State.SENT);
    read(
        ledger,
        at("anomalies", 180),
        r -> r.anomalies(List.of(anomaly(KEY, SOFA, processed(), null))));
    assertThat(fileState()).isEqualTo(OrderFile.State.CONFIRMED);
  }

  @Test
  @Tag("INV-3")
  void readingADocumentAgainGivesNoNewEvent() {
    Consumer<Reconciler> rows =
        r -> {
          r.compliance(List.of(compliance(FILE, Status.OK, null)));
          r.compliance(List.of(compliance("theirs.xls", Status.KO, "Fichier illisible")));
        };
    assertThat(read(ledger, at("compliance", 15), rows)).hasSize(3);
    assertThat(read(ledger, at("compliance", 15), rows)).isEmpty();
    assertThat(read(ledger, at("compliance", 30), rows)).isEmpty();
  }

  @Test
  @Tag("INV-3")
  void otherSendingsOfSeveralProductsDoNotShowWhichWasReadFirst() {
    Located<AnomalyRow> lamp = anomaly(KEY, LAMP, refused(RefusalCause.DUPLICATE), "x.xls");
    Located<AnomalyRow> sofa = anomaly(KEY, SOFA, refused(RefusalCause.DUPLICATE), "x.xls");
    read(ledger, at("anomalies", 0), r -> r.anomalies(List.of(sofa, lamp)));
    read(ledger, at("anomalies", 60), r -> r.anomalies(List.of(lamp)));
    InMemoryLedger backwards = new InMemoryLedger();
    Reports.sent(backwards);
    read(backwards, at("anomalies", 60), r -> r.anomalies(List.of(lamp)));
    read(backwards, at("anomalies", 0), r -> r.anomalies(List.of(sofa, lamp)));
    assertThat(timeline(ledger).otherSendings()).hasSize(2);
    assertThat(timeline(backwards)).isEqualTo(timeline(ledger));
  }

  private LineTimeline lamp() {
    return timeline(ledger).line(LAMP).orElseThrow();
  }

  private OrderFile.State fileState() {
    return ledger.inTransaction(
        tx -> tx.outbox().file(Reports.ACCOUNT, FILE).orElseThrow().state());
  }
}
