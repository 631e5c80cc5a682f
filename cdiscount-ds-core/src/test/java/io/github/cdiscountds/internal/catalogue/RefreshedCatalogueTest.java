package io.github.cdiscountds.internal.catalogue;

import static io.github.cdiscountds.internal.catalogue.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.CatalogueDelta;
import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.CategoryTree;
import io.github.cdiscountds.catalogue.Offer;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.CatalogueDesk;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.mapping.CatalogueRows;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue as a shop sees it, refreshed from a server in memory. */
class RefreshedCatalogueTest {
  private static final String NAME = "Catalogue_SHOP_inter.csv";
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant FOUR = Instant.parse("2026-03-02T16:00:00Z");

  @TempDir private Path folder;
  private final ServedCatalogue server = new ServedCatalogue();

  @Test
  void theFirstCatalogueIsAllNew() {
    server.publish(of(item("LAMP", "10", 1), item("SOFA", "300", 2)), NOON);
    CatalogueDesk desk = desk();
    assertThat(desk.snapshot()).isEmpty();
    RefreshResult.Updated first = updated(desk);
    assertThat(first.delta().isInitial()).isTrue();
    assertThat(first.delta().beforeSha256()).isEmpty();
    assertThat(counts(first.delta())).containsExactly(2, 0, 0);
    assertThat(Changes.of(first.delta())).containsExactly("+ LAMP", "+ SOFA");
    assertThat(first.snapshot().publishedAt()).isEqualTo(NOON);
    assertThat(desk.snapshot()).containsSame(first.snapshot());
    assertThat(local()).hasSize(2);
  }

