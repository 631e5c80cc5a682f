package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ItemIndexTest {

  @Test
  @Tag("R10")
  void ofSeveralRowsOfOneSkuTheLastIsFoundHoweverTheIndexGrew() {
    Random random = new Random(42);
    ItemIndex index = new ItemIndex(0);
    Map<String, Integer> model = new HashMap<>();
    long offset = 3;
    for (int row = 0; row < 20_000; row++) {
      String sku = "SKU" + random.nextInt(15_000);
      assertThat(index.append(ItemIndex.key(sku), row * 7L, offset, 100)).isEqualTo(row);
      Integer before = model.put(sku, row);
      assertThat(index.put(row)).isEqualTo(before == null ? ItemIndex.NONE : before);
      offset += 102;
    }
    assertThat(index.size()).isEqualTo(model.size());
    model.forEach(
        (sku, row) -> {
          assertThat(index.find(ItemIndex.key(sku))).isEqualTo(row);
          assertThat(index.counts(row)).isTrue();
          assertThat(index.digest(row)).isEqualTo(row * 7L);
          assertThat(index.offset(row)).isEqualTo(3 + 102L * row);
        });
    assertThat(index.find(ItemIndex.key("SKU"))).isEqualTo(ItemIndex.NONE);
    int counted = 0;
    for (int row = index.nextThatCounts(0); row >= 0; row = index.nextThatCounts(row + 1)) {
      counted++;
    }
    assertThat(counted).isEqualTo(model.size());
  }

  @Test
  void aRowsBytesEndWhereItsRecordDoesWhateverFollows() {
    ItemIndex index = new ItemIndex(0);
    index.append(1, 1, 10, 20);
    index.append(2, 2, 32, 20); // a line break between
    index.append(3, 3, 90, 40); // something that isn't a row between
    index.append(4, 4, 100, 10); // within the record before
    index.append(5, 5, 4_000_000_112L, 9); // far behind
    index.appendElsewhere(6);
    assertThat(index.end(0)).isEqualTo(32);
    assertThat(index.end(1)).isEqualTo(52);
    assertThat(index.end(2)).isEqualTo(130);
    assertThat(index.end(3)).isEqualTo(110);
    assertThat(index.offset(4)).isEqualTo(4_000_000_112L);
    assertThat(index.end(4)).isEqualTo(4_000_000_121L);
  }

  @Test
  void recordsBeyondFourGibibytesAreFound() {
    ItemIndex index = new ItemIndex(0);
    long offset = 0;
    for (int row = 0; row < 1_000; row++) {
      index.append(row, row, offset, 60_000_000);
      assertThat(index.offset(row)).isEqualTo(offset);
      offset += 60_000_002;
    }
    assertThat(index.offset(999)).isEqualTo(999 * 60_000_002L);
    assertThat(index.end(999)).isEqualTo(999 * 60_000_002L + 60_000_000);
  }

  @Test
  void hashesOfCodesThatDifferInOneDigitDiffer() {
    assertThat(
            IntStream.range(0, 200_000).mapToLong(n -> ItemIndex.key("SKU" + n)).distinct().count())
        .isEqualTo(200_000);
  }
}
