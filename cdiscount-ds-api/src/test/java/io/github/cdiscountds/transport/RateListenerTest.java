package io.github.cdiscountds.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateListenerTest {
  private final List<TransferProgress> told = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;
  private final RateListener listener =
      RateListener.every(Duration.ofSeconds(1), told::add, () -> now);

  private void at(double seconds, String path, long transferred, long total) {
    now = Long.MAX_VALUE - 5 + (long) (seconds * 1e9);
    listener.progressed(path, transferred, total);
  }

  @Test
  void tellsTheRateFromTimeToTimeAndAtTheEnd() {
    at(0, "a", 100, 1_000);
    at(0.5, "a", 200, 1_000);
    at(1, "a", 300, 1_000);
    at(1.9, "a", 600, 1_000);
    at(2, "a", 700, 1_000);
    at(2.5, "a", 1_000, 1_000);
    assertThat(told).extracting(TransferProgress::transferred).containsExactly(300L, 700L, 1_000L);
    assertThat(told.get(0).bytesPerSecond()).isEqualTo(200);
    assertThat(told.get(0).remaining()).isEqualTo(Duration.ofMillis(3_500));
    assertThat(told.get(2).bytesPerSecond()).isEqualTo(360);
    assertThat(told.get(2).remaining()).isZero();
    assertThat(told.get(2).isLast()).isTrue();
    assertThat(told.get(1).isLast()).isFalse();
  }

  @Test
  void doesNotCountWhatAnEarlierReadingMoved() {
    at(0, "a", 900, 1_000);
    at(2, "a", 1_000, 1_000);
    assertThat(told)
        .containsExactly(new TransferProgress("a", 1_000, 1_000, 100, Duration.ofSeconds(2)));
  }

  @Test
  void beginsAnewWithEachTransfer() {
    at(0, "a", 100, 1_000);
    at(9, "b", 100, 1_000);
    at(10, "b", 200, 1_000);
    at(20, "b", 100, 1_000); // tried again from its beginning
    at(21, "b", 300, 1_000);
    assertThat(told).extracting(TransferProgress::moved).containsExactly(100L, 200L);
    assertThat(told).extracting(TransferProgress::elapsed).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void knowsNoRateBeforeTimePassed() {
    at(0, "a", 0, 0);
    assertThat(told).singleElement().satisfies(only -> assertThat(only.bytesPerSecond()).isZero());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateListener.every(Duration.ofNanos(-1), told::add))
        .withMessage("interval PT-0.000000001S: expected 0 or more");
  }
}
