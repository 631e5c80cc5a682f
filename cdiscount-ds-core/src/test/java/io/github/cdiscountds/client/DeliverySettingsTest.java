package io.github.cdiscountds.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  @Test
  void settingsThatCantWorkAreRefused() {
    DeliverySettings settings = DeliverySettings.DEFAULT;
    refuses(
        () -> settings.withDelays(Duration.ZERO, TWO, MINUTE),
        "delivery: first delay PT0S, expected above 0");
    refuses(
        () -> settings.withDelays(MINUTE, new BigDecimal("0.9"), MINUTE),
        "delivery: factor 0.9, expected 1 or more");
    refuses(
        () -> settings.withDelays(MINUTE, TWO, Duration.ofSeconds(59)),
        "delivery: longest delay PT59S, expected PT1M or more");
    refuses(
        () -> settings.withAttempts(0),
        "delivery: 0 attempts and 20 failures in a row, expected 1 or more of each");
    refuses(
        () -> settings.withFailuresInARow(0),
        "delivery: 10 attempts and 0 failures in a row, expected 1 or more of each");
    refuses(
        () -> settings.withTurn(Duration.ofSeconds(-1)), "delivery: turn PT-1S, expected above 0");
  }

  @Test
  void theLeastThatWorksIsTaken() {
    DeliverySettings least =
        DeliverySettings.DEFAULT
            .withDelays(Duration.ofNanos(1), BigDecimal.ONE, Duration.ofNanos(1))
            .withAttempts(1)
            .withFailuresInARow(1)
            .withTurn(Duration.ofNanos(1));
    assertThat(least.retrying().attempts()).isEqualTo(1);
  }

  @Test
  void eachSettingIsChangedOnItsOwn() {
    assertThat(
            DeliverySettings.DEFAULT
                .withDelays(Duration.ofSeconds(1), TWO, MINUTE)
                .withAttempts(4)
                .withFailuresInARow(5)
                .withTurn(Duration.ofSeconds(6)))
        .isEqualTo(
            new DeliverySettings(Duration.ofSeconds(1), TWO, MINUTE, 4, 5, Duration.ofSeconds(6)));
  }

  private static void refuses(ThrowingCallable change, String message) {
    assertThatThrownBy(change).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
