package io.github.cdiscountds.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
  private static final Map<DocumentKind<?>, String> PATTERNS = FileNames.DOCUMENTED.patterns();

  @Test
  @Tag("R3")
  void eachSettingCanBeChangedByItself() {
    FileNames names = new FileNames("cat_%s.csv", "o_%s_%s.xls", PATTERNS);
    Cadences cadences = cadences(Duration.ofMinutes(5), 1);
    ServiceProfile changed =
        ServiceProfile.DOCUMENTED
            .withFileNames(names)
            .withCadences(cadences)
            .withDeliveryMethods(Set.of(DeliveryMethod.COL), Set.of());
    assertThat(changed.fileNames()).isEqualTo(names);
    assertThat(changed.cadences()).isEqualTo(cadences);
    assertThat(changed.domesticMethods()).containsExactly(DeliveryMethod.COL);
    assertThat(changed.internationalMethods()).isEmpty();
    assertThat(changed.folders()).isEqualTo(ServiceProfile.DOCUMENTED.folders());
  }

  @Test
  @Tag("R32")
  void aMerchantWithoutAnInternationalContractHasFranceAlone() {
    ServiceProfile france =
        ServiceProfile.DOCUMENTED.withDestinations(Set.of(Destination.FRANCE), Map.of());
    assertThat(france.serves(Destination.FRANCE)).isTrue();
    assertThat(france.serves(Destination.IRELAND)).isFalse();
  }

  @Test
  @Tag("R13")
  void orderFileNamesWithoutATimeStampAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileNames("c_%s.csv", "orders_%s.xls", PATTERNS))
        .withMessage(
            "order file names \"orders_%s.xls\": expected company and time stamp in them, as %s each");
  }

  @Test
  @Tag("INV-7")
  void namesThatAreNoSinglePathElementAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileNames("../%s.csv", "orders_%s_%s.xls", PATTERNS))
        .withMessage("file name \"../COMPANY.csv\": expected one path element");
  }

  @Test
  void aDocumentWithoutAPatternIsRefusedAndNotSilentlyIgnored() {
    Map<DocumentKind<?>, String> without = new HashMap<>(PATTERNS);
    without.remove(DocumentKind.TRACKING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileNames("c_%s.csv", "orders_%s_%s.xls", without))
        .withMessage("file names: no pattern for the document tracking");
    without.put(DocumentKind.TRACKING, "Suivi(");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileNames("c_%s.csv", "orders_%s_%s.xls", without));
  }

  @Test
  void cadencesThatCanNotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cadences(Duration.ZERO, 5))
        .withMessage("cadences: interval PT0S, expected above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cadences(Duration.ofMinutes(15), 31))
        .withMessage("cadences: invoice on day 31, expected 1 to 28");
  }

  private static Cadences cadences(Duration pickUp, int invoiceDay) {
    return new Cadences(
        Duration.ofHours(4),
        Duration.ofHours(1),
        pickUp,
        Duration.ofMinutes(15),
        Duration.ofHours(2),
        LocalTime.of(23, 0),
        LocalTime.of(0, 1),
        LocalTime.of(23, 59),
        List.of(LocalTime.NOON),
        30,
        invoiceDay);
  }
}
