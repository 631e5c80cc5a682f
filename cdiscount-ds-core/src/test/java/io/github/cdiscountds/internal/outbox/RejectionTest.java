package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.SOFA;
import static io.github.cdiscountds.internal.outbox.Sendings.billed;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.ko;
import static io.github.cdiscountds.internal.outbox.Sendings.ok;
import static io.github.cdiscountds.internal.outbox.Sendings.pending;
import static io.github.cdiscountds.internal.outbox.Sendings.processed;
import static io.github.cdiscountds.internal.outbox.Sendings.refused;
import static io.github.cdiscountds.internal.outbox.Sendings.sentIn;
import static io.github.cdiscountds.internal.outbox.Sendings.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R22")
class RejectionTest {
  private static final QueuedOrder ONCE = sentIn("a.xls");
  private static final QueuedOrder TWICE = sentIn("a.xls", "b.xls");

  @Test
  void aFileRejectedAsAWholeWithNothingElseKnown() {
    assertThat(of(ONCE, a(LAMP, ko()), a(SOFA, ko()))).isEqualTo(Rejection.WHOLE_FILE);
  }

  @Test
  void nothingIsRejectedOfWhichNothingIsKnown() {
    assertThat(of(ONCE)).isEqualTo(Rejection.NONE);
    assertThat(of(ONCE, a(LAMP, ok()), a(SOFA, ok()))).isEqualTo(Rejection.NONE);
    assertThat(of(ONCE, a(LAMP, pending()))).isEqualTo(Rejection.NONE);
  }

  @Test
  void aRejectionThatAnythingSpeaksAgainstIsNone() {
    for (FactValue against : new FactValue[] {ok(), processed(), pending(), tracked(), billed()}) {
      assertThat(of(ONCE, a(LAMP, ko()), a(SOFA, ko()), a(LAMP, against)))
          .as(against.toString())
          .isEqualTo(Rejection.NONE);
    }
  }

  @Test
  void everyLineHasToBeRefused() {
    assertThat(of(ONCE, a(LAMP, ok()), a(SOFA, ok()), a(LAMP, stockout()), a(SOFA, stockout())))
        .isEqualTo(Rejection.EVERY_LINE);
    assertThat(of(ONCE, a(LAMP, stockout()))).isEqualTo(Rejection.NONE);
    assertThat(of(ONCE, a(LAMP, stockout()), a(SOFA, processed()))).isEqualTo(Rejection.NONE);
    assertThat(of(ONCE, a(LAMP, pending()), a(LAMP, stockout()), a(SOFA, stockout())))
        .isEqualTo(Rejection.EVERY_LINE);
  }

  @Test
  @Tag("R24")
  void aRefusalOfADuplicateTurnsNothingDown() {
    FactValue duplicate = refused(RefusalCause.DUPLICATE);
    assertThat(of(ONCE, a(LAMP, duplicate), a(SOFA, duplicate))).isEqualTo(Rejection.NONE);
    assertThat(of(TWICE, a(LAMP, processed()), b(LAMP, duplicate), b(SOFA, duplicate)))
        .isEqualTo(Rejection.NONE);
  }

  @Test
  void anEarlierSendingThatTheSupplierTookOverForbidsAnother() {
    for (FactValue taken : new FactValue[] {ok(), processed(), tracked(), billed()}) {
      assertThat(of(TWICE, a(LAMP, taken), b(LAMP, ko()), b(SOFA, ko())))
          .as(taken.toString())
          .isEqualTo(Rejection.NONE);
    }
  }

  @Test
  void anEarlierSendingThatWasTurnedDownForbidsNothing() {
    assertThat(of(TWICE, a(LAMP, ko()), a(SOFA, ko()), b(LAMP, ko()), b(SOFA, ko())))
        .isEqualTo(Rejection.WHOLE_FILE);
    assertThat(
            of(
                TWICE,
                a(LAMP, ok()),
                a(LAMP, stockout()),
                a(SOFA, stockout()),
                b(LAMP, ko()),
                b(SOFA, ko())))
        .isEqualTo(Rejection.WHOLE_FILE);
    assertThat(of(TWICE, a(LAMP, ko()), a(SOFA, ko()))).isEqualTo(Rejection.NONE);
    assertThat(of(TWICE, a(LAMP, refused(RefusalCause.DUPLICATE)), b(LAMP, ko()), b(SOFA, ko())))
        .isEqualTo(Rejection.WHOLE_FILE);
  }

  @Test
  @Tag("R24")
  void whatIsSaidOfFilesThatAreNotOursDoesNotCount() {
    assertThat(of(ONCE, fact("theirs.xls", LAMP, processed()), a(LAMP, ko()), a(SOFA, ko())))
        .isEqualTo(Rejection.WHOLE_FILE);
    assertThat(of(ONCE, fact("theirs.xls", LAMP, ko()), fact("theirs.xls", SOFA, ko())))
        .isEqualTo(Rejection.NONE);
  }

  private static FactValue stockout() {
    return refused(RefusalCause.STOCKOUT);
  }

  private static OrderFact a(Sku product, FactValue value) {
    return fact("a.xls", product, value);
  }

  private static OrderFact b(Sku product, FactValue value) {
    return fact("b.xls", product, value);
  }

  private static Rejection of(QueuedOrder order, OrderFact... facts) {
    try (InMemoryLedger ledger = new InMemoryLedger()) {
      return ledger.inTransaction(
          tx -> {
            for (OrderFact fact : facts) {
              tx.facts().add(fact);
            }
            return Rejection.of(tx, order);
          });
    }
  }
}
