package io.github.cdiscountds.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link FileTransport} must do, as a test suite.
 *
 * <p>Whoever writes a transport extends this class, says how to reach the server, and gives the
 * suite a view of the same files that doesn't lead through the transport, so that the transport
 * isn't its own judge:
 *
 * <pre>{@code
 * final class OurTransportTest extends FileTransportContract {
 *   protected FileTransport newTransport() { return new OurTransport(server.address()); }
 *   protected Path root() { return server.directory(); }
 * }
 * }</pre>
 *
 * <p>The suite covers listing, looking up, verified reading, going on with it, creating without
 * writing over, atomic renaming, deleting exactly one file, names that are legal but awkward, names
 * that are refused, links, and the life of sessions. Each test works in a folder of its own below
 * {@link #root()} and removes it afterwards. What the server's own file system can't hold (a line
 * break in a name, say) is skipped there.
 *
 * <p>It says nothing of connecting, authentication and broken connections, which differ between
 * transports.
 *
 * @since 0.1.0
 */
@Timeout(120)
public abstract class FileTransportContract {
  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
  private static final int MIB = 1024 * 1024;

  // Set before each test.
  private Path folderPath;
  private RemoteFolder folder;
  private FileTransport transport;
  private TransportSession session;

  /** Creates the suite; a subclass per transport. */
  @SuppressWarnings("NullAway.Init")
  protected FileTransportContract() {}

  /**
   * Creates a transport to the server under test. The suite closes it.
   *
   * @return a new transport
   * @throws Exception when the server can't be had; the test fails
   */
  protected abstract FileTransport newTransport() throws Exception;

  /**
   * Gives the judge's own view of the server: the folder that {@link #home()} names, as a path
   * through which files can be written and read without the transport.
   *
   * @return an existing folder
   */
  protected abstract Path root();

  /**
   * Names the folder that {@link #root()} shows, as the transport calls it.
   *
   * @return {@code "."}, the login's home, unless overridden
   */
  protected RemoteFolder home() {
    return new RemoteFolder(".");
  }

  /**
   * Creates an empty folder below {@link #root()} in which the login may create, rename and delete
   * files. To be overridden where owners or permissions have to be set.
   *
   * @param name its name, or its path where it lies in a folder created before
   * @return its path
   * @throws IOException when it can't be created
   */
  protected Path createFolder(String name) throws IOException {
    return Files.createDirectory(root().resolve(name));
  }

  @BeforeEach
  void openASessionInAFolderOfItsOwn() throws Exception {
    int number = 1;
    while (Files.exists(root().resolve("contract-" + number))) {
      number++;
    }
    folderPath = createFolder("contract-" + number);
    folder = new RemoteFolder(home().pathOf("contract-" + number));
    transport = newTransport();
    session = transport.open();
  }

  @AfterEach
  void closeAndRemoveTheFolder() throws IOException {
    if (session != null) {
      session.close();
    }
    if (transport != null) {
      transport.close();
    }
    if (folderPath != null) {
      remove(folderPath);
    }
  }

  // Listing

  @Test
  void listsNothingInAnEmptyFolder() {
    assertThat(session.list(folder)).isEqualTo(new FolderListing(folder, List.of(), List.of()));
  }

  @Test
  void listsNameSizeAndModificationTime() throws IOException {
    has("tracking.xls", "four", NOON);

    assertThat(session.list(folder).files())
        .containsExactly(new RemoteFile(folder, "tracking.xls", 4, NOON));
  }

  @Test
  void listsByModificationTimeThenName() throws IOException {
    has("c.xls", "1", NOON);
    has("a.xls", "2", NOON.plusSeconds(60));
    has("b.xls", "3", NOON);
    has("z.xls", "4", NOON.minusSeconds(60));

    assertThat(session.list(folder).files())
        .extracting(RemoteFile::name)
        .containsExactly("z.xls", "b.xls", "c.xls", "a.xls");
  }

