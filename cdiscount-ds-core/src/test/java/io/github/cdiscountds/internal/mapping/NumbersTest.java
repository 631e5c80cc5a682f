package io.github.cdiscountds.internal.mapping;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R5")
class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ". | 12.50 | 12.50",
        ", | 12,50 | 12.50",
        ". | 1 234 567.8 | 1234567.8",
        ", | 1\u00A0234,5 | 1234.5",
        ", | 1\u202F234,5 | 1234.5",
        ", | 1.234,56 | 1234.56",
        ". | 1,234.56 | 1234.56",
        ". | 1,234,567 | 1234567",
        ". | -0.1 | -0.1",
        ". | −3 | -3",
        ". | +3 | 3",
        ". | .5 | 0.5",
        ". | 007 | 7",
      })
  void readsExactly(char mark, String text, BigDecimal expected) {
    assertThat(new Numbers(Optional.of(mark)).parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "5.",
        "abc",
        "1e3",
        "1,234",
        "12,50",
        "1 23",
        "1234 567",
        "1 234 56",
        "1  234",
        "12.5.0",
        "0x10",
        "٣",
        "NaN",
        "1,234 567",
        "12 €",
        "1,23,456.7"
      })
  void refusesRatherThanGuesses(String text) {
    assertThat(new Numbers(Optional.of('.')).parse(text)).isNull();
  }

  @Test
  void refusesEndlessDigits() {
    assertThat(new Numbers(Optional.of('.')).parse("1".repeat(65))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'12,5',','",
    "'12.5',.",
    "'0,125',','",
    "'1.234,5',','",
    "'1 234,567',','",
    "'1,234',','"
  })
  void findsTheMarkOut(String shown, char mark) {
    Numbers numbers = new Numbers(Optional.empty());
    numbers.observe(shown);
    numbers.settle();
    assertThat(numbers.mark()).isEqualTo(mark);
  }

  @Test
  void trustsPlainEvidenceMoreThanWhatCouldBeAThousand() {
    Numbers numbers = new Numbers(Optional.empty());
    numbers.observe("1,234");
    numbers.observe("5,678");
    numbers.observe("9.99");
    numbers.settle();
    assertThat(numbers.mark()).isEqualTo('.');
    assertThat(numbers.parse("1,234")).isNull();
  }

  @Test
  void learnsNothingFromWholeNumbersAndTexts() {
    Numbers numbers = new Numbers(Optional.empty());
    numbers.observe("12");
    numbers.observe("a,b");
    numbers.settle();
    assertThat(numbers.mark()).isNull();
  }

  @Test
  void adoptsTheFirstMarkThatShowsUpLate() {
    Numbers numbers = new Numbers(Optional.empty());
    numbers.settle();
    assertThat(numbers.parse("3,5")).isEqualTo(new BigDecimal("3.5"));
    assertThat(numbers.parse("3.5")).isNull();
  }

  @Test
  @Tag("INV-8")
  void readsEveryPlainNumberAsItsDigitsSay() {
    qt().withExamples(2_000)
        .forAll(longs().all(), integers().between(0, 12), booleans().all())
        .checkAssert(
            (unscaled, scale, comma) -> {
              BigDecimal number = BigDecimal.valueOf(unscaled, scale);
              String text = number.toPlainString().replace('.', comma ? ',' : '.');
              assertThat(new Numbers(Optional.of(comma ? ',' : '.')).parse(text)).isEqualTo(number);
            });
  }

  private static Character markOf(String... texts) {
    Numbers numbers = new Numbers(Optional.empty());
    for (String text : texts) {
      numbers.observe(text);
    }
    numbers.settle();
    return numbers.mark();
  }

  @Test
  void takesASignThatComesTwiceForTheOneBetweenGroups() {
    assertThat(markOf("1.234.567")).isEqualTo(',');
    assertThat(markOf("1,234,567")).isEqualTo('.');
    assertThat(markOf("1.234.567", "1,234", "2,345")).isEqualTo(',');
  }

  @Test
  void takesTheSignBeforeAFractionForTheMarkEvenWithoutADigitBeforeIt() {
    assertThat(markOf(".5")).isEqualTo('.');
    assertThat(markOf(",5")).isEqualTo(',');
    assertThat(markOf(",500")).isEqualTo(',');
    assertThat(markOf("0,500", "1.234")).isEqualTo(',');
  }

  @Test
  void takesThePointWhenBothMarksAreShownAsOften() {
    assertThat(markOf("1,5", "1.5")).isEqualTo('.');
    assertThat(markOf("1,234", "1.234")).isEqualTo('.');
    assertThat(markOf("1,5", "1.5", "2,5")).isEqualTo(',');
    assertThat(markOf("1,234", "1.234", "2,234")).isEqualTo(',');
    assertThat(markOf("1.234", "2.234", "1,234")).isEqualTo('.');
    assertThat(markOf("1.5", "1,234", "2,234")).isEqualTo('.');
    assertThat(markOf("12", "one")).isNull();
  }

  @Test
  void readsNumbersOfUpToSixtyFourCharacters() {
    String longest = "0." + "1".repeat(62);

    assertThat(markOf(longest)).isEqualTo('.');
    assertThat(Numbers.parsePlain(longest)).isEqualTo(new BigDecimal(longest));
    assertThat(markOf(longest + "1")).isNull();
    assertThat(Numbers.parsePlain(longest + "1")).isNull();
    assertThat(Numbers.parsePlain("." + "1".repeat(20)))
        .isEqualTo(new BigDecimal("0." + "1".repeat(20)));
    assertThat(Numbers.parsePlain("1".repeat(20) + ".")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {",234.5", "1234,567.8", "1234 567", "1 23", "1 2345", "1,234 567", "+"})
  void refusesGroupsThatAreNotOfThree(String text) {
    assertThat(Numbers.parsePlain(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"123 456, 123456", "1 234, 1234", "12 345 678, 12345678"})
  void readsGroupsOfThreeAfterOneToThreeDigits(String text, BigDecimal expected) {
    assertThat(Numbers.parsePlain(text)).isEqualTo(expected);
  }

  @Test
  void isSettledWhenTheMarkIsForcedOrFound() {
    Numbers found = new Numbers(Optional.empty());
    assertThat(found.isSettled()).isFalse();
    found.observe("12,5");
    assertThat(found.isSettled()).isFalse();
    found.settle();
    assertThat(found.isSettled()).isTrue();
    assertThat(new Numbers(Optional.of('.')).isSettled()).isTrue();
  }

  @Test
  void learnsTheMarkFromNumbersOfUpTo64Characters() {
    Numbers longest = new Numbers(Optional.empty());
    longest.observe("0,5" + "1".repeat(61));
    longest.settle();
    assertThat(longest.mark()).isEqualTo(',');
    Numbers tooLong = new Numbers(Optional.empty());
    tooLong.observe("0,5" + "1".repeat(62));
    tooLong.settle();
    assertThat(tooLong.mark()).isNull();
  }
}
