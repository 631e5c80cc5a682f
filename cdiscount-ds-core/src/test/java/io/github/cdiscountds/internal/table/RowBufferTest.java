package io.github.cdiscountds.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowBufferTest {

  @Test
  void forgetsTheRowBefore() {
    RowBuffer row = new RowBuffer();
    row.begin(1);
    row.set(0, CellKind.TEXT, "a");
    row.set(100, CellKind.NUMBER, "1");
    row.markFormula(100);

    row.begin(7);
    row.set(101, CellKind.BLANK, "");

    assertThat(row.line()).isEqualTo(7);
    assertThat(row.size()).isEqualTo(102);
    assertThat(row.text(0)).isEmpty();
    assertThat(row.kind(100)).isEqualTo(CellKind.BLANK);
    assertThat(row.isFormula(100)).isFalse();
    assertThat(row.isBlank()).isTrue();
  }

  @Test
  void isBlankBeyondItsEnd() {
    RowBuffer row = new RowBuffer();
    row.begin(1);
    row.set(1, CellKind.TEXT, " b ");

    assertThat(row.text(1)).isEqualTo("b");
    assertThat(row.isBlank()).isFalse();
    assertThat(row.text(2)).isEmpty();
    assertThat(row.kind(2)).isEqualTo(CellKind.BLANK);
    assertThat(row.text(5000)).isEmpty();
    assertThat(row.isFormula(5000)).isFalse();
  }

  @Test
  void takesTheLastOfTwoValuesForOneCell() {
    RowBuffer row = new RowBuffer();
    row.begin(1);
    row.set(0, CellKind.TEXT, "a");
    row.set(0, CellKind.TEXT, "  ");

    assertThat(row.isBlank()).isTrue();
    assertThat(row.kind(0)).isEqualTo(CellKind.BLANK);
  }
}
