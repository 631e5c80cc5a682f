package io.github.cdiscountds.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetrySettingsTest {
  private static final Duration NEGATIVE = Duration.ofNanos(-1);

  private static Arguments refused(UnaryOperator<RetrySettings> change, String message) {
    return Arguments.of(message, change);
  }

  static Stream<Arguments> whatIsOutOfRange() {
    return Stream.of(
        refused(s -> s.withAttempts(0), "attempts 0: expected 1 to 100"),
        refused(s -> s.withAttempts(101), "attempts 101: expected 1 to 100"),
        refused(
            s -> s.withPauses(NEGATIVE, Duration.ZERO),
            "first pause PT-0.000000001S: expected 0 or more"),
        refused(
            s -> s.withPauses(Duration.ZERO, NEGATIVE),
            "longest pause PT-0.000000001S: expected 0 or more"),
        refused(
            s -> s.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)),
            "longest pause PT1S: expected at least the first one, PT2S"),
        refused(
            s -> s.withPauses(Duration.ZERO, Duration.ofDays(1).plusNanos(1)),
            "longest pause PT24H0.000000001S: expected at most PT24H"),
        refused(s -> s.withTotalTime(NEGATIVE), "total time PT-0.000000001S: expected 0 or more"),
        refused(s -> s.withCircuit(-1, Duration.ZERO), "failures in a row -1: expected 0 or more"),
        refused(s -> s.withCircuit(1, NEGATIVE), "open time PT-0.000000001S: expected 0 or more"),
        refused(
            s -> s.withRefusedTime(NEGATIVE),
            "time after a refused login PT-0.000000001S: expected 0 or more"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsOutOfRange")
  void areRefusedOutOfRange(String message, UnaryOperator<RetrySettings> change) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(RetrySettings.DEFAULT))
        .withMessage(message);
  }

  @Test
  void mayLieOnTheEdgesOfTheirRanges() {
    assertThat(
            RetrySettings.DEFAULT
                .withAttempts(100)
                .withPauses(Duration.ofDays(1), Duration.ofDays(1))
                .withTotalTime(Duration.ZERO)
                .withCircuit(0, Duration.ZERO)
                .withRefusedTime(Duration.ZERO))
        .isEqualTo(
            new RetrySettings(
                100,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ZERO,
                0,
                Duration.ZERO,
                Duration.ZERO));
    assertThat(RetrySettings.DEFAULT.withAttempts(1).withPauses(Duration.ZERO, Duration.ZERO))
        .isEqualTo(
            new RetrySettings(
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                5,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5)));
  }
}
