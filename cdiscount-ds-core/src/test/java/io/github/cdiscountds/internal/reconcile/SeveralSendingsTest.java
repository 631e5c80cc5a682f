package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.ACCOUNT;
import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.invoice;
import static io.github.cdiscountds.internal.reconcile.Reports.pending;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.refused;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order that went in two files: which of them its lines stand by. */
class SeveralSendingsTest {
  private static final OrderKey KEY = OrderKey.of("CDS-5", "SPRING");
  private static final String FIRST = "first.xls";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private int minute;

  @BeforeEach
  void anOrderWentTwice() {
    Reports.entered(ledger, KEY, List.of(FIRST, FILE));
    ledger.<Boolean>inTransaction(
        tx ->
            tx.outbox()
                .enter(
                    Reports.file(OrderFile.State.SENT),
                    FileContent.of(FILE, new byte[] {1}),
                    List.of(KEY)));
  }

  @Test
  void aRefusalOfTheEarlierIsOver() {
    integrate(LAMP, refused(RefusalCause.STOCKOUT), FIRST);
    assertThat(lamp().stage()).isEqualTo(LineStage.SENT);
    assertThat(lamp().refusal()).isNull();
    integrate(LAMP, processed(), FILE);
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
  }

  @Test
  @Tag("INV-2")
  void oneThatWasProcessedEarlierIsProcessed() {
    integrate(LAMP, processed(), FIRST);
    integrate(LAMP, pending(), FILE);
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
    integrate(LAMP, refused(RefusalCause.STOCKOUT), FILE);
    assertThat(lamp().stage()).isEqualTo(LineStage.INTEGRATED);
  }

  @Test
  @Tag("R24")
  void ofADuplicateTheEarlierCountsIfItWasAccepted() {
    integrate(LAMP, refused(RefusalCause.DUPLICATE), FILE);
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    verdict(ComplianceReport.Status.KO);
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    verdict(ComplianceReport.Status.OK);
    assertThat(lamp().stage()).isEqualTo(LineStage.FILE_ACCEPTED);
  }

  @Test
  @Tag("R24")
  void anotherRefusalStandsThoughTheEarlierWasAccepted() {
    verdict(ComplianceReport.Status.OK);
    integrate(LAMP, refused(RefusalCause.STOCKOUT), FILE);
    assertThat(lamp().stage()).isEqualTo(LineStage.REFUSED);
    assertThat(lamp().refusal()).isEqualTo(refused(RefusalCause.STOCKOUT));
  }

  @Test
  @Tag("R24")
  void ofTwoRefusalsOfOneSendingTheLaterCounts() {
    integrate(LAMP, refused(RefusalCause.STOCKOUT), FILE);
    integrate(LAMP, refused(RefusalCause.CREDIT), FILE);
    assertThat(lamp().refusal()).isEqualTo(refused(RefusalCause.CREDIT));
  }

  @Test
  @Tag("R30")
  void onlyWhatWasShippedIsInParcelsAndWithoutNumbersTheHighestCounts() {
    track("V", "P", 3, "8L1");
    assertThat(lamp().parcels()).isEmpty();
    track("S", "S", 2, null);
    assertThat(lamp().shippedQuantity()).isEqualTo(2);
    assertThat(lamp().parcels()).hasSize(1);
  }

  @Test
  void aLineThatIsNoMoreThanIntegratedIsDeliveredIfTheShopSaysSo() {
    integrate(LAMP, processed(), FILE);
    ledger.<Boolean>inTransaction(
        tx ->
            ShopStatements.record(
                tx,
                ACCOUNT,
                KEY,
                List.of(MerchantFact.of(MerchantFact.Kind.DELIVERED, Instant.EPOCH))));
    assertThat(lamp().stage()).isEqualTo(LineStage.DELIVERED);
  }

  @Test
  void whatIsBilledIsAddedUp() {
    read(
        ledger,
        at("invoice", 1),
        r -> r.invoice(List.of(invoice(KEY, LAMP, 2, "51.98"), invoice(KEY, LAMP, -1, "-25.99"))));
    assertThat(lamp().billedQuantity()).isEqualTo(1);
    assertThat(lamp().billedAmount()).isEqualByComparingTo("25.99");
    assertThat(timeline(ledger, KEY).line(SOFA).orElseThrow().billedQuantity()).isZero();
  }

  private void integrate(Sku product, IntegrationResult result, String file) {
    minute++;
    read(
        ledger,
        at("anomalies", minute),
        r -> r.anomalies(List.of(anomaly(KEY, product, result, file))));
  }

  private void track(String order, String slip, int quantity, @Nullable String parcel) {
    minute++;
    read(
        ledger,
        at("tracking", minute),
        r ->
            r.tracking(
                List.of(
                    tracking(
                        KEY.orderNumber(), KEY.campaign(), LAMP, order, slip, quantity, parcel))));
  }

  /** The first file isn't in the ledger any more, but what was said of it is. */
  private void verdict(ComplianceReport.Status status) {
    minute++;
    FactValue value = new FactValue.FileVerdict(status, null, List.of());
    FactKey about = new FactKey(ACCOUNT, KEY, LAMP, FIRST);
    ledger.<Boolean>inTransaction(
        tx -> tx.facts().add(OrderFact.of(about, value, at("compliance", minute))));
  }

  private LineTimeline lamp() {
    return timeline(ledger, KEY).line(LAMP).orElseThrow();
  }
}
