package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void composesWhateverIsNotComposed() {
    assertThat(Spelling.composed("a\u0300")).isEqualTo("\u00E0");
    assertThat(Spelling.composed("\u212B")).isEqualTo("\u00C5");
    assertThat(Spelling.composed("\u00E0 \u02FF")).isEqualTo("\u00E0 \u02FF");
    assertThat(Spelling.composed("")).isEmpty();
  }

  @Test
  void showsNoMoreThanSoManyCharactersOnOneLine() {
    assertThat(Spelling.shown("a".repeat(40), 40)).isEqualTo("a".repeat(40));
    assertThat(Spelling.shown("😀".repeat(41), 40)).isEqualTo("😀".repeat(40) + "…");
    assertThat(Spelling.shown("a\nb\u202E", 40)).isEqualTo("a?b?");
  }

  @Test
  void comparesLettersAndDigitsOnly() {
    assertThat(Spelling.compact("Nº de  Cmd (é)")).isEqualTo("ndecmde");
    assertThat(Spelling.words(" - stock :  épuisé !")).isEqualTo("stock epuise");
  }
}
