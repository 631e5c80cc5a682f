package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueRowsTest {

  @Test
  void writesEveryColumnOfAnItem() {
    CatalogueItem item =
        new CatalogueItem(
            Sku.of("LAMP-1"),
            Sku.of("LAMP"),
            "XL",
            "0711719104841",
            List.of(
                new Category(1, "1", "One"),
                new Category(2, "2", "Two"),
                new Category(3, "3", "Three"),
                new Category(4, "4", "Four")),
            "Brand",
            "Name",
            "Description",
            "M30",
            7,
            new BigDecimal("1E+1"),
            new BigDecimal("9.90"),
            new BigDecimal("1"),
            new BigDecimal("2"),
            new BigDecimal("0.30"),
            new BigDecimal("0.40"),
            new BigDecimal("20"),
            List.of("i1", "i2", "i3", "i4", "i5", "i6"),
            new BigDecimal("5"),
            new BigDecimal("6"),
            new BigDecimal("7"),
            new BigDecimal("0.8"));

    assertThat(CatalogueRows.cells(item))
        .containsExactly(
            "LAMP-1",
            "LAMP",
            "XL",
            "0711719104841",
            "1",
            "One",
            "2",
            "Two",
            "3",
            "Three",
            "4",
            "Four",
            "Brand",
            "Name",
            "Description",
            "M30",
            "7",
            "10",
            "9.90",
            "1",
            "2",
            "0.30",
            "0.40",
            "20",
            "i1",
            "i2",
            "i3",
            "i4",
            "i5",
            "i6",
            "5",
            "6",
            "7",
            "0.8");
  }

  @Test
  void leavesBlankWhatAnItemHasNot() {
    CatalogueItem item =
        new CatalogueItem(
            Sku.of("LAMP-1"),
            null,
            null,
            null,
            List.of(new Category(2, null, "Two"), new Category(4, "4", null)),
            null,
            "Name",
            null,
            null,
            0,
            null,
            new BigDecimal("9.90"),
            null,
            null,
            null,
            null,
            null,
            List.of("i1"),
            null,
            null,
            null,
            null);

    assertThat(CatalogueRows.cells(item))
        .containsExactly(
            "LAMP-1", "", "", "", "", "", "", "Two", "", "", "4", "", "", "Name", "", "", "0", "",
            "9.90", "", "", "", "", "", "i1", "", "", "", "", "", "", "", "", "");
  }

  @Test
  void namesEachOfTheThirtyFourColumns() {
    assertThat(CatalogueRows.header()).hasSize(34).doesNotHaveDuplicates();
    assertThat(CatalogueRows.header()).startsWith("Sku", "Parent Sku", "Size", "EAN code");
    assertThat(CatalogueRows.header()).endsWith("Weight");
  }
}
