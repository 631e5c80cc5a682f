package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static io.github.cdiscountds.internal.outbox.Sendings.order;
import static io.github.cdiscountds.internal.outbox.Sendings.orderTo;
import static io.github.cdiscountds.internal.outbox.Sendings.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.outbox.Entry.Answer;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.SubmitPolicy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("INV-1")
class EntryTest {
  private final Scene scene = new Scene();
  private final Entry entry = new Entry(ACCOUNT);

  @Test
  void anOrderIsEnteredOnce() {
    assertThat(enter(order("CDS-1"))).containsExactly(Map.entry(key("CDS-1"), Answer.ENTERED));
    assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.QUEUED);
    QueuedOrder first = scene.storedOrder("CDS-1");
    assertThat(enter(order("CDS-1"), order("CDS-2")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.ALREADY_THERE), Map.entry(key("CDS-2"), Answer.ENTERED));
    assertThat(scene.storedOrder("CDS-1")).isEqualTo(first);
  }

  @Test
  void anotherOrderUnderTheSameKeyIsAConflict() {
    enter(order("CDS-1"));
    QueuedOrder first = scene.storedOrder("CDS-1");
    assertThat(enter(orderTo("CDS-1", "2 rue du Test")))
        .containsEntry(key("CDS-1"), Answer.CONFLICT);
    assertThat(scene.storedOrder("CDS-1")).isEqualTo(first);
  }

  @Test
  void anOrderThatWasCancelledIsNeverEnteredAgain() {
    enter(order("CDS-1"));
    new TakingBack(ACCOUNT, scene.ledger, scene.client("one")).cancel(key("CDS-1"));
    assertThat(enter(order("CDS-1"))).containsEntry(key("CDS-1"), Answer.CANCELLED);
    assertThat(known(order("CDS-1"))).containsEntry(key("CDS-1"), Answer.CANCELLED);
  }

  @Test
  void anOrderThatAReportKnowsIsKeptOut() {
    scene.report(fact("elsewhere.xls", LAMP, pending()));
    assertThat(enter(order("CDS-1"), order("CDS-2")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.RESERVED), Map.entry(key("CDS-2"), Answer.ENTERED));
    assertThat(known(order("CDS-1"))).containsEntry(key("CDS-1"), Answer.RESERVED);
  }

  @Test
  @Tag("R38")
  void anOrderThatAReportKnowsWithoutItsLeadingZerosIsKeptOut() {
    scene.report(fact(OrderKey.of("123", key("1").campaign()), "elsewhere.xls", LAMP, pending()));
    assertThat(enter(order("00123"), order("0123"), order("1230")))
        .containsExactly(
            Map.entry(key("00123"), Answer.RESERVED),
            Map.entry(key("0123"), Answer.RESERVED),
            Map.entry(key("1230"), Answer.ENTERED));
  }

  @Test
  @Tag("R38")
  void unlessAnOrderOfExactlyThatNumberIsMeant() {
    enter(order("123"));
    scene.report(fact(OrderKey.of("123", key("1").campaign()), "elsewhere.xls", LAMP, pending()));
    assertThat(enter(order("00123"))).containsExactly(Map.entry(key("00123"), Answer.ENTERED));
  }

  @Test
  void oneOrderThatIsKeptOutHoldsBackTheOthersWhereThePolicySaysSo() {
    enter(order("CDS-1"), order("CDS-2"));
    assertThat(
            enter(
                SubmitPolicy.ALL_OR_NOTHING,
                orderTo("CDS-1", "2 rue du Test"),
                order("CDS-2"),
                order("CDS-3")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.CONFLICT),
            Map.entry(key("CDS-2"), Answer.ALREADY_THERE),
            Map.entry(key("CDS-3"), Answer.HELD_BACK));
    assertThat(known(order("CDS-3"))).isEmpty();
  }

  @Test
  void anOrderThatIsThereAlreadyHoldsNothingBack() {
    enter(order("CDS-1"));
    assertThat(enter(SubmitPolicy.ALL_OR_NOTHING, order("CDS-1"), order("CDS-2")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.ALREADY_THERE), Map.entry(key("CDS-2"), Answer.ENTERED));
  }

  @Test
  void whatIsThereIsLookedUpWithoutEnteringAnything() {
    enter(order("CDS-1"), order("CDS-2"));
    assertThat(known(order("CDS-1"), orderTo("CDS-2", "2 rue du Test"), order("CDS-3")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.ALREADY_THERE),
            Map.entry(key("CDS-2"), Answer.CONFLICT));
    assertThat(known(order("CDS-3"))).isEmpty();
  }

  @Test
  void anOrderThatAnotherTransactionEnteredInBetweenIsComparedWithThatOne() {
    enter(order("CDS-1"), order("CDS-2"));
    assertThat(
            overtaken(
                SubmitPolicy.SOUND_ORDERS,
                order("CDS-1"),
                orderTo("CDS-2", "2 rue du Test"),
                order("CDS-3")))
        .containsExactly(
            Map.entry(key("CDS-1"), Answer.ALREADY_THERE),
            Map.entry(key("CDS-2"), Answer.CONFLICT),
            Map.entry(key("CDS-3"), Answer.ENTERED));
  }

  @Test
  void whereAllOrNothingIsWantedAnOvertakenTransactionBeginsAnew() {
    enter(order("CDS-1"));
    assertThatThrownBy(() -> overtaken(SubmitPolicy.ALL_OR_NOTHING, order("CDS-1"), order("CDS-2")))
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "another transaction entered 1 of the orders in between: roll back and hand all of them over again");
    assertThat(known(order("CDS-2"))).isEmpty();
  }

  private Map<OrderKey, Answer> enter(Order... orders) {
    return enter(SubmitPolicy.SOUND_ORDERS, orders);
  }

  private Map<OrderKey, Answer> enter(SubmitPolicy policy, Order... orders) {
    return scene.ledger.inTransaction(tx -> entry.enter(tx, List.of(orders), policy));
  }

  private Map<OrderKey, Answer> known(Order... orders) {
    return scene.ledger.inTransaction(tx -> entry.known(tx, List.of(orders)));
  }

  private Map<OrderKey, Answer> overtaken(SubmitPolicy policy, Order... orders) {
    return scene.ledger.inTransaction(
        tx -> entry.enter(seeingOrdersLate(tx), List.of(orders), policy));
  }

  /** A transaction whose first look doesn't see what another one is about to commit. */
  private static LedgerTransaction seeingOrdersLate(LedgerTransaction tx) {
    boolean[] looked = new boolean[1];
    Outbox late =
        (Outbox)
            Proxy.newProxyInstance(
                Outbox.class.getClassLoader(),
                new Class<?>[] {Outbox.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("orders") && !looked[0]) {
                    looked[0] = true;
                    return Map.of();
                  }
                  try {
                    return method.invoke(tx.outbox(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return (LedgerTransaction)
        Proxy.newProxyInstance(
            LedgerTransaction.class.getClassLoader(),
            new Class<?>[] {LedgerTransaction.class},
            (proxy, method, arguments) ->
                method.getName().equals("outbox") ? late : method.invoke(tx, arguments));
  }
}
