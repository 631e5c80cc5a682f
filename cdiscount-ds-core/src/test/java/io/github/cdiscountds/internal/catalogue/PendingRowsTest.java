package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingRowsTest {

  @Test
  void aLineWithoutARecordHasNoNumber() {
    PendingRows pending = new PendingRows();
    assertThat(pending.at(1)).isEqualTo(ItemIndex.NONE);
    pending.add(3, 30);
    pending.add(5, 50);
    assertThat(pending.at(2)).isEqualTo(ItemIndex.NONE);
    assertThat(pending.at(3)).isEqualTo(30);
    assertThat(pending.at(3)).isEqualTo(30);
    assertThat(pending.at(4)).isEqualTo(ItemIndex.NONE);
    assertThat(pending.at(5)).isEqualTo(50);
    assertThat(pending.at(6)).isEqualTo(ItemIndex.NONE);
  }

  @Test
  void linesThatArePassedOverAreForgotten() {
    PendingRows pending = new PendingRows();
    for (int line = 1; line <= 10; line++) {
      pending.add(line, 10 * line);
    }
    assertThat(pending.at(7)).isEqualTo(70);
    assertThat(pending.at(10)).isEqualTo(100);
  }

  @Test
  void howeverManyWaitEachIsFoundByItsLine() {
    PendingRows pending = new PendingRows();
    int added = 0;
    int asked = 0;
    for (int round = 1; round <= 40; round++) {
      for (int i = 0; i < 2 * round; i++) {
        added++;
        pending.add(2 * added, added);
      }
      for (int i = 0; i < round; i++) {
        asked++;
        assertThat(pending.at(2 * asked - 1)).isEqualTo(ItemIndex.NONE);
        assertThat(pending.at(2 * asked)).isEqualTo(asked);
      }
    }
    while (asked < added) {
      asked++;
      assertThat(pending.at(2 * asked)).isEqualTo(asked);
    }
    assertThat(pending.at(2 * added + 2)).isEqualTo(ItemIndex.NONE);
  }
}
