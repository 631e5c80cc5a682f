package io.github.cdiscountds.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.RecordedTable;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
  private static final int MANY = 20_000;

  private final SharedTexts texts =
      new SharedTexts(
          new Reading(
              FileContent.of("a.xls", new byte[0]), DecodeLimits.DEFAULT, new RecordedTable()),
          DecodeLimits.DEFAULT);

  @Test
  void eachIndexGivesItsOwnTextInWhateverOrderTheyAreAskedFor() {
    for (int i = 0; i < MANY; i++) {
      texts.add(text(i));
    }
    assertThat(texts.size()).isEqualTo(MANY);
    for (int i = 0; i < MANY; i++) {
      assertThat(texts.get(i)).isEqualTo(text(i));
      assertThat(texts.get(MANY - 1 - i)).isEqualTo(text(MANY - 1 - i));
      assertThat(texts.get(7)).isEqualTo(text(7));
    }
  }

  @Test
  void aTextThatManyRowsShareIsOneObject() {
    texts.add("");
    texts.add("orders_YOURCOMPANY_20261121_101500.xls");
    assertThat(texts.get(1)).isSameAs(texts.get(1));
    assertThat(texts.get(0)).isEmpty();
  }

  private static String text(int i) {
    return (i % 3 == 0 ? "été €" : "text ") + i;
  }
}
