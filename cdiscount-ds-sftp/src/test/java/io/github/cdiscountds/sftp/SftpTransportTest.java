package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.ascii;
import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SftpTransportTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");

  @TempDir Path root;
  private Path orders;
  private MinaServer server;
  private SftpTransport transport;
  private TransportSession session;

  @BeforeEach
  void open() throws IOException {
    orders = Files.createDirectory(root.resolve("Commandes"));
    server = MinaServer.start(root);
    transport = server.transport();
    session = transport.open();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
    transport.close();
    server.close();
  }

  private void write(String name, String text, int second) throws IOException {
    Path file = Files.writeString(orders.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + second)));
  }

  private RemoteFile listed(String name) {
    return session.find(ORDERS, name).orElseThrow();
  }

  @Test
  void listsRegularFilesByTimeThenName() throws IOException {
    write("b.csv", "22", 5);
    write("a.csv", "1", 5);
    write("z.csv", "333", 1);
    Files.createDirectory(orders.resolve("folder"));
    Files.createSymbolicLink(orders.resolve("link.csv"), orders.resolve("a.csv"));

    FolderListing listing = session.list(ORDERS);

    assertThat(listing.files())
        .containsExactly(
            new RemoteFile(ORDERS, "z.csv", 3, Instant.ofEpochSecond(1_700_000_001L)),
            new RemoteFile(ORDERS, "a.csv", 1, Instant.ofEpochSecond(1_700_000_005L)),
            new RemoteFile(ORDERS, "b.csv", 2, Instant.ofEpochSecond(1_700_000_005L)));
    assertThat(listing.refusedNames()).isEmpty();
  }

  @Test
  @Tag("INV-7")
  void handsOutNoNameThatCouldLeaveTheFolderOrHideSomething() throws IOException {
    write("back\\slash", "1", 1);
    write("new\nline", "1", 1);
    write("esc\u001b[31m", "1", 1);
    write("good.csv", "1", 1);

    FolderListing listing = session.list(ORDERS);

    assertThat(listing.files()).extracting(RemoteFile::name).containsExactly("good.csv");
    assertThat(listing.refusedNames())
        .containsExactlyInAnyOrder("back\\u005Cslash", "new\\u000Aline", "esc\\u001B[31m");
  }

  @Test
  void refusesToListMoreThanTheSettingsAllow() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("f" + i, "1", i);
    }
    try (SftpTransport narrow = SftpTransport.to(server.settings().maxListedFiles(3).build());
        TransportSession other = narrow.open()) {
      assertThatThrownBy(() -> other.list(ORDERS))
          .hasMessage(
              server.describe()
                  + " Commandes: it holds more than 3 entries: have it cleared, or raise"
                  + " maxListedFiles [UNSUPPORTED]");
      assertThat(other.find(ORDERS, "f1")).isPresent();
    }
  }

  @Test
  void touchesExactlyTheNamedFileWhateverPatternItsNameSpells() throws IOException {
    for (String name : List.of("a*", "ab", "a?", "[ab]", "a", "b")) {
      write(name, name, 1);
    }

    assertThat(session.find(ORDERS, "x*")).isEmpty();
    assertThat(listed("a*").size()).isEqualTo(2);
    session.delete(ORDERS, "a*");
    session.rename(ORDERS, "a?", "c*");
    session.delete(ORDERS, "[ab]");
    put("d?", "new");
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    session.read(listed("d?"), read, TransferListener.NONE);

    assertThat(read.toByteArray()).isEqualTo(ascii("new"));
    assertThat(names()).containsExactlyInAnyOrder("ab", "a", "b", "c*", "d?");
  }

  @Test
  void readsWhatWasPutByteForByteAndTellsTheProgress() throws IOException {
    byte[] content = bytes(5_000_001);
    List<Long> sent = new ArrayList<>();
    List<Long> received = new ArrayList<>();

    session.put(
        ORDERS,
        "big.part",
        new ByteArrayInputStream(content),
        content.length,
        (path, done, total) -> {
          assertThat(path).isEqualTo("Commandes/big.part");
          assertThat(total).isEqualTo(content.length);
          sent.add(done);
        });
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    RemoteFile file = listed("big.part");
    RemoteFile read = session.read(file, target, (path, done, total) -> received.add(done));

    assertThat(Files.readAllBytes(orders.resolve("big.part"))).isEqualTo(content);
    assertThat(target.toByteArray()).isEqualTo(content);
    assertThat(read).isEqualTo(file);
    assertThat(sent).isSorted().endsWith((long) content.length).hasSizeLessThan(160);
    assertThat(received).isSorted().endsWith((long) content.length).hasSizeLessThan(160);
  }

  @Test
  void putsAndReadsAnEmptyFile() {
    put("empty", "");
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    session.read(listed("empty"), target, TransferListener.NONE);
    assertThat(target.size()).isZero();
  }

  @Test
  void uploadsAStreamThatGivesItsBytesOneByOneAndSometimesNone() throws IOException {
    byte[] content = bytes(1000);
    InputStream trickle =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at < content.length ? content[at++] & 0xff : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            if (at % 3 == 0 || at >= content.length) {
              return at < content.length ? 0 : -1;
            }
            into[from] = content[at++];
            return 1;
          }
        };
    session.put(ORDERS, "t", trickle, content.length, TransferListener.NONE);
    assertThat(Files.readAllBytes(orders.resolve("t"))).isEqualTo(content);
  }

  @Test
  @Tag("INV-10")
  void neverPutsOverAnExistingFile() throws IOException {
    write("there", "old", 1);
    assertThatThrownBy(() -> put("there", "new"))
        .hasMessage(
            server.describe()
                + " Commandes/there: the name is taken; nothing was changed: use a name never used"
                + " before [ALREADY_EXISTS]");
    assertThat(orders.resolve("there")).hasContent("old");
  }

  @Test
  @Tag("INV-10")
  void neverRenamesOverAnExistingFile() throws IOException {
    write("from", "new", 1);
    write("to", "old", 1);
    assertThatThrownBy(() -> session.rename(ORDERS, "from", "to"))
        .hasMessage(
            server.describe()
                + " Commandes/to: the name is taken; nothing was changed: use a name never used"
                + " before [ALREADY_EXISTS]");
    assertThat(orders.resolve("to")).hasContent("old");
    assertThat(orders.resolve("from")).hasContent("new");
  }

  @Test
  void aLinkTakesAName() throws IOException {
    Files.createSymbolicLink(orders.resolve("dangling"), orders.resolve("nowhere"));
    assertThat(session.find(ORDERS, "dangling")).isEmpty();
    assertThatThrownBy(() -> put("dangling", "x")).satisfies(kind(Kind.ALREADY_EXISTS));
    assertThat(orders.resolve("nowhere")).doesNotExist();
  }

  @Test
  void tellsMissingFilesFromMissingFolders() throws IOException {
    RemoteFolder nowhere = new RemoteFolder("Suivi");
    String there = server.describe();
    String noFile = ": there is no such file: list again [NO_SUCH_FILE]";
    String noFolder =
        " Suivi: there is no such folder: check its configured name, or have the supplier create"
            + " it [NO_SUCH_FOLDER]";
    RemoteFile gone = new RemoteFile(ORDERS, "gone", 1, Instant.EPOCH);

    assertThatThrownBy(() -> session.delete(ORDERS, "gone"))
        .hasMessage(there + " Commandes/gone" + noFile);
    assertThatThrownBy(() -> session.rename(ORDERS, "gone", "x"))
        .hasMessage(there + " Commandes/gone" + noFile);
    assertThatThrownBy(() -> session.read(gone, new ByteArrayOutputStream(), TransferListener.NONE))
        .hasMessage(there + " Commandes/gone" + noFile);
    assertThatThrownBy(() -> session.list(nowhere)).hasMessage(there + noFolder);
    assertThatThrownBy(() -> session.find(nowhere, "x")).hasMessage(there + noFolder);
    assertThatThrownBy(() -> session.delete(nowhere, "x")).hasMessage(there + noFolder);
    assertThatThrownBy(() -> session.rename(nowhere, "x", "y")).hasMessage(there + noFolder);
    assertThatThrownBy(
            () ->
                session.put(nowhere, "x", InputStream.nullInputStream(), 0, TransferListener.NONE))
        .hasMessage(there + noFolder);
    assertThat(session.find(ORDERS, "gone")).isEmpty();
    write("file", "1", 1);
    assertThatThrownBy(() -> session.list(new RemoteFolder("Commandes/file")))
        .satisfies(kind(Kind.NO_SUCH_FOLDER));
  }

  @Test
  void refusesAFileThatIsNotTheListedOneAnyMore() throws IOException {
    write("f", "one", 1);
    RemoteFile file = listed("f");
    write("f", "two", 2);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    assertThatThrownBy(() -> session.read(file, target, TransferListener.NONE))
        .hasMessage(
            server.describe()
                + " Commandes/f: it isn't the listed file any more (listed 3 bytes of"
                + " 2023-11-14T22:13:21Z, now 3 bytes of 2023-11-14T22:13:22Z): list again"
                + " [CHANGED_WHILE_READ]");
    assertThat(target.size()).isZero();
  }

  @Test
  void manySessionsWorkAtOnce() {
    List<TransportSession> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sessions.add(transport.open());
    }
    for (int i = 0; i < 3; i++) {
      sessions
          .get(i)
          .put(ORDERS, "s" + i, new ByteArrayInputStream(new byte[9]), 9, (p, d, t) -> {});
    }
    assertThat(names()).hasSize(3);
    sessions.forEach(TransportSession::close);
  }

  @Test
  void namesTheServerWithoutSecrets() {
    assertThat(transport.describe()).isEqualTo("sftp://client@127.0.0.1:" + server.port());
  }

  @Test
  void leavesNoThreadAndNoConnectionBehind() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    server
        .ssh()
        .getActiveSessions()
        .forEach(s -> s.addCloseFutureListener(closed -> gone.countDown()));
    Set<Thread> threads = ourThreads();
    assertThat(threads)
        .extracting(Thread::getName)
        .anyMatch(name -> name.startsWith("cdiscount-ds-sftp"))
        .anyMatch(name -> name.startsWith("Connect thread"));
    session.close();
    session.close();
    transport.close();
    transport.close();
    gone.await();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void aClosedTransportEndsItsSessionsAndOpensNoMore() {
    TransportSession other = transport.open();
    transport.close();
    String closed = ": the session is closed: open another [CLOSED]";
    assertThatThrownBy(() -> session.list(ORDERS))
        .hasMessage(server.describe() + " Commandes" + closed);
    assertThatThrownBy(() -> other.delete(ORDERS, "x"))
        .hasMessage(server.describe() + " Commandes/x" + closed);
    assertThatThrownBy(transport::open)
        .hasMessage(server.describe() + ": the transport is closed: create another [CLOSED]");
    other.close();
  }

  private static Set<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            t ->
                t.getName().startsWith("cdiscount-ds-sftp")
                    || t.getName().startsWith("Connect thread"))
        .collect(Collectors.toSet());
  }

  static java.util.function.Consumer<Throwable> kind(Kind kind) {
    return e -> assertThat(((TransportException) e).kind()).isEqualTo(kind);
  }

  private void put(String name, String text) {
    session.put(
        ORDERS, name, new ByteArrayInputStream(ascii(text)), text.length(), TransferListener.NONE);
  }

  private List<String> names() {
    return session.list(ORDERS).files().stream().map(RemoteFile::name).toList();
  }
}
