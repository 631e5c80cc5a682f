package io.github.cdiscountds.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each area that isn't served, by {@code area-cases.csv}, where the post codes' sources are. */
@Tag("R33")
class AreaCheckTest {

  /** One line of the table. */
  private record Case(
      String area, boolean inside, String country, String postCode, String city, String source) {}

  static List<Case> cases() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AreaCheckTest.class.getResourceAsStream("area-cases.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(";", -1)).map(String::strip).toList())
          .map(
              cells ->
                  new Case(
                      cells.get(0),
                      cells.get(1).equals("yes"),
                      cells.get(2),
                      cells.get(3),
                      cells.get(4),
                      cells.get(5)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Area> areas() {
    return Stream.of("ES", "IT", "DK", "PT", "DE", "FR")
        .flatMap(code -> AreaTable.of(code).stream());
  }

  private static List<Finding> findings(String country, String postCode, String city) {
    return findings(ServiceProfile.DOCUMENTED, country, postCode, city);
  }

  private static List<Finding> findings(
      ServiceProfile profile, String country, String postCode, String city) {
    PostalAddress address = PostalAddress.of("1 Street", postCode, city, new Destination(country));
    OrderFindings report = new OrderFindings(SampleOrder.to(address), PreflightSettings.DEFAULT);
    new AreaCheck(profile).check(SampleOrder.to(address), report);
    return report.findings();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFoundByPostCodeOrNameAndNoOtherPlaceIs(Case given) {
    List<Finding> findings = findings(given.country(), given.postCode(), given.city());

    Area area =
        areas().filter(each -> each.english().equals(given.area())).findFirst().orElseThrow();
    if (given.inside()) {
      assertThat(findings)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.AREA_NOT_SERVED);
                assertThat(finding.severity()).isEqualTo(area.severity());
                assertThat(finding.expected().english()).contains(area.english());
                assertThat(finding.expected().french()).contains(area.french());
                assertThat(finding.at().columnLetter())
                    .isEqualTo(given.source().contains("by name") ? "M" : "L");
              });
    } else {
      assertThat(findings).isEmpty();
    }
  }

  @Test
  void hasThreePostCodesInsideAndThreeOutsideAndASourceForEachArea() {
    Map<String, Map<Boolean, Long>> counts =
        cases().stream()
            .collect(
                Collectors.groupingBy(
                    Case::area, Collectors.partitioningBy(Case::inside, Collectors.counting())));

    assertThat(counts.keySet())
        .isEqualTo(areas().map(Area::english).collect(Collectors.toSet()))
        .hasSize(18);
    assertThat(counts)
        .allSatisfy(
            (area, count) ->
                assertThat(count)
                    .allSatisfy((in, cases) -> assertThat(cases).isGreaterThanOrEqualTo(3)));
    assertThat(cases()).noneMatch(given -> given.source().isEmpty());
    assertThat(areas()).noneMatch(area -> area.source().isEmpty());
  }

  @Test
  void holdsBackNamedAreasAndLetsThoseInDoubtGoWithAWarning() {
    assertThat(
            areas()
                .filter(area -> area.severity() == Severity.ERROR)
                .map(Area::country)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("ES", "IT", "DK", "PT");
    assertThat(
            areas()
                .filter(area -> area.severity() == Severity.WARNING)
                .map(Area::country)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("DE", "FR");
  }

  @ParameterizedTest
  @CsvSource({"ES, 5", "IT, 5", "DE, 5", "FR, 5", "DK, 4", "PT, 4"})
  void coversAllPostCodesOfACountryAndNoOthers(String country, int digits) {
    IntPredicate expected =
        switch (country) {
          case "ES" -> code -> Set.of(7, 35, 38, 51, 52).contains(code / 1000);
          case "IT" -> code -> code / 10 == 4789 || Set.of(120, 23041, 22061).contains(code);
          case "DK" -> code -> code >= 3800 && code < 4000;
          case "PT" -> code -> code >= 9000;
          case "FR" -> code -> code / 1000 == 97 || code >= 98400 && code < 99000;
          default -> code -> ISLANDS.contains(code);
        };
    Set<Integer> found = new TreeSet<>();
    Set<Integer> meant = new TreeSet<>();
    for (int code = 0; code < Math.pow(10, digits); code++) {
      String written = String.format(Locale.ROOT, "%0" + digits + "d", code);
      if (areaOf(country, written).isPresent()) {
        found.add(code);
      }
      if (expected.test(code)) {
        meant.add(code);
      }
    }

    assertThat(found).isEqualTo(meant).isNotEmpty();
  }

  private static final Set<Integer> ISLANDS =
      Set.of(
          26465, 26474, 26486, 26548, 26571, 26579, 26757, 25845, 25849, 25938, 25946, 25980, 25992,
          25996, 25997, 25998, 25999, 25859, 25863, 25869, 27498, 27499, 17406, 17419, 17424, 17429,
          17449, 17454, 17459, 18528, 18546, 18551, 18556, 18565, 18569, 18573, 18574, 18581, 18586,
          18609, 23769, 23999);

  private static Optional<Area> areaOf(String country, String postCode) {
    Predicate<Area> has = area -> area.hasPostCode(PostCodes.digits(postCode));
    return AreaTable.of(country).stream().filter(has).findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "ES, 35001, true",
    "ES, ' 35.001 ', true",
    "ES, 35-001, true",
    "ES, E35001, true",
    "ES, 35001 Las Palmas, true",
    "ES, ３５００１, true",
    "ES, 350011, false",
    "ES, 3500, false",
    "ES, E-, false",
    "ES, A B, false",
    "ES, 28001 35001, false",
    "PT, 9000-001 FUNCHAL, true",
    "PT, 1900-001, false",
    "PT, 90001, false",
    "DK, 99, false",
    "DK, FO-0100, false",
  })
  void readsPostCodesAsTheyAreWritten(String country, String postCode, boolean inside) {
    assertThat(areaOf(country, postCode).isPresent()).isEqualTo(inside);
  }

  @Test
  @Tag("INV-6")
  void namesAllAreasOfTheCountrySoThatNoneTellsWhereSomebodyLives() {
    assertThat(findings("IT", "23041", "Livigno"))
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR order 1001/SPRING: column L: Code postal is (5 characters, withheld), expected a"
                + " place in IT outside the areas that aren't served: San Marino, Vatican City,"
                + " Livigno, Campione d'Italia [AREA_NOT_SERVED]");
    assertThat(findings("IT", "23030", "Livigno"))
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR order 1001/SPRING: column M: Ville is (7 characters, withheld), expected a place"
                + " in IT outside the areas that aren't served: San Marino, Vatican City, Livigno,"
                + " Campione d'Italia [AREA_NOT_SERVED]");
    assertThat(findings("DE", "27498", "Helgoland"))
        .extracting(finding -> finding.message(Locale.FRENCH))
        .containsExactly(
            "order 1001/SPRING: column L: Code postal vaut (5 caractères, masqués), attendu : un"
                + " lieu en DE hors des zones peut-être non desservies : îles de Frise-Orientale,"
                + " îles de Frise-du-Nord, Halligen, Heligoland et Neuwerk, îles de la Baltique"
                + " [AREA_NOT_SERVED]");
    assertThat(findings("ES", "52001", "Melilla"))
        .extracting(finding -> finding.message(Locale.FRENCH))
        .containsExactly(
            "order 1001/SPRING: column L: Code postal vaut (5 caractères, masqués), attendu : un"
                + " lieu en ES hors des zones non desservies : îles Canaries, îles Baléares, Ceuta,"
                + " Melilla [AREA_NOT_SERVED]");
  }

  @Test
  void saysNothingMoreOfACountryThatIsNotServedAtAll() {
    ServiceProfile domestic =
        ServiceProfile.DOCUMENTED.withDestinations(Set.of(Destination.FRANCE), Map.of());

    assertThat(findings(domestic, "ES", "35001", "Las Palmas")).isEmpty();
    assertThat(findings(domestic, "FR", "97400", "Saint-Denis")).hasSize(1);
  }

  @Test
  void isOneOfTheChecksBeforeSending() {
    PostalAddress palma =
        PostalAddress.of("1 Street", "07001", "Palma", Destination.ofWireCode("ES"));
    PostalAddress sylt =
        PostalAddress.of("1 Street", "25980", "Sylt", Destination.ofWireCode("DE"));

    assertThat(SampleOrder.preflight().check(List.of(SampleOrder.to(palma))).isSound()).isFalse();
    assertThat(SampleOrder.preflight().check(List.of(SampleOrder.to(sylt))))
        .satisfies(
            checked -> {
              assertThat(checked.isSound()).isTrue();
              assertThat(checked.findings()).hasSize(1);
            });
  }
}
