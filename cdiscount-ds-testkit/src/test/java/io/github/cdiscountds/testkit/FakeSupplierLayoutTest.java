package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Account;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fake's documents beside the supplier's: sheet names, headers, and the very same rows. */
@Tag("INV-9")
class FakeSupplierLayoutTest {
  private final FakeSupplier supplier = FakeSupplier.open(new Account("CLIENT", "000000CLIENT"));

  @BeforeEach
  void aMonthPasses() {
    supplier
        .raw()
        .put(
            "commandes_CLIENT_20131114_185900.xls",
            supplier
                .raw()
                .sheet()
                .row(
                    "227990767",
                    "20131114",
                    "CLIENTAAAAMM",
                    "000000CLIENT",
                    "M",
                    "BOUTIERECES",
                    "JULIEN",
                    "1 RUE DE LA ROUTE",
                    "",
                    "",
                    "",
                    "75015",
                    "PARIS",
                    "FR",
                    "0556575859",
                    "0607080910",
                    "123@msn.example",
                    "CDS",
                    "7",
                    "3333973153808",
                    "70.45",
                    "1")
                .row(
                    "227990845",
                    "20131114",
                    "CLIENTAAAAMM",
                    "000000CLIENT",
                    "MME",
                    "BOBCES",
                    "JULIE",
                    "3 AVENUE DE LA ROUTE",
                    "",
                    "",
                    "",
                    "33160",
                    "CESTAS",
                    "FR",
                    "0556575861",
                    "0607080912",
                    "789@msn.example",
                    "COL",
                    "9",
                    "NOSUCH",
                    "150.11",
                    "1"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 5, 12, 0));
  }

  private byte[] written(String folder) {
    return supplier.orderTree().read(folder, supplier.orderTree().names(folder).get(0));
  }

  @Test
  void writesComplianceReportsLikeTheSample() {
    byte[] sample = Documents.sample("RapportConformite_20131024_082635.xlsx");
    assertThat(Documents.sheetName(written("Fichier"))).isEqualTo(Documents.sheetName(sample));
    assertThat(Documents.rows(written("Fichier")).get(0)).isEqualTo(Documents.rows(sample).get(0));
  }

  @Test
  void writesAnomalyTrackingLikeTheSample() {
    byte[] sample = Documents.sample("SuiviAnomalies_20160506.xls");
    assertThat(Documents.sheetName(written("Anomalie"))).isEqualTo(Documents.sheetName(sample));
    assertThat(Documents.rows(written("Anomalie")).get(0)).isEqualTo(Documents.rows(sample).get(0));
    assertThat(Documents.rows(written("Anomalie")).get(1))
        .as("the sample's first row, but for its creation date")
        .usingElementComparator((a, b) -> a.matches("20\\d\\d-.*") ? 0 : a.compareTo(b))
        .isEqualTo(Documents.rows(sample).get(1));
    assertThat(Documents.rows(written("Anomalie")).get(2).get(22))
        .isEqualTo(Documents.rows(sample).get(3).get(22).replace("PSPBL16GO", "NOSUCH"));
  }

  @Test
  void writesOrderTrackingLikeTheSample() {
    byte[] sample = Documents.sample("SuiviCommandes.xls");
    assertThat(Documents.sheetName(written("Suivi"))).isEqualTo(Documents.sheetName(sample));
    assertThat(Documents.rows(written("Suivi")).get(0)).isEqualTo(Documents.rows(sample).get(0));
    assertThat(Documents.rows(written("Suivi")).get(1))
        .hasSameSizeAs(Documents.rows(sample).get(1));
  }

  @Test
  void writesInvoicesLikeTheSample() {
    supplier.advanceTo(LocalDateTime.of(2026, 4, 5, 6, 0));
    byte[] sample = Documents.sample("Invoicing_20131205_060000.csv");
    assertThat(Documents.plainCsv(written("Facturation")).get(0))
        .isEqualTo(Documents.plainCsv(sample).get(0));
    assertThat(Documents.plainCsv(written("Facturation")).get(1))
        .hasSameSizeAs(Documents.plainCsv(sample).get(1));
  }

  @Test
  void offersTheSampleHeadersForOrderFiles() {
    byte[] sample = Documents.sample("orders_YOURCOMPANY_20200223_101500.xls");
    assertThat(Documents.rows(supplier.raw().sheet().toXls())).hasSize(1);
    assertThat(Documents.rows(supplier.raw().sheet().toXls()).get(0))
        .isEqualTo(Documents.rows(sample).get(0));
    assertThat(Documents.sheetName(supplier.raw().sheet().toXls()))
        .isEqualTo(Documents.sheetName(sample));
  }
}
