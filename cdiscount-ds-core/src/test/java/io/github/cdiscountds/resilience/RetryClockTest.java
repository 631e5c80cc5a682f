package io.github.cdiscountds.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryClockTest {

  @Test
  void ofTheSystemTellsTheTimeOfTheMachine() {
    long before = System.nanoTime();
    long told = RetryClock.SYSTEM.nanoTime();
    assertThat(told - before).isNotNegative();
    assertThat(System.nanoTime() - told).isNotNegative();
  }

  @Test
  void ofTheSystemStopsWaitingWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> RetryClock.SYSTEM.pause(Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
