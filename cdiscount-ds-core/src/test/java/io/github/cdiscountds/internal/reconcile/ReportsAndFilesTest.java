package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.ACCOUNT;
import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.compliance;
import static io.github.cdiscountds.internal.reconcile.Reports.pending;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reports prove about files, and what that means for the orders in them. */
@Tag("INV-1")
class ReportsAndFilesTest {
  private static final OrderKey KEY = OrderKey.of("CDS-5", "SPRING");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private int minute;

  @Test
  @Tag("R22")
  void aRejectionEndsTheWishForAnOrdersReturn() {
    given(OrderFile.State.SENT, QueuedOrder.State.WITHDRAWING, FILE);
    report(Status.KO);
    assertThat(file()).isEqualTo(OrderFile.State.CONFIRMED);
    assertThat(order()).isEqualTo(QueuedOrder.State.CANCELLED);
    assertThat(told()).contains(OrderEvent.Type.WITHDRAWN);
  }

  @Test
  @Tag("R22")
  void anAcceptanceAfterARejectionKeepsAnOrderFromBeingSentAgainAndSoOnce() {
    given(OrderFile.State.CONFIRMED, QueuedOrder.State.QUEUED, FILE);
    report(Status.KO);
    assertThat(order()).isEqualTo(QueuedOrder.State.QUEUED);
    report(Status.OK);
    assertThat(order()).isEqualTo(QueuedOrder.State.IN_FILE);
    move(QueuedOrder.State.QUEUED);
    report(Status.OK);
    assertThat(order()).isEqualTo(QueuedOrder.State.QUEUED);
  }

  @Test
  void workOnAnOrderOfAFileThatArrivedKeepsItFromBeingSentAgain() {
    given(OrderFile.State.CONFIRMED, QueuedOrder.State.QUEUED, FILE);
    anomalies(anomaly(KEY, LAMP, pending(), FILE));
    assertThat(order()).isEqualTo(QueuedOrder.State.QUEUED);
    anomalies(anomaly(KEY, LAMP, processed(), FILE));
    assertThat(order()).isEqualTo(QueuedOrder.State.IN_FILE);
    move(QueuedOrder.State.QUEUED);
    anomalies(anomaly(KEY, LAMP, processed(), FILE));
    assertThat(order()).isEqualTo(QueuedOrder.State.QUEUED);
  }

  @Test
  void workWithoutAFileOnAnOrderOfSeveralKeepsItFromBeingSentAgainAndProvesNoFile() {
    given(OrderFile.State.SENT, QueuedOrder.State.QUEUED, "first.xls", FILE);
    anomalies(anomaly(KEY, LAMP, processed(), null));
    assertThat(order()).isEqualTo(QueuedOrder.State.IN_FILE);
    assertThat(file()).isEqualTo(OrderFile.State.SENT);
  }

  @Test
  void anyRowThatNamesTheFileProvesThatItArrived() {
    given(OrderFile.State.SENT, QueuedOrder.State.IN_FILE, FILE);
    anomalies(anomaly(OrderKey.of("CDS-9", "OTHER"), LAMP, pending(), FILE));
    assertThat(file()).isEqualTo(OrderFile.State.CONFIRMED);
  }

  @Test
  @Tag("R26")
  void soDoesOneThatIsParked() {
    given(OrderFile.State.INFERRED, QueuedOrder.State.IN_FILE, FILE);
    read(
        ledger,
        at("tracking", 1),
        r -> r.tracking(List.of(tracking("1", "2", LAMP, "S", "S", 1, null))));
    assertThat(file()).isEqualTo(OrderFile.State.CONFIRMED);
    long version = version();
    read(
        ledger,
        at("tracking", 2),
        r -> r.tracking(List.of(tracking("1", "2", SOFA, "S", "S", 1, null))));
    assertThat(version()).isEqualTo(version);
  }

  @Test
  @Tag("R26")
  void aRowThatFitsNeitherWayKeepsBothReadingsOfItsKeyFromBeingSent() {
    given(OrderFile.State.SENT, QueuedOrder.State.IN_FILE, FILE);
    read(
        ledger,
        at("tracking", 1),
        r -> r.tracking(List.of(tracking("1", "2", LAMP, "S", "S", 1, null))));
    assertThat(isReported(OrderKey.of("1", "2"))).isTrue();
    assertThat(isReported(OrderKey.of("2", "1"))).isTrue();
  }

