package io.github.cdiscountds.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.internal.payload.Json.Fields;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final String ODD = "\"\\/\b\t\n\f\r\u0000\u001f\u007f é€,:{}[]\uD83D\uDE00\uD800";

  @Test
  void whatJsonCantHoldIsEscaped() {
    assertThat(Json.texts(List.of(ODD, "")))
        .isEqualTo(
            "[\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001F\u007f é€,:{}[]\uD83D\uDE00\\uD800\",\"\"]");
  }

  @Test
  void halvesOfPairsAreEscapedWhereverTheyAre() {
    assertThat(Json.texts(List.of("\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00", "\uDC00", "\uD800a")))
        .isEqualTo("[\"\\uD83D\uD83D\uDE00\",\"\uD83D\uDE00\\uDE00\",\"\\uDC00\",\"\\uD800a\"]");
  }

  @Test
  void commasStandBetweenFieldsElementsAndObjectsOnly() {
    assertThat(Json.texts(List.of())).isEqualTo("[]");
    assertThat(Json.texts(List.of("[", "{", "a"))).isEqualTo("[\"[\",\"{\",\"a\"]");
    assertThat(Json.object(new Fields())).isEqualTo("{}");
    assertThat(Json.object(new Fields().put("a{", "[").put("none", null).put("c", 1)))
        .isEqualTo("{\"a{\":\"[\",\"c\":\"1\"}");
    assertThat(Json.array(List.of())).isEqualTo("[]");
    assertThat(Json.array(List.of(new Fields(), new Fields().put("a", "b"))))
        .isEqualTo("[{},{\"a\":\"b\"}]");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(5);
    int[] characters = ODD.chars().toArray();
    for (int i = 0; i < 2_000; i++) {
      List<String> texts =
          IntStream.range(0, random.nextInt(4)).mapToObj(n -> text(random, characters)).toList();
      assertThat(Json.texts(Json.texts(texts))).isEqualTo(texts);
      Fields fields = new Fields().put("first", text(random, characters)).put("last", "x");
      Fields read = Json.object(Json.object(fields));
      assertThat(read.text("first")).isEqualTo(fields.text("first"));
      assertThat(read.text("last")).isEqualTo("x");
      assertThat(read.get("other")).isNull();
      assertThat(Json.array(Json.array(List.of(fields, read)))).hasSize(2);
    }
  }

  /** In any order, so that halves of pairs meet. */
  private static String text(Random random, int[] characters) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(9); length > 0; length--) {
      text.append((char) characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
