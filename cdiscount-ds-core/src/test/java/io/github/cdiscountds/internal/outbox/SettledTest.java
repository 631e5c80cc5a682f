package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.SOFA;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.ko;
import static io.github.cdiscountds.internal.outbox.Sendings.ok;
import static io.github.cdiscountds.internal.outbox.Sendings.refused;
import static io.github.cdiscountds.internal.outbox.Sendings.sentIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.internal.fate.Settled;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.RefusalCause;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettledTest {
  private static final QueuedOrder SENT = sentIn("a.xls");
  private static final OrderFile CONFIRMED = file(OrderFile.State.CONFIRMED);

  @Test
  void aFileIsSettledOnceAReportNamedItOrItWasTakenBack() {
    assertThat(Stream.of(OrderFile.State.values()).filter(state -> Settled.isSettled(file(state))))
        .containsExactly(OrderFile.State.CONFIRMED, OrderFile.State.WITHDRAWN);
    assertThat(Settled.isSettled(CONFIRMED.recall())).isFalse();
  }

  @Test
  void anOrderThatIsNeverSentIsSettled() {
    assertThat(
            Stream.of(QueuedOrder.State.values())
                .filter(state -> Settled.isSettled(SENT.next(state), null, List.of())))
        .containsExactly(QueuedOrder.State.WITHDRAWN, QueuedOrder.State.CANCELLED);
  }

  @Test
  void anOrderInAFileIsSettledWithItUnlessTheFileWasRejected() {
    assertThat(Settled.isSettled(SENT, file(OrderFile.State.SENT), List.of())).isFalse();
    assertThat(Settled.isSettled(SENT, CONFIRMED, List.of())).isTrue();
    assertThat(Settled.isSettled(SENT, CONFIRMED, List.of(fact("a.xls", LAMP, ok())))).isTrue();
    assertThat(
            Settled.isSettled(
                SENT, CONFIRMED, List.of(fact("a.xls", LAMP, ko()), fact("a.xls", SOFA, ko()))))
        .isFalse();
  }

  @Test
  void aRejectionThatSomethingSpeaksAgainstOrOfAnotherFileKeepsNothing() {
    assertThat(
            Settled.isSettled(
                SENT, CONFIRMED, List.of(fact("a.xls", LAMP, ko()), fact("a.xls", LAMP, ok()))))
        .isTrue();
    assertThat(
            Settled.isSettled(
                SENT,
                CONFIRMED,
                List.of(
                    fact("a.xls", LAMP, ko()),
                    fact("a.xls", SOFA, refused(RefusalCause.STOCKOUT)))))
        .isTrue();
    assertThat(Settled.isSettled(SENT, CONFIRMED, List.of(fact("b.xls", LAMP, ko())))).isTrue();
  }

  private static OrderFile file(OrderFile.State state) {
    return OrderFile.intent(ACCOUNT, "a.xls", 1, "a".repeat(64), "one", Instant.EPOCH).next(state);
  }
}
