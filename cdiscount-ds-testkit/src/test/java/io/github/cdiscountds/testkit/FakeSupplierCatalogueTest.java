package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeSupplierCatalogueTest {
  private static final Account SHOP = new Account("YOURCOMPANY", "0000000ZH43Q");
  private static final String NAME = "Catalogue_YOURCOMPANY_inter.csv";

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private List<String> skus() {
    return new String(supplier.catalogueTree().read(".", NAME), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .filter(line -> line.contains(";"))
        .map(line -> line.substring(0, line.indexOf(';')))
        .filter(sku -> !sku.contains(" "))
        .toList();
  }

  @Test
  void isTheSampleByteForByte() {
    assertThat(new String(supplier.catalogueTree().read(".", NAME), StandardCharsets.UTF_8))
        .isEqualTo(new String(Documents.sample(NAME), StandardCharsets.UTF_8));
    assertThat(supplier.catalogueTree().read(".", NAME)).isEqualTo(Documents.sample(NAME));
  }

  @Test
  void isRebuiltEveryFourHours() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 11, 59));
    assertThat(supplier.catalogueTree().modified(".", NAME)).isEqualTo("2026-03-02T07:00:00Z");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 15, 59));
    assertThat(supplier.catalogueTree().modified(".", NAME)).isEqualTo("2026-03-02T11:00:00Z");
    assertThat(supplier.catalogueTree().names(".")).containsExactly(NAME);
  }

  @Test
  void losesASoldOutProductAtItsNextRebuild() {
    supplier.sellsOut("AO1604").advanceTo(LocalDateTime.of(2026, 3, 2, 11, 59));
    assertThat(skus()).contains("AO1604");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    assertThat(skus())
        .containsExactly(
            "PSPBL16GO", "FUJIAV200PRO", "3333973153808", "CGRESERVA", "TSHIRT01-S", "TSHIRT01-M");
  }

  @Test
  void regainsARestockedProduct() {
    supplier.sellsOut("AO1604").advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    supplier.catalogue().change("AO1604", product -> product.stock(1));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 16, 0));
    assertThat(skus()).contains("AO1604");
  }

  @Test
  void leavesInactiveProductsOut() {
    supplier.catalogue().deactivate("AO1604").remove("CGRESERVA");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    assertThat(skus())
        .containsExactly("PSPBL16GO", "FUJIAV200PRO", "3333973153808", "TSHIRT01-S", "TSHIRT01-M");
  }

  @Test
  void canBeWrittenAsAnOldExportWould() {
    FakeSupplier old =
        FakeSupplier.builder(SHOP)
            .catalogueFormat(CatalogueFormat.WINDOWS_1252.separatedBy(','))
            .catalogue(FakeCatalogue.of(FakeProduct.of("A1", "Été, à 5 €", "4,20").stock(31)))
            .open();
    assertThat(
            new String(old.catalogueTree().read(".", NAME), Charset.forName("windows-1252"))
                .lines()
                .skip(1))
        .containsExactly(
            "A1,,,,,,,,,,,,,\"Été, à 5 €\",,M30,30,\"4,20\",\"4,20\",0,0,0,0,20,,,,,,,,,,");
  }

  @Test
  void isNotRebuiltWhilePaused() {
    supplier
        .pauses(SupplierJob.CATALOGUE)
        .sellsOut("AO1604")
        .advanceTo(LocalDateTime.of(2026, 3, 3, 12, 0));
    assertThat(skus()).contains("AO1604");
  }

  @Test
  void namesTheProductsWhenOneIsNotThere() {
    assertThatThrownBy(() -> FakeCatalogue.of(FakeProduct.of("A1", "One", "1")).sellOut("A2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("product \"A2\": expected one of [A1]");
  }
}
