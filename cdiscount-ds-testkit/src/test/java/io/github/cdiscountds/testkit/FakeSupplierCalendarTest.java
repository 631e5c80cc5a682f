package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.Cadences;
import io.github.cdiscountds.profile.ServiceProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FakeSupplierCalendarTest {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");
  private static final String CATALOGUE = "Catalogue_YOURCOMPANY_inter.csv";

  @Test
  @Tag("R3")
  void worksByTheCadencesOfALaterRevision() {
    Cadences documented = Cadences.DOCUMENTED;
    ServiceProfile hourly =
        ServiceProfile.DOCUMENTED.withCadences(
            new Cadences(
                Duration.ofHours(1),
                documented.catalogueCheck(),
                documented.pickUp(),
                documented.complianceDelay(),
                documented.anomalyUpdate(),
                documented.integrationPause(),
                documented.integrationResume(),
                documented.anomalyFinal(),
                List.of(LocalTime.of(9, 15)),
                documented.trackingDays(),
                documented.invoiceDayOfMonth()));
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).profile(hourly).open();
    for (int hour = 9; hour < 20; hour++) {
      supplier.advanceTo(LocalDateTime.of(2026, 3, 2, hour, 30));
      assertThat(supplier.catalogueTree().modified(".", CATALOGUE))
          .isEqualTo(supplier.clock().instant().minus(Duration.ofMinutes(30)));
    }
    assertThat(supplier.orderTree().names("Suivi")).containsExactly("SuiviCommandes.xls");
    assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
        .isEqualTo(
            LocalDateTime.of(2026, 3, 2, 9, 15).atZone(supplier.clock().getZone()).toInstant());
  }

  @Test
  void keepsDocumentsAsLongAsItWasTold() {
    FakeSupplier supplier =
        FakeSupplier.builder(ACCOUNT).keepsDocumentsFor(Duration.ofDays(40)).open();
    supplier.raw().put("a.xls", order(supplier, "1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 4, 11, 2, 0));
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly("RapportConformite_20260302_083000.xlsx");
    assertThat(supplier.orderTree().names("Anomalie"))
        .containsExactly("SuiviAnomalies_20260302.xls");
    supplier.advanceTo(LocalDateTime.of(2026, 4, 12, 3, 0));
    assertThat(supplier.orderTree().names("Fichier")).isEmpty();
    assertThat(supplier.orderTree().names("Anomalie")).isEmpty();
    assertThat(supplier.orderTree().names("Suivi")).hasSize(1);
    assertThat(supplier.orderTree().names("Facturation")).hasSize(1);
  }

  @Test
  void keepsDocumentsForAtLeastADay() {
    FakeSupplierBuilder builder = FakeSupplier.builder(ACCOUNT);
    assertThatThrownBy(() -> builder.keepsDocumentsFor(Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("documents kept for PT23H, expected a day or more");
  }

  @Test
  @Tag("R34")
  void journalsWhatItBilledAndGaveBackAsItIsOwed() {
    FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
    supplier.raw().put("a.xls", order(supplier, "1001").with("V", "2"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 20, 8, 0));
    supplier.credits("1001", "CGRESERVA", 1);
    assertThat(supplier.billings()).isEmpty();
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    assertThat(supplier.billings())
        .containsExactly(
            new BilledLine(
                "FA2604000001",
                1,
                "1001",
                "C202603",
                "CGRESERVA",
                2,
                new BigDecimal("101.98"),
                new BigDecimal("5.00")),
            new BilledLine(
                "AV2604000002",
                2,
                "1001",
                "C202603",
                "CGRESERVA",
                -1,
                new BigDecimal("-50.99"),
                new BigDecimal("0")));
  }

  @Test
  @Tag("R35")
  void journalsWhatIsRightOfAnInvoiceThatIsWrong() {
    FakeSupplier supplier = FakeSupplier.open(ACCOUNT);
    for (int number = 0; number < 12; number++) {
      supplier.raw().put(number + ".xls", order(supplier, "10" + number));
    }
    supplier.misbills(10, 3);
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    assertThat(supplier.billingErrors()).hasSize(10);
    assertThat(supplier.billings())
        .hasSize(12)
        .allMatch(line -> line.amount().equals(new BigDecimal("50.99")));
  }

  @Test
  void owesNothingForWhatWasBilled() {
    FakeSupplier supplier =
        FakeSupplier.builder(ACCOUNT).creditLimit(new BigDecimal("60.00")).open();
    supplier.raw().put("a.xls", order(supplier, "1001"));
    supplier.advance(Duration.ofHours(1));
    supplier.raw().put("b.xls", order(supplier, "1002"));
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    supplier.raw().put("c.xls", order(supplier, "1003"));
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.books().stream().map(line -> line.refusal().orElse("taken")))
        .containsExactly("taken", "Encours insuffisant", "taken");
  }

  @Test
  void remembersTheVatRateOfAProductThatIsGone() {
    FakeCatalogue catalogue =
        FakeCatalogue.of(FakeProduct.of("BOOK1", "Roman", "10.00").vatRate("5.5"));
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C202603", "BOOK1", "10.00"));
    supplier.advance(Duration.ofHours(2));
    catalogue.remove("BOOK1");
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    assertThat(Documents.latest(supplier, "Facturation").get(1).get(12)).isEqualTo("5.5");
  }

  private static RawSheet order(FakeSupplier supplier, String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }
}
