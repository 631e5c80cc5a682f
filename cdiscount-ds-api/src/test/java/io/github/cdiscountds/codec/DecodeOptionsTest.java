package io.github.cdiscountds.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeOptionsTest {

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', '\u0000', 'a', '7', '\ud83d'})
  @Tag("R5")
  void refusesASeparatorThatNoDocumentCanHave(char separator) {
    assertThatThrownBy(() -> DecodeOptions.DEFAULT.withSeparator(separator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": expected one such as ; , | or tab");
    assertThat(DecodeOptions.DEFAULT.withSeparator('\t').separator()).contains('\t');
  }

  @Test
  @Tag("R5")
  void refusesADecimalMarkThatIsNone() {
    assertThatThrownBy(() -> DecodeOptions.DEFAULT.withDecimalMark(';'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decimal mark U+003B: expected . or ,");
    assertThat(DecodeOptions.DEFAULT.withDecimalMark(',').decimalMark()).contains(',');
  }

  @Test
  @Tag("R7")
  void toleratesAThousandthOfTheRowsUnlessToldOtherwise() {
    Tolerance standard = DecodeOptions.DEFAULT.tolerance();
    assertThat(standard.allows(0, 0)).isTrue();
    assertThat(standard.allows(200, 200_000)).isTrue();
    assertThat(standard.allows(201, 200_000)).isFalse();
    assertThat(standard.allows(1, 999)).isFalse();
  }

  @Test
  @Tag("R7")
  void toleratesANumberOfRowsWhateverTheSize() {
    Tolerance three = DecodeOptions.DEFAULT.withTolerance(Tolerance.count(3)).tolerance();
    assertThat(three.allows(3, 3)).isTrue();
    assertThat(three.allows(3, 200_000)).isTrue();
    assertThat(three.allows(4, 200_000)).isFalse();
    assertThat(Tolerance.count(0).allows(1, 200_000)).isFalse();
  }

  @Test
  @Tag("R7")
  void refusesAToleranceThatIsNone() {
    assertThatThrownBy(() -> Tolerance.share(new BigDecimal("1.001")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance 1.001: expected a share from 0 to 1");
    assertThatThrownBy(() -> Tolerance.share(new BigDecimal("-0.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance -0.1: expected a share from 0 to 1");
    assertThatThrownBy(() -> Tolerance.count(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance -1: expected 0 rows or more");
  }

  @Test
  @Tag("R37")
  void keepsItsVatRatesWhateverElseIsSet() {
    DecodeOptions options =
        DecodeOptions.DEFAULT
            .withVatRates(Set.of(new BigDecimal("8.5")))
            .withLimits(DecodeLimits.DEFAULT)
            .withTolerance(Tolerance.count(1))
            .withCharset(null)
            .withSeparator(null)
            .withDecimalMark(null)
            .withTrackingColumns(DecodeOptions.TrackingColumns.A_IS_ORDER)
            .withCampaigns(Set.of("SPRING"));
    assertThat(options.vatRates()).containsExactly(new BigDecimal("8.5"));
    assertThat(DecodeOptions.DEFAULT.vatRates()).isEmpty();
  }
}