  @Test
  @Tag("R26")
  void aRowThatFitsBothWaysIsKeptUnderNone() {
    given(OrderFile.State.SENT, QueuedOrder.State.IN_FILE, FILE);
    OrderKey mirrored = OrderKey.of(KEY.campaign(), KEY.orderNumber());
    Reports.entered(ledger, mirrored);
    read(
        ledger,
        at("tracking", 1),
        r ->
            r.tracking(
                List.of(tracking(KEY.orderNumber(), KEY.campaign(), LAMP, "S", "S", 1, null))));
    assertThat(isReported(KEY)).isFalse();
    assertThat(isReported(mirrored)).isFalse();
  }

  @Test
  void ofSeveralRowsInOneDocumentTheLaterOnesKnowWhatTheFirstDecided() {
    given(OrderFile.State.SENT, QueuedOrder.State.WITHDRAWING, FILE);
    anomalies(
        anomaly(KEY, LAMP, pending(), FILE),
        anomaly(KEY, LAMP, processed(), FILE),
        anomaly(KEY, SOFA, processed(), FILE));
    assertThat(order()).isEqualTo(QueuedOrder.State.IN_FILE);
    assertThat(told())
        .containsExactly(
            OrderEvent.Type.PENDING,
            OrderEvent.Type.WITHDRAWAL_FAILED,
            OrderEvent.Type.INTEGRATED,
            OrderEvent.Type.INTEGRATED);
  }

  @Test
  void whatIsReadAheadIsLookedUpOnceUntilItMoves() {
    given(OrderFile.State.SENT, QueuedOrder.State.IN_FILE, FILE);
    OrderKey later = OrderKey.of("CDS-6", "SPRING");
    ledger.inTransaction(
        tx -> {
          KnownOrders known = new KnownOrders(ACCOUNT, tx);
          known.expect(List.of(KEY, later));
          QueuedOrder before = tx.outbox().order(ACCOUNT, KEY).orElseThrow();
          tx.outbox().replace(before.next(QueuedOrder.State.QUEUED));
          known.expectAlso(List.of(KEY));
          assertThat(known.get(KEY)).contains(before);
          known.forgetAll();
          assertThat(known.get(KEY)).contains(before.next(QueuedOrder.State.QUEUED));
          known.expect(List.of(later));
          QueuedOrder next = before.next(QueuedOrder.State.QUEUED).next(QueuedOrder.State.IN_FILE);
          tx.outbox().replace(next);
          assertThat(known.get(KEY)).contains(next);
          return true;
        });
  }

  private void given(OrderFile.State file, QueuedOrder.State order, String... files) {
    ledger.inTransaction(
        tx -> {
          QueuedOrder entered =
              new QueuedOrder(
                  ACCOUNT,
                  Reports.order(KEY, List.of(LAMP, SOFA)),
                  "digest",
                  order,
                  List.of(files),
                  Instant.EPOCH,
                  0);
          return tx.outbox().enter(entered)
              && tx.outbox()
                  .enter(Reports.file(file), FileContent.of(FILE, new byte[] {1}), List.of(KEY));
        });
  }

  private void report(Status status) {
    minute++;
    read(
        ledger,
        at("compliance", minute),
        r -> r.compliance(List.of(compliance(FILE, status, null))));
  }

  @SafeVarargs
  private void anomalies(Located<AnomalyRow>... rows) {
    minute++;
    read(ledger, at("anomalies", minute), r -> r.anomalies(List.of(rows)));
  }

  private void move(QueuedOrder.State state) {
    ledger.<Boolean>inTransaction(
        tx -> tx.outbox().replace(tx.outbox().order(ACCOUNT, KEY).orElseThrow().next(state)));
  }

  private QueuedOrder.State order() {
    return ledger.inTransaction(tx -> tx.outbox().order(ACCOUNT, KEY).orElseThrow().state());
  }

  private OrderFile.@Nullable State file() {
    return ledger.inTransaction(tx -> tx.outbox().file(ACCOUNT, FILE).orElseThrow().state());
  }

  private long version() {
    return ledger.<Long>inTransaction(
        tx -> tx.outbox().file(ACCOUNT, FILE).orElseThrow().version());
  }

  private boolean isReported(OrderKey key) {
    return ledger.<Boolean>inTransaction(tx -> !tx.facts().of(ACCOUNT, key).isEmpty());
  }

  private List<OrderEvent.Type> told() {
    return ledger.inTransaction(
        tx ->
            tx.events().unread(ACCOUNT, "test", 99).stream()
                .map(PositionedEvent::event)
                .map(OrderEvent::type)
                .toList());
  }
}
