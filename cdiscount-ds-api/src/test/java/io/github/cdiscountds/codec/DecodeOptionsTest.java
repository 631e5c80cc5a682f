package io.github.cdiscountds.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
