package io.github.cdiscountds.address;

import static io.github.cdiscountds.internal.drawn.Theories.qt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.mapping.Spelling;
import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What holds for every address, whatever its words. A failure prints the seed. */
class AnyAddressTest {
  private static final int EXAMPLES = Integer.getInteger("examples", 3_000);
  private static final int LONGEST = 35;
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|[^\\s]");

  private static final List<String> WORDS =
      List.of(
          "12",
          "bis",
          "114",
          "4e",
          "B",
          "rue",
          "avenue",
          "Boulevard",
          "PLACE",
          "chemin",
          "du",
          "de",
          "la",
          "l'Église",
          "Saint-Germain",
          "SAINTE",
          "saints",
          "Général",
          "Docteur",
          "Notre-Dame",
          "bâtiment",
          "Appartement",
          "étage",
          "Résidence",
          "ZONE INDUSTRIELLE",
          "zone d'activités",
          "Lieu-dit",
          "Rond-point",
          "Rez-de-chaussée",
          "Société",
          "Établissements",
          "Compagnie",
          "Ker-Bihan",
          "Montmorency-Beaufort",
          "Strasse,",
          "(A)",
          "\ud83c\udfe0\ud83c\udfe0",
          "Zoé",
          "n°",
          "x",
          "Llanfairpwllgwyngyllgogerychwyrndrobwll",
          "L'Haÿ-les-Roses",
          "Fg",
          "St",
          "ZI");

  private static Gen<String> texts(int fewest, int most) {
    return lists()
        .of(integers().between(0, WORDS.size() - 1))
        .ofSizeBetween(fewest, most)
        .map(picks -> String.join(" ", picks.stream().map(WORDS::get).toList()));
  }

  private static Gen<FreeAddress> addresses() {
    return addresses(12, 3);
  }

  private static Gen<FreeAddress> addresses(int words, int additionalLines) {
    return texts(1, words)
        .zip(
            lists().of(texts(0, words / 2)).ofSizeBetween(0, additionalLines),
            texts(0, words / 2),
            texts(0, words / 2),
            booleans().all(),
            (street, additional, locality, business, french) ->
                new FreeAddress(
                    street,
                    additional,
                    locality,
                    business,
                    "75001",
                    "Paris",
                    french ? Destination.FRANCE : new Destination("BE"),
                    AddressKind.PRIVATE))
        .describedAs(
            it ->
                Stream.of(
                        it.street(),
                        it.additional(),
                        it.locality(),
                        it.businessName(),
                        it.destination())
                    .map(String::valueOf)
                    .toList()
                    .toString());
  }

  private static List<String> columns(PostalAddress address) {
    return Stream.of(
            address.street(), address.additional(), address.locality(), address.businessName())
        .map(text -> text == null ? "" : text)
        .toList();
  }

