package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.ACCOUNT;
import static io.github.cdiscountds.internal.reconcile.Reports.KEY;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.refused;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.MerchantFact.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopStatementsTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void anOrderOfTwoLinesWasSent() {
    Reports.sent(ledger);
  }

  @Test
  void whatIsStatedOfTheOrderIsGivenBackAsOneStatementWhoeverItIsKeptFor() {
    MerchantFact paid = MerchantFact.of(Kind.PAYMENT_CONFIRMED, NOON);
    MerchantFact returned = MerchantFact.of(Kind.RETURNED, SOFA, NOON.plusSeconds(60));
    assertThat(state(returned, paid, paid)).isTrue();
    assertThat(timeline(ledger).stated()).containsExactly(paid, returned);
    assertThat(line(LAMP).marks()).isEmpty();
    assertThat(line(SOFA).marks()).containsExactly(Mark.RETURNED);
    assertThat(line(SOFA).facts()).isEmpty();
    assertThat(timeline(ledger).otherSendings()).isEmpty();
  }

  @Test
  void aLineThatTheSupplierWorksOnIsDeliveredOnceTheShopSaysSo() {
    read(ledger, at("tracking", 500), r -> r.tracking(List.of(tracking(LAMP, "S", "S", 3, "8L1"))));
    state(MerchantFact.of(Kind.DELIVERED, NOON));
    assertThat(line(LAMP).stage()).isEqualTo(LineStage.DELIVERED);
    assertThat(line(SOFA).stage()).isEqualTo(LineStage.SENT);
  }

  @Test
  void aConfirmedReceiptIsADeliveryToo() {
    read(ledger, at("tracking", 500), r -> r.tracking(List.of(tracking(LAMP, "S", "S", 3, "8L1"))));
    state(MerchantFact.of(Kind.RECEIVED, LAMP, NOON));
    assertThat(line(LAMP).stage()).isEqualTo(LineStage.DELIVERED);
  }

  @Test
  void aRefusedLineIsNotDeliveredWhateverTheShopSays() {
    read(
        ledger,
        at("anomalies", 500),
        r -> r.anomalies(List.of(Reports.anomaly(LAMP, refused(RefusalCause.STOCKOUT)))));
    state(MerchantFact.of(Kind.DELIVERED, NOON));
    assertThat(line(LAMP).stage()).isEqualTo(LineStage.REFUSED);
  }

  @Test
  void aCancellationIsAMarkUnlessTheOrderIsStillToBeSent() {
    state(MerchantFact.of(Kind.CANCELLED, LAMP, NOON));
    assertThat(line(LAMP).marks()).containsExactly(Mark.CANCELLED);
    OrderKey queued = OrderKey.of("CDS-7", "SPRING");
    Reports.queued(ledger, queued);
    ledger.<Boolean>inTransaction(
        tx ->
            ShopStatements.record(
                tx, ACCOUNT, queued, List.of(MerchantFact.of(Kind.CANCELLED, NOON))));
    assertThat(timeline(ledger, queued).line(LAMP).orElseThrow().marks()).isEmpty();
  }

  @Test
  void nothingIsStatedOfAnOrderOrProductThatIsNotThere() {
    MerchantFact fact = MerchantFact.of(Kind.DELIVERED, NOON);
    assertThat(
            ledger.<Boolean>inTransaction(
                tx ->
                    ShopStatements.record(tx, ACCOUNT, OrderKey.of("no", "order"), List.of(fact))))
        .isFalse();
    MerchantFact other = MerchantFact.of(Kind.DELIVERED, Sku.of("RUG-1"), NOON);
    assertThatThrownBy(() -> state(fact, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DELIVERED is stated of RUG-1, which order CDS-1001/CLIENT202611 lacks");
    assertThat(timeline(ledger).stated()).isEmpty();
  }

  private boolean state(MerchantFact... stated) {
    return ledger.<Boolean>inTransaction(
        tx -> ShopStatements.record(tx, ACCOUNT, KEY, List.of(stated)));
  }

  private LineTimeline line(Sku product) {
    return timeline(ledger).line(product).orElseThrow();
  }
}
