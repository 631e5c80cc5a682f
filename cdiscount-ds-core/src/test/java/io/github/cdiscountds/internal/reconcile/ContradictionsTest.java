package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.KEY;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.compliance;
import static io.github.cdiscountds.internal.reconcile.Reports.pending;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.refused;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.TrackingRow;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can't all be true is told once, with both sides named. */
@Tag("INV-2")
class ContradictionsTest {
  private static final OrderKey OTHER = OrderKey.of("CDS-1002", "CLIENT202611");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final List<String> told = new ArrayList<>();
  private int minute = 100;

  @BeforeEach
  void anOrderOfTwoLinesWasSent() {
    Reports.sent(ledger);
  }

  @Test
  @Tag("R30")
  void moreDeliveredThanOrderedIsCappedAndTold() {
    track(tracking(LAMP, "S", "S", 2, "8L1"));
    track(tracking(LAMP, "S", "S", 1, "8L2"));
    assertThat(told).isEmpty();
    track(tracking(LAMP, "S", "S", 1, "8L3"));
    assertThat(told)
        .containsExactly("DELIVERED_ABOVE_ORDERED of CDS-1001/CLIENT202611 LAMP-42 in " + FILE);
    assertThat(timeline(ledger).line(LAMP).orElseThrow().shippedQuantity()).isEqualTo(3);
    track(tracking(LAMP, "S", "S", 9, "8L4"));
    assertThat(told).hasSize(1);
    assertThat(kinds()).containsExactly(Contradiction.Kind.DELIVERED_ABOVE_ORDERED);
  }

  @Test
  @Tag("R30")
  void neitherWhatIsOnlyPreparedNorWhatOthersSentCountsAsDelivered() {
    track(tracking(LAMP, "V", "P", 9, "8L1"));
    TrackingRow row = tracking(LAMP, "S", "S", 9, "8L2").value();
    Located<TrackingRow> theirs =
        new Located<>(
            Location.ofFile("report"),
            new TrackingRow(
                row.customerOrderRef(),
                row.partnerOrderRef(),
                null,
                null,
                row.recipient(),
                row.status(),
                null,
                LAMP,
                9,
                "8L2",
                null,
                "theirs.xls",
                Set.of()));
    track(theirs);
    assertThat(told).isEmpty();
  }

  @Test
  @Tag("R30")
  void rowsWithoutAParcelAreHeldAgainstTheOrderByThemselves() {
    track(tracking(LAMP, "S", "S", 3, null));
    track(tracking(LAMP, "S", "S", 3, "8L1"));
    assertThat(told).isEmpty();
    track(tracking(LAMP, "S", "S", 4, null));
    assertThat(told).hasSize(1);
  }

  @Test
  @Tag("R30")
  void ofASupplierThatRepeatsTheTotalOnlyATotalAboveIsTold() {
    ServiceProfile totals =
        ServiceProfile.DOCUMENTED.withTrackingQuantity(TrackingQuantity.RUNNING_TOTAL);
    tell(
        read(
            ledger,
            totals,
            at("tracking", 500),
            r ->
                r.tracking(
                    List.of(
                        tracking(LAMP, "S", "S", 2, "8L1"), tracking(LAMP, "S", "S", 3, "8L2")))));
    assertThat(told).isEmpty();
    assertThat(
            timeline(ledger, TrackingQuantity.RUNNING_TOTAL)
                .line(LAMP)
                .orElseThrow()
                .shippedQuantity())
        .isEqualTo(3);
    tell(
        read(
            ledger,
            totals,
            at("tracking", 600),
            r -> r.tracking(List.of(tracking(LAMP, "S", "S", 4, "8L3")))));
    assertThat(told).hasSize(1);
  }

