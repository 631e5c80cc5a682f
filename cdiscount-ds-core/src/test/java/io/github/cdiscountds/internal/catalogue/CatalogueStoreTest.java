package io.github.cdiscountds.internal.catalogue;

import static io.github.cdiscountds.internal.catalogue.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("INV-5")
class CatalogueStoreTest {
  private static final CatalogueDecoding DECODING = CatalogueDecoding.of(DecodeOptions.DEFAULT);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant FOUR = Instant.parse("2026-03-02T16:00:00Z");
  private static final CatalogueItem CARRIED = item("SOFA", "300", 1);

  @TempDir private Path folder;

  @Test
  void bothGenerationsAreKeptAndTheLatestCounts() throws IOException {
    adoptTwo();
    try (LogCapture log = new LogCapture()) {
      assertThat(reopened().publishedAt()).isEqualTo(FOUR);
      assertThat(reopened().find(Sku.of("SOFA"))).isPresent();
      assertThat(log.warnings()).isEmpty();
    }
    assertThat(files("catalogue-*.csv")).hasSize(2);
  }

  @Test
  void ofADamagedGenerationTheOneBeforeCountsAgain() throws IOException {
    Path latest = adoptTwo().file();
    // A price that still reads well: only the digest tells.
    Files.writeString(latest, Files.readString(latest).replace("20.00", "29.00"));
    try (LogCapture log = new LogCapture()) {
      CatalogueSnapshot older = reopened();
      assertThat(older.publishedAt()).isEqualTo(NOON);
      assertThat(older.find(Sku.of("LAMP")))
          .hasValueSatisfying(
              lamp -> assertThat(lamp.purchasePrice()).isEqualByComparingTo("10.00"));
      assertThat(log.warnings())
          .containsExactly(
              "The local catalogue can't be used: " + latest + " was changed or damaged",
              "The local catalogue of 2026-03-02T12:00:00Z counts again");
    }
  }

  @Test
  void ofAMissingGenerationTheOneBeforeCountsAgain() throws IOException {
    Path latest = adoptTwo().file();
    Files.delete(latest);
    try (LogCapture log = new LogCapture()) {
      assertThat(reopened().publishedAt()).isEqualTo(NOON);
      assertThat(log.warnings())
          .contains("The local catalogue can't be used: " + latest + " is missing");
    }
  }

  @Test
  @Tag("R7")
  void damagedItemsThatWereCarriedOverSpoilTheirGeneration() throws IOException {
    adoptTwo();
    Path carried = files("carried-*.csv").get(0);
    Files.writeString(carried, Files.readString(carried).replace("300", "3"));
    try (LogCapture log = new LogCapture()) {
      assertThat(reopened().publishedAt()).isEqualTo(NOON);
      assertThat(log.warnings())
          .contains("The local catalogue can't be used: " + carried + " was changed or damaged");
    }
  }

  @Test
  void nothingCountsWhenBothGenerationsAreDamaged() throws IOException {
    adoptTwo();
    for (Path file : files("catalogue-*.csv")) {
      Files.writeString(file, "Sku");
    }
    try (LogCapture log = new LogCapture()) {
      assertThat(new CatalogueStore(folder, DECODING).open()).isEmpty();
      assertThat(log.warnings()).hasSize(2).allMatch(line -> line.endsWith("changed or damaged"));
    }
  }

  @Test
  void aDamagedPointerIsTold() throws IOException {
    adoptTwo();
    Path pointer = folder.resolve("catalogue.properties");
    for (byte[] damaged :
        List.of(new byte[0], new byte[] {(byte) 0xC3, 0x28}, ascii("sha256=\\u00zz"))) {
      Files.write(pointer, damaged);
      try (LogCapture log = new LogCapture()) {
        assertThat(new CatalogueStore(folder, DECODING).open()).isEmpty();
        assertThat(log.warnings())
            .containsExactly("The local catalogue can't be used: " + pointer + " is damaged");
      }
    }
  }