  @Test
  void listsManyFilesOnceEach() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      names.add(String.format(Locale.ROOT, "report_%04d.xls", i));
      has(names.get(i), "x", NOON);
    }

    assertThat(session.list(folder).files())
        .extracting(RemoteFile::name)
        .containsExactlyElementsOf(names);
  }

  @Test
  void listsHiddenFilesToo() throws IOException {
    has(".orders.xls.1.part", "x", NOON);

    assertThat(session.list(folder).files())
        .extracting(RemoteFile::name)
        .containsExactly(".orders.xls.1.part");
  }

  @Test
  void listsNeitherFoldersNorLinks() throws IOException {
    has("real.xls", "x", NOON);
    Files.createDirectory(folderPath.resolve("archive"));
    links("toAFile.xls", "real.xls");
    links("toAFolder", "archive");
    links("toNothing.xls", "missing.xls");

    FolderListing listing = session.list(folder);

    assertThat(listing.files()).extracting(RemoteFile::name).containsExactly("real.xls");
    assertThat(listing.refusedNames()).isEmpty();
  }

  @Test
  @Tag("INV-7")
  void reportsUnsafeNamesInsteadOfListingThem() throws IOException {
    has("safe.xls", "x", NOON);
    for (String unsafe : List.of("a\\b.xls", "two\nlines.xls", "\u001b[2Jclear.xls")) {
      hasIfPossible(unsafe);
    }

    FolderListing listing = session.list(folder);

    assertThat(listing.files()).extracting(RemoteFile::name).containsExactly("safe.xls");
    assertThat(listing.refusedNames())
        .containsExactlyInAnyOrder("a\\u005Cb.xls", "two\\u000Alines.xls", "\\u001B[2Jclear.xls");
  }

  @Test
  @Tag("INV-7")
  void reportsNamesThatTurnTheReadingDirection() throws IOException {
    hasIfPossible("invoice\u202Eslx.exe");

    FolderListing listing = session.list(folder);

    assertThat(listing.files()).isEmpty();
    assertThat(listing.refusedNames()).containsExactly("invoice\\u202Eslx.exe");
  }

  @Test
  void aMissingFolderIsNoEmptyFolder() {
    TransportException failure = failureOf(() -> session.list(missingFolder()));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(failure.path()).isEqualTo(missingFolder().path());
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void aMissingFolderDoesNotEndTheSession() throws IOException {
    has("still.xls", "here", NOON);
    failureOf(() -> session.list(missingFolder()));

    assertThat(session.list(folder).files()).hasSize(1);
  }

  @Test
  void aListingShowsWhatWasWrittenSinceTheLastOne() throws IOException {
    session.list(folder);
    has("new.xls", "x", NOON);

    assertThat(session.list(folder).files())
        .extracting(RemoteFile::name)
        .containsExactly("new.xls");
  }

  // Looking up

  @Test
  void findsAFileAsListed() throws IOException {
    has("orders.xls", "content", NOON);

    assertThat(session.find(folder, "orders.xls"))
        .contains(new RemoteFile(folder, "orders.xls", 7, NOON));
  }

  @Test
  void findsNothingUnderAFreeName() throws IOException {
    has("orders.xls", "content", NOON);

    assertThat(session.find(folder, "order.xls")).isEmpty();
    assertThat(session.find(folder, "*.xls")).isEmpty();
    assertThat(session.find(folder, "?rders.xls")).isEmpty();
  }

  @Test
  void findsNeitherFoldersNorLinks() throws IOException {
    has("real.xls", "x", NOON);
    Files.createDirectory(folderPath.resolve("archive"));
    links("link.xls", "real.xls");

    assertThat(session.find(folder, "archive")).isEmpty();
    assertThat(session.find(folder, "link.xls")).isEmpty();
  }

  @Test
  void findsNoFolderWhereThereIsNone() throws IOException {
    has("still.xls", "here", NOON);

    TransportException failure = failureOf(() -> session.find(missingFolder(), "orders.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(failure.path()).isEqualTo(missingFolder().path());
    assertThat(session.find(folder, "still.xls")).isPresent();
  }

  @Test
  @Tag("INV-7")
  void neverLooksUpAnUnsafeName() {
    for (String unsafe : unsafeNames()) {
      assertThatIllegalArgumentException().isThrownBy(() -> session.find(folder, unsafe));
    }
  }

  // Reading

  @Test
  void readsEveryByte() throws IOException {
    byte[] content = bytes(5 * MIB);
    has("catalogue.csv", content, NOON);
    RemoteFile listed = only();
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    RemoteFile read = session.read(listed, target, TransferListener.NONE);

    assertThat(target.toByteArray()).isEqualTo(content);
    assertThat(read).isEqualTo(listed);
  }

  @Test
  void readsAnEmptyFile() throws IOException {
    has("empty.xls", "", NOON);
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    RemoteFile read = session.read(only(), target, TransferListener.NONE);

    assertThat(target.size()).isZero();
    assertThat(read.size()).isZero();
  }

  @Test
  void readsOneFileAfterTheOther() throws IOException {
    for (int i = 0; i < 50; i++) {
      has(String.format(Locale.ROOT, "report_%02d.xls", i), "content " + i, NOON);
    }

    int i = 0;
    for (RemoteFile file : session.list(folder).files()) {
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      session.read(file, target, TransferListener.NONE);
      assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("content " + i++);
    }
  }

  @Test
  void flushesTheTargetAndLeavesItOpen() throws IOException {
    has("report.xls", "content", NOON);
    WatchedOutput target = new WatchedOutput();

    session.read(only(), target, TransferListener.NONE);

    assertThat(target.unflushed).as("bytes after the last flush").isZero();
    assertThat(target.closed).as("closed").isFalse();
  }

  @Test
  void leavesTheFileWhereItWas() throws IOException {
    has("report.xls", "content", NOON);

    session.read(only(), new ByteArrayOutputStream(), TransferListener.NONE);

    assertThat(content("report.xls")).isEqualTo("content");
  }

  @Test
  void tellsTheProgressOfAReadUpToTheEnd() throws IOException {
    has("catalogue.csv", bytes(MIB + 17), NOON);
    Progress progress = new Progress();

    session.read(only(), new ByteArrayOutputStream(), progress);

    progress.isSoundFor(folder.pathOf("catalogue.csv"), MIB + 17);
  }

  @Test
  void refusesAFileThatShrankSinceTheListing() throws IOException {
    has("report.xls", "long content", NOON);
    RemoteFile listed = only();
    has("report.xls", "short", NOON);

    assertThat(failureOfReading(listed).kind()).isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
  }

  @Test
  void refusesAFileThatGrewSinceTheListing() throws IOException {
    has("report.xls", "short", NOON);
    RemoteFile listed = only();
    has("report.xls", "long content", NOON);

    assertThat(failureOfReading(listed).kind()).isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
  }

  @Test
  void refusesAFileOfTheSameSizeWithAnotherTime() throws IOException {
    has("report.xls", "yesterday", NOON);
    RemoteFile listed = only();
    has("report.xls", "today, ok", NOON.plusSeconds(3600));

    TransportException failure = failureOfReading(listed);

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED_WHILE_READ);
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void refusesAFileThatIsTruncatedWhileItIsRead() throws IOException {
    has("catalogue.csv", bytes(5 * MIB), NOON);
    RemoteFile listed = only();

    TransportException failure =
        failureOf(
            () ->
                session.read(
                    listed,
                    new MeddlingOutput(() -> has("catalogue.csv", "cut", NOON)),
                    TransferListener.NONE));

    assertThat(failure.kind()).isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
  }

  @Test
  void refusesAFileThatIsReplacedWhileItIsRead() throws IOException {
    has("catalogue.csv", bytes(MIB), NOON);
    RemoteFile listed = only();

    TransportException failure =
        failureOf(
            () ->
                session.read(
                    listed,
                    new MeddlingOutput(
                        () -> {
                          Files.delete(folderPath.resolve("catalogue.csv"));
                          has("catalogue.csv", new byte[MIB], NOON.plusSeconds(3600));
                        }),
                    TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED_WHILE_READ);
  }

  @Test
  void refusesToReadAFileThatIsGone() throws IOException {
    has("report.xls", "content", NOON);
    RemoteFile listed = only();
    Files.delete(folderPath.resolve("report.xls"));

    TransportException failure = failureOfReading(listed);

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FILE);
    assertThat(failure.path()).isEqualTo(listed.path());
  }

  @Test
  void refusesALinkThatTookTheFilesPlace() throws IOException {
    has("secret.xls", "content", NOON);
    has("report.xls", "content", NOON);
    RemoteFile listed = session.find(folder, "report.xls").orElseThrow();
    Files.delete(folderPath.resolve("report.xls"));
    links("report.xls", "secret.xls");
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    TransportException failure =
        failureOf(() -> session.read(listed, target, TransferListener.NONE));

    assertThat(failure.kind()).isIn(Kind.NO_SUCH_FILE, Kind.CHANGED_WHILE_READ);
  }

  // Reading from an offset

  @Test
  void readsTheRestOfAFile() throws IOException {
    byte[] content = bytes(5 * MIB);
    has("catalogue.csv", content, NOON);
    RemoteFile listed = only();

    for (int offset : new int[] {1, 32 * 1024, 3 * MIB + 17, 5 * MIB - 1}) {
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      RemoteFile read = session.read(listed, offset, target, TransferListener.NONE);
      assertThat(target.toByteArray())
          .as("from %d", offset)
          .isEqualTo(Arrays.copyOfRange(content, offset, content.length));
      assertThat(read).isEqualTo(listed);
    }
  }

  @Test
  void readsAFileWholeFromItsBeginning() throws IOException {
    byte[] content = bytes(MIB);
    has("catalogue.csv", content, NOON);
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    session.read(only(), 0, target, TransferListener.NONE);

    assertThat(target.toByteArray()).isEqualTo(content);
  }

  @Test
  void readsNothingFromTheEndOfAFile() throws IOException {
    has("catalogue.csv", "content", NOON);
    RemoteFile listed = only();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    Progress progress = new Progress();

    assertThat(session.read(listed, 7, target, progress)).isEqualTo(listed);

    assertThat(target.size()).isZero();
    assertThat(progress.transferred).containsExactly(7L);
  }

  @Test
  void goesOnWhereAReadingWasCut() throws IOException {
    byte[] content = bytes(MIB);
    has("catalogue.csv", content, NOON);
    RemoteFile listed = only();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    int room = MIB / 3;
    OutputStream cutting =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (target.size() == room) {
              throw new IOException("no more room");
            }
            target.write(b);
          }
        };
    failureOf(() -> session.read(listed, cutting, TransferListener.NONE));

    session.read(listed, target.size(), target, TransferListener.NONE);

    assertThat(target.toByteArray()).isEqualTo(content);
  }

  @Test
  void tellsTheOffsetFirstAndThenThePlaceInTheFile() throws IOException {
    has("catalogue.csv", bytes(MIB + 17), NOON);
    Progress progress = new Progress();

    session.read(only(), MIB / 2 + 3, new ByteArrayOutputStream(), progress);

    progress.isSoundFor(folder.pathOf("catalogue.csv"), MIB + 17);
    assertThat(progress.transferred).startsWith(MIB / 2 + 3L);
    assertThat(progress.transferred.size())
        .as("calls for half the file, at most one per block of some 32 KiB")
        .isBetween(3, MIB / 2 / 16_384 + 3);
  }

  @Test
  void refusesTheRestOfAFileThatChangedSinceTheListing() throws IOException {
    for (String changed : List.of("short", "very long content", "long c0ntent")) {
      has("report.xls", "long content", NOON);
      RemoteFile listed = only();
      has("report.xls", changed, NOON.plusSeconds(3600));
      for (long offset : new long[] {1, 6, 12}) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        TransportException failure =
            failureOf(() -> session.read(listed, offset, target, TransferListener.NONE));
        assertThat(failure.kind()).as(changed).isEqualTo(Kind.CHANGED_WHILE_READ);
      }
    }
  }

  @Test
  void refusesTheRestOfAFileThatIsReplacedWhileItIsRead() throws IOException {
    has("catalogue.csv", bytes(MIB), NOON);
    RemoteFile listed = only();

    TransportException failure =
        failureOf(
            () ->
                session.read(
                    listed,
                    MIB / 2,
                    new MeddlingOutput(
                        () -> {
                          Files.delete(folderPath.resolve("catalogue.csv"));
                          has("catalogue.csv", new byte[MIB], NOON.plusSeconds(3600));
                        }),
                    TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED_WHILE_READ);
  }

  @Test
  void refusesTheRestOfAFileThatIsTruncatedWhileItIsRead() throws IOException {
    has("catalogue.csv", bytes(5 * MIB), NOON);
    RemoteFile listed = only();

    TransportException failure =
        failureOf(
            () ->
                session.read(
                    listed,
                    MIB,
                    new MeddlingOutput(() -> has("catalogue.csv", "cut", NOON)),
                    TransferListener.NONE));

    assertThat(failure.kind()).isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
  }

  @Test
  void neverReadsFromOutsideAFile() throws IOException {
    has("report.xls", "content", NOON);
    RemoteFile listed = only();

    for (long outside : new long[] {-1, 8, Long.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  session.read(listed, outside, new ByteArrayOutputStream(), TransferListener.NONE))
          .withMessage("offset " + outside + " in " + listed.path() + ": expected 0 to 7");
    }
    session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE);
  }

  @Test
  void tellsAFailureOfTheTargetFromOneOfTheServer() throws IOException {
    has("report.xls", "content", NOON);
    RemoteFile listed = only();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("our own disk is full");
          }
        };

    TransportException failure = failureOf(() -> session.read(listed, full, TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.LOCAL_IO);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
  }

  // Creating

  @Test
  void createsAFileWithTheVeryBytes() throws IOException {
    byte[] content = bytes(5 * MIB);

    put("orders.xls.part", content);

    assertThat(Files.readAllBytes(folderPath.resolve("orders.xls.part"))).isEqualTo(content);
  }

  @Test
  void createsAnEmptyFile() throws IOException {
    put("empty.xls", new byte[0]);

    assertThat(content("empty.xls")).isEmpty();
  }

  @Test
  void aCreatedFileIsFoundAtOnce() {
    put("orders.xls", bytes(1000));

    assertThat(session.find(folder, "orders.xls"))
        .get()
        .extracting(RemoteFile::size)
        .isEqualTo(1000L);
  }

  @Test
  @Tag("INV-10")
  void neverWritesOverAFile() throws IOException {
    has("orders.xls", "the first", NOON);

    TransportException failure = failureOf(() -> put("orders.xls", bytes(3)));

    assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(failure.path()).isEqualTo(folder.pathOf("orders.xls"));
    assertThat(content("orders.xls")).isEqualTo("the first");
  }

  @Test
  @Tag("INV-10")
  void neverWritesThroughALink() throws IOException {
    has("target.xls", "untouched", NOON);
    links("link.xls", "target.xls");
    links("dangling.xls", "made.xls");

    assertThat(failureOf(() -> put("link.xls", bytes(3))).kind()).isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(failureOf(() -> put("dangling.xls", bytes(3))).kind())
        .isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(content("target.xls")).isEqualTo("untouched");
    assertThat(folderPath.resolve("made.xls")).doesNotExist();
  }

  @Test
  void aFoldersNameIsTaken() throws IOException {
    Files.createDirectory(folderPath.resolve("archive"));

    assertThat(failureOf(() -> put("archive", bytes(3))).kind()).isEqualTo(Kind.ALREADY_EXISTS);
  }

  @Test
  void createsNothingInAMissingFolder() {
    TransportException failure =
        failureOf(
            () ->
                session.put(
                    missingFolder(),
                    "orders.xls",
                    new ByteArrayInputStream(bytes(3)),
                    3,
                    TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
    assertThat(folderPath.resolve("missing")).doesNotExist();
  }

  @Test
  void contentShorterThanAnnouncedIsNoSuccess() {
    TransportException failure = failureOf(() -> put("orders.xls", bytes(100), 101));

    assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE);
    admitsWhatItLeft(failure, "orders.xls");
  }

  @Test
  void contentLongerThanAnnouncedIsNoSuccess() {
    TransportException failure = failureOf(() -> put("orders.xls", bytes(101), 100));

    assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE);
    admitsWhatItLeft(failure, "orders.xls");
  }

  @Test
  void contentThatBreaksOffIsNoSuccess() {
    InputStream broken =
        new InputStream() {
          private int left = 40_000;

          @Override
          public int read() throws IOException {
            if (left == 0) {
              throw new IOException("our own disk failed");
            }
            left--;
            return 'x';
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
          }
        };

    TransportException failure =
        failureOf(() -> session.put(folder, "orders.xls", broken, 80_000, TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.LOCAL_IO);
    admitsWhatItLeft(failure, "orders.xls");
  }

  @Test
  void leavesTheContentOpen() {
    WatchedInput content = new WatchedInput(bytes(100));

    session.put(folder, "orders.xls", content, 100, TransferListener.NONE);

    assertThat(content.closed).as("closed").isFalse();
  }

  @Test
  void takesContentThatComesInDribs() throws IOException {
    byte[] content = bytes(100_000);
    InputStream dribs =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 997));
          }
        };

    session.put(folder, "orders.xls", dribs, content.length, TransferListener.NONE);

    assertThat(Files.readAllBytes(folderPath.resolve("orders.xls"))).isEqualTo(content);
  }

  @Test
  void tellsTheProgressOfAPutUpToTheEnd() {
    Progress progress = new Progress();

    session.put(
        folder, "orders.xls", new ByteArrayInputStream(bytes(MIB + 17)), MIB + 17, progress);

    progress.isSoundFor(folder.pathOf("orders.xls"), MIB + 17);
  }

  @Test
  void tellsTheEndOfAnEmptyTransferToo() throws IOException {
    has("empty.xls", "", NOON);
    Progress reading = new Progress();
    Progress putting = new Progress();

    session.read(only(), new ByteArrayOutputStream(), reading);
    session.put(folder, "new.xls", new ByteArrayInputStream(new byte[0]), 0, putting);

    reading.isSoundFor(folder.pathOf("empty.xls"), 0);
    putting.isSoundFor(folder.pathOf("new.xls"), 0);
  }

  @Test
  @Tag("INV-7")
  void neverCreatesAnUnsafeName() throws IOException {
    for (String unsafe : unsafeNames()) {
      assertThatIllegalArgumentException().isThrownBy(() -> put(unsafe, bytes(3)));
    }
    assertThat(names()).isEmpty();
  }

  // Renaming

  @Test
  @Tag("INV-10")
  void renamesAFileWithAllItHolds() throws IOException {
    has("orders.xls.part", "content", NOON);

    session.rename(folder, "orders.xls.part", "orders.xls");

    assertThat(names()).containsExactly("orders.xls");
    assertThat(content("orders.xls")).isEqualTo("content");
    assertThat(session.find(folder, "orders.xls"))
        .contains(new RemoteFile(folder, "orders.xls", 7, NOON));
  }

  @Test
  @Tag("INV-10")
  void neverRenamesOverAFile() throws IOException {
    has("orders.xls.part", "the second", NOON);
    has("orders.xls", "the first", NOON);

    TransportException failure =
        failureOf(() -> session.rename(folder, "orders.xls.part", "orders.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(content("orders.xls")).isEqualTo("the first");
    assertThat(content("orders.xls.part")).isEqualTo("the second");
  }

  @Test
  @Tag("INV-10")
  void neverRenamesOverALinkOrAFolder() throws IOException {
    has("orders.xls.part", "content", NOON);
    links("dangling.xls", "missing.xls");
    Files.createDirectory(folderPath.resolve("archive"));

    for (String taken : List.of("dangling.xls", "archive")) {
      assertThat(failureOf(() -> session.rename(folder, "orders.xls.part", taken)).kind())
          .as(taken)
          .isEqualTo(Kind.ALREADY_EXISTS);
    }
    assertThat(names()).containsExactly("archive", "dangling.xls", "orders.xls.part");
  }

  @Test
  @Tag("INV-10")
  void renamesAFileIntoAnotherFolder() throws IOException {
    has("orders.xls.part", "content", NOON);
    has("orders.xls", "another", NOON);
    RemoteFolder other = otherFolder();

    session.rename(folder, "orders.xls.part", other, "orders.xls");

    assertThat(names()).containsExactly("orders.xls", "other");
    assertThat(content("orders.xls")).isEqualTo("another");
    assertThat(Files.readString(folderPath.resolve("other/orders.xls"))).isEqualTo("content");
    assertThat(session.find(other, "orders.xls"))
        .contains(new RemoteFile(other, "orders.xls", 7, NOON));
  }

  @Test
  @Tag("INV-10")
  void neverRenamesOverAFileOfAnotherFolder() throws IOException {
    has("orders.xls.part", "the second", NOON);
    RemoteFolder other = otherFolder();
    Files.writeString(folderPath.resolve("other/orders.xls"), "the first");

    TransportException failure =
        failureOf(() -> session.rename(folder, "orders.xls.part", other, "orders.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(Files.readString(folderPath.resolve("other/orders.xls"))).isEqualTo("the first");
    assertThat(content("orders.xls.part")).isEqualTo("the second");
  }

  @Test
  void renamesIntoNoMissingFolder() throws IOException {
    has("orders.xls.part", "content", NOON);

    TransportException failure =
        failureOf(() -> session.rename(folder, "orders.xls.part", missingFolder(), "orders.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
    assertThat(failure.path()).isEqualTo(missingFolder().path());
    assertThat(content("orders.xls.part")).isEqualTo("content");
  }

  @Test
  void renamesNothingThatIsMissingIntoAnotherFolder() throws IOException {
    RemoteFolder other = otherFolder();

    TransportException failure =
        failureOf(() -> session.rename(folder, "missing.xls.part", other, "missing.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FILE);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
  }

  @Test
  void aFilesOwnNameIsTaken() throws IOException {
    has("orders.xls", "content", NOON);

    assertThat(failureOf(() -> session.rename(folder, "orders.xls", "orders.xls")).kind())
        .isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(content("orders.xls")).isEqualTo("content");
  }

  @Test
  void renamesNothingThatIsMissing() throws IOException {
    TransportException failure =
        failureOf(() -> session.rename(folder, "missing.xls.part", "missing.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FILE);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(names()).isEmpty();
  }

  @Test
  @Tag("INV-7")
  void neverRenamesFromOrToAnUnsafeName() throws IOException {
    has("orders.xls", "content", NOON);
    for (String unsafe : unsafeNames()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.rename(folder, "orders.xls", unsafe));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.rename(folder, unsafe, "other.xls"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.rename(folder, "orders.xls", home(), unsafe));
    }
    assertThat(names()).containsExactly("orders.xls");
  }

  // Deleting

  @Test
  void deletesExactlyOneFile() throws IOException {
    has("one.xls", "1", NOON);
    has("two.xls", "2", NOON);

    session.delete(folder, "one.xls");

    assertThat(names()).containsExactly("two.xls");
  }

  @Test
  void deletesNothingThatIsMissing() throws IOException {
    has("one.xls", "1", NOON);

    TransportException failure = failureOf(() -> session.delete(folder, "two.xls"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FILE);
    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    assertThat(names()).containsExactly("one.xls");
  }

  @Test
  void deletesNoFolder() throws IOException {
    Files.createDirectory(folderPath.resolve("archive"));

    failureOf(() -> session.delete(folder, "archive"));

    assertThat(names()).containsExactly("archive");
  }

  @Test
  void renamesAndDeletesNeitherFoldersNorLinks() throws IOException {
    has("real.xls", "x", NOON);
    Files.createDirectory(folderPath.resolve("archive"));
    links("link.xls", "real.xls");

    for (String name : List.of("archive", "link.xls")) {
      TransportException renaming = failureOf(() -> session.rename(folder, name, "new.xls"));
      TransportException deleting = failureOf(() -> session.delete(folder, name));
      assertThat(renaming.kind()).as(name).isEqualTo(Kind.NO_SUCH_FILE);
      assertThat(deleting.kind()).as(name).isEqualTo(Kind.NO_SUCH_FILE);
    }
    assertThat(names()).containsExactly("archive", "link.xls", "real.xls");
  }

  @Test
  void renamesAndDeletesNothingInAMissingFolder() {
    TransportException renaming =
        failureOf(() -> session.rename(missingFolder(), "a.xls.part", "a.xls"));
    TransportException deleting = failureOf(() -> session.delete(missingFolder(), "a.xls"));

    for (TransportException failure : List.of(renaming, deleting)) {
      assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FOLDER);
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
      assertThat(failure.path()).isEqualTo(missingFolder().path());
    }
  }

  @Test
  @Tag("INV-7")
  void neverDeletesAnUnsafeName() throws IOException {
    has("orders.xls", "content", NOON);
    for (String unsafe : unsafeNames()) {
      assertThatIllegalArgumentException().isThrownBy(() -> session.delete(folder, unsafe));
    }
    assertThat(names()).containsExactly("orders.xls");
  }

  // Names that are legal and mean something to a shell, a glob or a URL

  @Test
  void takesPatternsForPlainNames() throws IOException {
    for (String awkward : List.of("a*b.xls", "a?b.xls", "[1].xls", "{a,b}.xls", "*", "?")) {
      leavesItsNeighboursAlone(awkward, List.of("a1b.xls", "axxb.xls", "1.xls", "a", "b", "a.xls"));
    }
  }

  @Test
  void takesShellAndUrlSignsForPlainNames() throws IOException {
    for (String awkward :
        List.of("two words.xls", "-rf", "~", "~root", "$HOME", "a%20b", "a#b", "a;b", "'a\"b")) {
      leavesItsNeighboursAlone(awkward, List.of("two", "words.xls", "a", "b", "a b", "rf"));
    }
  }

  @Test
  void takesAccentsAndOtherScripts() throws IOException {
    for (String awkward : List.of("Commandes été.xls", "Ärger.csv", "目录.xlsx", "🚚.csv")) {
      requireStorable(awkward);
      leavesItsNeighboursAlone(awkward, List.of("Commandes ete.xls"));
    }
  }

  @Test
  void takesNamesAsLongAsServersDo() throws IOException {
    leavesItsNeighboursAlone("x".repeat(251) + ".xls", List.of("x.xls"));
  }

  /** A folder below the test's own, in which the login may do the same. */
  private RemoteFolder otherFolder() throws IOException {
    createFolder(root().relativize(folderPath).resolve("other").toString());
    return new RemoteFolder(folder.pathOf("other"));
  }

  /** Puts, lists, reads, renames back and forth and deletes, beside files that must stay. */
  private void leavesItsNeighboursAlone(String name, List<String> neighbours) throws IOException {
    for (String neighbour : neighbours) {
      has(neighbour, "neighbour", NOON);
    }
    List<String> before = names();

    put(name, bytes(10));
    RemoteFile found = session.find(folder, name).orElseThrow();
    assertThat(found.name()).isEqualTo(name);
    assertThat(session.list(folder).files()).extracting(RemoteFile::name).contains(name);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    session.read(found, target, TransferListener.NONE);
    assertThat(target.toByteArray()).as(name).isEqualTo(bytes(10));
    assertThat(failureOf(() -> put(name, bytes(3))).kind()).isEqualTo(Kind.ALREADY_EXISTS);
    session.rename(folder, name, "renamed.xls");
    assertThat(failureOf(() -> session.delete(folder, name)).kind()).isEqualTo(Kind.NO_SUCH_FILE);
    session.rename(folder, "renamed.xls", name);
    session.delete(folder, name);

    assertThat(names()).as("after deleting " + name).isEqualTo(before);
    for (String neighbour : neighbours) {
      assertThat(content(neighbour)).as(neighbour).isEqualTo("neighbour");
    }
  }

  // Sessions

  @Test
  void aClosedSessionRefusesEverything() throws IOException {
    has("report.xls", "content", NOON);
    RemoteFile listed = only();
    session.close();

    List<ThrowingCallable> calls =
        List.of(
            () -> session.list(folder),
            () -> session.find(folder, "report.xls"),
            () -> session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE),
            () -> session.read(listed, 3, new ByteArrayOutputStream(), TransferListener.NONE),
            () -> put("orders.xls", bytes(3)),
            () -> session.rename(folder, "report.xls", "other.xls"),
            () -> session.delete(folder, "report.xls"));

    for (ThrowingCallable call : calls) {
      TransportException failure = failureOf(call);
      assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    }
    assertThat(names()).containsExactly("report.xls");
  }

  @Test
  void closingASessionTwiceIsFine() {
    session.close();

    assertThatCode(session::close).doesNotThrowAnyException();
  }

  @Test
  void closingASessionLeavesTheTransportOpen() {
    session.close();

    try (TransportSession next = transport.open()) {
      assertThat(next.list(folder).files()).isEmpty();
    }
  }

  @Test
  void aClosedTransportOpensNoSession() {
    transport.close();

    assertThat(failureOf(() -> transport.open()).kind()).isEqualTo(Kind.CLOSED);
  }

  @Test
  void closingTheTransportEndsItsSessions() {
    transport.close();

    assertThat(failureOf(() -> session.list(folder)).kind()).isEqualTo(Kind.CLOSED);
    assertThatCode(session::close).doesNotThrowAnyException();
  }

  @Test
  void closingATransportTwiceIsFine() {
    transport.close();

    assertThatCode(transport::close).doesNotThrowAnyException();
  }

  @Test
  void twoSessionsSeeTheSameFiles() {
    try (TransportSession other = transport.open()) {
      put("orders.xls.part", bytes(10));
      assertThat(other.list(folder).files())
          .extracting(RemoteFile::name)
          .containsExactly("orders.xls.part");
      other.rename(folder, "orders.xls.part", "orders.xls");
      assertThat(session.find(folder, "orders.xls.part")).isEmpty();
      assertThat(session.find(folder, "orders.xls")).isPresent();
    }
    assertThat(session.find(folder, "orders.xls")).isPresent();
  }

  @Test
  void manySessionsTransferAtOnce() throws Exception {
    int threads = 4;
    byte[] content = bytes(MIB);
    has("catalogue.csv", content, NOON);
    RemoteFile listed = only();
    session.close(); // four are enough, also for a transport that has no fifth
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<byte[]>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String name = "orders_" + i + ".xls";
        work.add(
            () -> {
              try (TransportSession own = transport.open()) {
                together.await(60, TimeUnit.SECONDS);
                own.put(
                    folder,
                    name,
                    new ByteArrayInputStream(content),
                    content.length,
                    TransferListener.NONE);
                ByteArrayOutputStream target = new ByteArrayOutputStream();
                own.read(listed, target, TransferListener.NONE);
                return target.toByteArray();
              }
            });
      }
      for (Future<byte[]> read : executor.invokeAll(work)) {
        assertThat(read.get()).isEqualTo(content);
      }
    } finally {
      executor.shutdownNow();
    }
    for (int i = 0; i < threads; i++) {
      assertThat(Files.readAllBytes(folderPath.resolve("orders_" + i + ".xls"))).isEqualTo(content);
    }
  }

  @Test
  void describesTheServerInOneLine() {
    assertThat(transport.describe()).isNotBlank().doesNotContain("\n", "\r");
  }

  @Test
  void failuresNameTheServerAndThePath() {
    TransportException failure = failureOf(() -> session.list(missingFolder()));

    assertThat(failure.host()).isEqualTo(transport.describe());
    assertThat(failure)
        .hasMessageStartingWith(transport.describe() + " " + missingFolder().path() + ": ")
        .hasMessageEndingWith(" [NO_SUCH_FOLDER]");
  }

  // The judge's hands

  private RemoteFolder missingFolder() {
    return new RemoteFolder(folder.pathOf("missing"));
  }

  private void has(String name, String content, Instant modified) throws IOException {
    has(name, content.getBytes(StandardCharsets.UTF_8), modified);
  }

  private void has(String name, byte[] content, Instant modified) throws IOException {
    Path file = Files.write(folderPath.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private void hasIfPossible(String name) throws IOException {
    requireStorable(name);
    has(name, "x", NOON);
  }

  private void requireStorable(String name) {
    try {
      Path file = folderPath.resolve(name);
      Files.delete(Files.createFile(file));
    } catch (IOException | InvalidPathException e) {
      Assumptions.abort("this file system can't hold " + RemoteFile.escape(name));
    }
  }

  private void links(String name, String target) throws IOException {
    try {
      Files.createSymbolicLink(
          folderPath.resolve(name), folderPath.getFileSystem().getPath(target));
    } catch (UnsupportedOperationException e) {
      Assumptions.abort("this file system has no links");
    }
  }

  private String content(String name) throws IOException {
    return Files.readString(folderPath.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folderPath)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private RemoteFile only() {
    List<RemoteFile> files = session.list(folder).files();
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private void put(String name, byte[] content) {
    put(name, content, content.length);
  }

  private void put(String name, byte[] content, long announced) {
    session.put(folder, name, new ByteArrayInputStream(content), announced, TransferListener.NONE);
  }

  private void admitsWhatItLeft(TransportException failure, String name) {
    if (Files.exists(folderPath.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      assertThat(failure.outcome()).as("outcome, as a file was left").isEqualTo(Outcome.UNKNOWN);
    }
  }

  private TransportException failureOfReading(RemoteFile listed) {
    return failureOf(
        () -> session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE));
  }

  private static TransportException failureOf(ThrowingCallable call) {
    TransportException failure = catchThrowableOfType(TransportException.class, call);
    assertThat(failure).as("failure").isNotNull();
    return failure;
  }

  private static List<String> unsafeNames() {
    return List.of(
        "", ".", "..", "../orders.xls", "archive/orders.xls", "a\\b", "two\nlines", "a\u0000b");
  }

  /** Always the same bytes for the same size, and no two blocks alike. */
  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private interface Meddling {
    void run() throws IOException;
  }

  /** Changes the file on the server as soon as the first bytes have come. */
  private static final class MeddlingOutput extends OutputStream {
    private final Meddling meddling;
    private boolean done;

    MeddlingOutput(Meddling meddling) {
      this.meddling = meddling;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!done && length > 0) {
        done = true;
        meddling.run();
      }
    }
  }

  private static final class WatchedOutput extends OutputStream {
    private int unflushed;
    private boolean closed;

    @Override
    public void write(int b) {
      unflushed++;
    }

    @Override
    public void flush() {
      unflushed = 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class WatchedInput extends ByteArrayInputStream {
    private boolean closed;

    WatchedInput(byte[] content) {
      super(content);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** What a listener was told. */
  private static final class Progress implements TransferListener {
    private final List<String> paths = new ArrayList<>();
    private final List<Long> transferred = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();

    @Override
    public void progressed(String path, long done, long total) {
      paths.add(path);
      transferred.add(done);
      totals.add(total);
    }

    void isSoundFor(String path, long total) {
      assertThat(paths).isNotEmpty().containsOnly(path);
      assertThat(totals).containsOnly(total);
      assertThat(transferred)
          .isSorted()
          .allMatch(done -> done >= 0 && done <= total)
          .endsWith(total);
      assertThat(transferred.size())
          .as("calls for %d bytes, at most one per block of some 32 KiB", total)
          .isLessThanOrEqualTo((int) (total / 16_384) + 2);
    }
  }
}
