package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.catalogue.CatalogueSnapshot;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A refresh goes on with a download that was cut. {@code -Dseed=} repeats the places of the cuts.
 */
class CatalogueResumeTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final String NAME = RefreshingShop.NAME;

  @TempDir private Path folder;

  @Test
  void aCutDownloadIsFetchedFromWhereItWasCut() {
    Random random = new Random(SEED);
    Shop shop = Shop.openedWith(folder);
    for (int version = 0; version < 10; version++) {
      byte[] content = publish(shop, version);
      int cut = 1 + random.nextInt(content.length - 1);
      String place = "seed " + SEED + ", version " + version + " cut after " + cut;
      cut(shop, RefreshingShop.client(shop), cut);
      assertThat(kept()).as(place).containsExactly("download.part", "download.properties");

      Progress progress = new Progress();
      CatalogueSnapshot snapshot = updated(client(shop, progress));

      assertThat(snapshot.sha256()).as(place).isEqualTo(sha256(content));
      assertThat(snapshot.size()).as(place).isEqualTo(RefreshingShop.ITEMS);
      assertThat(progress.places)
          .as(place)
          .startsWith((long) cut)
          .isSorted()
          .endsWith((long) content.length);
      assertThat(kept()).as(place).isEmpty();
    }
  }

  @Test
  void aDownloadMayBeCutAnyNumberOfTimes() {
    Shop shop = Shop.openedWith(folder);
    byte[] content = publish(shop, 0);
    DropshipClient client = client(shop, new Progress());
    cut(shop, client, 1000);
    cut(shop, client, 0);
    cut(shop, client, 2000);
    // All bytes came, but nobody looked whether the file was still the same.
    cut(shop, client, content.length);
    Progress progress = new Progress();

    assertThat(updated(client(shop, progress)).sha256()).isEqualTo(sha256(content));

    assertThat(progress.places).containsExactly((long) content.length);
  }

  @Test
  void aDownloadOverSftpGoesOnToo() {
    Shop shop = Shop.openedWith(folder);
    byte[] content = publish(shop, 0);
    try (EmbeddedSftpServer server =
            EmbeddedSftpServer.builder()
                .login("shop", "of no value", shop.supplier.catalogueTree())
                .start();
        FaultyTransport transport =
            FaultyTransport.around(
                SftpTransport.to(
                    SftpSettings.builder(
                            server.host(),
                            "shop",
                            SftpCredentials.password("of no value".toCharArray()),
                            HostKeys.pinned(server.hostKeyFingerprint()))
                        .port(server.port())
                        .build()))) {
      Progress progress = new Progress();
      DropshipClient client =
          shop.newBuilder().catalogueServer(transport).progress(progress).build();
      transport.onNext(Operation.READ, Fault.cutAfter(5000));
      assertThatThrownBy(() -> client.catalogue().refresh()).isInstanceOf(TransportException.class);
      progress.places.clear();

      assertThat(updated(client).sha256()).isEqualTo(sha256(content));

      assertThat(progress.places).startsWith(5000L).endsWith((long) content.length);
    }
  }

  @Test
  @Tag("INV-5")
  void aFileThatWasReplacedMeanwhileIsFetchedWhole() {
    Shop shop = Shop.openedWith(folder);
    // Of the same size: only the time tells.
    publish(shop, 10);
    cut(shop, RefreshingShop.client(shop), 9000);
    byte[] other = publish(shop, 12);

    Progress progress = new Progress();
    assertThat(updated(client(shop, progress)).sha256()).isEqualTo(sha256(other));

    assertThat(progress.places.get(0)).isNotEqualTo(9000L);
    assertThat(kept()).isEmpty();
  }

  @Test
  @Tag("INV-5")
  void aFileThatIsReplacedWhileTheDownloadGoesOnIsNotMixed() {
    Shop shop = Shop.openedWith(folder);
    publish(shop, 10);
    cut(shop, RefreshingShop.client(shop), 9000);
    shop.catalogueServer.onNext(Operation.READ, Fault.meanwhile(() -> publish(shop, 12)));
    assertThatThrownBy(() -> shop.client.catalogue().refresh())
        .isInstanceOfSatisfying(
            TransportException.class,
            changed ->
                assertThat(changed.kind()).isEqualTo(TransportException.Kind.CHANGED_WHILE_READ));
    assertThat(kept()).isEmpty();
    assertThat(shop.client.catalogue().snapshot()).isEmpty();

    assertThat(updated(shop.client).sha256()).isEqualTo(sha256(RefreshingShop.content(12)));
  }

  @Test
  @Tag("INV-5")
  void aDamagedPartNeverBecomesACatalogue() throws IOException {
    Shop shop = Shop.openedWith(folder);
    byte[] content = publish(shop, 0);
    cut(shop, RefreshingShop.client(shop), 9000);
    Path part = folder.resolve("catalogue").resolve("download.part");
    byte[] damaged = Files.readAllBytes(part);
    // A digit of a price: the document would still read well.
    int digit = new String(damaged, StandardCharsets.US_ASCII).indexOf(";10.") + 1;
    damaged[digit] = '9';
    Files.write(part, damaged);

    Progress progress = new Progress();
    assertThat(updated(client(shop, progress)).sha256()).isEqualTo(sha256(content));

    assertThat(progress.places.get(0)).isNotEqualTo(9000L);
  }

  @Test
  void whatWasKeptGoesWhenTheServerHasTheKnownCatalogueAgain() throws IOException {
    Shop shop = Shop.openedWith(folder);
    publish(shop, 0);
    CatalogueSnapshot known = updated(shop.client);
    publish(shop, 1);
    cut(shop, shop.client, 9000);
    publish(shop, 0);
    Files.setLastModifiedTime(
        shop.supplier.catalogueTree().file(".", NAME), FileTime.from(known.publishedAt()));

    assertThat(shop.client.catalogue().refresh()).isInstanceOf(RefreshResult.Unchanged.class);

    assertThat(kept()).isEmpty();
  }

  @Test
  @Tag("INV-5")
  void aDownloadThatAKilledProcessBeganGoesOn() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 3; round++) {
      long place = random.nextInt(LargeDownload.SIZE - (1 << 20));
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx64m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LargeDownload.class.getName(),
                  folder.toString(),
                  Long.toString(place))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor()).isEqualTo(LargeDownload.HALTED);

      Progress progress = new Progress();
      Shop shop = LargeDownload.shop(folder);
      CatalogueSnapshot snapshot = updated(client(shop, progress));

      String killed = "seed " + SEED + ", killed at " + place;
      assertThat(snapshot.sha256()).as(killed).isEqualTo(sha256(LargeDownload.content()));
      // Told in blocks, noted every 4 MiB.
      assertThat(progress.places.get(0)).as(killed).isBetween(place - (5 << 20), place + (1 << 17));
      if (place > 5 << 20) {
        assertThat(progress.places.get(0)).as(killed).isGreaterThanOrEqualTo(4 << 20);
      }
      assertThat(kept()).as(killed).isEmpty();
      forgetTheCatalogue();
    }
  }

  private void forgetTheCatalogue() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("catalogue"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] publish(Shop shop, int version) {
    shop.supplier.advance(Duration.ofHours(4));
    byte[] content = RefreshingShop.content(version);
    shop.supplier.catalogueTree().write(".", NAME, content);
    return content;
  }

  private static void cut(Shop shop, DropshipClient client, int bytes) {
    shop.catalogueServer.onNext(Operation.READ, Fault.cutAfter(bytes));
    assertThatThrownBy(() -> client.catalogue().refresh())
        .isInstanceOfSatisfying(
            TransportException.class,
            cut -> assertThat(cut.kind()).isEqualTo(TransportException.Kind.CONNECTION_LOST));
  }

  private static DropshipClient client(Shop shop, TransferListener listener) {
    return RefreshingShop.builder(shop).progress(listener).build();
  }

  private static CatalogueSnapshot updated(DropshipClient client) {
    RefreshResult result = client.catalogue().refresh();
    assertThat(result).isInstanceOf(RefreshResult.Updated.class);
    return ((RefreshResult.Updated) result).snapshot();
  }

  private List<String> kept() {
    try (Stream<Path> files = Files.list(folder.resolve("catalogue"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".csv"))
          .filter(name -> !Set.of("catalogue.properties", "catalogue.lock").contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How far a download was told to have come. */
  private static final class Progress implements TransferListener {
    private final List<Long> places = new ArrayList<>();

    @Override
    public void progressed(String path, long transferred, long total) {
      places.add(transferred);
    }
  }
}
