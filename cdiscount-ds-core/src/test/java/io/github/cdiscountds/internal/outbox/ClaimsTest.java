package io.github.cdiscountds.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.OrderFile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private final HandMovedStopwatch stopwatch = new HandMovedStopwatch();
  private final Claims claims = new Claims("me", Duration.ofSeconds(60), stopwatch);

  @Test
  void ownFilesAndThoseOfNobodyAreTakenAtOnce() {
    assertThat(claims.mayTake(file("me"))).isTrue();
    assertThat(claims.mayTake(file("me").takeBack())).isTrue();
  }

  @Test
  void aFileOfAnotherIsTakenOnceItStoodStillForTheTimeOut() {
    OrderFile file = file("other");
    assertThat(claims.mayTake(file)).isFalse();
    stopwatch.pause(Duration.ofSeconds(60).minusNanos(1));
    assertThat(claims.mayTake(file)).isFalse();
    stopwatch.pause(Duration.ofNanos(1));
    assertThat(claims.mayTake(file)).isTrue();
  }

  @Test
  void aSignOfLifeBeginsTheTimeOutAnew() {
    OrderFile file = file("other");
    claims.mayTake(file);
    stopwatch.pause(Duration.ofSeconds(59));
    OrderFile beat = file.heldBy("other");
    assertThat(claims.mayTake(beat)).isFalse();
    stopwatch.pause(Duration.ofSeconds(59));
    assertThat(claims.mayTake(beat)).isFalse();
    stopwatch.pause(Duration.ofSeconds(1));
    assertThat(claims.mayTake(beat)).isTrue();
  }

  @Test
  void aFileThatWasOutOfSightIsWatchedAnew() {
    OrderFile file = file("other");
    claims.mayTake(file);
    stopwatch.pause(Duration.ofSeconds(60));
    claims.keepOnly(List.of());
    assertThat(claims.mayTake(file)).isFalse();
    claims.keepOnly(List.of(file));
    stopwatch.pause(Duration.ofSeconds(60));
    assertThat(claims.mayTake(file)).isTrue();
  }

  @Test
  void filesThatOnlyWaitAreHeldByNobody() {
    Set<OrderFile.State> atWork =
        EnumSet.of(
            OrderFile.State.INTENT,
            OrderFile.State.ATTEMPTING,
            OrderFile.State.UPLOADED,
            OrderFile.State.TAKING);
    for (OrderFile.State state : OrderFile.State.values()) {
      assertThat(claims.mayTake(file("other").next(state)))
          .as(state.name())
          .isEqualTo(!atWork.contains(state));
    }
  }

  @Test
  void withoutATimeOutEverythingIsTaken() {
    assertThat(new Claims("me", Duration.ZERO, stopwatch).mayTake(file("other"))).isTrue();
  }

  @Test
  void aSignOfLifeIsGivenFourTimesInATimeOut() {
    assertThat(claims.beat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(claims.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(claims.client()).isEqualTo("me");
  }

  private static OrderFile file(String holder) {
    return OrderFile.intent("YOURCOMPANY", "a.xls", 3, "a".repeat(64), holder, Instant.EPOCH);
  }
}
