package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GeneratedCatalogueTest {
  private static final int SKU = 0;
  private static final int PARENT = 1;
  private static final int SIZE = 2;
  private static final int EAN = 3;
  private static final int CATEGORY = 4;
  private static final int NAME = 13;
  private static final int STOCK = 16;
  private static final int PRICE = 18;
  private static final int VAT = 23;
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  private static FakeSupplier supplier(long seed, int size) {
    return FakeSupplier.builder(ACCOUNT).catalogue(FakeCatalogue.generated(seed, size)).open();
  }

  private static byte[] document(FakeSupplier supplier) {
    return supplier.catalogueTree().read(".", "Catalogue_YOURCOMPANY_inter.csv");
  }

  /** The rows by their codes, in the document's order; read by hand, quotes and all. */
  private static Map<String, List<String>> rows(FakeSupplier supplier) {
    String text = new String(document(supplier), StandardCharsets.UTF_8);
    Map<String, List<String>> rows = new TreeMap<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ';' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          if (!row.get(SKU).equals("Sku")) {
            assertThat(rows.put(row.get(SKU), row)).isNull();
          }
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(document(supplier(7, 300))).isEqualTo(document(supplier(7, 300)));
    assertThat(document(supplier(8, 300))).isNotEqualTo(document(supplier(7, 300)));
  }

  @Test
  void staysTheSameHoweverTimeWasMovedThere() {
    FakeSupplier inOneGo = supplier(7, 300);
    FakeSupplier hourByHour = supplier(7, 300);
    inOneGo.advance(Duration.ofDays(5));
    for (int hour = 0; hour < 120; hour++) {
      hourByHour.advance(Duration.ofHours(1));
    }
    assertThat(document(hourByHour)).isEqualTo(document(inOneGo));
  }

  @Test
  void hasWellFormedRows() {
    rows(supplier(1, 3_000))
        .forEach(
            (sku, row) -> {
              assertThat(row).as(sku).hasSize(34);
              assertThat(sku).matches("[A-Z]{3}[0-9]{7}");
              assertThat(row.get(EAN)).matches("|[0-9]{13}");
              assertThat(row.get(NAME)).isNotBlank().hasSizeLessThanOrEqualTo(255);
              assertThat(row.get(14)).as("description").hasSizeLessThanOrEqualTo(2048);
              assertThat(row.get(PRICE)).matches("[0-9]+(\\.[0-9]{2})?");
              assertThat(Integer.parseInt(row.get(STOCK))).isBetween(1, 30);
              assertThat(row.get(VAT)).isIn("20", "10", "5.5", "2.1");
              assertThat(row.get(33)).as("weight").matches("[0-9]+(\\.[0-9]{1,3})?");
              assertThat(row.subList(24, 30)).allMatch(url -> url.length() <= 100);
            });
  }

  @Test
  void givesEveryEanItsCheckDigitAndToOneProductOnly() {
    Set<String> eans = new HashSet<>();
    for (List<String> row : rows(supplier(2, 3_000)).values()) {
      String ean = row.get(EAN);
      if (!ean.isEmpty()) {
        int sum = 0;
        for (int i = 0; i < 13; i++) {
          sum += (ean.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        assertThat(sum % 10).as(ean).isZero();
        assertThat(eans.add(ean)).as(ean).isTrue();
      }
    }
    assertThat(eans).hasSizeGreaterThan(2_500).anyMatch(ean -> ean.startsWith("0"));
  }

  @Test
  void looksLikeARealOne() {
    Map<String, List<String>> rows = rows(supplier(3, 4_000));
    Map<String, List<List<String>>> groups =
        rows.values().stream()
            .filter(row -> !row.get(PARENT).isEmpty())
            .collect(Collectors.groupingBy(row -> row.get(PARENT)));
    assertThat(groups).hasSizeGreaterThan(30);
    groups.forEach(
        (parent, variants) -> {
          assertThat(variants).as(parent).hasSizeBetween(1, 4);
          assertThat(variants.stream().map(row -> row.get(SIZE))).doesNotHaveDuplicates();
          assertThat(variants.stream().map(row -> row.get(NAME)).distinct()).hasSize(1);
        });
    assertThat(rows.values().stream().map(row -> row.get(CATEGORY)).distinct()).hasSize(11);
    assertThat(rows.values().stream().map(row -> row.get(CATEGORY + 6)).distinct())
        .as("categories of level 4, and none")
        .hasSizeBetween(5, 10);
    assertThat(rows.values().stream().map(row -> row.get(VAT)).distinct()).hasSize(4);
    String all = new String(document(supplier(3, 4_000)), StandardCharsets.UTF_8);
    assertThat(all).contains("œ", "é", "€", "\"\"", "&eacute;", "<b>", " ; ");
    assertThat(Charset.forName("windows-1252").newEncoder().canEncode(all)).isTrue();
  }

  @Test
  void runsDownAndIsRefilledByOthers() {
    FakeSupplier supplier = supplier(4, 2_000);
    Map<String, List<String>> first = rows(supplier);
    supplier.advance(Duration.ofHours(4));
    Map<String, List<String>> second = rows(supplier);
    assertThat(second).isNotEqualTo(first);
    supplier.advance(Duration.ofDays(20));
    Map<String, List<String>> later = rows(supplier);
    Set<String> gone = new HashSet<>(first.keySet());
    gone.removeAll(later.keySet());
    Set<String> come = new HashSet<>(later.keySet());
    come.removeAll(first.keySet());
    assertThat(gone).hasSizeBetween(20, 600);
    assertThat(come).hasSizeBetween(10, 600);
    assertThat(later.keySet())
        .as("prices move")
        .anyMatch(
            sku ->
                first.containsKey(sku)
                    && !first.get(sku).get(PRICE).equals(later.get(sku).get(PRICE)));
    assertThat(later).as("it lives on").hasSizeBetween(1_500, 2_200);
  }

  @Test
  void standsStillWhenItIsQuiet() {
    FakeCatalogue catalogue = FakeCatalogue.generated(4, 500).quiet();
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    byte[] first = document(supplier);
    supplier.advance(Duration.ofDays(3));
    assertThat(document(supplier)).isEqualTo(first);
  }

  @Test
  void isChangedByHandLikeAnyOther() {
    FakeCatalogue catalogue = FakeCatalogue.generated(5, 200).quiet();
    List<String> skus = catalogue.skus();
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    supplier.sellsOut(skus.get(0));
    catalogue
        .remove(skus.get(1))
        .deactivate(skus.get(2))
        .change(skus.get(3), product -> product.purchasePrice("12.34").stock(7))
        .put(FakeProduct.of("OWN1", "À soi", "1.00"));
    supplier.advance(Duration.ofHours(4));
    assertThat(rows(supplier))
        .doesNotContainKeys(skus.get(0), skus.get(1), skus.get(2))
        .containsKey("OWN1")
        .hasEntrySatisfying(
            skus.get(3),
            row -> {
              assertThat(row.get(PRICE)).isEqualTo("12.34");
              assertThat(row.get(STOCK)).isEqualTo("7");
            });
    assertThat(catalogue.skus()).hasSize(200).endsWith("OWN1").doesNotContain(skus.get(1));
    assertThat(catalogue.find(skus.get(1))).isEmpty();
    assertThat(catalogue).hasToString("FakeCatalogue[199 generated, 2 by hand]");
    assertThatThrownBy(() -> catalogue.product("NOSUCH"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("product \"NOSUCH\": expected one of [")
        .hasMessageEndingWith("] and 150 more");
  }

  @Test
  void neverBringsBackWhatWasTakenOutByHand() {
    FakeCatalogue catalogue = FakeCatalogue.generated(9, 300);
    List<String> taken = List.copyOf(catalogue.skus().subList(0, 200));
    taken.forEach(catalogue::remove);
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    supplier.advance(Duration.ofDays(40));
    assertThat(catalogue.skus()).isNotEmpty().doesNotContainAnyElementsOf(taken);
  }

  @Test
  void neverBringsBackWhatWasPutAndTakenOutByHand() {
    FakeCatalogue catalogue = FakeCatalogue.generated(9, 200);
    List<FakeProduct> all = new ArrayList<>();
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    catalogue.skus().forEach(sku -> all.add(catalogue.product(sku)));
    supplier.advance(Duration.ofDays(40));
    all.forEach(product -> catalogue.put(product).remove(product.sku()));
    supplier.advance(Duration.ofDays(100));
    assertThat(catalogue.skus())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(all.stream().map(FakeProduct::sku).toList());
  }

  @Test
  void deliversNothingOfWhatWasSoldOutByHand() {
    FakeCatalogue catalogue = FakeCatalogue.generated(9, 300);
    List<String> soldOut = List.copyOf(catalogue.skus().subList(0, 200));
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    soldOut.forEach(supplier::sellsOut);
    supplier.advance(Duration.ofDays(5));
    assertThat(rows(supplier).keySet()).isNotEmpty().doesNotContainAnyElementsOf(soldOut);
    assertThat(catalogue.skus()).containsAll(soldOut);
  }

  @Test
  void leavesAProductOnTheMarketWhoseStockIsSet() {
    FakeCatalogue catalogue = FakeCatalogue.generated(9, 300);
    List<String> emptied = List.copyOf(catalogue.skus().subList(0, 200));
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(catalogue).open();
    emptied.forEach(sku -> catalogue.stock(sku, 0));
    supplier.advance(Duration.ofDays(5));
    assertThat(rows(supplier).keySet()).containsAnyElementsOf(emptied);
  }

  @Test
  void hasNoProductsFateDependOnAnothers() {
    FakeCatalogue touched = FakeCatalogue.generated(9, 300);
    List<String> skus = touched.skus();
    touched.remove(skus.get(0)).sellOut(skus.get(1)).deactivate(skus.get(2));
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).catalogue(touched).open();
    FakeSupplier untouched = supplier(9, 300);
    supplier.advance(Duration.ofDays(10));
    untouched.advance(Duration.ofDays(10));
    Map<String, List<String>> expected = rows(untouched);
    skus.subList(0, 3).forEach(expected::remove);
    assertThat(rows(supplier)).isEqualTo(expected);
  }

  @Test
  void knowsNoCodeButItsOwn() {
    FakeCatalogue catalogue = FakeCatalogue.generated(5, 200);
    String sku = catalogue.skus().get(17);
    String guessed = (sku.charAt(0) == 'A' ? "B" : "A") + sku.substring(1);
    assertThat(catalogue.find(guessed)).isEmpty();
    assertThat(catalogue.find(sku.substring(0, 3) + "9999999")).isEmpty();
    assertThat(catalogue.find(sku)).map(FakeProduct::sku).contains(sku);
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThatThrownBy(() -> FakeCatalogue.generated(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("catalogue of 0 generated products, expected 1 to 9000000");
  }

  @Test
  @Tag("R5")
  void isWrittenInTwoEncodingsAlike() {
    FakeSupplier old =
        FakeSupplier.builder(ACCOUNT)
            .catalogue(FakeCatalogue.generated(6, 800))
            .catalogueFormat(CatalogueFormat.WINDOWS_1252)
            .open();
    assertThat(new String(document(old), Charset.forName("windows-1252")))
        .isEqualTo(new String(document(supplier(6, 800)), StandardCharsets.UTF_8));
  }
}
