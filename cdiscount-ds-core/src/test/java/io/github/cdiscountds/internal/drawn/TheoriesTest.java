package io.github.cdiscountds.internal.drawn;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;

class TheoriesTest {

  @Test
  void beginAFailureWithTheSeedThatRepeatsIt() {
    IllegalStateException planned = new IllegalStateException("planned");
    assertThatThrownBy(
            () ->
                qt().withFixedSeed(42)
                    .forAll(integers().between(7, 7))
                    .checkAssert(
                        number -> {
                          throw planned;
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("-DQT_SEED=42 repeats it: falsified after 1 examples by 7")
        .hasCause(planned);
    assertThatThrownBy(
            () -> qt().withFixedSeed(42).forAll(integers().between(7, 7)).check(number -> false))
        .hasMessage("-DQT_SEED=42 repeats it: falsified after 1 examples by 7");
  }

  @Test
  void failWhenTooFewExamplesAreDrawn() {
    assertThatThrownBy(
            () ->
                qt().forAll(integers().between(7, 7))
                    .assuming(number -> false)
                    .check(number -> true))
        .hasMessage("only 0 examples met the assumptions");
  }
}
