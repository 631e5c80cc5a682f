package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of numbers, beyond the ends of their pieces. */
class NumberListsTest {

  /** Pieces hold 32,768 numbers; a list begins with room for four. */
  @ParameterizedTest
  @ValueSource(ints = {1, 32_767, 32_768, 32_769, 131_072, 131_073, 300_000})
  void whatWasAddedIsThereWhateverTheListsLength(int size) {
    Ints ints = new Ints();
    Longs longs = new Longs();
    for (int i = 0; i < size; i++) {
      ints.add(3 * i);
      longs.add(5_000_000_000L * i);
    }
    assertThat(ints.size()).isEqualTo(size);
    assertThat(longs.size()).isEqualTo(size);
    assertThat(IntStream.range(0, size).allMatch(i -> ints.get(i) == 3 * i)).isTrue();
    assertThat(IntStream.range(0, size).allMatch(i -> longs.get(i) == 5_000_000_000L * i)).isTrue();
    ints.set(size - 1, 7);
    longs.set(size - 1, 8);
    assertThat(ints.get(size - 1)).isEqualTo(7);
    assertThat(longs.get(size - 1)).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32_767, 32_768, 32_769, 100_000})
  void aListOfZerosIsSetOneByOne(int size) {
    Ints zeros = Ints.zeros(size);
    assertThat(zeros.size()).isEqualTo(size);
    assertThat(IntStream.range(0, size).allMatch(i -> zeros.get(i) == 0)).isTrue();
    IntStream.range(0, size).forEach(i -> zeros.set(i, i + 1));
    assertThat(IntStream.range(0, size).allMatch(i -> zeros.get(i) == i + 1)).isTrue();
  }

  @Test
  void aNumberIsFoundInAListThatGrows() {
    Ints ints = new Ints();
    assertThat(ints.indexInOrder(2)).isNegative();
    for (int i = 0; i < 7; i++) {
      ints.add(2 * i);
      for (int j = 0; j <= i; j++) {
        assertThat(ints.indexInOrder(2 * j)).isEqualTo(j);
        assertThat(ints.indexInOrder(2 * j + 1)).isNegative();
      }
      assertThat(ints.indexInOrder(-1)).isNegative();
    }
  }

  @Test
  void aPartIsWhatStandsBetween() {
    Ints ints = new Ints();
    IntStream.range(0, 10).forEach(i -> ints.add(10 * i));
    assertThat(ints.range(3, 6)).containsExactly(30, 40, 50);
    assertThat(ints.range(4, 4)).isEmpty();
    assertThat(ints.range(0, 10)).hasSize(10).endsWith(90);
  }
}
