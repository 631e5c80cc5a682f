package io.github.cdiscountds.internal.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecurringTaskTest {
  private static final Duration LAG = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(9);

  private final HandMovedExecutor time = new HandMovedExecutor();
  private final Instant start = time.now();
  private final NavigableSet<Instant> moments = new TreeSet<>();
  private final List<Instant> done = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private Exception failure;
  private boolean isWorthAnotherTry;

  private final RecurringTask task =
      new RecurringTask(
          time.clock(),
          after -> Optional.ofNullable(moments.higher(after)),
          LAG,
          LONGEST,
          new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30)),
          () -> {
            if (failure != null) {
              throw RecurringTaskTest.<RuntimeException>sneak(failure);
            }
            done.add(time.now());
            return isWorthAnotherTry;
          },
          (thrown, retryIn) -> failures.add(thrown.getMessage() + " " + retryIn));

  @Test
  void itIsDoneAtOnceAndThenAfterEachMoment() {
    moments.add(start.plusSeconds(600));
    moments.add(start.plusSeconds(6000));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(15));
    time.turnClock(Duration.ofMinutes(14));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    time.turnClock(Duration.ofMinutes(1));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(90));
    assertThat(done).containsExactly(start, start.plusSeconds(900));
  }

  @Test
  void aMomentThatCameWhileTheLagWasWaitedForIsntPassedOver() {
    moments.add(start.plusSeconds(600));
    moments.add(start.plusSeconds(720));
    task.run();
    time.turnClock(Duration.ofMinutes(15));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(2));
    assertThat(done).hasSize(2);
  }

  @Test
  void momentsThatWerePassedOverAreMadeUpForOnce() {
    moments.add(start.plusSeconds(60));
    moments.add(start.plusSeconds(120));
    moments.add(start.plusSeconds(86_400));
    task.run();
    time.turnClock(Duration.ofHours(1));
    assertThat(task.run()).isEqualTo(Duration.ofHours(23).plusMinutes(5));
    assertThat(done).hasSize(2);
  }

  @Test
  void aMomentThatTurnsUpMeanwhileCounts() {
    assertThat(task.run()).isEqualTo(LONGEST);
    moments.add(start.plusSeconds(60));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void afterAFailureItIsDoneAgainAfterPausesThatGrow() {
    failure = new IllegalStateException("away");
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Duration pause = task.run();
      pauses.add(pause);
      time.turnClock(pause.minusMillis(1));
      assertThat(task.run()).isEqualTo(Duration.ofMillis(1));
      time.turnClock(Duration.ofMillis(1));
    }
    assertThat(pauses)
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(failures).hasSize(7).startsWith("away PT1M", "away PT2M");
    failure = null;
    assertThat(task.run()).isEqualTo(LONGEST);
    failure = new IllegalStateException("again");
    moments.add(time.now().plusSeconds(60));
    time.turnClock(Duration.ofMinutes(6));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failures).endsWith("again PT1M");
  }

  @Test
  void whatCouldntBeDoneYetIsDoneSoon() {
    isWorthAnotherTry = true;
    moments.add(start.plusSeconds(6000));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    isWorthAnotherTry = false;
    time.turnClock(Duration.ofMinutes(1));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(104));
    assertThat(done).hasSize(2);
  }

  @Test
  void aClockThatIsTurnedBackStopsNothing() {
    task.run();
    time.turnClock(Duration.ofDays(-3));
    moments.add(time.now().plusSeconds(60));
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(6));
    failure = new IllegalStateException("away");
    time.turnClock(Duration.ofMinutes(6));
    task.run();
    time.turnClock(Duration.ofDays(-3));
    task.run();
    assertThat(failures).containsExactly("away PT1M", "away PT2M");
  }

  @Test
  void aCheckedExceptionIsAFailureToo() {
    failure = new Exception("sneaked");
    assertThat(task.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failures).containsExactly("sneaked PT1M");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aScheduleThatFailsIsAFailureToo() {
    RecurringTask broken =
        new RecurringTask(
            time.clock(),
            after -> {
              throw new IllegalStateException("the ledger is away");
            },
            LAG,
            LONGEST,
            new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30)),
            () -> false,
            (thrown, retryIn) -> failures.add(thrown.getMessage()));
    assertThat(broken.run()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failures).containsExactly("the ledger is away");
  }
}
