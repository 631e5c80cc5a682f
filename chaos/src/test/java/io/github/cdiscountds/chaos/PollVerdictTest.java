package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.order.OrderEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollVerdictTest {
  private static final List<String> EXPECTED = List.of("a1", "a2", "b1");
  private static final List<PositionedEvent> LEDGER =
      List.of(event(1, "a1", 1), event(2, "b1", 2), event(3, "a2", 1));

  private static PositionedEvent event(long position, String id, int order) {
    return new PositionedEvent(
        position,
        new OrderEvent(
            id,
            OrderEvent.Type.CREATED,
            OrderSet.ACCOUNT.company(),
            OrderSet.key(order),
            null,
            null,
            null,
            null));
  }

  private static PollVerdict verdict(String... journal) {
    return PollVerdict.of(EXPECTED, LEDGER, List.of(journal));
  }

  @Test
  void eachEventOnceInTheOrderOfItsOrderIsSound() {
    assertThat(verdict("-", "b1", "a1", "a2").isSound()).isTrue();
  }

  @Test
  void anEventThatNobodyHandledIsLost() {
    assertThat(verdict("-", "a1", "b1")).isEqualTo(new PollVerdict(List.of("a2"), List.of()));
    assertThat(verdict("-", "a1", "b1").isSound()).isFalse();
  }

  @Test
  void anEventThatTheLedgerNeverGotIsLost() {
    assertThat(PollVerdict.of(EXPECTED, LEDGER.subList(0, 2), List.of("-", "a1", "b1")).lost())
        .containsExactly("a2");
  }

  @Test
  void anEventThatIsInTheLedgerAloneMustBeHandledToo() {
    assertThat(PollVerdict.of(List.of(), LEDGER, List.of("-", "a1", "a2")).lost())
        .containsExactly("b1");
  }

  @Test
  void aLaterEventOfTheSameOrderComesLater() {
    assertThat(verdict("-", "a2", "a1", "b1").disordered()).containsExactly("a1");
    assertThat(verdict("-", "a2", "-", "a1", "b1").disordered()).containsExactly("a1");
    assertThat(verdict("-", "a2", "-", "a1", "b1").isSound()).isFalse();
  }

  @Test
  void anEventMayComeAgainInTheNextLife() {
    assertThat(verdict("-", "a1", "a2", "-", "a2", "b1").isSound()).isTrue();
    assertThat(verdict("-", "a1", "a1", "a2", "b1").isSound()).isTrue();
    assertThat(verdict("-", "a1", "a2", "a1", "b1").disordered()).containsExactly("a1");
  }

  @Test
  void nothingIsToldThatTheLedgerDoesNotKnow() {
    assertThat(verdict("-", "a1", "a2", "b1", "x").disordered()).containsExactly("x");
  }
}
