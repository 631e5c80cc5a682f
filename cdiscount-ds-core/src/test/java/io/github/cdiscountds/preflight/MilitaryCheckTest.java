package io.github.cdiscountds.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.PostalAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MilitaryCheckTest {

  private static List<String> columns(PostalAddress address) {
    OrderFindings report = new OrderFindings(SampleOrder.to(address), PreflightSettings.DEFAULT);
    new MilitaryCheck().check(SampleOrder.to(address), report);
    return report.findings().stream().map(finding -> finding.at().columnLetter()).toList();
  }

  private static PostalAddress in(String country, String street, String postCode, String city) {
    return PostalAddress.of(street, postCode, city, new Destination(country));
  }

  @ParameterizedTest
  @CsvSource({
    "1 rue du Test, 00200, ARMEES, L",
    "1 rue du Test, 00100, Paris, L",
    "1 rue du Test, F-00835, ARMEES, L",
    "1 rue du Test, 75998, PARIS ARMEES, M",
    "1 rue du Test, 57998, Metz-Armées, M",
    "1 rue du Test, 29240, armées, M",
    "SP 12345, 83000, Toulon, H",
    "sp 12 345, 83000, Toulon, H",
    "S P 12345, 83000, Toulon, H",
    "Sp12345, 83000, Toulon, H",
    "secteur postal, 83000, Toulon, H",
    "SEcteur postal, 83000, Toulon, H",
    "1 rue du Test, 29240, aRMEES, M",
    "bFpo 57, 75001, Paris, H",
    "Bfpo 57, 75001, Paris, H",
    "S.P. 12345, 83000, Toulon, H",
    "SP n° 12.345, 83000, Toulon, H",
    "Unité 3 SP12345, 83000, Toulon, H",
    "Secteur postal 12345, 83000, Toulon, H",
    "SECTEUR-POSTAL, 83000, Toulon, H",
    "BFPO 57, 75001, Paris, H",
  })
  void findsFrenchArmyAddresses(String street, String postCode, String city, String column) {
    assertThat(columns(in("FR", street, postCode, city))).containsExactly(column);
  }

  @ParameterizedTest
  @CsvSource({
    "1 rue de la Grande Armée, 75017, Paris",
    "Place des Armées, 75001, Paris",
    "1 rue du Test, 58500, Armes",
    "1 rue du Test, 01000, Bourg-en-Bresse",
    "1 rue du Test, 75001, Charmées",
    "1 rue du Test, 75001, Arméesville",
    "Résidence SP 1234, 83000, Toulon",
    "Résidence SP 123456, 83000, Toulon",
    "Résidence ESP 12345, 83000, Toulon",
    "SP, 83000, Toulon",
    "Secteur postale, 83000, Toulon",
    "Secteur 4, 83000, Toulon",
    "1 rue des Abricots, 83000, Toulon",
    "BFPOX, 75001, Paris",
    "1 rue du Test, 0012, Paris",
    "1 rue du Test, 001234, Paris",
  })
  void leavesOtherFrenchAddressesAlone(String street, String postCode, String city) {
    assertThat(columns(in("FR", street, postCode, city))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1 Road, BF1 0AA, London, L",
    "1 Road, bf12aa, London, L",
    "1 Road, BFPO 57, London, L",
    "1 Road, SW1A 1AA, BFPO, M",
    "Unit 3 BFPO57, SW1A 1AA, London, H",
    "Camp (bfpo 801), SW1A 1AA, London, H",
  })
  void findsBritishForcesPostOffices(String street, String postCode, String city, String column) {
    assertThat(columns(in("GB", street, postCode, city))).containsExactly(column);
  }

  @ParameterizedTest
  @CsvSource({
    "GB, 1 Road, B1 1AA, Birmingham",
    "GB, 1 Road, BD1 1AA, Bradford",
    "GB, Bfpoll Road, BN1 1AA, Brighton",
    "IT, SP 12345, 00121, Roma",
    "IT, 1 Via, 00121, Armées",
    "ES, 1 Calle, BF1, Madrid",
    "DE, 1 Weg, 00200, Berlin",
  })
  void leavesOtherAddressesAlone(String country, String street, String postCode, String city) {
    assertThat(columns(in(country, street, postCode, city))).isEmpty();
  }

  @Test
  void looksIntoEveryLineOfTheAddress() {
    for (String column : List.of("H", "I", "J", "K", "M")) {
      PostalAddress address =
          new PostalAddress(
              column.equals("H") ? "SP 12345" : "1 rue du Test",
              column.equals("I") ? "SP 12345" : null,
              column.equals("J") ? "SP 12345" : null,
              column.equals("K") ? "SP 12345" : null,
              "83000",
              column.equals("M") ? "SP 12345" : "Toulon",
              Destination.FRANCE);
      assertThat(columns(address)).containsExactly(column);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "IT", "ES"})
  void findsBfpoNumbersInEveryCountry(String country) {
    assertThat(columns(in(country, "BFPO 40", "00000", "Camp"))).containsExactly("H");
  }

  @Test
  void keepsTheOrderBackAndShowsNothingOfTheAddress() {
    Checked checked =
        SampleOrder.preflight()
            .check(List.of(SampleOrder.to(in("FR", "SP 12345", "00200", "ARMEES"))));

    assertThat(checked.isSound()).isFalse();
    assertThat(checked.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ERROR order 1001/SPRING: column L: Code postal is (5 characters, withheld), expected a"
                + " civilian address, since the supplier refuses those of armed forces"
                + " [MILITARY_ADDRESS]");
    assertThat(checked.findings().get(0).message(Locale.FRENCH))
        .isEqualTo(
            "order 1001/SPRING: column L: Code postal vaut (5 caractères, masqués), attendu : une"
                + " adresse civile, le fournisseur refusant celles des armées [MILITARY_ADDRESS]");
  }
}
