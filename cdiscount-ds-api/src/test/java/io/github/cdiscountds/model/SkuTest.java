package io.github.cdiscountds.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

  @Test
  @Tag("R16")
  void keepsLeadingZerosAndRemovesOuterSpaces() {
    assertThat(Sku.of(" 00071 9 ").value()).isEqualTo("00071 9");
  }

  @Test
  void isTheSameHoweverItsAccentsWereTyped() {
    assertThat(Sku.of("CAFE\u0301")).isEqualTo(Sku.of("CAF\u00C9"));
    assertThat(Sku.of("CAFE\u0301").value()).isEqualTo("CAF\u00C9");
    assertThat(Sku.of("\u212B").value()).isEqualTo("\u00C5");
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    assertThat(Sku.of("😀".repeat(20)).value()).isEqualTo("😀".repeat(20));
    assertThat(Sku.of("E\u0301".repeat(20)).value()).isEqualTo("\u00C9".repeat(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " \t", "A-CODE-OF-MORE-THAN-20", "LAMP\u00001", "LAMP\u009F", "\u007FLAMP"})
  void refusesWhatIsNoCode(String text) {
    assertThatThrownBy(() -> Sku.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "product code of %d characters: expected 1 to 20 without control characters",
            text.strip().length());
  }

  @Test
  void refusesMoreThanTwentyCharactersOutsideTheBasicPlane() {
    assertThatThrownBy(() -> Sku.of("😀".repeat(21)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("product code of 42 characters: expected 1 to 20 without control characters");
  }
}
