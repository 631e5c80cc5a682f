package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.chaos.FaultsRun.Passed;
import org.junit.jupiter.api.Test;

class FaultsRunTest {

  @Test
  void aCutBeforeTheDeedsLastByteMustBeNoticed() {
    Passed passed = new Passed(100, 120);
    assertThat(passed.expected(0)).containsExactly("CONNECTION_LOST");
    assertThat(passed.expected(99)).containsExactly("CONNECTION_LOST");
    assertThat(passed.expected(100)).containsExactlyInAnyOrder("ok", "CONNECTION_LOST");
  }

  @Test
  void aFaultThatIsStillAheadNeverCameToPass() {
    assertThat(FaultsRun.cameToPass(0, 0)).isTrue();
    assertThat(FaultsRun.cameToPass(1, 0)).isTrue();
    assertThat(FaultsRun.cameToPass(1, 1)).isFalse();
  }

  @Test
  void ofSeveralThatArePlantedOneIsEnough() {
    assertThat(FaultsRun.cameToPass(399, 390)).isTrue();
    assertThat(FaultsRun.cameToPass(399, 399)).isFalse();
  }
}