  @Test
  void anEmptyFolderIsNotWorthAWord() throws IOException {
    try (LogCapture log = new LogCapture()) {
      assertThat(new CatalogueStore(folder, DECODING).open()).isEmpty();
      assertThat(new CatalogueStore(folder.resolve("none"), DECODING).open()).isEmpty();
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void theGenerationThatCountsAgainStaysWhenTheNextIsAdopted() throws IOException {
    Path damaged = adoptTwo().file();
    Files.writeString(damaged, "Sku");
    CatalogueStore store = new CatalogueStore(folder, DECODING);
    Path older = store.open().orElseThrow().file();
    Path next = store.adopt(read(store, FOUR, List.of(item("LAMP", "30.00", 3)))).file();
    assertThat(files("c*.csv")).containsExactlyInAnyOrder(older, next);
    Files.delete(next);
    assertThat(reopened().publishedAt()).isEqualTo(NOON);
  }

  @Test
  void confirmingKeepsTheGenerationBefore() throws IOException {
    Path latest = adoptTwo().file();
    CatalogueStore store = new CatalogueStore(folder, DECODING);
    store.confirm(store.open().orElseThrow(), FOUR.plusSeconds(1), folder.resolve("none"));
    assertThat(reopened().publishedAt()).isEqualTo(FOUR.plusSeconds(1));
    assertThat(reopened().find(Sku.of("SOFA"))).isPresent();
    Files.delete(latest);
    assertThat(reopened().publishedAt()).isEqualTo(NOON);
  }

  @Test
  void whatAKilledRunLeftHalfIsRemovedButForADownload() throws IOException {
    adoptTwo();
    Files.writeString(new CatalogueStore(folder, DECODING).temporary(), "Sku;Par");
    Files.writeString(folder.resolve("catalogue.properties.part"), "sha256=");
    Path download = Files.writeString(folder.resolve("download.part"), "Sku;Par");
    reopened();
    assertThat(files("*.part")).hasSize(3);
    new CatalogueStore(folder, DECODING).removeLeftovers();
    assertThat(files("*.part")).containsExactly(download);
  }

  @Test
  void variantsAreFoundByTheirParent() throws IOException {
    CatalogueStore store = new CatalogueStore(folder, DECODING);
    LocalCatalogue catalogue =
        store.adopt(
            read(
                store,
                NOON,
                List.of(
                    item("SHIRT-S", "SHIRT", "9.90", 1, List.of()),
                    item("LAMP", "10.00", 1),
                    item("SHIRT-M", "SHIRT", "9.90", 2, List.of()),
                    item("SOCK-M", "SOCK", "1.90", 2, List.of()))));
    assertThat(catalogue.variants(Sku.of("SHIRT")))
        .extracting(variant -> variant.sku().value())
        .containsExactly("SHIRT-S", "SHIRT-M");
    assertThat(catalogue.variants(Sku.of("LAMP"))).isEmpty();
  }

  @Test
  @Tag("R5")
  void aDocumentWhoseRowsHaveNoPlaceIsKeptAsACopy() throws IOException {
    CatalogueStore store = new CatalogueStore(folder, DECODING);
    List<CatalogueItem> items = List.of(item("LAMP", "10.00", 1), item("SOFA", "300", 1));
    Path wide = store.temporary();
    CatalogueCopy.write(wide, items);
    byte[] document = Files.readString(wide).getBytes(StandardCharsets.UTF_16);
    Files.write(wide, document);
    LocalCatalogue adopted = store.adopt(take(store, wide, NOON));
    assertThat(adopted.sha256()).isEqualTo(Sha256.of(document));
    CatalogueSnapshot reopened = reopened();
    assertThat(reopened.sha256()).isEqualTo(Sha256.of(document));
    assertThat(reopened.find(Sku.of("SOFA"))).contains(items.get(1));
    assertThat(adopted.find(Sku.of("LAMP"))).contains(items.get(0));

    Files.writeString(adopted.file(), Files.readString(adopted.file()).replace("10.00", "11.00"));
    try (LogCapture log = new LogCapture()) {
      assertThat(new CatalogueStore(folder, DECODING).open()).isEmpty();
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  @Tag("R5")
  @Tag("R7")
  void aCopyIsReadWithinTheLimitsOfItsDocument() throws IOException {
    int cell = DecodeLimits.DEFAULT.cellCharacters();
    Path wide = folder.resolve("wide.csv");
    CatalogueCopy.write(wide, List.of(item("LAMP", "10.00", 1), item("SOFA", "300", 1)));
    String text = Files.readString(wide).replace("Product SOFA", "Y".repeat(cell + 1));
    Files.write(wide, text.getBytes(StandardCharsets.UTF_16));
    Published document = new Published("catalogue.csv", Files.size(wide), NOON, Sha256.of(wide));
    assertThat(new CatalogueStore(folder, DECODING).intake(0).take(document, wide, null))
        .isInstanceOf(CatalogueIntake.Result.Refused.class);
    CatalogueDecoding raised =
        CatalogueDecoding.of(
            DecodeOptions.DEFAULT.withLimits(DecodeLimits.DEFAULT.withCellCharacters(2 * cell)));
    LocalCatalogue taken =
        ((CatalogueIntake.Result.Sound)
                new CatalogueStore(folder, raised).intake(0).take(document, wide, null))
            .catalogue();
    assertThat(taken.size()).isEqualTo(2);
    assertThat(taken.isCopy()).isTrue();
  }

  @Test
  @Tag("R7")
  void aCatalogueThatWasTakenOverStaysWhenLessIsToleratedLater() throws IOException {
    CatalogueStore tolerant =
        new CatalogueStore(
            folder,
            CatalogueDecoding.of(
                DecodeOptions.DEFAULT.withTolerance(Tolerance.share(new BigDecimal("0.5")))));
    Path file = tolerant.temporary();
    CatalogueCopy.write(file, List.of(item("LAMP", "10.00", 1), item("SOFA", "300", 7)));
    Files.writeString(file, Files.readString(file).replace("\"7\"", "\"few\""));
    tolerant.adopt(take(tolerant, file, NOON));
    CatalogueStore strict =
        new CatalogueStore(
            folder, CatalogueDecoding.of(DecodeOptions.DEFAULT.withTolerance(Tolerance.count(0))));
    CatalogueSnapshot known = strict.open().orElseThrow();
    List<String> skus = new ArrayList<>();
    known.forEach(item -> skus.add(item.sku().value()));
    assertThat(skus).containsExactly("LAMP");
  }

  /** Two generations, the later one with an item that was carried over. */
  private LocalCatalogue adoptTwo() throws IOException {
    CatalogueStore store = new CatalogueStore(folder, DECODING);
    store.adopt(read(store, NOON, List.of(item("LAMP", "10.00", 1), CARRIED)));
    return store.adopt(
        read(store, FOUR, List.of(item("LAMP", "20.00", 2))).carrying(List.of(CARRIED)));
  }

  private static LocalCatalogue read(
      CatalogueStore store, Instant published, List<CatalogueItem> items) throws IOException {
    Path file = store.temporary();
    CatalogueCopy.write(file, items);
    return take(store, file, published);
  }

  private static LocalCatalogue take(CatalogueStore store, Path file, Instant published)
      throws IOException {
    Published document =
        new Published("catalogue.csv", Files.size(file), published, Sha256.of(file));
    return ((CatalogueIntake.Result.Sound) store.intake(0).take(document, file, null)).catalogue();
  }

  private CatalogueSnapshot reopened() throws IOException {
    return new CatalogueStore(folder, DECODING).open().orElseThrow();
  }

  private List<Path> files(String glob) throws IOException {
    try (var found = Files.newDirectoryStream(folder, glob);
        Stream<Path> files = StreamSupport.stream(found.spliterator(), false)) {
      return files.toList();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
