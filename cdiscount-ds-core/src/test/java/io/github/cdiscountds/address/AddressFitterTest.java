package io.github.cdiscountds.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.PostalAddress;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFitterTest {
  private static final String NAMES = "Marguerite Yourcenar et Simone de Beauvoir";

  private static FreeAddress.Builder french(String street) {
    return FreeAddress.builder(street, "75001", "Paris", Destination.FRANCE);
  }

  private static FreeAddress.Builder spanish(String street) {
    return FreeAddress.builder(street, "28001", "Madrid", new Destination("ES"));
  }

  private static FittedAddress fit(FreeAddress.Builder given) {
    return AddressFitter.standard().fit(given.build());
  }

  /** Columns H to K; the empty string for a blank one. */
  private static List<String> columns(FittedAddress fitted) {
    PostalAddress address = fitted.address();
    return Stream.of(
            address.street(), address.additional(), address.locality(), address.businessName())
        .map(text -> text == null ? "" : text)
        .toList();
  }

  private static List<String> steps(FittedAddress fitted) {
    return fitted.steps().stream().map(step -> step.wording().english()).toList();
  }

  @Test
  void leavesAnAddressThatFitsAsItIs() {
    FittedAddress fitted =
        fit(
            french("12 boulevard du Général Leclerc")
                .additional("Bâtiment B, 3e étage")
                .locality("Lieu-dit la Fontaine")
                .businessName("Établissements Martin"));

    assertThat(columns(fitted))
        .containsExactly(
            "12 boulevard du Général Leclerc",
            "Bâtiment B, 3e étage",
            "Lieu-dit la Fontaine",
            "Établissements Martin");
    assertThat(fitted.steps()).isEmpty();
    assertThat(fitted.isFitting()).isTrue();
    assertThat(fitted.address().postCode()).isEqualTo("75001");
    assertThat(fitted.address().city()).isEqualTo("Paris");
    assertThat(fitted.address().destination()).isEqualTo(Destination.FRANCE);
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    String street = "\ud83c\udfe0".repeat(35);

    assertThat(columns(fit(french(street)))).containsExactly(street, "", "", "");
    assertThat(fit(french(street)).isFitting()).isTrue();
    assertThat(fit(french(street + "x")).isFitting()).isFalse();
  }

  @Test
  void abbreviatesTheTypeOfAWayInFrance() {
    FittedAddress fitted = fit(french("114 boulevard Georges Clemenceau Est"));

    assertThat(columns(fitted)).containsExactly("114 bd Georges Clemenceau Est", "", "", "");
    assertThat(steps(fitted)).containsExactly("column H: \"Boulevard\" became \"Bd\"");
    assertThat(fitted.steps().get(0).wording().french())
        .isEqualTo("colonne H : « Boulevard » abrégé en « Bd »");
    assertThat(fitted.isFitting()).isTrue();
  }

  @Test
  void abbreviatesAsFewWordsAsNeeded() {
    assertThat(columns(fit(french("114 BOULEVARD DU GÉNÉRAL SAINT-CYR BIS"))))
        .containsExactly("114 BD DU GÉNÉRAL SAINT-CYR BIS", "", "", "");
    FittedAddress fitted = fit(french("114 BOULEVARD DU GÉNÉRAL SAINT-CYR LES BAINS"));
    assertThat(columns(fitted)).containsExactly("114 BD DU GAL SAINT-CYR LES BAINS", "", "", "");
    assertThat(steps(fitted))
        .containsExactly(
            "column H: \"Boulevard\" became \"Bd\"", "column H: \"Général\" became \"Gal\"");
    assertThat(columns(fit(french("1114 Boulevard du Général Saint-Cyr les Bains"))))
        .containsExactly("1114 Bd du Gal Saint-Cyr les Bains", "", "", "");
    assertThat(columns(fit(french("11 114 Boulevard du Général Saint-Cyr les Bains"))))
        .containsExactly("11 114 Bd du Gal St-Cyr les Bains", "", "", "");
  }

  @Test
  void abbreviatesOnlyTheTextThatIsTooLong() {
    FittedAddress fitted =
        fit(
            french("12 avenue Foch")
                .additional("Appartement 12 bâtiment C escalier 4 porte 11")
                .locality("Résidence des Lilas"));

    assertThat(columns(fitted))
        .containsExactly(
            "12 avenue Foch", "App 12 bat C escalier 4 porte 11", "Résidence des Lilas", "");
  }

  @Test
  void takesABusinessNameShorterButLeavesItInItsColumn() {
    FittedAddress fitted =
        fit(
            french("12 avenue du Général Foch")
                .businessName("Établissements Saint-Martin et Compagnie Dupont"));

    assertThat(columns(fitted))
        .containsExactly("12 avenue du Général Foch", "", "", "Ets Saint-Martin et Cie Dupont");
    assertThat(steps(fitted))
        .containsExactly(
            "column K: \"Établissements\" became \"Ets\"",
            "column K: \"Compagnie\" became \"Cie\"");
  }

  @Test
  void neverLetsABusinessGoOnInAnotherColumn() {
    FittedAddress fitted = fit(french("12 avenue Foch").businessName("Société " + NAMES));

    assertThat(columns(fitted)).containsExactly("12 avenue Foch", "", "", "Société " + NAMES);
    assertThat(fitted.steps()).isEmpty();
    assertThat(fitted.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR address: column K: Raison sociale is (50 characters, withheld), expected at most"
                + " 35 characters, which neither abbreviations nor the other columns make possible"
                + " [TOO_LONG]");
  }

  @Test
  void letsAStreetGoOnInTheNextColumn() {
    FittedAddress fitted = fit(french("12 bis boulevard du Général de Lattre de Tassigny"));

    assertThat(columns(fitted))
        .containsExactly("12 bis boulevard du Général de", "Lattre de Tassigny", "", "");
    assertThat(steps(fitted)).containsExactly("column H: 3 word(s) moved to column I");
    assertThat(fitted.steps().get(0).wording().french())
        .isEqualTo("colonne H : 3 mot(s) reporté(s) en colonne I");
  }

  @Test
  void movesAFlatBehindAStreetOfTwoColumns() {
    FittedAddress fitted =
        fit(french("12 rue " + NAMES).additional("Appartement 12").businessName("Martin"));

    assertThat(columns(fitted))
        .containsExactly(
            "12 rue Marguerite Yourcenar et", "Simone de Beauvoir", "Appartement 12", "Martin");
    assertThat(steps(fitted))
        .containsExactly(
            "column H: 3 word(s) moved to column I", "column I: 2 word(s) moved to column J");
  }

  @Test
  void joinsTextsOnlyWhenThereIsNoOtherWay() {
    FittedAddress fitted =
        fit(french("12 rue " + NAMES).additional("Porte 12").locality("La Fontaine"));

    assertThat(columns(fitted))
        .containsExactly(
            "12 rue Marguerite Yourcenar et", "Simone de Beauvoir Porte 12", "La Fontaine", "");
    assertThat(steps(fitted))
        .containsExactly("column H: 3 word(s) moved to column I", "column I holds 2 texts");
    assertThat(fitted.steps().get(1).wording().french()).isEqualTo("la colonne I réunit 2 textes");
  }

  @Test
  void givesAFurtherLineTheColumnOfALocalityThatIsMissing() {
    FittedAddress two = fit(french("12 avenue Foch").additional("Porte 4").additional("Tour Nord"));
    assertThat(columns(two)).containsExactly("12 avenue Foch", "Porte 4", "Tour Nord", "");
    assertThat(two.steps()).isEmpty();

    FittedAddress three =
        fit(
            french("12 avenue Foch")
                .additional("Porte 4")
                .additional("Tour Nord")
                .locality("La Fontaine"));
    assertThat(columns(three))
        .containsExactly("12 avenue Foch", "Porte 4 Tour Nord", "La Fontaine", "");
    assertThat(steps(three)).containsExactly("column I holds 2 texts");
  }

  @Test
  void letsALocalityThatIsTooLongBeginInAFreeColumn() {
    FittedAddress fitted = fit(french("12 avenue Foch").locality("Domaine de " + NAMES));

    assertThat(columns(fitted))
        .containsExactly(
            "12 avenue Foch", "Domaine de Marguerite Yourcenar et", "Simone de Beauvoir", "");
    assertThat(steps(fitted)).containsExactly("column J: 5 word(s) moved to column I");
  }

  @Test
  void keepsTextsWholeRatherThanWords() {
    FittedAddress fitted =
        fit(
            french("Résidence Saint-Michel 12 avenue du Maréchal Foch")
                .additional("Porte 4")
                .locality("La Fontaine"));

    assertThat(columns(fitted))
        .containsExactly("Res Saint-Michel 12 av du Mal Foch", "Porte 4", "La Fontaine", "");
  }

  @Test
  void neverAbbreviatesAbroad() {
    FittedAddress fitted =
        fit(spanish("12 Avenue du Général de Lattre de Tassigny").businessName("Compagnie X"));

    assertThat(columns(fitted))
        .containsExactly("12 Avenue du Général de Lattre de", "Tassigny", "", "Compagnie X");
  }

  @Test
  @Tag("R15")
  void keepsWhatDoesNotFitWholeAndSaysSo() {
    String long1 = "x".repeat(36);
    FittedAddress fitted =
        fit(
            french("12 avenue " + long1)
                .additional("Bâtiment " + long1)
                .additional("Porte 4")
                .locality("Saint " + long1));

    assertThat(columns(fitted))
        .containsExactly(
            "12 avenue " + long1, "Bâtiment " + long1 + " Porte 4", "Saint " + long1, "");
    assertThat(steps(fitted)).containsExactly("column I holds 2 texts");
    assertThat(fitted.isFitting()).isFalse();
    assertThat(fitted.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR address: column H: Adresse is (46 characters, withheld), expected at most 35"
                + " characters, which neither abbreviations nor the other columns make possible"
                + " [TOO_LONG]",
            "ERROR address: column I: Complément adresse is (53 characters, withheld), expected at"
                + " most 35 characters, which neither abbreviations nor the other columns make"
                + " possible [TOO_LONG]",
            "ERROR address: column J: BP / Lieu-dit is (42 characters, withheld), expected at most"
                + " 35 characters, which neither abbreviations nor the other columns make possible"
                + " [TOO_LONG]");
    assertThat(fitted.findings().get(0).message(Locale.FRENCH))
        .isEqualTo(
            "address: column H: Adresse vaut (46 caractères, masqués), attendu : au plus 35"
                + " caractères, que ni les abréviations ni les autres colonnes ne permettent"
                + " [TOO_LONG]");
    assertThat(fit(spanish("12 Calle " + long1)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.isError()).isFalse());
  }

  @Test
  void keepsWhatDoesNotFitInColumnsOfItsOwn() {
    String long1 = "x".repeat(36);

    assertThat(columns(fit(french(long1)))).containsExactly(long1, "", "", "");
    assertThat(columns(fit(french("1 rue").additional(long1))))
        .containsExactly("1 rue", long1, "", "");
    assertThat(columns(fit(french("1 rue").locality(long1))))
        .containsExactly("1 rue", "", long1, "");
    assertThat(columns(fit(french(long1).additional("a").additional("b"))))
        .containsExactly(long1, "a", "b", "");
    assertThat(columns(fit(french(long1).additional("a").additional("b").additional("c"))))
        .containsExactly(long1, "a", "b c", "");
    assertThat(columns(fit(french("").additional("a").locality(long1))))
        .containsExactly("", "a", long1, "");
    assertThat(columns(fit(french("").additional("a").additional(long1))))
        .containsExactly("", "a", long1, "");
  }

  @Test
  void missesAStreetAndTakesNothingElseForOne() {
    FittedAddress fitted = fit(french(" ").additional("Porte 4").locality("La Fontaine"));

    assertThat(columns(fitted)).containsExactly("", "Porte 4", "La Fontaine", "");
    assertThat(fitted.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR address: column H: Adresse expected a number and a street [REQUIRED]");
    assertThat(fitted.findings().get(0).message(Locale.FRENCH))
        .isEqualTo("address: column H: Adresse attendu : un numéro et une voie [REQUIRED]");
    assertThat(columns(fit(french("")))).containsExactly("", "", "", "");
    assertThat(columns(fit(french("").additional("12 rue " + NAMES))))
        .containsExactly("", "12 rue Marguerite Yourcenar et", "Simone de Beauvoir", "");
  }

  @Test
  void takesTheEmptyFieldsOfAFormAndSaysWhatIsMissing() {
    FittedAddress fitted =
        fit(
            FreeAddress.builder(null, null, " ", Destination.GREAT_BRITAIN)
                .additional(null)
                .locality(null)
                .businessName(null));

    assertThat(columns(fitted)).containsExactly("", "", "", "");
    assertThat(fitted.isFitting()).isFalse();
    assertThat(fitted.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR address: column H: Adresse expected a number and a street [REQUIRED]",
            "ERROR address: column L: Code postal expected a post code [REQUIRED]",
            "ERROR address: column M: Ville expected a city [REQUIRED]");
    assertThat(fitted.findings())
        .extracting(finding -> finding.message(Locale.FRENCH))
        .contains(
            "address: column L: Code postal attendu : un code postal [REQUIRED]",
            "address: column M: Ville attendu : une ville [REQUIRED]");
  }

  @Test
  @Tag("R15")
  void saysThatPostCodeAndCityAreTooLong() {
    FreeAddress.Builder french =
        FreeAddress.builder("1 rue", "F-75001", "x".repeat(36), Destination.FRANCE);

    assertThat(fit(french).isFitting()).isFalse();
    assertThat(fit(french).address().postCode()).isEqualTo("F-75001");
    assertThat(fit(french).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR address: column L: Code postal is (7 characters, withheld), expected at most 5"
                + " characters [TOO_LONG]",
            "ERROR address: column M: Ville is (36 characters, withheld), expected at most 35"
                + " characters [TOO_LONG]");
    assertThat(fit(french).findings().get(0).message(Locale.FRENCH))
        .isEqualTo(
            "address: column L: Code postal vaut (7 caractères, masqués), attendu : au plus 5"
                + " caractères [TOO_LONG]");
    String longest = "\ud83c\udfe0".repeat(35);
    assertThat(fit(FreeAddress.builder("1 rue", "75001", longest, Destination.FRANCE)).isFitting())
        .isTrue();
  }

  @Test
  @Tag("R15")
  void takesAPostCodeOfAnyLengthAbroad() {
    FreeAddress.Builder british =
        FreeAddress.builder("1 High Street", "SW1A 1AA", "London", Destination.GREAT_BRITAIN);
    assertThat(fit(british).findings()).isEmpty();

    FreeAddress.Builder welsh =
        FreeAddress.builder("1 High Street", "LL61 5UJ", "x".repeat(36), Destination.GREAT_BRITAIN);
    assertThat(fit(welsh).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "WARNING address: column M: Ville is (36 characters, withheld), expected at most 35"
                + " characters [TOO_LONG]");
  }

  @Test
  void namesTheTextThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> freeAddress(null, "75001", "Paris"))
        .withMessage("street");
    assertThatNullPointerException()
        .isThrownBy(() -> freeAddress("1 rue", null, "Paris"))
        .withMessage("postCode");
    assertThatNullPointerException()
        .isThrownBy(() -> freeAddress("1 rue", "75001", null))
        .withMessage("city");
    FreeAddress address = freeAddress("1 rue", "75001", "Paris");
    assertThatNullPointerException()
        .isThrownBy(
            () ->
                new FreeAddress(
                    address.street(),
                    null,
                    null,
                    null,
                    address.postCode(),
                    address.city(),
                    address.destination(),
                    address.kind()))
        .withMessage("additional");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  private static FreeAddress freeAddress(
      @Nullable String street, @Nullable String postCode, @Nullable String city) {
    return new FreeAddress(
        street, List.of(), null, null, postCode, city, Destination.FRANCE, AddressKind.PRIVATE);
  }

  @Test
  void takesAnAddressThatIsInItsColumns() {
    PostalAddress address =
        new PostalAddress(
            "114 boulevard Georges Clemenceau Est",
            "Porte 4",
            "La Fontaine",
            "Martin",
            "75001",
            "Paris",
            Destination.FRANCE);

    assertThat(columns(AddressFitter.standard().fit(address)))
        .containsExactly("114 bd Georges Clemenceau Est", "Porte 4", "La Fontaine", "Martin");
    PostalAddress bare = PostalAddress.of("1 rue", "75001", "Paris", Destination.FRANCE);
    assertThat(AddressFitter.standard().fit(bare).address()).isEqualTo(bare);
  }

  @Test
  void keepsInMindThatAnAddressIsABusinesss() {
    PostalAddress unnamed =
        PostalAddress.of("1 rue", "75001", "Paris", Destination.FRANCE).ofBusiness();

    assertThat(AddressFitter.standard().fit(unnamed).address()).isEqualTo(unnamed);
    assertThat(fit(french("1 rue").ofBusiness()).address()).isEqualTo(unnamed);
    assertThat(fit(french("1 rue").businessName("Martin")).address().kind())
        .isEqualTo(AddressKind.BUSINESS);
    assertThat(french("1 rue").businessName("Martin").build().kind())
        .isEqualTo(AddressKind.BUSINESS);
    assertThat(fit(french("1 rue")).address().kind()).isEqualTo(AddressKind.PRIVATE);
  }

  @Test
  void tidiesLinesUp() {
    FittedAddress fitted =
        fit(
            french("\t12,  avenue\r\nFoch\u00a0 ")
                .additional(null)
                .additional(" ")
                .additional("Cafe\u0301")
                .locality(" ")
                .businessName(null));

    assertThat(columns(fitted)).containsExactly("12, avenue Foch", "Café", "", "");
    assertThat(fitted.steps()).isEmpty();
  }

  @Test
  void endsInBoundedTimeWithTextsOfAnyLength() {
    FittedAddress fitted =
        fit(
            french("saint ".repeat(20_000))
                .additional("bâtiment ".repeat(20_000))
                .locality("résidence ".repeat(20_000))
                .businessName("société ".repeat(20_000)));

    assertThat(fitted.findings()).hasSize(4);
    assertThat(fitted.steps()).isEmpty();
    assertThat(fit(french("saint ".repeat(20)).locality("saint ".repeat(9))).isFitting()).isTrue();
  }

  @Test
  @Tag("INV-6")
  void showsNothingOfTheAddress() {
    FreeAddress given = french("12 rue Secrète").additional("Secrète").build();

    assertThat(given).hasToString("FreeAddress[FR, withheld]");
    assertThat(AddressFitter.standard().fit(given))
        .hasToString("FittedAddress[PostalAddress[FR, withheld], [], []]");
  }

  @ParameterizedTest
  @CsvSource({
    "12 avenue des Quatre-Vents, 12 av des Quatre-Vents",
    "Avenue des Quatre-Vents, Av des Quatre-Vents",
    "12bis AVENUE Foch, 12bis AV Foch",
    "12 bis avenue Foch, 12 bis av Foch",
    "12 B avenue Foch, 12 B av Foch",
    "'12, avenue Foch', '12, av Foch'",
    "12-14 avenue Foch, 12-14 av Foch",
    "rue de la Place Rouge, rue de la Place Rouge",
    "12 rue Place Rouge, 12 rue Place Rouge",
    "bis avenue Foch, bis avenue Foch",
    "12 rue du Marché, 12 rue du Marché",
    "Place, Place",
    "Tour 12 Place, Tour 12 Place",
    "12 rue du Docteur Général, 12 rue du Dr Général",
    "rue du Général Saint, rue du Gal Saint",
    "Zone Industrielle, ZI",
    "zone d'activités Nord, ZA Nord",
    "ZONE D’ACTIVITÉ ÉCONOMIQUE Est, ZAE Est",
    "zone d' activités Nord, zone d' activités Nord",
    "zone industriel, zone industriel",
    "zone, zone",
    "lieu-dit Kerbihan, LD Kerbihan",
    "Lieu dit Kerbihan, LD Kerbihan",
    "Rond-Point de l'Europe, Rpt de l'Europe",
    "1 rond point de l'Europe, 1 rpt de l'Europe",
    "Mont-Saint-Michel, Mont-St-Michel",
    "rue Sainte-Anne et Saint-Luc, rue Ste-Anne et St-Luc",
    "ÉTAGE 3, ETG 3",
    "étage 3, etg 3",
    "E\u0301tage 3, Etg 3",
    "Rez-de-chaussée gauche, RDC gauche",
    "placette Rouge, placette Rouge",
    "société Martin, société Martin",
  })
  void knowsWhatToAbbreviateAndWhatNot(String text, String abridged) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    assertThat(Abbreviations.applied(nfc, Abbreviations.in(nfc, Abbreviations.OF_PLACES)))
        .isEqualTo(abridged);
  }

  @Test
  void usesAbbreviationsByKindAndFromLeftToRight() {
    assertThat(
            Abbreviations.in(
                "12 avenue Saint-Jean résidence du Docteur Général Foch", Abbreviations.OF_PLACES))
        .extracting(place -> place.row().shortForm())
        .containsExactly("Av", "Res", "Dr", "Gal", "St");
  }

  @Test
  void usesTheMoreUsualOfTheAbbreviationsOfTwoLines() {
    FittedAddress fitted =
        fit(
            french("12 avenue de la Grande Fontaine")
                .additional("Tour Saint-Pierre")
                .additional("Bâtiment 2 gauche A")
                .locality("Domaine de la Grande Fontaine"));

    assertThat(columns(fitted))
        .containsExactly(
            "12 avenue de la Grande Fontaine",
            "Tour Saint-Pierre Bat 2 gauche A",
            "Domaine de la Grande Fontaine",
            "");
    assertThat(steps(fitted))
        .containsExactly("column I: \"Bâtiment\" became \"Bat\"", "column I holds 2 texts");
  }

  @Test
  void hasATableOfWhichEachRowMakesATextShorter() {
    assertThat(Abbreviations.all())
        .hasSizeGreaterThan(70)
        .allSatisfy(
            row ->
                assertThat(row.shortForm().length())
                    .isLessThan(String.join(" ", row.words()).length()));
    assertThat(Abbreviations.all())
        .extracting(Abbreviation::words)
        .doesNotHaveDuplicates()
        .contains(List.of("rez", "de", "chaussee"));
  }
}