  @Test
  void aParcelOfTwoOrdersIsToldOnceAndShownWithBoth() {
    Reports.entered(ledger, OTHER);
    track(tracking(LAMP, "S", "S", 1, "8L1"));
    track(of(OTHER, "8L1"));
    track(of(OTHER, "8L2"));
    assertThat(told)
        .containsExactly(
            "PARCEL_OF_SEVERAL_ORDERS: order CDS-1001/CLIENT202611 of CDS-1002/CLIENT202611 LAMP-42"
                + " in "
                + FILE);
    assertThat(timeline(ledger).contradictions())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(Contradiction.Kind.PARCEL_OF_SEVERAL_ORDERS);
              assertThat(found.otherOrder()).isEqualTo(OTHER);
            });
  }

  @Test
  @Tag("R38")
  void whatAReportSaidOfAnOrderWithoutItsZerosBeforeItWasKnownIsNoOtherOrder() {
    OrderKey whole = OrderKey.of("00123", "0SPRING");
    OrderKey asRead = OrderKey.of("123", "SPRING");
    track(of(asRead, "8L1"));
    Reports.entered(ledger, whole);
    track(of(whole, "8L1"));
    assertThat(told).isEmpty();
    assertThat(timeline(ledger, whole).contradictions()).isEmpty();
    track(of(OTHER, "8L1"));
    assertThat(told).hasSize(1);
  }

  @Test
  @Tag("R38")
  @Tag("INV-3")
  void theKeysUnderWhichOneOrderStandsHideNoOtherOrderOfItsParcel() {
    OrderKey whole = OrderKey.of("0000123", "0004567");
    OrderKey after = OrderKey.of("9999", "X");
    track(of(OrderKey.of("123", "4567"), "8L1"));
    track(of(OrderKey.of("4567", "123"), "8L1"));
    Reports.entered(ledger, whole);
    track(of(whole, "8L1"));
    assertThat(told).isEmpty();
    Reports.entered(ledger, after);
    track(of(after, "8L1"));
    assertThat(told)
        .containsExactly(
            "PARCEL_OF_SEVERAL_ORDERS: order 0000123/0004567 of 9999/X LAMP-42 in " + FILE);
    assertThat(timeline(ledger, whole).contradictions())
        .singleElement()
        .satisfies(found -> assertThat(found.otherOrder()).isEqualTo(after));
  }

  @Test
  @Tag("R38")
  void anOrderThatIsKnownToHaveNoZerosIsAnotherOne() {
    OrderKey whole = OrderKey.of("00123", "SPRING");
    OrderKey other = OrderKey.of("123", "SPRING");
    Reports.entered(ledger, whole);
    Reports.entered(ledger, other);
    track(of(whole, "8L1"));
    track(of(other, "8L1"));
    assertThat(told).hasSize(1);
  }

  @Test
  @Tag("R26")
  void aParkedRowStandsUnderBothReadingsOfItsKeyAndIsNoOtherOrder() {
    track(tracking("1", "2", LAMP, "S", "S", 3, "8L1"));
    track(tracking("2", "1", LAMP, "S", "S", 3, "8L1"));
    assertThat(told).isEmpty();
  }

  @Test
  void workOnAnOrderThatWasNeverSentIsTold() {
    OrderKey queued = OrderKey.of("CDS-7", "SPRING");
    Reports.queued(ledger, queued);
    anomalies(anomaly(queued, LAMP, pending(), null));
    assertThat(told).isEmpty();
    anomalies(anomaly(queued, LAMP, processed(), null));
    assertThat(told).containsExactly("NEVER_SENT of CDS-7/SPRING LAMP-42 in null");
  }

  @Test
  @Tag("INV-1")
  void workOnASendingThatAnotherFileReplacedIsTold() {
    OrderKey twice = OrderKey.of("CDS-8", "SPRING");
    Reports.entered(ledger, twice, List.of("first.xls", FILE));
    anomalies(anomaly(twice, LAMP, refused(RefusalCause.STOCKOUT), "first.xls"));
    anomalies(anomaly(twice, LAMP, processed(), FILE));
    assertThat(told).isEmpty();
    anomalies(anomaly(twice, SOFA, processed(), "first.xls"));
    assertThat(told).containsExactly("EARLIER_SENDING_TAKEN of CDS-8/SPRING SOFA-7 in first.xls");
  }

  @Test
  @Tag("R22")
  void aFileThatIsAcceptedAndRejectedIsToldForEachLine() {
    tell(
        read(
            ledger,
            at("compliance", 15),
            r ->
                r.compliance(
                    List.of(
                        compliance(FILE, Status.KO, "Fichier illisible"),
                        compliance(FILE, Status.OK, null)))));
    assertThat(told)
        .containsExactlyInAnyOrder(
            "FILE_ACCEPTED_AND_REJECTED: FileVerdict[KO] of CDS-1001/CLIENT202611 LAMP-42 in "
                + FILE,
            "FILE_ACCEPTED_AND_REJECTED: FileVerdict[KO] of CDS-1001/CLIENT202611 SOFA-7 in "
                + FILE);
  }

  @Test
  @Tag("R24")
  void aRefusalOfWhatTrackingListsIsTold() {
    anomalies(anomaly(LAMP, refused(RefusalCause.CREDIT)));
    track(tracking(LAMP, "V", "P", null, null));
    track(tracking(SOFA, "V", "P", null, null));
    assertThat(kinds()).containsExactly(Contradiction.Kind.REFUSED_BUT_TRACKED);
  }

  @Test
  @Tag("R24")
  void aRowWithoutAFileIsHeldAgainstThoseOfTheOnlyFile() {
    anomalies(anomaly(KEY, LAMP, refused(RefusalCause.CREDIT), null));
    anomalies(anomaly(LAMP, processed()));
    assertThat(kinds()).containsExactly(Contradiction.Kind.PROCESSED_AND_REFUSED);
  }

  @Test
  @Tag("R24")
  void whileSeveralFilesCarriedTheOrderRowsWithoutAFileAreHeldAgainstNothing() {
    OrderKey twice = OrderKey.of("CDS-8", "SPRING");
    Reports.entered(ledger, twice, List.of("first.xls", FILE));
    anomalies(anomaly(twice, LAMP, refused(RefusalCause.STOCKOUT), null));
    anomalies(anomaly(twice, LAMP, processed(), FILE));
    anomalies(anomaly(twice, LAMP, processed(), null));
    assertThat(told).isEmpty();
  }

  @Test
  void howeverManyRowsListALineItsRefusalIsToldOnce() {
    anomalies(anomaly(LAMP, refused(RefusalCause.CREDIT)));
    track(tracking(LAMP, "S", "S", 1, "8L1"));
    track(tracking(LAMP, "S", "S", 1, "8L2"));
    assertThat(told).hasSize(1);
  }

  @Test
  @Tag("R30")
  void aNegativeQuantityTakesNothingAway() {
    track(tracking(LAMP, "S", "S", 3, "8L1"));
    track(tracking(LAMP, "S", "S", -1, "8L2"));
    assertThat(timeline(ledger).line(LAMP).orElseThrow().shippedQuantity()).isEqualTo(3);
  }

  @Test
  void statusesOfTwoParcelsOrOfOnePublicationDoNotGoBack() {
    track(tracking(LAMP, "S", "S", 1, "8L1"));
    track(tracking(LAMP, "V", "P", 1, "8L2"));
    tell(
        read(
            ledger,
            at("tracking", 900),
            r ->
                r.tracking(
                    List.of(
                        tracking(SOFA, "V", "C", 1, "8L5"), tracking(SOFA, "V", "P", 1, "8L5")))));
    track(tracking(SOFA, "X", "X", 1, "8L5"));
    assertThat(told).isEmpty();
  }

  private static Located<TrackingRow> of(OrderKey key, String parcel) {
    return tracking(key.orderNumber(), key.campaign(), LAMP, "S", "S", 1, parcel);
  }

  private void track(Located<TrackingRow> row) {
    minute += 10;
    tell(read(ledger, at("tracking", minute), r -> r.tracking(List.of(row))));
  }

  private void anomalies(Located<io.github.cdiscountds.model.AnomalyRow> row) {
    minute += 10;
    tell(read(ledger, at("anomalies", minute), r -> r.anomalies(List.of(row))));
  }

  private void tell(List<OrderEvent> events) {
    for (OrderEvent event : events) {
      if (event.type() == OrderEvent.Type.CONTRADICTION) {
        Sku product = event.product();
        told.add(event.note() + " of " + event.order() + " " + product + " in " + event.file());
      }
    }
  }

  private List<Contradiction.Kind> kinds() {
    OrderTimeline timeline = timeline(ledger);
    return timeline.contradictions().stream().map(Contradiction::kind).toList();
  }
}