  private static List<String> given(FreeAddress address) {
    List<String> texts = new ArrayList<>(List.of(address.street()));
    texts.addAll(address.additional());
    texts.add(address.locality() == null ? "" : address.locality());
    return texts.stream().filter(text -> !text.isEmpty()).toList();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static FittedAddress fit(FreeAddress address) {
    return AddressFitter.standard().fit(address);
  }

  @Test
  void noColumnIsTooLongWithoutAFinding() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses())
        .checkAssert(
            address -> {
              FittedAddress fitted = fit(address);
              List<String> columns = columns(fitted.address());
              List<String> tooLong = new ArrayList<>();
              for (int i = 0; i < columns.size(); i++) {
                if (length(columns.get(i)) > LONGEST) {
                  tooLong.add("HIJK".substring(i, i + 1));
                }
              }
              assertThat(fitted.findings())
                  .extracting(finding -> finding.at().columnLetter())
                  .isEqualTo(tooLong);
              assertThat(fitted.findings())
                  .allSatisfy(
                      finding -> {
                        assertThat(finding.code()).isEqualTo(FindingCode.TOO_LONG);
                        assertThat(finding.isError())
                            .isEqualTo(address.destination().equals(Destination.FRANCE));
                      });
            });
  }

  @Test
  void everyWordIsThereInOrderOrAbbreviated() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses())
        .checkAssert(
            address -> {
              FittedAddress fitted = fit(address);
              List<String> columns = columns(fitted.address());
              int abbreviated =
                  abbreviations(
                      String.join(" ", given(address)), String.join(" ", columns.subList(0, 3)));
              String business = address.businessName() == null ? "" : address.businessName();
              abbreviated += abbreviations(business, columns.get(3));

              assertThat(fitted.steps().stream().filter(FittingStep.Abbreviated.class::isInstance))
                  .hasSize(abbreviated);
              if (!address.destination().equals(Destination.FRANCE)) {
                assertThat(abbreviated).isZero();
              }
            });
  }

  @Test
  void theStepsTellHowManyWordsAreElsewhere() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses())
        .checkAssert(
            address -> {
              FittedAddress fitted = fit(address);
              boolean untouched = columns(fitted.address()).equals(asGiven(address));
              if (address.additional().size() < 2) {
                assertThat(fitted.steps().isEmpty()).isEqualTo(untouched);
              }
              assertThat(fitted.steps())
                  .noneMatch(
                      step ->
                          step instanceof FittingStep.Moved moved
                              && (moved.words() < 1
                                  || moved.from() == moved.to()
                                  || moved.to() == OrderColumn.BUSINESS_NAME));
            });
  }

  @Test
  void anAddressThatFitsIsNotTouched() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses(4, 1))
        .assuming(address -> asGiven(address).stream().allMatch(text -> length(text) <= LONGEST))
        .checkAssert(
            address -> {
              assertThat(fit(address).steps()).isEmpty();
              assertThat(columns(fit(address).address())).isEqualTo(asGiven(address));
            });
  }

  @Test
  void fittingTwiceIsFittingOnce() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses())
        .checkAssert(
            address -> {
              FittedAddress once = fit(address);
              FittedAddress twice = AddressFitter.standard().fit(once.address());
              assertThat(fit(address)).isEqualTo(once);
              if (once.isFitting()) {
                assertThat(twice.steps()).isEmpty();
              }
              // Lines that were joined may be abbreviated where they meet.
              if (once.isFitting() || address.additional().size() < 2) {
                assertThat(columns(twice.address())).isEqualTo(columns(once.address()));
              }
            });
  }

  @Test
  void nothingIsGivenUpThatCouldFit() {
    qt().withExamples(EXAMPLES)
        .forAll(addresses())
        .checkAssert(
            address -> {
              FittedAddress fitted = fit(address);
              boolean placesFit =
                  fitted.findings().stream()
                      .allMatch(finding -> "K".equals(finding.at().columnLetter()));
              assertThat(placesFit).isEqualTo(linesOf(address) <= 3);
            });
  }

  /** The lines that the words take when nothing but their length counts. */
  private static int linesOf(FreeAddress address) {
    boolean french = address.destination().equals(Destination.FRANCE);
    int lines = 0;
    int left = -1;
    for (String text : given(address)) {
      String abridged =
          french
              ? Abbreviations.applied(text, Abbreviations.in(text, Abbreviations.OF_PLACES))
              : text;
      for (String word : abridged.split(" ")) {
        if (length(word) > LONGEST) {
          return Integer.MAX_VALUE;
        }
        if (length(word) + 1 > left) {
          lines++;
          left = LONGEST - length(word);
        } else {
          left -= length(word) + 1;
        }
      }
    }
    return lines;
  }

  private static List<String> asGiven(FreeAddress address) {
    return Stream.of(
            address.street(),
            String.join(" ", address.additional()),
            address.locality(),
            address.businessName())
        .map(text -> text == null ? "" : text)
        .toList();
  }

  /** Compares two texts token by token, and counts the abbreviations; fails on anything else. */
  private static int abbreviations(String full, String abridged) {
    List<String> in = tokens(full);
    int at = 0;
    int count = 0;
    for (String token : tokens(abridged)) {
      if (at < in.size() && in.get(at).equals(token)) {
        at++;
      } else {
        int next = at;
        int words =
            Abbreviations.all().stream()
                .filter(row -> row.shortForm().equalsIgnoreCase(token))
                .mapToInt(row -> tokensOf(row, in, next))
                .max()
                .orElse(0);
        assertThat(words).as("%s in %s", token, full).isPositive();
        at += words;
        count++;
      }
    }
    assertThat(in.subList(at, in.size())).isEmpty();
    return count;
  }

  private static int tokensOf(Abbreviation row, List<String> in, int from) {
    int at = from;
    for (int i = 0; i < row.words().size(); i++) {
      if (i > 0 && at < in.size() && in.get(at).matches("[-'’]")) {
        at++;
      }
      if (at >= in.size() || !Spelling.words(in.get(at)).equals(row.words().get(i))) {
        return 0;
      }
      at++;
    }
    return at - from;
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }
}
