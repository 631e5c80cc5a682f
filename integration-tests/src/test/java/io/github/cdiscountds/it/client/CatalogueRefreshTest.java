package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueField;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueRefreshTest {
  private static final String NAME = "Catalogue_YOURCOMPANY_inter.csv";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(FakeSupplier.open(Shop.ACCOUNT), folder);
  }

  @Test
  void theFirstRefreshBringsEverything() {
    RefreshResult.Updated first = updated();
    assertThat(first.delta().isInitial()).isTrue();
    assertThat(first.delta().added()).isEqualTo(7);
    assertThat(changes(first.delta())).hasSize(7).allMatch(change -> change.startsWith("+ "));
    assertThat(first.findings()).isEmpty();
    assertThat(first.snapshot().find(Sku.of("AO1604")))
        .map(CatalogueItem::purchasePrice)
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("491"));
    assertThat(first.snapshot().find(Sku.of("NOTHERE"))).isEmpty();
  }

  @Test
  void anUnchangedCatalogueIsNotDownloadedAgain() {
    updated();
    shop.catalogueServer.forgetCalls();
    assertThat(shop.client.catalogue().refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(shop.catalogueServer.pathsOf(Operation.READ)).isEmpty();
  }

  @Test
  void aCatalogueRebuiltWithTheSameContentChangesNothing() {
    CatalogueSnapshot before = updated().snapshot();
    shop.supplier.advance(Duration.ofHours(5));
    assertThat(shop.client.catalogue().refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Unchanged.class,
            unchanged -> {
              assertThat(unchanged.snapshot().sha256()).isEqualTo(before.sha256());
              assertThat(unchanged.snapshot().publishedAt()).isAfter(before.publishedAt());
            });
    shop.catalogueServer.forgetCalls();
    shop.client.catalogue().refresh();
    assertThat(shop.catalogueServer.pathsOf(Operation.READ)).isEmpty();
  }

  @Test
  void aDeltaNamesWhatCameWentAndChanged() {
    updated();
    shop.supplier.catalogue().change("CGRESERVA", product -> product.stock(3));
    shop.supplier.sellsOut("AO1604").advance(Duration.ofHours(4));
    RefreshResult.Updated second = updated();
    assertThat(second.delta().isInitial()).isFalse();
    assertThat(changes(second.delta()))
        .containsExactly("~ CGRESERVA [STOCK_INDICATION] 30 -> 3", "- AO1604");
    assertThat(second.delta().changed()).isEqualTo(1);
    assertThat(second.delta().removed()).isEqualTo(1);
    assertThat(second.delta().added()).isZero();
    assertThat(second.snapshot().find(Sku.of("AO1604"))).isEmpty();
  }

  @Test
  void anotherRunKnowsTheCatalogueOfTheOneBefore() {
    String before = updated().snapshot().sha256();
    assertThat(shop.newClient().catalogue().snapshot())
        .map(CatalogueSnapshot::sha256)
        .contains(before);
    assertThat(shop.newClient().catalogue().refresh()).isInstanceOf(RefreshResult.Unchanged.class);
  }

  @Test
  @Tag("R7")
  @Tag("INV-5")
  void aTruncatedCatalogueUnpublishesNothing() throws IOException {
    CatalogueSnapshot before = updated().snapshot();
    Path file = shop.supplier.catalogueTree().file(".", NAME);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 40));
    assertThat(shop.client.catalogue().refresh())
        .asInstanceOf(InstanceOfAssertFactories.type(RefreshResult.Refused.class))
        .satisfies(
            refused -> {
              assertThat(refused.reason().code()).isEqualTo(FindingCode.TRUNCATED);
              assertThat(refused.snapshot()).isSameAs(before);
            });
    assertThat(shop.client.catalogue().snapshot()).contains(before);
    assertThat(before.size()).isEqualTo(7);
    assertThat(names(folder.resolve("catalogue"))).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  @Tag("INV-5")
  void aCatalogueThatLosesTooMuchIsRefused() {
    CatalogueSnapshot before = updated().snapshot();
    for (String sku : List.of("AO1604", "PSPBL16GO", "CGRESERVA")) {
      shop.supplier.sellsOut(sku);
    }
    shop.supplier.advance(Duration.ofHours(4));
    assertThat(shop.client.catalogue().refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused ->
                assertThat(refused.reason().message())
                    .isEqualTo(
                        NAME
                            + ": expected a catalogue that removes at most a share of 0.3 of 7 products, but this one removes 3; raise the limit if that is right [UPDATE_REFUSED]"));
    assertThat(shop.client.catalogue().snapshot()).contains(before);
  }

  @Test
  void aCatalogueThatIsBeingRebuiltIsRefusedUntilItIsThere() {
    shop.supplier.catalogueTree().delete(".", NAME);
    assertThat(shop.client.catalogue().refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(FindingCode.UPDATE_REFUSED));
    assertThat(shop.client.catalogue().snapshot()).isEmpty();
  }

  @Test
  @Tag("R10")
  void ofSeveralRowsWithOneSkuTheLastCounts() throws IOException {
    Path file = shop.supplier.catalogueTree().file(".", NAME);
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String last = lines.get(lines.size() - 1);
    Files.writeString(
        file,
        Files.readString(file, StandardCharsets.UTF_8) + last.replace(";9.90;", ";8.80;") + "\r\n",
        StandardCharsets.UTF_8);
    RefreshResult.Updated first = updated();
    assertThat(first.snapshot().size()).isEqualTo(7);
    assertThat(first.findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.DUPLICATE_KEY);
    assertThat(first.snapshot().find(Sku.of("TSHIRT01-M")))
        .hasValueSatisfying(item -> assertThat(item.purchasePrice()).isEqualByComparingTo("8.80"));
    List<Sku> visited = new ArrayList<>();
    first.snapshot().forEach(item -> visited.add(item.sku()));
    assertThat(visited).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void twoGenerationsStayOnDisk() {
    updated();
    for (int stock = 1; stock <= 4; stock++) {
      int pieces = stock;
      shop.supplier.catalogue().change("CGRESERVA", product -> product.stock(pieces));
      shop.supplier.advance(Duration.ofHours(4));
      updated();
    }
    assertThat(names(folder.resolve("catalogue")))
        .hasSize(3)
        .contains("catalogue.properties")
        .filteredOn(name -> name.endsWith(".csv"))
        .hasSize(2);
  }

  private RefreshResult.Updated updated() {
    RefreshResult result = shop.client.catalogue().refresh();
    assertThat(result).isInstanceOf(RefreshResult.Updated.class);
    return (RefreshResult.Updated) result;
  }

  private static List<String> changes(CatalogueDelta delta) {
    List<String> changes = new ArrayList<>();
    delta.visit(
        new CatalogueDelta.Visitor() {
          @Override
          public void added(CatalogueItem item) {
            changes.add("+ " + item.sku());
          }

          @Override
          public void changed(
              CatalogueItem before, CatalogueItem after, Set<CatalogueField> fields) {
            changes.add(
                "~ %s %s %d -> %d"
                    .formatted(
                        after.sku(), fields, before.stockIndication(), after.stockIndication()));
          }

          @Override
          public void removed(Sku sku) {
            changes.add("- " + sku);
          }
        });
    return changes;
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
