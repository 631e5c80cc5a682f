package io.github.cdiscountds.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTaskTest {
  private final EventScene scene = new EventScene();
  private final BrokenLedger ledger = new BrokenLedger(scene.ledger);
  private final Told told = new Told();
  private final List<String> log = new ArrayList<>();
  private final DeliveryTask task =
      new DeliveryTask(
          scene.feed(ledger, "node"),
          told,
          RunnerSettings.DEFAULT.withEventsAtOnce(4),
          scene.clock,
          (failure, retryIn) -> log.add(failure.getMessage() + " " + retryIn),
          delivery -> log.add(delivery.handled() + "/" + delivery.failed()));

  @Test
  void itTellsWhenThereIsSomethingAgain() {
    assertThat(task.run()).isEqualTo(RunnerSettings.DEFAULT.longestSleep());
    assertThat(log).isEmpty();
    scene.events("A1", "B1", "C1", "D1", "E1");
    assertThat(task.run()).isEqualTo(Duration.ZERO);
    told.failingAt("E1");
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    scene.clock.advance(Duration.ofSeconds(50));
    assertThat(task.run()).isEqualTo(Duration.ofSeconds(10));
    assertThat(log).containsExactly("4/0", "0/1");
  }

  @Test
  void aHandlerThatIsBrokenIsSparedEvenWhenOthersAreDueEarlier() {
    scene.events("A1", "B1", "C1", "D1", "E1");
    told.failingAt("A1", "B1", "C1", "D1", "E1");
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(told.ids()).hasSize(4);
    scene.clock.advance(Duration.ofSeconds(59));
    assertThat(task.run()).isEqualTo(Duration.ofSeconds(1));
    assertThat(told.ids()).isEmpty();
    scene.clock.advance(Duration.ofSeconds(1));
    told.soundAgain();
    assertThat(task.run()).isEqualTo(Duration.ZERO);
    assertThat(told.ids()).hasSize(4);
  }

  @Test
  void aLedgerThatFailsIsAskedAgainAfterPausesThatGrow() {
    ledger.breakNow();
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(2));
    assertThat(log).containsExactly("the store is away PT1M", "the store is away PT2M");
    ledger.mend();
    scene.clock.advance(Duration.ofMinutes(2));
    assertThat(task.run()).isEqualTo(RunnerSettings.DEFAULT.longestSleep());
    ledger.breakNow();
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aCheckedExceptionOfAnotherLanguageIsAFailureToo() {
    DeliveryTask other =
        new DeliveryTask(
            scene.feed(ledger, "node"),
            told,
            RunnerSettings.DEFAULT,
            scene.clock,
            (failure, retryIn) -> log.add(failure.getMessage() + " " + retryIn),
            delivery -> {
              throw DeliveryTaskTest.<RuntimeException>sneak(new Exception("sneaked"));
            });
    scene.events("A1");
    assertThat(other.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(log).containsExactly("sneaked PT1M");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aClockThatIsTurnedBackStopsNothing() {
    ledger.breakNow();
    task.run();
    scene.clock.advance(Duration.ofDays(-1));
    ledger.mend();
    assertThat(task.run()).isEqualTo(RunnerSettings.DEFAULT.longestSleep());
  }
}
