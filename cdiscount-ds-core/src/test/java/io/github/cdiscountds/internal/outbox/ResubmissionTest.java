package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.SOFA;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static io.github.cdiscountds.internal.outbox.Sendings.ko;
import static io.github.cdiscountds.internal.outbox.Sendings.order;
import static io.github.cdiscountds.internal.outbox.Sendings.orderTo;
import static io.github.cdiscountds.internal.outbox.Sendings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.internal.outbox.Resubmission.Answer;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.ResubmitPolicy;
import io.github.cdiscountds.order.SubmitPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R22")
class ResubmissionTest {
  private static final Order CORRECTED = orderTo("CDS-1", "2 rue du Test");

  private final Scene scene = new Scene();

  @Test
  void anOrderOfARejectedFileGoesOnceMoreAsItWasCorrected() {
    send();
    report(ko());
    assertThat(resubmit(CORRECTED)).containsExactly(Map.entry(key("CDS-1"), Answer.QUEUED));
    assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.QUEUED);
    assertThat(scene.storedOrder("CDS-1").order()).isEqualTo(CORRECTED);
    assertThat(scene.storedOrder("CDS-1").files()).containsExactly(Scene.FILE);
    assertThat(resubmit(CORRECTED)).containsEntry(key("CDS-1"), Answer.ALREADY_QUEUED);
    assertThat(resubmit(order("CDS-1"))).containsEntry(key("CDS-1"), Answer.NOT_TURNED_DOWN);
  }

  @Test
  void nothingThatWasNotTurnedDownGoesOnceMore() {
    send();
    QueuedOrder sent = scene.storedOrder("CDS-1");
    assertThat(resubmit(CORRECTED)).containsEntry(key("CDS-1"), Answer.NOT_TURNED_DOWN);
    assertThat(scene.storedOrder("CDS-1")).isEqualTo(sent);
  }

  @Test
  void anOrderThatWasRefusedItselfTakesAnotherKeyUnlessThePolicySaysOtherwise() {
    send();
    report(refused(RefusalCause.STOCKOUT));
    assertThat(resubmit(CORRECTED)).containsEntry(key("CDS-1"), Answer.NEEDS_NEW_KEY);
    assertThat(
            resubmit(ResubmitPolicy.REFUSED_UNDER_SAME_KEY, SubmitPolicy.SOUND_ORDERS, CORRECTED))
        .containsEntry(key("CDS-1"), Answer.QUEUED);
  }

  @Test
  void anOrderThatWasNeverEnteredOrWasCancelledStaysOut() {
    scene.enter("CDS-1");
    new TakingBack(ACCOUNT, scene.ledger, scene.client("one")).cancel(key("CDS-1"));
    assertThat(resubmit(CORRECTED, order("CDS-9")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.CANCELLED), Map.entry(key("CDS-9"), Answer.UNKNOWN));
  }

  @Test
  void oneOrderThatStaysOutHoldsBackTheOthersWhereThePolicySaysSo() {
    send();
    report(ko());
    QueuedOrder sent = scene.storedOrder("CDS-1");
    assertThat(allOrNothing(CORRECTED, order("CDS-9")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.HELD_BACK), Map.entry(key("CDS-9"), Answer.UNKNOWN));
    assertThat(scene.storedOrder("CDS-1")).isEqualTo(sent);
    assertThat(allOrNothing(CORRECTED)).containsEntry(key("CDS-1"), Answer.QUEUED);
    assertThat(allOrNothing(CORRECTED)).containsEntry(key("CDS-1"), Answer.ALREADY_QUEUED);
  }

  private void send() {
    scene.enter("CDS-1");
    Scene.dispatch(scene.client("one"));
  }

  private void report(FactValue value) {
    scene.report(fact(Scene.FILE, LAMP, value));
    scene.report(fact(Scene.FILE, SOFA, value));
  }

  private Map<OrderKey, Answer> resubmit(Order... orders) {
    return resubmit(ResubmitPolicy.REFUSED_UNDER_NEW_KEY, SubmitPolicy.SOUND_ORDERS, orders);
  }

  private Map<OrderKey, Answer> allOrNothing(Order... orders) {
    return resubmit(ResubmitPolicy.REFUSED_UNDER_NEW_KEY, SubmitPolicy.ALL_OR_NOTHING, orders);
  }

  private Map<OrderKey, Answer> resubmit(
      ResubmitPolicy policy, SubmitPolicy submitting, Order... orders) {
    return scene.ledger.inTransaction(
        tx -> new Resubmission(ACCOUNT, policy).resubmit(tx, List.of(orders), submitting));
  }
}
