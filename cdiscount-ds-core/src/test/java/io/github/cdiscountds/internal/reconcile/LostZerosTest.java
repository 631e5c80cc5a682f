package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.ACCOUNT;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.entered;
import static io.github.cdiscountds.internal.reconcile.Reports.invoice;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static io.github.cdiscountds.model.KeyColumn.CUSTOMER_ORDER_REF;
import static io.github.cdiscountds.model.KeyColumn.PARTNER_ORDER_REF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A key that a spreadsheet keeps as a number has lost its leading zeros. */
@Tag("R38")
class LostZerosTest {
  private static final OrderKey KEY = OrderKey.of("00123", "SPRING");
  private static final OrderKey AS_READ = OrderKey.of("123", "SPRING");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private List<OrderEvent> events = List.of();
  private List<String> findings = List.of();

  @BeforeEach
  void anOrderWithLeadingZerosWasEntered() {
    entered(ledger, KEY);
    entered(ledger, OrderKey.of("00124", "SPRING"));
  }

  @Test
  void theOneOrderThatFitsIsTakenWithAWarning() {
    read(r -> r.anomalies(List.of(anomaly(AS_READ, LAMP, processed(), null, CUSTOMER_ORDER_REF))));

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.INTEGRATED);
              assertThat(event.order()).isEqualTo(KEY);
            });
    assertThat(findings)
        .containsExactly(
            "WARNING report:2: is \"123/SPRING\", expected text cells that name order"
                + " 00123/SPRING; a number cell lost leading zeros, and no other order fits"
                + " [KEY_REPAIRED]");
    assertThat(factsOf(AS_READ)).isZero();
    assertThat(factsOf(KEY)).isOne();
  }

  @Test
  void theWarningIsThereInFrench() {
    ledger.inTransaction(
        tx -> {
          Reconciler reconciler =
              new Reconciler(ACCOUNT, ServiceProfile.DOCUMENTED, at("anomalies", 60), tx);
          reconciler.anomalies(
              List.of(anomaly(AS_READ, LAMP, processed(), null, CUSTOMER_ORDER_REF)));
          assertThat(reconciler.findings().get(0).message(Locale.FRENCH))
              .isEqualTo(
                  "report:2: vaut \"123/SPRING\", attendu : des cellules texte qui nomment la"
                      + " commande 00123/SPRING ; une cellule numérique a perdu des zéros de tête,"
                      + " et aucune autre commande ne correspond [KEY_REPAIRED]");
          return true;
        });
  }

  @Test
  void ofTwoOrdersThatFitNoneIsTaken() {
    entered(ledger, OrderKey.of("0123", "SPRING"));
    read(r -> r.anomalies(List.of(anomaly(AS_READ, LAMP, processed(), null, CUSTOMER_ORDER_REF))));
    assertUnknown(AS_READ);
  }

  @Test
  void anOrderOfExactlyThatNumberIsNeverPassedOver() {
    entered(ledger, AS_READ);
    read(r -> r.anomalies(List.of(anomaly(AS_READ, LAMP, processed(), null, CUSTOMER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::order).containsExactly(AS_READ);
    assertThat(findings).isEmpty();
  }

  @Test
  void aKeyReadFromTextCellsIsTakenAtItsWord() {
    read(r -> r.anomalies(List.of(anomaly(AS_READ, LAMP, processed(), null))));
    assertUnknown(AS_READ);
  }

  @Test
  void aTextCellBesideANumberCellIsTakenAtItsWord() {
    read(r -> r.anomalies(List.of(anomaly(AS_READ, LAMP, processed(), null, PARTNER_ORDER_REF))));
    assertUnknown(AS_READ);
  }

  @Test
  void aNumberThatDiffersInMoreThanZerosFitsNoOrder() {
    OrderKey other = OrderKey.of("1230", "SPRING");
    read(r -> r.anomalies(List.of(anomaly(other, LAMP, processed(), null, CUSTOMER_ORDER_REF))));
    assertUnknown(other);
  }

  @Test
  void theCampaignMayHaveLostZerosToo() {
    OrderKey key = OrderKey.of("7", "0202611");
    entered(ledger, key);
    entered(ledger, OrderKey.of("07", "0202611"));
    OrderKey asRead = OrderKey.of("7", "202611");
    read(r -> r.anomalies(List.of(anomaly(asRead, LAMP, processed(), null, PARTNER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::order).containsExactly(key);
  }

  @Test
  void aNumberOfZerosAloneIsFound() {
    OrderKey key = OrderKey.of("000", "SPRING");
    entered(ledger, key);
    OrderKey asRead = OrderKey.of("0", "SPRING");
    read(r -> r.anomalies(List.of(anomaly(asRead, LAMP, processed(), null, CUSTOMER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::order).containsExactly(key);
  }

  @Test
  void aLineOfAnInvoiceIsBilledToTheOrderThatFits() {
    read(r -> r.invoice(List.of(invoice(AS_READ, LAMP, 3, "77.97", CUSTOMER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::order).containsExactly(KEY);
    assertThat(findings).hasSize(1);
  }

  @Test
  @Tag("R26")
  void aTrackingRowIsSettledByTheOrderThatFitsWhicheverColumnHoldsItsNumber() {
    read(
        r ->
            r.tracking(
                List.of(tracking("123", "SPRING", LAMP, "S", "S", 3, "8L1", CUSTOMER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::order).containsExactly(KEY);
    read(
        r ->
            r.tracking(
                List.of(tracking("SPRING", "124", LAMP, "S", "S", 3, "8L2", PARTNER_ORDER_REF))));
    assertThat(events)
        .extracting(OrderEvent::order)
        .containsExactly(OrderKey.of("00124", "SPRING"));
    assertThat(findings)
        .containsExactly(
            "WARNING report:2: is \"SPRING | 124\", expected text cells that name order"
                + " 00124/SPRING; a number cell lost leading zeros, and no other order fits"
                + " [KEY_REPAIRED]");
  }

  @Test
  @Tag("R26")
  void aTrackingRowThatFitsOneOrderEachWayIsParked() {
    entered(ledger, OrderKey.of("0055", "66"));
    entered(ledger, OrderKey.of("0066", "55"));
    read(
        r ->
            r.tracking(
                List.of(
                    tracking(
                        "55",
                        "66",
                        LAMP,
                        "S",
                        "S",
                        3,
                        "8L1",
                        CUSTOMER_ORDER_REF,
                        PARTNER_ORDER_REF))));
    assertThat(events).extracting(OrderEvent::type).containsExactly(OrderEvent.Type.FOREIGN_ORDER);
    assertThat(findings).singleElement().asString().endsWith(" [PARKED]");
  }

  private void assertUnknown(OrderKey asRead) {
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.FOREIGN_ORDER);
              assertThat(event.order()).isEqualTo(asRead);
            });
    assertThat(findings).singleElement().asString().endsWith(" [FOREIGN_ORDER]");
    assertThat(factsOf(KEY)).isZero();
  }

  private int factsOf(OrderKey key) {
    return ledger.inTransaction(tx -> tx.facts().of(ACCOUNT, key).size());
  }

  private void read(Consumer<Reconciler> rows) {
    ledger.inTransaction(
        tx -> {
          Reconciler reconciler =
              new Reconciler(ACCOUNT, ServiceProfile.DOCUMENTED, at("report", 60), tx);
          rows.accept(reconciler);
          events = reconciler.finish();
          findings = reconciler.findings().stream().map(Finding::toString).toList();
          return true;
        });
  }
}
