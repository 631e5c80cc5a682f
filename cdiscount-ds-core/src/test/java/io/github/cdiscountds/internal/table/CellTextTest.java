package io.github.cdiscountds.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {

  @Test
  void removesOuterSpacesOfEveryKindAndAStrayByteOrderMark() {
    assertThat(CellText.strip("\ufeff \t\r\n\u00a0\u2007\u202f\u3000x y\u00a0z\u2009\n"))
        .isEqualTo("x y\u00a0z");
  }

  @Test
  void leavesNothingOfABlankText() {
    assertThat(CellText.strip("\u00a0 \t")).isEmpty();
    assertThat(CellText.strip("")).isEmpty();
  }

  @Test
  void keepsControlCharactersForTheChecksOfTheColumns() {
    assertThat(CellText.strip("\u0000x\u0007")).isEqualTo("\u0000x\u0007");
  }
}
