package io.github.cdiscountds.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellFormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m/d/yy",
        "dd/mm/yyyy\\ hh:mm",
        "[$-40C]d\\ mmmm\\ yyyy;@",
        "[h]:mm",
        "[ss]",
        "mm:ss.0",
        "\"le \"d",
        "YYYY-MM-DD",
        "[Red]yyyy"
      })
  void tellsDates(String code) {
    assertThat(CellFormats.isDateCode(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "GENERAL",
        "Standard",
        "@",
        "0",
        "0.00E+00",
        "#,##0.00\\ [$€-40C]",
        "_-* #,##0.00\\ \"dollars\"_-",
        "[Red][<0]0;[Green]0",
        "0 \\d",
        "0_d",
        "0\"unclosed d",
        "0[unclosed d",
        "0\\",
        "0;dd",
        "[]0",
        ""
      })
  void tellsNumbers(String code) {
    assertThat(CellFormats.isDateCode(code)).isFalse();
  }
}
