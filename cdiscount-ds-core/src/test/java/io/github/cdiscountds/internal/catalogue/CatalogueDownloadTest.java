package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.download.ResumableDownload;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dseed=} repeats the places of the cuts. */
class CatalogueDownloadTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int SIZE = 500_000;
  private static final int CUT = 200_000;

  /** Of a larger file, two notes are made before a process is killed. */
  private static final int NOTED = 2 * CatalogueDownload.NOTED_BYTES;

  private static final int KILLED = NOTED + 100_000;

  @TempDir private Path temporary;
  private Path folder;
  private Path part;
  private Path note;
  private byte[] content;
  private ServedCatalogue server;

  @BeforeEach
  void serve() {
    folder = temporary.resolve("catalogue");
    part = folder.resolve("download.part");
    note = folder.resolve("download.properties");
    content = bytes(1, SIZE);
    server = new ServedCatalogue();
    server.publish(content, NOON);
  }

  @Test
  void aDownloadBringsTheFileAndItsDigest() throws IOException {
    CatalogueDownload download = new CatalogueDownload(folder);
    assertThat(fetched(download))
        .isEqualTo(new Published("catalogue.csv", SIZE, NOON, Sha256.of(content)));
    assertThat(download.file()).hasBinaryContent(content);
    assertThat(server.offsets).containsExactly(0L);

    download.discard();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCutDownloadGoesOnWhereItWasCut() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 8; round++) {
      int first = 1 + random.nextInt(SIZE - 1);
      int second = random.nextInt(SIZE - first);
      server.offsets.clear();
      cutAfter(first);
      cutAfter(second);

      Published published = fetched(new CatalogueDownload(folder));

      String cuts = "seed " + SEED + ", cuts at " + first + " and " + (first + second);
      assertThat(server.offsets).as(cuts).containsExactly(0L, (long) first, (long) first + second);
      assertThat(published.sha256()).as(cuts).isEqualTo(Sha256.of(content));
      assertThat(Sha256.of(part)).as(cuts).isEqualTo(Sha256.of(content));
      new CatalogueDownload(folder).discard();
    }
  }

  @Test
  void aDownloadThatWasCutAfterItsLastByteIsOnlyVerified() throws IOException {
    cutAfter(SIZE);
    assertThat(fetchedFrom(SIZE).sha256()).isEqualTo(Sha256.of(content));
  }

  @Test
  void aDownloadThatWasCutBeforeItsFirstByteLeavesNothing() throws IOException {
    cutAfter(0);
    assertThat(folder).isEmptyDirectory();
    fetchedFrom(0);
  }

  @Test
  void whatAKilledProcessNotedIsUsed() throws IOException {
    kill();
    fetchedFrom(NOTED);
  }

  @Test
  void whatIsNotedIsInTheFileAlready() throws IOException {
    content = bytes(3, NOTED + 1);
    server.publish(content, NOON);
    List<Long> sizes = new ArrayList<>();
    server.afterReading(() -> sizes.add(Files.size(part)));
    cutAfter(NOTED);
    fetchedFrom(NOTED);
    assertThat(sizes.get(0)).isEqualTo(NOTED);
  }

  @Test
  void oneByteIsKeptToo() throws IOException {
    cutAfter(1);
    fetchedFrom(1);
  }

  @Test
  void aNoteThatCanNotBeMadeHidesNotWhatBroke() {
    server.cutAfter(CUT, Kind.CONNECTION_LOST);
    server.afterReading(() -> Files.createDirectories(note.resolve("taken")));
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder)))
        .isInstanceOf(TransportException.class)
        .hasMessageEndingWith("[CONNECTION_LOST]")
        .satisfies(broken -> assertThat(broken.getSuppressed()).hasSize(1));
  }

  @Test
  @Tag("INV-5")
  void whatTheDiskHoldsBeyondTheNoteIsNotUsed() throws IOException {
    kill();
    zero(NOTED, KILLED + 1_000_000);
    fetchedFrom(NOTED);
  }

  @Test
  @Tag("INV-5")
  void whatTheDiskDidNotGetIsFetchedAgain() throws IOException {
    kill();
    zero(NOTED - 4096, NOTED);
    try (LogCapture log = new LogCapture(ResumableDownload.class)) {
      fetchedFrom(0);
      assertThat(log.warnings())
          .containsExactly(
              "What was downloaded before can't be used: " + part + " was changed or damaged");
    }
  }

  @Test
  @Tag("INV-5")
  void aPartThatIsShorterThanNotedIsFetchedAgain() throws IOException {
    cutAfter(CUT);
    Files.write(part, Arrays.copyOf(content, CUT - 1));
    fetchedFrom(0);
  }

  @Test
  void aPartOrNoteAloneIsOfNoUse() throws IOException {
    cutAfter(CUT);
    Files.delete(note);
    fetchedFrom(0);
    cutAfter(CUT);
    Files.delete(part);
    fetchedFrom(0);
  }

  @Test
  void aPartThatCanNotBeReadIsFetchedAgain() throws IOException {
    cutAfter(CUT);
    Files.delete(part);
    Files.createDirectory(part);
    fetchedFrom(0);
  }

  @Test
  void aDamagedNoteIsOfNoUse() throws IOException {
    cutAfter(CUT);
    byte[] kept = Files.readAllBytes(part);
    String noted = Files.readString(note, StandardCharsets.UTF_8);
    assertThat(noted).contains("length=" + CUT).contains("sha256=" + Sha256.of(kept));
    for (String damaged :
        List.of(
            "",
            "length=\\u00zz",
            noted.replace("length=" + CUT, "length=0"),
            noted.replace("length=" + CUT, "length=-1"),
            noted.replace("length=" + CUT, "length=" + (SIZE + 1)),
            noted.replace("length=" + CUT, "length=many"),
            noted.replace("length=" + CUT, "length=" + (CUT - 1)),
            noted.replace("sha256=", "sha256=0"),
            noted.replaceAll("modified=.*", "modified=noon"))) {
      Files.write(part, kept);
      Files.writeString(note, damaged, StandardCharsets.UTF_8);
      fetchedFrom(0);
    }
    Files.write(part, kept);
    Files.write(note, new byte[] {(byte) 0xC3, 0x28});
    fetchedFrom(0);
    Files.write(part, kept);
    Files.writeString(note, noted, StandardCharsets.UTF_8);
    fetchedFrom(CUT);
  }

  @Test
  @Tag("INV-5")
  void nothingIsMixedWithAnotherRemoteFile() throws IOException {
    List<Runnable> others =
        List.of(
            () -> server.publish(content, NOON.plusSeconds(1)),
            () -> server.publish(Arrays.copyOf(content, SIZE - 1), NOON),
            () -> server.publish("other.csv", content, NOON));
    for (Runnable other : others) {
      content = bytes(1, SIZE);
      server.publish(content, NOON);
      cutAfter(CUT);
      content = bytes(2, SIZE);
      other.run();
      content = Arrays.copyOf(content, (int) server.file().size());
      fetchedFrom(0);
    }
  }

  @Test
  void nothingIsTakenFromAnotherServer() throws IOException {
    cutAfter(CUT);
    server.offsets.clear();
    new CatalogueDownload(folder)
        .fetch(server.open(), "sftp://other", server.file(), TransferListener.NONE);
    assertThat(server.offsets).containsExactly(0L);
  }

  @Test
  void nothingIsKeptOfAServerThatTellsNoTimes() throws IOException {
    server.publish(content, Instant.EPOCH);
    cutAfter(CUT);
    assertThat(folder).isEmptyDirectory();
    fetchedFrom(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CONNECTION_LOST", "STALLED", "INTERRUPTED", "CLOSED", "SERVER"})
  void whatCameIsKeptWhenTheTransferBreaks(Kind kind) throws IOException {
    server.cutAfter(CUT, kind);
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder)))
        .isInstanceOfSatisfying(
            TransportException.class, broken -> assertThat(broken.kind()).isEqualTo(kind));
    fetchedFrom(CUT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"INCOMPLETE", "CHANGED_WHILE_READ", "NO_SUCH_FILE", "LOCAL_IO"})
  @Tag("INV-5")
  void nothingIsKeptWhenTheFileOrOurDiskIsInDoubt(Kind kind) throws IOException {
    server.cutAfter(CUT, kind);
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder)))
        .isInstanceOf(TransportException.class);
    assertThat(folder).isEmptyDirectory();
    fetchedFrom(0);
  }

  @Test
  @Tag("INV-5")
  void aFileThatIsNotWhatWasWrittenIsNoCatalogue() {
    server.afterReading(() -> Files.write(part, new byte[3]));
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder)))
        .isInstanceOf(IOException.class)
        .hasMessage(part + " was changed while it was written");
    assertThat(folder).isEmptyDirectory();
  }

  /** Cuts a download after so many bytes of its own. */
  private void cutAfter(int bytes) {
    server.cutAfter(bytes, Kind.CONNECTION_LOST);
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder)))
        .isInstanceOf(TransportException.class)
        .hasMessageEndingWith("[CONNECTION_LOST]")
        .hasNoSuppressedExceptions();
  }

  /** Ends a download as a kill would: nobody hears of it any more. */
  private void kill() {
    content = bytes(3, KILLED + 500_000);
    server.publish(content, NOON);
    server.dieAfter(KILLED);
    assertThatThrownBy(() -> fetched(new CatalogueDownload(folder))).isInstanceOf(Error.class);
  }

  private void zero(int from, int to) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.seek(from);
      file.write(new byte[to - from]);
    }
  }

  /** Fetches what is served now, whole, and discards it. */
  private Published fetchedFrom(long offset) throws IOException {
    server.offsets.clear();
    CatalogueDownload download = new CatalogueDownload(folder);
    Published published = fetched(download);
    assertThat(server.offsets).containsExactly(offset);
    assertThat(published.sha256()).isEqualTo(Sha256.of(content));
    assertThat(Sha256.of(part)).isEqualTo(Sha256.of(content));
    download.discard();
    assertThat(folder).isEmptyDirectory();
    return published;
  }

  private Published fetched(CatalogueDownload download) throws IOException {
    return download.fetch(server.open(), server.describe(), server.file(), TransferListener.NONE);
  }

  private static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
