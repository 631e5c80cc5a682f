package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the supplier's document leaves open, or what it shows in two ways. */
class FakeSupplierDialectTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");
  private static final LocalDateTime FIFTH_OF_APRIL = LocalDateTime.of(2026, 4, 5, 6, 0);

  private static FakeSupplierBuilder supplier() {
    return FakeSupplier.builder(SHOP);
  }

  private static FakeSupplier sendsTwo(FakeSupplier supplier) {
    supplier
        .raw()
        .put(
            "a.xls",
            supplier.raw().order("0001001", "C202603", "CGRESERVA", "50.99").with("V", "2"));
    return supplier;
  }

  private static String catalogue(CatalogueFormat format) {
    FakeProduct product =
        FakeProduct.of("A1.5", "Lampe 1.5", "4.20").parcel("1.5", "2", "3", "0.25");
    FakeSupplier supplier =
        supplier().catalogue(FakeCatalogue.of(product)).catalogueFormat(format).open();
    return new String(
        supplier.catalogueTree().read(".", "Catalogue_SHOP_inter.csv"), StandardCharsets.UTF_8);
  }

  @Test
  @Tag("R6")
  void theCatalogueMayHaveFrenchHeaders() {
    assertThat(catalogue(CatalogueFormat.UTF_8.headersIn(ReportLanguage.FRENCH)).lines())
        .first()
        .asString()
        .isEqualTo(
            "Référence;SKU parent;Taille;Code EAN;ID catégorie 1;Nom catégorie 1;ID catégorie 2;"
                + "Nom catégorie 2;ID catégorie 3;Nom catégorie 3;ID catégorie 4;Nom catégorie 4;"
                + "Marque;Nom;Description;Type produit;Indication de stock;Prix barré HT;"
                + "Prix d'achat HT (éco-participation incluse);Promotion;Remise (%);Écotaxe HT;"
                + "Sorecop HT;Taux de TVA (%);Image 1;Image 2;Image 3;Image 4;Image 5;Image 6;"
                + "Longueur colis (cm);Largeur colis (cm);Hauteur colis (cm);Poids");
  }

  @Test
  @Tag("R5")
  void theCatalogueMayBeginWithAByteOrderMark() {
    assertThat(catalogue(CatalogueFormat.UTF_8)).startsWith("Sku;");
    assertThat(catalogue(CatalogueFormat.UTF_8.withByteOrderMark())).startsWith("\ufeffSku;");
  }

  @Test
  void aMarkThatACharsetHasNotIsRefused() {
    assertThatThrownBy(CatalogueFormat.WINDOWS_1252::withByteOrderMark)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("charset windows-1252 has no byte order mark");
  }

  @Test
  void aFormatIsWhatItSaysHoweverItWasMade() {
    assertThat(CatalogueFormat.UTF_8.withByteOrderMark().separatedBy(','))
        .isEqualTo(CatalogueFormat.UTF_8.separatedBy(',').withByteOrderMark())
        .hasSameHashCodeAs(CatalogueFormat.UTF_8.separatedBy(',').withByteOrderMark())
        .isNotEqualTo(CatalogueFormat.UTF_8.separatedBy(','))
        .asString()
        .startsWith("CatalogueFormat[UTF-8 with byte order mark, separated by ,");
  }

  @Test
  @Tag("R5")
  void theCatalogueMayHaveDecimalCommasInItsNumbersAlone() {
    assertThat(catalogue(CatalogueFormat.UTF_8.withDecimalComma()).lines().skip(1))
        .containsExactly(
            "A1.5;;;;;;;;;;;;;Lampe 1.5;;M30;30;4,20;4,20;0;0;0;0;20;;;;;;;1,5;2;3;0,25");
  }

  @Test
  @Tag("R4")
  void theInvoiceMayBeAWorkbookUnderItsTextName() {
    FakeSupplier supplier =
        sendsTwo(supplier().invoiceFormat(InvoiceFormat.WORKBOOK).open()).advanceTo(FIFTH_OF_APRIL);
    List<List<String>> rows =
        Documents.rows(supplier.orderTree().read("Facturation", "Invoicing_20260405_060000.csv"));
    assertThat(rows.get(0)).hasSize(18).startsWith("filename").endsWith("extref");
    assertThat(rows.get(1)).hasSize(18).contains("FA2604000001", "0001001", "101.98");
  }

  private static List<String> vat(VatMeaning meaning) {
    FakeSupplier supplier = sendsTwo(supplier().invoiceVat(meaning).open());
    supplier.advanceTo(LocalDateTime.of(2026, 3, 20, 8, 0)).credits("0001001", "CGRESERVA", 1);
    supplier.advanceTo(FIFTH_OF_APRIL);
    return Documents.column(Documents.latest(supplier, "Facturation"), "M");
  }

  @Test
  @Tag("R37")
  void theInvoicesVatMayBeARateAnAmountOrMissing() {
    assertThat(vat(VatMeaning.RATE)).containsExactly("20", "20");
    assertThat(vat(VatMeaning.AMOUNT)).containsExactly("20.40", "-10.20");
    assertThat(vat(VatMeaning.NONE)).containsExactly("", "");
  }

  @Test
  @Tag("R30")
  void theTrackingRepeatsTheTotalOnEachParcelWhereTheContractSaysSo() {
    FakeSupplier supplier =
        sendsTwo(
                supplier()
                    .profile(
                        ServiceProfile.DOCUMENTED.withTrackingQuantity(
                            TrackingQuantity.RUNNING_TOTAL))
                    .open())
            .splits("0001001", "CGRESERVA", 1, 1);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 16, 30));
    assertThat(Documents.column(Documents.latest(supplier, "Suivi"), "L")).containsExactly("1");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 5, 16, 30));
    assertThat(Documents.latest(supplier, "Suivi").subList(1, 3))
        .extracting(row -> row.get(11), row -> row.get(12))
        .containsExactly(tuple("2", "8V00000000001"), tuple("2", "8V00000000002"));
  }

  @Test
  @Tag("R30")
  void theTrackingMayTellParcelNumbersADayLater() {
    FakeSupplier supplier =
        sendsTwo(supplier().parcelNumbers(ParcelNumbers.NEXT_DAY).open())
            .advanceTo(LocalDateTime.of(2026, 3, 3, 16, 30));
    assertThat(Documents.latest(supplier, "Suivi").get(1).subList(7, 14))
        .containsExactly("V", "S", "2026-03-03 00:00", "CGRESERVA", "2", "", "");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 4, 5, 30));
    assertThat(Documents.latest(supplier, "Suivi").get(1).subList(11, 14))
        .containsExactly(
            "2", "8V00000000001", "https://coliposte.example.org/suivi?colis=8V00000000001");
  }

  @Test
  @Tag("R16")
  void theCellsOfReportsMayBeNumbersAndDatesWhereTheyLookLikeIt() throws IOException {
    FakeSupplier supplier =
        sendsTwo(supplier().reportCells(ReportCells.GUESSED).open())
            .advanceTo(LocalDateTime.of(2026, 3, 4, 5, 30));
    assertThat(kinds(supplier, "Fichier", "RapportConformite_20260302_083000.xlsx"))
        .containsExactly(
            "STRING a.xls",
            "STRING CDSPRO_20260302083000_5051_a.xls",
            "NUMERIC 02/03/2026 08:30",
            "STRING OK",
            "STRING En cours de traitement");
    assertThat(kinds(supplier, "Anomalie", "SuiviAnomalies_20260302.xls"))
        .startsWith("NUMERIC 1001", "NUMERIC 2026-03-02 08:30:00", "STRING C202603")
        .contains("NUMERIC 500000000", "NUMERIC 50.99", "NUMERIC 5");
    assertThat(kinds(supplier, "Suivi", "SuiviCommandes.xls"))
        .startsWith("NUMERIC 1001", "STRING 26030200001PSLA")
        .contains("NUMERIC 2026-03-03 00:00", "NUMERIC 2");
  }

  @Test
  void aTextThatOnlyLooksLikeADayStaysText() throws IOException {
    FakeSupplier supplier = supplier().reportCells(ReportCells.GUESSED).open();
    supplier
        .raw()
        .put(
            "a.xls",
            supplier
                .raw()
                .sheet()
                .order("1001", "C202603", "CGRESERVA", "50.99")
                .with("F", "12/31/2026"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 4, 5, 30));
    assertThat(kinds(supplier, "Anomalie", "SuiviAnomalies_20260302.xls"))
        .contains("STRING 12/31/2026");
  }

  /** Kind and shown text of the cells of the first row that aren't blank. */
  private static List<String> kinds(FakeSupplier supplier, String folder, String name)
      throws IOException {
    byte[] content = supplier.orderTree().read(folder, name);
    DataFormatter shown = new DataFormatter(java.util.Locale.ROOT);
    List<String> kinds = new ArrayList<>();
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
      Row row = workbook.getSheetAt(0).getRow(1);
      for (Cell cell : row) {
        String text = shown.formatCellValue(cell);
        if (!text.isEmpty()) {
          kinds.add(cell.getCellType() + " " + text);
        }
      }
    }
    return kinds;
  }
}