  @Test
  void anUnchangedFileIsNotReadAgain() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot first = updated(desk).snapshot();
    assertThat(desk.refresh()).isEqualTo(new RefreshResult.Unchanged(first));
    assertThat(desk().refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).hasSize(1);
  }

  @Test
  void aFileThatWasOnlyRebuiltIsReadOnce() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    CatalogueDesk desk = desk();
    String sha256 = updated(desk).snapshot().sha256();
    server.publish(of(item("LAMP", "10", 1)), FOUR);
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Unchanged.class,
            unchanged -> {
              assertThat(unchanged.snapshot().sha256()).isEqualTo(sha256);
              assertThat(unchanged.snapshot().publishedAt()).isEqualTo(FOUR);
              assertThat(desk.snapshot()).containsSame(unchanged.snapshot());
            });
    desk.refresh();
    desk().refresh();
    assertThat(server.offsets).hasSize(2);
    assertThat(local()).hasSize(2);
  }

  @Test
  void aFileOfTheSameTimeAndAnotherSizeIsReadAgain() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    server.publish(of(item("LAMP", "10.5", 1)), NOON);
    assertThat(Changes.of(updated(desk).delta())).containsExactly("~ LAMP [PURCHASE_PRICE]");
  }

  @Test
  @Tag("INV-5")
  void ofAServerThatTellsNoTimesEveryChangeIsSeen() {
    server.publish(of(item("LAMP", "10.99", 1)), Instant.EPOCH);
    CatalogueDesk desk = desk();
    updated(desk);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).containsExactly(0L, 0L);
    server.publish(of(item("LAMP", "11.99", 1)), Instant.EPOCH);
    assertThat(Changes.of(updated(desk).delta())).containsExactly("~ LAMP [PURCHASE_PRICE]");
  }

  @Test
  void aDeltaTellsWhatCameWentAndChanged() {
    server.publish(of(products(1, 20)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot before = updated(desk).snapshot();
    List<CatalogueItem> next = new ArrayList<>(List.of(products(3, 21)));
    next.set(4, item("P7", "9.99", 8));
    server.publish(of(next.toArray(CatalogueItem[]::new)), FOUR);
    CatalogueDelta delta = updated(desk).delta();
    assertThat(delta.isInitial()).isFalse();
    assertThat(delta.isEmpty()).isFalse();
    assertThat(delta.beforeSha256()).contains(before.sha256());
    assertThat(counts(delta)).containsExactly(1, 1, 2);
    assertThat(Changes.of(delta))
        .containsExactly("~ P7 [STOCK_INDICATION, PURCHASE_PRICE]", "+ P21", "- P1", "- P2");
  }

  @Test
  void aFileThatIsWrittenInAnotherWayIsAnUpdateThatChangesNothing() {
    server.publish(of(item("LAMP", "10.5", 1)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    server.publish(of(item("LAMP", "10.50", 1)), FOUR);
    RefreshResult.Updated second = updated(desk);
    assertThat(second.delta().isEmpty()).isTrue();
    assertThat(Changes.of(second.delta())).isEmpty();
    assertThat(second.snapshot().publishedAt()).isEqualTo(FOUR);
  }

  @Test
  void manyChangesAreVisitedInTheOrderOfTheFiles() {
    int half = 1_500;
    server.publish(of(products(1, 2 * half)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    CatalogueItem[] next =
        Stream.concat(
                IntStream.rangeClosed(half + 1, 2 * half).mapToObj(n -> item("P" + n, "7", n % 30)),
                IntStream.rangeClosed(1, half).mapToObj(n -> item("N" + n, "8", 1)))
            .toArray(CatalogueItem[]::new);
    server.publish(of(next), FOUR);
    RefreshResult refused = desk.refresh();
    assertThat(refused).isInstanceOf(RefreshResult.Refused.class);

    CatalogueDelta delta = updated(desk(BigDecimal.ONE)).delta();
    assertThat(counts(delta)).containsExactly(half, half, half);
    List<String> expected = new ArrayList<>();
    for (CatalogueItem item : next) {
      String sku = item.sku().value();
      expected.add(sku.startsWith("P") ? "~ " + sku + " [PURCHASE_PRICE]" : "+ " + sku);
    }
    IntStream.rangeClosed(1, half).forEach(n -> expected.add("- P" + n));
    assertThat(Changes.of(delta)).isEqualTo(expected);
  }

  @Test
  @Tag("INV-5")
  void asMuchAsTheLimitMayBeRemovedAndNoMore() {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot before = updated(desk).snapshot();
    server.publish(of(products(5, 10)), FOUR);
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused -> {
              assertThat(refused.reason().message())
                  .isEqualTo(
                      NAME
                          + ": expected a catalogue that removes at most a share of 0.3 of 10"
                          + " products, but this one removes 4; raise the limit if that is right"
                          + " [UPDATE_REFUSED]");
              assertThat(refused.snapshot()).isSameAs(before);
            });
    assertThat(desk.snapshot()).containsSame(before);
    assertThat(local()).hasSize(2);

    server.publish(of(products(4, 10)), FOUR);
    assertThat(counts(updated(desk).delta())).containsExactly(0, 0, 3);
    assertThat(skus(before)).hasSize(10);
  }

  @Test
  @Tag("R7")
  @Tag("INV-5")
  void aTruncatedCatalogueChangesNothing() {
    byte[] whole = of(item("LAMP", "10", 1), item("SOFA", "300", 1));
    server.publish(Arrays.copyOf(whole, whole.length - 30), NOON);
    CatalogueDesk desk = desk();
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused -> {
              assertThat(refused.reason().code()).isEqualTo(FindingCode.TRUNCATED);
              assertThat(refused.snapshot()).isNull();
            });
    assertThat(desk.snapshot()).isEmpty();
    assertThat(local()).isEmpty();
  }

  @Test
  @Tag("INV-5")
  void aFileThatWasRefusedIsReadAgainOnceItChanged() {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    CatalogueSnapshot before = updated(desk).snapshot();
    server.publish(of(products(1, 3)), FOUR);
    RefreshResult refused = desk.refresh();
    assertThat(refused).isInstanceOf(RefreshResult.Refused.class);
    assertThat(desk.refresh()).isEqualTo(refused);
    assertThat(server.offsets).hasSize(2);

    server.publish(of(products(1, 3)), FOUR.plusSeconds(1));
    assertThat(desk.refresh()).isEqualTo(refused);
    assertThat(server.offsets).hasSize(3);
    assertThat(desk(BigDecimal.ONE).refresh()).isInstanceOf(RefreshResult.Updated.class);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(skus(before)).hasSize(10);
  }

  @Test
  @Tag("INV-5")
  void whatIsKnownCountsThoughThePointerIsGoneOrDamaged() throws IOException {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot known = updated(desk).snapshot();
    Path pointer = folder.resolve("catalogue").resolve("catalogue.properties");
    for (String damaged : List.of("", "file=none")) {
      Files.delete(pointer);
      if (!damaged.isEmpty()) {
        Files.writeString(pointer, damaged);
      }
      assertThat(desk.refresh()).isEqualTo(new RefreshResult.Unchanged(known));
      assertThat(desk.snapshot()).containsSame(known);
    }
    server.publish(of(products(1, 3)), FOUR);
    Files.delete(pointer);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Refused.class);
    assertThat(desk().snapshot().orElseThrow().size()).isEqualTo(10);
  }

  @Test
  void aReaderThatIsInterruptedDamagesNothing() {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot known = updated(desk).snapshot();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> known.find(Sku.of("P3"))).isInstanceOf(UncheckedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).hasSize(1);
  }

  @Test
  @Tag("INV-5")
  void aFileThatWasRefusedIsReadAgainOnceTheCatalogueBeforeIsAnother() {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    updated(desk);
    server.publish(of(products(1, 3)), FOUR);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Refused.class);
    server.publish(of(products(1, 4)), FOUR.plusSeconds(1));
    updated(desk(BigDecimal.ONE));
    server.publish(of(products(1, 3)), FOUR);
    assertThat(Changes.of(updated(desk).delta())).containsExactly("- P4");
  }

  @Test
  void aRefusedFileOfAServerThatTellsNoTimesIsReadEachTime() {
    CatalogueDesk desk = desk();
    server.publish("Sku".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    assertThat(desk.refresh()).isEqualTo(desk.refresh());
    assertThat(server.offsets).hasSize(2);
  }

  @Test
  void aMissingFileIsToldAndChangesNothing() {
    CatalogueDesk desk = desk();
    String told =
        NAME
            + ": expected a file of this name on sftp://server, in folder .; while the supplier"
            + " rebuilds it, try again later; where it never was, check the account's company name,"
            + " and that this is the catalogue's access and not that of the orders [UPDATE_REFUSED]";
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused -> {
              assertThat(refused.reason().message()).isEqualTo(told);
              assertThat(refused.snapshot()).isNull();
              assertThat(refused.findings()).isEmpty();
            });
    server.publish(of(item("LAMP", "10", 1)), NOON);
    CatalogueSnapshot known = updated(desk).snapshot();
    server.takeAway();
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class, refused -> assertThat(refused.snapshot()).isSameAs(known));
  }

  @Test
  void aResultIsHandledByTheFunctionOfItsCase() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    CatalogueDesk desk = desk();
    assertThat(told(desk.refresh())).isEqualTo("updated");
    assertThat(told(desk.refresh())).isEqualTo("unchanged");
    server.takeAway();
    assertThat(told(desk.refresh())).isEqualTo("refused");
  }

  @Test
  void anotherRunKnowsTheCatalogueOfTheOneBefore() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    String sha256 = updated(desk()).snapshot().sha256();
    assertThat(desk().snapshot())
        .hasValueSatisfying(
            again -> {
              assertThat(again.sha256()).isEqualTo(sha256);
              assertThat(again.publishedAt()).isEqualTo(NOON);
              assertThat(again.size()).isEqualTo(1);
            });
  }

  @Test
  @Tag("INV-5")
  void aLocalFileThatWasCutIsNotComparedWith() throws IOException {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    Path file = file(updated(desk).snapshot());
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200));
    server.publish(of(products(1, 11)), FOUR);
    assertThat(updated(desk).delta().isInitial()).isTrue();
    assertThat(server.offsets).hasSize(2);
    assertThat(local()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  @Tag("INV-5")
  void whenTheLocalFileIsMissingTheNewOneIsComparedWithTheOneBeforeIt() throws IOException {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    CatalogueSnapshot first = updated(desk).snapshot();
    server.publish(of(products(1, 11)), FOUR);
    Files.delete(file(updated(desk).snapshot()));
    server.publish(of(products(1, 12)), FOUR.plusSeconds(1));
    CatalogueDelta delta = updated(desk).delta();
    assertThat(delta.beforeSha256()).contains(first.sha256());
    assertThat(Changes.of(delta)).containsExactly("+ P11", "+ P12");
    assertThat(server.offsets).hasSize(3);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(skus(desk().snapshot().orElseThrow())).hasSize(12);
  }

  @Test
  @Tag("INV-5")
  void whenTheLocalFileTurnsOutDamagedTheNewOneIsComparedWithTheOneBeforeIt() throws IOException {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    CatalogueSnapshot first = updated(desk).snapshot();
    server.publish(of(products(1, 11)), FOUR);
    damage(updated(desk).snapshot());
    List<CatalogueItem> next = new ArrayList<>(List.of(products(1, 11)));
    next.set(4, item("P5", "9.99", 5));
    server.publish(of(next.toArray(CatalogueItem[]::new)), FOUR.plusSeconds(1));
    CatalogueDelta delta = updated(desk).delta();
    assertThat(delta.beforeSha256()).contains(first.sha256());
    assertThat(Changes.of(delta)).containsExactly("~ P5 [PURCHASE_PRICE]", "+ P11");
    assertThat(server.offsets).hasSize(3);
  }

  @Test
  @Tag("INV-5")
  void aRefreshBringsBackALocalFileThatIsMissing() throws IOException {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot known = updated(desk).snapshot();
    Files.delete(file(known));
    String gone =
        "the local catalogue "
            + file(known)
            + " is gone: a catalogue stays until the second update after it, and what changed until"
            + " the next one; refresh, and take the latest snapshot";
    assertThatThrownBy(() -> known.find(Sku.of("P1")))
        .isInstanceOf(DropshipException.class)
        .hasMessage(gone);
    assertThatThrownBy(() -> skus(known)).isInstanceOf(DropshipException.class).hasMessage(gone);
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Unchanged.class,
            unchanged -> assertThat(skus(unchanged.snapshot())).hasSize(10));
    assertThat(skus(known)).hasSize(10);
    assertThat(skus(desk().snapshot().orElseThrow())).hasSize(10);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).hasSize(2);
  }

  @Test
  @Tag("INV-5")
  void aRefreshMendsALocalFileThatWasFoundDamaged() throws IOException {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    CatalogueSnapshot known = updated(desk).snapshot();
    damage(known);
    assertThatThrownBy(() -> known.find(Sku.of("P5")))
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "the local catalogue "
                + file(known)
                + " isn't what it was when it was taken over; refresh it");
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Unchanged.class,
            unchanged ->
                assertThat(unchanged.snapshot().find(Sku.of("P5")))
                    .contains(item("P5", "10.5", 5)));
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).hasSize(2);
    assertThat(skus(desk().snapshot().orElseThrow())).hasSize(10);
  }

  @Test
  @Tag("INV-5")
  void aRebuiltFileMendsADamageThatNobodySaw() throws IOException {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    damage(updated(desk).snapshot());
    server.publish(of(products(1, 10)), FOUR);
    assertThat(desk.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Unchanged.class,
            unchanged -> assertThat(skus(unchanged.snapshot())).hasSize(10));
    assertThat(skus(desk().snapshot().orElseThrow())).hasSize(10);
  }

  @Test
  @Tag("INV-5")
  void aDamagedCopyIsMadeAgain() throws IOException {
    byte[] wide =
        new String(of(products(1, 10)), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
    server.publish(wide, NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    Path copy = csv().get(0);
    Files.writeString(copy, Files.readString(copy).replace("P5", "Q5"));
    CatalogueSnapshot damaged = desk.snapshot().orElseThrow();
    assertThatThrownBy(() -> skus(damaged)).isInstanceOf(DropshipException.class);
    RefreshResult.Updated again = updated(desk);
    assertThat(again.delta().isInitial()).isTrue();
    assertThat(skus(again.snapshot())).hasSize(10);
    assertThat(csv()).containsExactly(copy);
  }

  @Test
  @Tag("INV-5")
  void twoClientsDoNotRefreshOneFolderAtTheSameTime() {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk other = desk();
    List<String> told = new ArrayList<>();
    server.afterReading(
        () -> {
          assertThatThrownBy(other::refresh)
              .isInstanceOf(DropshipException.class)
              .satisfies(e -> told.add(e.getMessage()));
          assertThat(other.snapshot()).isEmpty();
        });
    CatalogueDesk desk = desk();
    updated(desk);
    assertThat(told)
        .containsExactly(
            "catalogue folder "
                + folder.resolve("catalogue")
                + " is being refreshed by another client or process; try again later, or give each"
                + " a working folder of its own");
    assertThat(other.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(server.offsets).hasSize(1);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
  }

  @Test
  @Tag("INV-5")
  void whatAnotherClientTookOverIsWhatTheNextOneStartsFrom() {
    server.publish(of(products(1, 10)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    server.publish(of(products(1, 11)), FOUR);
    String ofOther = updated(desk()).snapshot().sha256();
    server.publish(of(products(1, 12)), FOUR.plusSeconds(1));
    CatalogueDelta delta = updated(desk).delta();
    assertThat(delta.beforeSha256()).contains(ofOther);
    assertThat(Changes.of(delta)).containsExactly("+ P12");
    assertThat(csv()).hasSize(2);
    assertThat(skus(desk().snapshot().orElseThrow())).hasSize(12);
  }

  @Test
  void aBrokenRefreshLeavesTheFolderToOthers() {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    server.cutAfter(10, TransportException.Kind.CONNECTION_LOST);
    assertThatThrownBy(desk::refresh).isInstanceOf(TransportException.class);
    assertThat(updated(desk()).snapshot().size()).isEqualTo(10);
  }

  @Test
  void aCatalogueStaysUntilTheSecondUpdateAndADeltaUntilTheNext() {
    CatalogueDesk desk = desk();
    server.publish(of(products(1, 10)), NOON);
    CatalogueSnapshot first = updated(desk).snapshot();
    server.publish(of(products(1, 11)), FOUR);
    CatalogueDelta delta = updated(desk).delta();
    server.publish(of(products(1, 11)), FOUR.plusSeconds(1));
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(desk.refresh()).isInstanceOf(RefreshResult.Unchanged.class);
    assertThat(skus(first)).hasSize(10);
    assertThat(Changes.of(delta)).containsExactly("+ P11");

    server.publish(of(products(1, 12)), FOUR.plusSeconds(2));
    updated(desk);
    String gone =
        "the local catalogue "
            + file(first)
            + " is gone: a catalogue stays until the second update after it, and what changed until"
            + " the next one; refresh, and take the latest snapshot";
    assertThatThrownBy(() -> Changes.of(delta))
        .isInstanceOf(DropshipException.class)
        .hasMessage(gone);
    assertThatThrownBy(() -> skus(first)).isInstanceOf(DropshipException.class).hasMessage(gone);
  }

  @Test
  void anUpdateIsOneThoughWhatIsLeftCanNotBeRemoved() {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    server.afterReading(
        () -> Files.createDirectories(folder.resolve("catalogue/download.properties/taken")));
    try (LogCapture log = new LogCapture(CatalogueRefresh.class)) {
      assertThat(updated(desk()).snapshot().size()).isEqualTo(1);
      assertThat(log.warnings())
          .containsExactly(
              "What is left of a download in catalogue folder "
                  + folder.resolve("catalogue")
                  + " can't be removed");
    }
  }

  @Test
  void aFolderThatCanNotBeUsedIsTold() throws IOException {
    server.publish(of(item("LAMP", "10", 1)), NOON);
    Path inTheWay = folder.resolve("catalogue");
    CatalogueDesk desk = desk();
    Files.deleteIfExists(inTheWay);
    Files.writeString(inTheWay, "a file");
    assertThatThrownBy(desk::refresh)
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "catalogue folder "
                + inTheWay
                + " can't be used: check that it is a folder, its rights, and the space on its disk; the catalogue before stays");
    Files.delete(inTheWay);
    assertThat(updated(desk).snapshot().size()).isEqualTo(1);
  }

  @Test
  void twoGenerationsStayOnDisk() {
    CatalogueDesk desk = desk();
    for (int stock = 1; stock <= 4; stock++) {
      server.publish(of(item("LAMP", "10", stock)), NOON.plusSeconds(stock));
      updated(desk);
    }
    assertThat(local())
        .hasSize(3)
        .contains("catalogue.properties")
        .filteredOn(name -> name.endsWith(".csv"))
        .hasSize(2);
  }

  @Test
  @Tag("R7")
  void aProductWhoseRowCanNotBeReadStaysAsItWasLastKnownUntilItLeavesTheFile() {
    byte[] sound = of(item("LAMP", "10", 1), item("SOFA", "300", 2), item("VASE", "5", 3));
    server.publish(sound, NOON);
    CatalogueDesk desk = desk(new BigDecimal("0.5"));
    CatalogueItem lastKnown = updated(desk).snapshot().find(Sku.of("SOFA")).orElseThrow();

    server.publish(with(sound, ";2;;300;", ";few;;300;"), FOUR);
    RefreshResult.Updated broken = updated(desk);
    assertThat(broken.delta().isInitial()).isFalse();
    assertThat(counts(broken.delta())).containsExactly(0, 0, 0);
    assertThat(broken.findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactly("3 NUMBER_FORMAT");
    assertThat(broken.snapshot().size()).isEqualTo(3);
    assertThat(skus(broken.snapshot())).containsExactly("LAMP", "VASE", "SOFA");
    assertThat(broken.snapshot().find(Sku.of("SOFA"))).contains(lastKnown);

    CatalogueDesk anotherRun = desk(new BigDecimal("0.5"));
    assertThat(skus(anotherRun.snapshot().orElseThrow())).containsExactly("LAMP", "VASE", "SOFA");
    server.publish(with(sound, ";2;;300;", ";some;;300;"), FOUR.plusSeconds(1));
    assertThat(updated(anotherRun).snapshot().find(Sku.of("SOFA"))).contains(lastKnown);
    server.publish(with(sound, ";2;;300;", ";4;;300;"), FOUR.plusSeconds(2));
    assertThat(Changes.of(updated(anotherRun).delta()))
        .containsExactly("~ SOFA [STOCK_INDICATION]");
    server.publish(of(item("LAMP", "10", 1), item("VASE", "5", 3)), FOUR.plusSeconds(3));
    assertThat(Changes.of(updated(anotherRun).delta())).containsExactly("- SOFA");
  }

  @Test
  @Tag("R7")
  void aNewProductWhoseRowCanNotBeReadIsNotThere() {
    server.publish(of(item("LAMP", "10", 1), item("VASE", "5", 3)), NOON);
    CatalogueDesk desk = desk(new BigDecimal("0.5"));
    updated(desk);
    byte[] third = of(item("LAMP", "10", 1), item("VASE", "5", 3), item("SOFA", "300", 2));
    server.publish(with(third, ";2;;300;", ";few;;300;"), FOUR);
    RefreshResult.Updated broken = updated(desk);
    assertThat(counts(broken.delta())).containsExactly(0, 0, 0);
    assertThat(broken.snapshot().find(Sku.of("SOFA"))).isEmpty();
  }

  @Test
  @Tag("R7")
  void whatIsWrongWithARowIsToldAtEachUpdateThoughTheRowIsTheSame() {
    byte[] first =
        with(
            of(item("LAMP", "10.5", 1), item("SOFA", "300.5", 2)),
            ";;Product LAMP;",
            ";" + "B".repeat(60) + ";Product LAMP;");
    server.publish(first, NOON);
    CatalogueDesk desk = desk();
    assertThat(updated(desk).findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactly("2 TOO_LONG");
    server.publish(with(first, "300.5", "299.5"), FOUR);
    RefreshResult.Updated second = updated(desk);
    assertThat(second.findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactly("2 TOO_LONG");
    assertThat(Changes.of(second.delta())).containsExactly("~ SOFA [PURCHASE_PRICE]");
  }

  @Test
  @Tag("R10")
  void aRowThatIsRepeatedIsToldThoughBothRowsAreKnown() {
    server.publish(of(item("LAMP", "10.5", 1), item("SOFA", "300.5", 2)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    server.publish(
        of(item("LAMP", "10.5", 1), item("SOFA", "300.5", 2), item("LAMP", "10.5", 1)), FOUR);
    RefreshResult.Updated second = updated(desk);
    assertThat(second.delta().isEmpty()).isTrue();
    assertThat(second.findings())
        .extracting(finding -> finding.at().line() + " " + finding.code())
        .containsExactly("4 DUPLICATE_KEY");
    assertThat(skus(second.snapshot())).containsExactly("SOFA", "LAMP");
  }

  @Test
  @Tag("R5")
  void equalBytesAreReadAgainWhenAnotherDecimalMarkGivesThemAnotherMeaning() {
    server.publish(of(item("LAMP", "10.5", 1), item("SOFA", "300", 2)), NOON);
    CatalogueDesk desk = desk();
    updated(desk);
    byte[] next = of(item("LAMP", "10.5", 1), item("SOFA", "300", 2), item("VASE", "5", 2));
    server.publish(with(with(next, ";10.5;", ";10,5;"), ";300;", ";299,5;"), FOUR);
    assertThat(Changes.of(updated(desk).delta()))
        .containsExactly("~ SOFA [PURCHASE_PRICE]", "+ VASE");
  }

  @Test
  @Tag("R10")
  void ofSeveralRowsOfOneProductTheLastCountsAndTheOthersAreTold() {
    server.publish(of(item("LAMP", "10", 1), item("SOFA", "300", 2), item("LAMP", "11", 1)), NOON);
    CatalogueDesk desk = desk();
    RefreshResult.Updated first = updated(desk);
    assertThat(first.findings())
        .extracting(Finding::message)
        .containsExactly(
            NAME
                + ":4: is \"LAMP\", expected each product once; of several rows the last one counts"
                + " (R10) [DUPLICATE_KEY]");
    assertThat(first.snapshot().size()).isEqualTo(2);
    assertThat(skus(first.snapshot())).containsExactly("SOFA", "LAMP");
    assertThat(first.snapshot().offers(List.of(Sku.of("LAMP"))).values())
        .extracting(Offer::purchasePrice)
        .containsExactly(new BigDecimal("11"));

    server.publish(of(item("SOFA", "300", 2), item("LAMP", "10", 1)), FOUR);
    assertThat(Changes.of(updated(desk).delta())).containsExactly("~ LAMP [PURCHASE_PRICE]");
  }

  @Test
  void variantsAreGroupedWhereverTheyStandInTheFile() {
    List<CatalogueItem> items = new ArrayList<>();
    for (int n = 0; n < 1_400; n++) {
      String parent = n % 7 == 6 ? null : n % 7 == 0 ? "TINY" + n : "PARENT" + n % 7;
      items.add(item("V" + n, parent, "10", 1, List.of()));
    }
    server.publish(of(items.toArray(CatalogueItem[]::new)), NOON);
    CatalogueSnapshot snapshot = updated(desk()).snapshot();
    Map<String, List<String>> expected = new LinkedHashMap<>();
    for (CatalogueItem item : items) {
      Sku parent = item.parentSku();
      if (parent != null) {
        expected.computeIfAbsent(parent.value(), key -> new ArrayList<>()).add(item.sku().value());
      }
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    snapshot.forEachVariantGroup(
        group ->
            groups.put(
                group.parent().value(),
                group.variants().stream().map(item -> item.sku().value()).toList()));
    assertThat(groups).containsExactlyEntriesOf(expected);
    assertThat(snapshot.variants(Sku.of("PARENT3")))
        .extracting(item -> item.sku().value())
        .isEqualTo(expected.get("PARENT3"));
    assertThat(snapshot.variants(Sku.of("V0"))).isEmpty();
  }

  @Test
  void productsAreLookedUpInTheOrderOfTheFile() {
    server.publish(of(products(1, 1_200)), NOON);
    CatalogueSnapshot snapshot = updated(desk()).snapshot();
    List<Sku> asked =
        IntStream.rangeClosed(0, 1_201).mapToObj(n -> Sku.of("P" + (1_201 - n))).toList();
    assertThat(snapshot.find(asked).keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 1_200).mapToObj(n -> Sku.of("P" + n)).toList());
    assertThat(snapshot.find(List.of(Sku.of("P7"), Sku.of("P7"), Sku.of("?"))).values())
        .containsExactly(item("P7", "10.5", 7));
    assertThat(snapshot.find(List.of())).isEmpty();
    assertThat(snapshot.offers(List.of(Sku.of("P9"), Sku.of("P8"))))
        .containsExactly(
            Map.entry(Sku.of("P8"), new Offer(Sku.of("P8"), new BigDecimal("10.5"), 8)),
            Map.entry(Sku.of("P9"), new Offer(Sku.of("P9"), new BigDecimal("10.5"), 9)));
  }

  @Test
  void categoriesAreCounted() {
    List<Category> lamps = List.of(new Category(1, "1", "Home"), new Category(2, "12", "Lamps"));
    server.publish(
        of(
            item("LAMP", null, "10", 1, lamps),
            item("BULB", null, "2", 1, lamps),
            item("VASE", null, "5", 1, lamps.subList(0, 1)),
            item("SOFA", "300", 1)),
        NOON);
    CategoryTree tree = updated(desk()).snapshot().categories();
    assertThat(tree.uncategorised()).isEqualTo(1);
    assertThat(tree.walk())
        .extracting(node -> node.name() + " " + node.ownItems() + " " + node.items())
        .containsExactly("Home 1 3", "Lamps 2 2");
    assertThat(tree.find(2, "12")).isPresent();
    assertThat(tree.find(2, "1")).isEmpty();
  }

  private static byte[] with(byte[] document, String from, String to) {
    String text = new String(document, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private CatalogueDesk desk() {
    return desk(new BigDecimal("0.3"));
  }

  private CatalogueDesk desk(BigDecimal largestRemovedShare) {
    return DropshipClient.builder(new Account("SHOP", "ID1"))
        .retries(RetrySettings.none())
        .catalogueServer(server)
        .orderServer(server)
        .ledger(new InMemoryLedger())
        .workFolder(folder)
        .largestRemovedShare(largestRemovedShare)
        .decodeOptions(DecodeOptions.DEFAULT.withTolerance(Tolerance.share(new BigDecimal("0.5"))))
        .build()
        .catalogue();
  }

  private static RefreshResult.Updated updated(CatalogueDesk desk) {
    RefreshResult result = desk.refresh();
    assertThat(result).isInstanceOf(RefreshResult.Updated.class);
    return (RefreshResult.Updated) result;
  }

  private static String told(RefreshResult result) {
    return result.fold(unchanged -> "unchanged", updated -> "updated", refused -> "refused");
  }

  private static CatalogueItem[] products(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> item("P" + n, "10.5", n % 30))
        .toArray(CatalogueItem[]::new);
  }

  private static byte[] of(CatalogueItem... items) {
    StringBuilder text = new StringBuilder();
    text.append(String.join(";", CatalogueRows.header())).append("\r\n");
    for (CatalogueItem item : items) {
      text.append(String.join(";", CatalogueRows.cells(item))).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Integer> counts(CatalogueDelta delta) {
    return List.of(delta.added(), delta.changed(), delta.removed());
  }

  private static List<String> skus(CatalogueSnapshot snapshot) {
    List<String> skus = new ArrayList<>();
    snapshot.forEach(item -> skus.add(item.sku().value()));
    return skus;
  }

  /** Where a catalogue is kept that came as text. */
  private Path file(CatalogueSnapshot snapshot) {
    return folder.resolve("catalogue").resolve("catalogue-" + snapshot.sha256() + ".csv");
  }

  /** Changes a price in its file, which keeps its length. */
  private void damage(CatalogueSnapshot snapshot) throws IOException {
    String text = Files.readString(file(snapshot));
    int price = text.indexOf("10.5", text.indexOf("P5;"));
    Files.writeString(
        file(snapshot), text.substring(0, price) + "99.5" + text.substring(price + 4));
  }

  private List<Path> csv() {
    return local().stream()
        .filter(name -> name.endsWith(".csv"))
        .map(name -> folder.resolve("catalogue").resolve(name))
        .toList();
  }

  /**
   * The names of the files in the local folder but the lock's, in their order; none when there is
   * no folder.
   */
  private List<String> local() {
    String[] names = folder.resolve("catalogue").toFile().list();
    return names == null
        ? List.of()
        : Arrays.stream(names).filter(name -> !name.equals("catalogue.lock")).sorted().toList();
  }
}
