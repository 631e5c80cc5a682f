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
  void leavesNothingOfTheRowBeforeInCellsThatArePassedOver() {
    RowBuffer row = new RowBuffer();
    row.begin(1);
    for (int column = 0; column < 6; column++) {
      row.set(column, CellKind.NUMBER, "1");
      row.markFormula(column);
    }

    row.begin(2);
    row.set(2, CellKind.TEXT, "c");
    row.set(5, CellKind.TEXT, "f");

    for (int column : new int[] {0, 1, 3, 4}) {
      assertThat(row.text(column)).isEmpty();
      assertThat(row.kind(column)).isEqualTo(CellKind.BLANK);
      assertThat(row.isFormula(column)).isFalse();
    }
    assertThat(row.text(2)).isEqualTo("c");
    assertThat(row.kind(2)).isEqualTo(CellKind.TEXT);
    assertThat(row.isFormula(2)).isFalse();
    assertThat(row.text(5)).isEqualTo("f");
    assertThat(row.isFormula(5)).isFalse();
    assertThat(row.isBlank()).isFalse();
  }

  @Test
  void keepsTheCellsOfARowThatOutgrowsItsRoom() {
    RowBuffer row = new RowBuffer();
    row.begin(3);
    for (int column = 0; column < 300; column++) {
      row.set(column, CellKind.TEXT, "c" + column);
    }
    row.markFormula(299);

    assertThat(row.size()).isEqualTo(300);
    assertThat(row.text(0)).isEqualTo("c0");
    assertThat(row.text(63)).isEqualTo("c63");
    assertThat(row.text(64)).isEqualTo("c64");
    assertThat(row.text(299)).isEqualTo("c299");
    assertThat(row.kind(64)).isEqualTo(CellKind.TEXT);
    assertThat(row.isFormula(298)).isFalse();
    assertThat(row.isFormula(299)).isTrue();
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
