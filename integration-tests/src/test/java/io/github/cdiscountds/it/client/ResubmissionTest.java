package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.ResubmitPolicy;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.testkit.PickUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R22")
class ResubmissionTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void ordersOfARejectedFileGoAgainCorrectedUnderTheirOwnNumbers() {
    rejectTwo();
    Order corrected = order("CDS-1", "AO1604", "490");
    SubmitResult again = shop.client.orders().resubmit(List.of(corrected));
    assertThat(again.entered()).containsExactly(key("CDS-1"));
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
    assertThat(shop.client.orders().resubmit(List.of(corrected)).already())
        .containsEntry(key("CDS-1"), LineStage.QUEUED);
    dispatchAndPickUp();
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::orders)
        .containsExactly(List.of(key("CDS-1"), key("CDS-2")), List.of(key("CDS-1")));
    shop.supplier.advance(Duration.ofMinutes(30));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(shop.timeline("CDS-1").files()).hasSize(2);
    assertThat(shop.timeline("CDS-2").stage()).isEqualTo(LineStage.FILE_REJECTED);
  }

  @Test
  @Tag("INV-1")
  void oneRejectionLeadsToOneNewSending() {
    rejectTwo();
    Order corrected = order("CDS-1", "AO1604", "490");
    shop.client.orders().resubmit(List.of(corrected));
    dispatchAndPickUp();
    assertThat(shop.client.orders().resubmit(List.of(corrected)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order whose latest sending the supplier turned down, and of which nothing was processed [NOT_RESUBMITTABLE]");
    dispatchAndPickUp();
    assertThat(shop.supplier.pickUps()).hasSize(2);
  }

  @Test
  void oneOrderThatStaysHoldsBackTheOthersWhereThePolicySaysSo() {
    rejectTwo();
    SubmitResult nothing =
        shop.newBuilder()
            .submitPolicy(SubmitPolicy.ALL_OR_NOTHING)
            .build()
            .orders()
            .resubmit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-9", "AO1604", "491")));
    assertThat(nothing.entered()).isEmpty();
    assertThat(nothing.findings()).hasSize(1);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_REJECTED);
  }

  @Test
  void anOrderCancelledAfterTheRejectionIsNotSentAgain() {
    rejectTwo();
    assertThat(shop.client.orders().cancel(key("CDS-1"))).isTrue();
    assertThat(shop.client.orders().resubmit(List.of(order("CDS-1", "AO1604", "491"))).findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order that wasn't cancelled; a cancelled one is never sent, enter it under another number or campaign [NOT_RESUBMITTABLE]");
    assertThat(shop.line("CDS-1", "AO1604").marks()).containsExactly(Mark.CANCELLED);
  }

  @Test
  @Tag("INV-1")
  void anAcceptedOrderIsNotSentAgain() {
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    SubmitResult again =
        shop.client
            .orders()
            .resubmit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    assertThat(again.entered()).isEmpty();
    assertThat(again.findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order whose latest sending the supplier turned down, and of which nothing was processed [NOT_RESUBMITTABLE]",
            "order CDS-2/CLIENT202603: expected an order that was entered here before; enter a new one instead [NOT_RESUBMITTABLE]");
  }

  @Test
  void anOrderThatWasRefusedItselfTakesANewNumberUnlessThePolicySaysOtherwise() {
    shop.supplier.sellsOut("AO1604");
    Order order = order("CDS-1", "AO1604", "491");
    shop.client.orders().submit(List.of(order));
    shop.supplier.advance(Duration.ofHours(4));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.REFUSED);
    assertThat(shop.client.orders().resubmit(List.of(order)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order of a file that was rejected as a whole; this one was refused itself, enter it under another number or campaign [NOT_RESUBMITTABLE]");
    assertThat(
            shop.newBuilder()
                .resubmitPolicy(ResubmitPolicy.REFUSED_UNDER_SAME_KEY)
                .build()
                .orders()
                .resubmit(List.of(order))
                .entered())
        .containsExactly(key("CDS-1"));
    // What was read before, published again, doesn't undo it.
    shop.supplier.advance(Duration.ofHours(2));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
  }

  @Test
  @Tag("INV-1")
  void aVerdictThatComesAfterAllKeepsTheOrderFromGoingTwice() {
    rejectTwo();
    shop.client.orders().resubmit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier
        .orderTree()
        .write(
            "Fichier",
            "RapportConformite_20260302_120000.xlsx",
            "FichierOrigine;FichierTraite;DateHeure;Statut;Motif\n"
                + shop.timeline("CDS-1").files().get(0)
                + ";CDSPRO_1.xlsx;02/03/2026 12:00;OK;En cours de traitement\n");
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(shop.timeline("CDS-1").contradictions()).hasSize(1);
    dispatchAndPickUp();
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  private void rejectTwo() {
    shop.supplier.rejectsNextFile("Fichier illisible");
    shop.client
        .orders()
        .submit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_REJECTED);
  }

  private void dispatchAndPickUp() {
    shop.newBuilder().pacing(Pacing.EVERY_DISPATCH).build().orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
  }
}
