package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R7")
class CatalogueCopyTest {
  private static final CatalogueItem FULL =
      new CatalogueItem(
          Sku.of("LAMP-1"),
          Sku.of("LAMP"),
          "38 \"court\"",
          "0355801110018",
          List.of(new Category(1, "07", "Maison"), new Category(3, null, "Lampes; à poser")),
          "Été",
          "=A lamp",
          "<p>Two lines;\nof \"text\"</p>",
          "M30",
          30,
          new BigDecimal("1234.50"),
          new BigDecimal("0.10"),
          new BigDecimal("0"),
          new BigDecimal("12.5"),
          new BigDecimal("0.02"),
          new BigDecimal("0.000"),
          new BigDecimal("5.5"),
          List.of("https://example.org/1.jpg", "https://example.org/2.jpg"),
          new BigDecimal("1E+2"),
          new BigDecimal("20.25"),
          new BigDecimal("3"),
          new BigDecimal("0.125"));

  private static final CatalogueItem BARE =
      new CatalogueItem(
          Sku.of("0042"),
          null,
          null,
          null,
          List.of(),
          null,
          "A code of digits",
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
          List.of(),
          null,
          null,
          null,
          null);

  private static final CatalogueDecoding COPIES =
      CatalogueDecoding.of(DecodeOptions.DEFAULT).copies();

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("c.carried.csv");
    CatalogueCopy.write(file, List.of(FULL, BARE));
    assertThat(CatalogueCopy.read(file, COPIES).orElseThrow())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(List.of(FULL, BARE));
  }

  @Test
  @Tag("INV-5")
  void whatCanNotBeReadWholeIsNotRead() throws IOException {
    Path file = folder.resolve("c.carried.csv");
    CatalogueCopy.write(file, List.of(BARE, FULL));
    CatalogueDecoding within =
        CatalogueDecoding.of(
            DecodeOptions.DEFAULT.withLimits(DecodeLimits.DEFAULT.withCellCharacters(20)));
    assertThat(CatalogueCopy.read(file, within.copies())).isEmpty();
    Files.writeString(file, Files.readString(file).replace("\"30\"", "\"many\""));
    assertThat(CatalogueCopy.read(file, COPIES)).isEmpty();
  }

  @Test
  void aCopyMayBeLargerThanItsDocument() throws IOException {
    Path file = folder.resolve("c.carried.csv");
    CatalogueCopy.write(file, List.of(BARE));
    DecodeLimits ofWorkbook =
        DecodeLimits.DEFAULT.withFileBytes(10).withRows(1).withColumns(4).withRowBytes(10);
    CatalogueDecoding within = CatalogueDecoding.of(DecodeOptions.DEFAULT.withLimits(ofWorkbook));
    assertThat(CatalogueCopy.read(file, within.copies()).orElseThrow()).hasSize(1);
  }
}
