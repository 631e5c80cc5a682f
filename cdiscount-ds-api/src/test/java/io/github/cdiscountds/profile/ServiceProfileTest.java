package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProfileTest {
  private static final ServiceProfile DOCUMENTED = ServiceProfile.DOCUMENTED;

  @Test
  @Tag("R3")
  void theDefaultIsWhatTheDocumentSays() {
    assertThat(DOCUMENTED.zone().getId()).isEqualTo("Europe/Paris");
    assertThat(DOCUMENTED.cadences().pickUp()).isEqualTo(Duration.ofMinutes(15));
    assertThat(DOCUMENTED.cadences().catalogueRebuild()).isEqualTo(Duration.ofHours(4));
    assertThat(DOCUMENTED.cadences().trackingRuns())
        .containsExactly(LocalTime.of(5, 30), LocalTime.of(11, 0), LocalTime.of(16, 30));
    assertThat(DOCUMENTED.folders().orders()).isEqualTo(new RemoteFolder("Commandes"));
    assertThat(DOCUMENTED.leadTimes()).hasSize(25).doesNotContainKey(Destination.FRANCE);
    assertThat(DOCUMENTED.maxLinesPerFile()).isEqualTo(5_000);
  }

  @Test
  @Tag("R31")
  void irelandIsWrittenAsTheSupplierWritesItUnlessToldOtherwise() {
    assertThat(DOCUMENTED.wireCode(Destination.IRELAND)).isEqualTo("IR");
    assertThat(DOCUMENTED.wireCode(Destination.GREAT_BRITAIN)).isEqualTo("GB");
    assertThat(Destination.ofWireCode("IR")).isEqualTo(Destination.IRELAND);
    assertThat(Destination.ofWireCode("ie")).isEqualTo(Destination.IRELAND);
  }

  @Test
  @Tag("R32")
  void servesFranceAndTheTwentyFiveCountriesOfTheList() {
    assertThat(DOCUMENTED.serves(Destination.FRANCE)).isTrue();
    assertThat(DOCUMENTED.serves(Destination.IRELAND)).isTrue();
    assertThat(DOCUMENTED.serves(new Destination("GR"))).isTrue();
    assertThat(DOCUMENTED.serves(new Destination("CH"))).isFalse();
    assertThat(DOCUMENTED.serves(new Destination("IR"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "compliance, RapportConformite_20131024_082635.xlsx, 2013-10-24T08:26:35",
    "compliance, rapportconformite_20131024_082635.XLS, 2013-10-24T08:26:35",
    "anomalies, SuiviAnomalies_20160506.xls, 2016-05-06T00:00",
    "invoice, Invoicing_20131205_060000.csv, 2013-12-05T06:00",
    "tracking, SuiviCommandes.xls,",
    "compliance, RapportConformite_20139924_082635.xlsx,"
  })
  @Tag("R2")
  void readsThePublicationTimeOutOfAName(String kind, String name, String time) {
    DocumentKind<?> document = kind(kind);
    assertThat(FileNames.DOCUMENTED.matches(document, name)).isTrue();
    assertThat(FileNames.DOCUMENTED.timeIn(document, name))
        .isEqualTo(Optional.ofNullable(time).map(LocalDateTime::parse));
  }

  @ParameterizedTest
  @CsvSource({
    "compliance, RapportConformite_2013.xlsx",
    "anomalies, .SuiviAnomalies_20160506.xls",
    "tracking, SuiviCommandes.xls.part",
    "invoice, Invoicing_20131205_060000.pdf",
    "catalogue, Catalogue_YOURCOMPANY_inter.csv"
  })
  void aNameOfAnotherShapeIsNoDocumentOfThatFolder(String kind, String name) {
    assertThat(FileNames.DOCUMENTED.matches(kind(kind), name)).isFalse();
    assertThat(FileNames.DOCUMENTED.timeIn(kind(kind), name)).isEmpty();
  }

  @Test
  void namesTheFilesOfAnAccount() {
    Account account = new Account("YOURCOMPANY", "000000CLIENT");
    assertThat(FileNames.DOCUMENTED.catalogue(account))
        .isEqualTo("Catalogue_YOURCOMPANY_inter.csv");
    assertThat(FileNames.DOCUMENTED.orders(account, LocalDateTime.of(2020, 2, 23, 10, 15)))
        .isEqualTo("orders_YOURCOMPANY_20200223_101500.xls");
  }

  @Test
  @Tag("R13")
  void aSheetHoldsNoMoreLinesThanItCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTED.withMaxLinesPerFile(65_536))
        .withMessage("lines per order file 65536, expected 1 to 65535 (R13)");
    assertThat(DOCUMENTED.withMaxLinesPerFile(65_535).maxLinesPerFile()).isEqualTo(65_535);
  }

  private static DocumentKind<?> kind(String name) {
    return DocumentKind.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
