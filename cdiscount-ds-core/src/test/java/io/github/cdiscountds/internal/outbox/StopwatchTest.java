package io.github.cdiscountds.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  @Test
  void anInterruptedPauseIsToldAndTheThreadStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThat(Stopwatch.SYSTEM.pause(Duration.ofDays(1))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aPauseThatEndsByItselfIsToldAndLastsAsLongAsItWasAskedFor() {
    Duration pause = Duration.ofNanos(1_000_001);
    long before = Stopwatch.SYSTEM.nanoTime();
    assertThat(Stopwatch.SYSTEM.pause(pause)).isTrue();
    assertThat(Stopwatch.SYSTEM.nanoTime() - before).isGreaterThanOrEqualTo(pause.toNanos());
  }
}
