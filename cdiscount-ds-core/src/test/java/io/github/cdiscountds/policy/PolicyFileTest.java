package io.github.cdiscountds.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final String HEAD =
      """
      # A policy of one's own.
      [policy mine]
      source: our contract
      holidays: FR
      english: Ours.
      french: La nôtre.
      """;
  private static final String RULE =
      """

      [deadline shipment]
      who: supplier
      from: integrated
      until: shipped
      within: 2 working days
      source: article 3
      quote: within two
          working days
      english: Shipped.
      french: Expédiée.
      """;

  @TempDir private Path folder;

  @Test
  void aShopWritesAPolicyOfItsOwn() throws IOException {
    Policy policy = read(HEAD + RULE);
    assertThat(policy).hasToString("Policy[mine]");
    assertThat(policy.name()).isEqualTo("mine");
    assertThat(policy.title().french()).isEqualTo("La nôtre.");
    assertThat(policy.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule).hasToString("mine/shipment");
              assertThat(rule.source()).isEqualTo("our contract, article 3");
              assertThat(rule.quote()).isEqualTo("within two working days");
              assertThat(rule.isAssumed()).isFalse();
            });
  }

  @Test
  void theFivePoliciesThatComeWithTheLibraryAreSound() {
    assertThat(
            List.of(
                Policy.supplier(),
                Policy.cainiao(),
                Policy.cocooncenter(),
                Policy.uniqu3app(),
                Policy.sellersGuide()))
        .extracting(Policy::name)
        .containsExactly("supplier", "cainiao", "cocooncenter", "uniqu3app", "sellers-guide");
  }

  @Test
  void namesFileAndLineOfWhatItCantRead() {
    assertRefused(
        HEAD + RULE.replace("2 working days", "a fortnight"),
        "mine.policy:12: within is \"a fortnight\", expected " + SpanWords.EXPECTED);
    assertRefused(
        HEAD + RULE.replace("who: supplier", "who: nobody"),
        "mine.policy:9: who is \"nobody\","
            + " expected one of merchant, supplier, marketplace, carrier, customer");
    assertRefused(
        HEAD + RULE.replace("english:", "englisch:"),
        "mine.policy:16: \"englisch\", expected one of nature, who, from, until, unless, within,"
            + " lead-days, source, quote, english, french");
    assertRefused(
        HEAD + RULE.replace("who: supplier\n", ""),
        "mine.policy:8: [deadline shipment] has no who");
    assertRefused(
        HEAD + RULE.replace("until: shipped\n", ""),
        "mine.policy:8: [deadline shipment] has no until");
    assertRefused(
        HEAD + RULE.replace("until: shipped", "until: shipped\nuntil: delivered"),
        "mine.policy:12: \"until\" comes twice in [deadline shipment]");
    assertRefused(HEAD + RULE + RULE, "mine.policy:19: a second rule \"shipment\"");
    assertRefused(
        HEAD + RULE.replace("[deadline", "[dead-line"),
        "mine.policy:8: \"[dead-line shipment]\", expected [section name] or key: value");
    assertRefused(
        HEAD + RULE.replace("[deadline", "[rule"),
        "mine.policy:8: [rule …], expected [deadline name] or [change name]");
    assertRefused(
        HEAD.replace("holidays: FR", "holidays: XX"),
        "mine.policy:4: holidays is \"XX\","
            + " expected a country whose public holidays are known, such as FR");
    assertRefused(RULE, "mine.policy:1: expected [policy name] first");
    assertRefused("", "mine.policy:1: expected [policy name] first");
    assertRefused("who: me\n", "mine.policy:1: \"who: me\", expected [policy name]");
    assertRefused(
        "[policy mine]\n  more\n",
        "mine.policy:2: an indented line, expected a \"key: value\" before it");
    assertRefused(
        HEAD + "[change address]\nverdict: permitted\nsource: a\nquote: b\nenglish: c\nfrench: d\n",
        "mine.policy:7: [change address] has no changes");
    assertRefused(
        HEAD
            + "[change address]\nchanges: address\nstages: shipped to sent\nverdict: permitted\n"
            + "source: a\nquote: b\nenglish: c\nfrench: d\n",
        "mine.policy:9: stages is \"shipped to sent\","
            + " expected stages such as \"sent\" or \"queued to validated\"");
    assertRefused(
        HEAD + RULE.replace("within:", "lead-days: many\nwithin:"),
        "mine.policy:12: lead-days is \"many\", expected a number of days, 1 to 99");
  }

  @Test
  void aLetterHasBothLanguagesOrNone() {
    assertRefused(
        HEAD
            + "[change address]\nchanges: address\nverdict: permitted\nletter-english: Hello\n"
            + "source: a\nquote: b\nenglish: c\nfrench: d\n",
        "mine.policy:7: [change address] has no letter-french");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25:00",
        "0 days",
        "12345 days",
        "3 fortnights",
        "days",
        "next day 19:00",
        "soon",
        "next day 19:00, cut-off 18:00, closed 13-01"
      })
  void anUnknownSpanIsRefused(String words) {
    assertThat(SpanWords.read(words)).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsSaidSo() {
    assertThatThrownBy(() -> Policy.read(folder.resolve("none.policy")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("none.policy can't be read");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private Policy read(String text) throws IOException {
    return Policy.read(Files.writeString(folder.resolve("mine.policy"), text));
  }
}
