package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.PASSWORD;
import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SftpFailuresTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final int SIZE = 3_000_000;
  private static final String LOOK = "; look in a new session before deciding";

  @TempDir Path root;
  private Path orders;

  @BeforeEach
  void folder() throws IOException {
    orders = Files.createDirectory(root.resolve("Commandes"));
  }

  private interface Work {
    void on(TransportSession session);
  }

  /** Does the work and gives its one failure, which leaks nothing and leaves the log free of it. */
  private static TransportException failure(SftpSettings settings, Work work) {
    return failure(settings, System::nanoTime, work);
  }

  private static TransportException failure(
      SftpSettings settings, LongSupplier nanoTime, Work work) {
    try (LogCapture log = LogCapture.start()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> {
                try (SftpTransport transport = SftpTransport.to(settings, nanoTime);
                    TransportSession session = transport.open()) {
                  work.on(session);
                }
              });
      assertThat(failure).isNotNull();
      assertThat(failure.host()).isEqualTo(settings.describe());
      StringBuilder text = new StringBuilder();
      for (Throwable at = failure; at != null; at = at.getCause()) {
        text.append(at).append('\n');
      }
      assertThat(text.toString()).doesNotContain(PASSWORD, "wrong-Passw0rd");
      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(line -> line.contains(PASSWORD) || line.contains("wrong-Passw0rd"))
          .noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
      return failure;
    }
  }

  private static void nothing(TransportSession session) {}

  private static void upload(TransportSession session) {
    session.put(
        ORDERS, "x.part", new ByteArrayInputStream(bytes(SIZE)), SIZE, TransferListener.NONE);
  }

  private static RemoteFile download(TransportSession session) {
    return session.read(
        session.find(ORDERS, "f").orElseThrow(),
        OutputStream.nullOutputStream(),
        TransferListener.NONE);
  }

  @Test
  @Tag("INV-6")
  void aWrongPasswordIsOneRefusedLogin() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      SftpSettings wrong =
          server
              .settings(
                  SftpCredentials.password("wrong-Passw0rd".toCharArray()),
                  HostKeys.pinned(server.fingerprint()))
              .build();
      TransportException failure = failure(wrong, SftpFailuresTest::nothing);
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the server refused the login by password (the server accepts password,"
                  + " keyboard-interactive, publickey): check user and credentials with the"
                  + " supplier. Not tried again, so that the account isn't locked"
                  + " [AUTHENTICATION]");
      assertThat(failure.isRetryable()).isFalse();
      assertThat(server.logins).hasValue(1);
    }
  }

  @Test
  @Tag("INV-6")
  void anUnknownHostKeyIsRefusedWithTheFingerprintToPin() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      Path none = root.resolve("known_hosts");
      TransportException failure =
          failure(server.settings(HostKeys.knownHosts(none)).build(), SftpFailuresTest::nothing);
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the server's key is not in known hosts ["
                  + none
                  + "]: this file doesn't exist. It presented ecdsa-sha2-nistp256 "
                  + server.fingerprint()
                  + ": compare that with what the supplier says, then pin it with"
                  + " HostKeys.pinned(\"SHA256:…\") or add it to the known hosts"
                  + " [HOST_KEY_UNKNOWN]");
      assertThat(server.logins).hasValue(0);
    }
  }

  @Test
  @Tag("INV-6")
  void aChangedHostKeyIsRefusedWithBothFingerprints() throws IOException {
    String old = MinaServer.fingerprint(MinaServer.ecKey());
    try (MinaServer server = MinaServer.start(root)) {
      TransportException failure =
          failure(server.settings(HostKeys.pinned(old)).build(), SftpFailuresTest::nothing);
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the server presented ecdsa-sha2-nistp256 "
                  + server.fingerprint()
                  + ", expected "
                  + old
                  + ". Someone may stand between you and the server: ask the supplier whether its"
                  + " key was changed, and only then pin the new one [HOST_KEY_CHANGED]");
      assertThat(server.logins).hasValue(0);
    }
  }

  @Test
  void aPinnedKeyIsFoundAmongSeveralOfTheServer() throws IOException {
    KeyPair first = MinaServer.ecKey();
    KeyPair second = MinaServer.rsaKey();
    try (MinaServer server = MinaServer.start(root, 0, new SftpEventListener() {}, first, second);
        SftpTransport byEc = pinning(server, first);
        SftpTransport byRsa = pinning(server, second)) {
      byEc.open().close();
      byRsa.open().close();
      assertThat(server.logins).hasValue(2);
    }
  }

  private static SftpTransport pinning(MinaServer server, KeyPair key) {
    return SftpTransport.to(server.settings(HostKeys.pinned(MinaServer.fingerprint(key))).build());
  }

  @Test
  void aHostThatNobodyServesIsUnreachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    SftpSettings settings = settings("127.0.0.1", free).build();
    assertThat(failure(settings, SftpFailuresTest::nothing))
        .hasMessage(
            "sftp://client@127.0.0.1:"
                + free
                + ": can't be reached: check host, port and firewall, and try again later"
                + " [CONNECT]")
        .hasRootCauseMessage("Connection refused");
  }

  @Test
  void aHostNameThatDoesNotExistIsUnreachable() {
    assertThat(failure(settings("sftp.invalid", 22).build(), SftpFailuresTest::nothing))
        .hasMessage(
            "sftp://client@sftp.invalid:22: the host name can't be resolved: check it, and the DNS"
                + " [CONNECT]");
  }

  @Test
  void aServerThatAcceptsAndSaysNothingStallsTheLogin() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SftpSettings settings =
          settings("127.0.0.1", silent.getLocalPort()).loginTimeout(Duration.ofMillis(200)).build();
      assertThat(failure(settings, SftpFailuresTest::nothing))
          .hasMessage(
              settings.describe()
                  + ": the login wasn't done within 200 ms: try again later, or raise loginTimeout"
                  + " [STALLED]");
    }
  }

  private static SftpSettings.Builder settings(String host, int port) {
    return SftpSettings.builder(
            host,
            MinaServer.USER,
            SftpCredentials.password(PASSWORD.toCharArray()),
            HostKeys.pinned(MinaServer.fingerprint(MinaServer.ecKey())))
        .port(port);
  }

  @ParameterizedTest
  @CsvSource({"14, No space left on device", "15, Quota exceeded"})
  @Tag("INV-6")
  void aFullDiskIsToldApartAndTheSessionGoesOn(int status, String words) throws IOException {
    SftpEventListener full =
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession session,
              String handle,
              FileHandle file,
              long offset,
              byte[] data,
              int from,
              int length)
              throws IOException {
            if (offset > 1_000_000) {
              throw new SftpException(status, words);
            }
          }
        };
    try (MinaServer server = MinaServer.start(root, full)) {
      TransportException failure =
          failure(
              server.settings().build(),
              session -> {
                try {
                  upload(session);
                } finally {
                  assertThat(session.list(ORDERS).files())
                      .extracting(RemoteFile::name)
                      .containsExactly("x.part");
                }
              });
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/x.part: the server has no space left ("
                  + "Unknown code: (%d): %s".formatted(status, words)
                  + "); a partial file may have been left: tell the supplier, try again later"
                  + " [NO_SPACE]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure.isRetryable()).isTrue();
    }
  }

  @Test
  void aServerKilledInTheMiddleOfAnUploadLeavesNoFinalName() throws IOException {
    MinaServer[] victim = new MinaServer[1];
    SftpEventListener killer = new KilledAtWrite(() -> victim[0]);
    try (MinaServer server = MinaServer.start(root, killer)) {
      victim[0] = server;
      TransportException failure =
          failure(
              server.settings().build(),
              session -> {
                try {
                  upload(session);
                  session.rename(ORDERS, "x.part", "x.xls");
                } catch (TransportException e) {
                  assertThatThrownBy(() -> session.rename(ORDERS, "x.part", "x.xls"))
                      .hasMessage(
                          server.describe()
                              + " Commandes/x.part: the session ended with CONNECTION_LOST: open"
                              + " another [CLOSED]");
                  throw e;
                }
              });
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/x.part: the connection broke; try again in a new session"
                  + LOOK
                  + " [CONNECTION_LOST]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(orders.resolve("x.xls")).doesNotExist();
    }
  }

  private record KilledAtWrite(java.util.function.Supplier<MinaServer> server)
      implements SftpEventListener {
    @Override
    public void writing(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int from,
        int length)
        throws IOException {
      if (offset > 1_000_000) {
        session.close(true);
        throw new IOException("killed");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1500000", "2999999"})
  void aFileTruncatedWhileItIsReadIsAnErrorAndNoShortResult(long left) throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (MinaServer server = MinaServer.start(root, whileReading(file -> truncate(file, left)))) {
      TransportException failure = failure(server.settings().build(), s -> download(s));
      assertThat(failure.getMessage())
          .startsWith(server.describe() + " Commandes/f: ")
          .endsWith(
              " bytes came, 3000000 were listed: what was read is of no use, list again"
                  + " [INCOMPLETE]");
    }
  }

  @Test
  void aFileReplacedByOneOfTheSameSizeWhileItIsReadIsAnError() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    Files.setLastModifiedTime(
        orders.resolve("f"), FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    try (MinaServer server =
        MinaServer.start(
            root,
            whileReading(
                file ->
                    Files.setLastModifiedTime(
                        file, FileTime.from(Instant.ofEpochSecond(1_700_000_001)))))) {
      assertThat(failure(server.settings().build(), s -> download(s)))
          .hasMessage(
              server.describe()
                  + " Commandes/f: it was replaced while it was read (listed 3000000 bytes of"
                  + " 2023-11-14T22:13:20Z, now 3000000 bytes of 2023-11-14T22:13:21Z): what was"
                  + " read is of no use, list again [CHANGED_WHILE_READ]");
    }
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsAnError() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (MinaServer server =
        MinaServer.start(
            root, whileReading(file -> Files.write(file, bytes(100), StandardOpenOption.APPEND)))) {
      assertThat(failure(server.settings().build(), s -> download(s)).kind())
          .isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
    }
  }

  private interface Tampering {
    void with(Path file) throws IOException;
  }

  private static void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static SftpEventListener whileReading(Tampering tampering) {
    return new SftpEventListener() {
      private boolean done;

      @Override
      public void reading(
          ServerSession session,
          String handle,
          FileHandle file,
          long offset,
          byte[] data,
          int from,
          int length)
          throws IOException {
        if (!done && offset > 0) {
          done = true;
          tampering.with(file.getFile());
        }
      }
    };
  }

  /**
   * Answers no request of one type until it is released. The time that it gives runs a thousand
   * times faster from then on, so that a busy machine can't look like a stalled server before.
   */
  private static final class Silent implements SftpEventListener, AutoCloseable {
    private final int request;
    private volatile long silentSince;
    final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Silent(int request) {
      this.request = request;
    }

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
      if (type == request) {
        silentSince = System.nanoTime();
        reached.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }

    long nanoTime() {
      long now = System.nanoTime();
      return reached.getCount() > 0 ? now : now + 1000 * (now - silentSince);
    }

    @Override
    public void close() {
      released.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "17, list, Commandes, NOTHING_DONE",
    "12, list, Commandes, NOTHING_DONE",
    "7, find, Commandes/f, NOTHING_DONE",
    "5, read, Commandes/f, NOTHING_DONE",
    "6, put, Commandes/x.part, UNKNOWN",
    "18, rename, Commandes/f, UNKNOWN",
    "200, rename, Commandes/f, UNKNOWN",
    "13, delete, Commandes/f, UNKNOWN"
  })
  void aServerThatStopsAnsweringIsDroppedWhateverItWasAsked(
      int request, String verb, String path, Outcome outcome) throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (Silent silent = new Silent(request);
        MinaServer server = MinaServer.start(root, silent)) {
      if (request == 18) {
        org.apache.sshd.sftp.SftpModuleProperties.OPENSSH_EXTENSIONS.set(server.ssh(), "none=1");
      }
      TransportException failure =
          failure(server.settings().build(), silent::nanoTime, session -> doIt(verb, session));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " "
                  + path
                  + ": no progress for 30 s, the connection was dropped; try again in a new"
                  + " session, raise stallTimeout for a slow server"
                  + (outcome == Outcome.UNKNOWN ? LOOK : "")
                  + " [STALLED]");
      assertThat(failure.outcome()).isEqualTo(outcome);
    }
  }

  private static void doIt(String verb, TransportSession session) {
    switch (verb) {
      case "list" -> session.list(ORDERS);
      case "find" -> session.find(ORDERS, "f");
      case "read" -> download(session);
      case "put" -> upload(session);
      case "rename" -> session.rename(ORDERS, "f", "g");
      default -> session.delete(ORDERS, "f");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, list, Commandes, NOTHING_DONE",
    "7, find, Commandes/f, NOTHING_DONE",
    "5, read, Commandes/f, NOTHING_DONE",
    "6, put, Commandes/x.part, UNKNOWN",
    "200, rename, Commandes/f, UNKNOWN",
    "13, delete, Commandes/f, UNKNOWN"
  })
  void anInterruptedThreadIsSetFreeAndStaysInterrupted(
      int request, String verb, String path, Outcome outcome) throws Exception {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (Silent silent = new Silent(request);
        MinaServer server = MinaServer.start(root, silent)) {
      boolean[] flag = new boolean[1];
      TransportException[] failure = new TransportException[1];
      Thread worker =
          new Thread(
              () -> {
                failure[0] = failure(server.settings().build(), session -> doIt(verb, session));
                flag[0] = Thread.currentThread().isInterrupted();
              });
      worker.start();
      silent.reached.await();
      worker.interrupt();
      worker.join();
      assertThat(failure[0])
          .hasMessage(
              server.describe()
                  + " "
                  + path
                  + ": the thread was interrupted; the connection was dropped"
                  + (outcome == Outcome.UNKNOWN ? LOOK : "")
                  + " [INTERRUPTED]");
      assertThat(failure[0].outcome()).isEqualTo(outcome);
      assertThat(flag[0]).isTrue();
    }
  }

  @Test
  void closingTheTransportSetsAWaitingThreadFree() throws Exception {
    Files.write(orders.resolve("f"), bytes(10));
    try (Silent silent = new Silent(5);
        MinaServer server = MinaServer.start(root, silent);
        SftpTransport transport = server.transport()) {
      TransportSession session = transport.open();
      TransportException[] failure = new TransportException[1];
      Thread reader =
          new Thread(
              () ->
                  failure[0] =
                      catchThrowableOfType(TransportException.class, () -> download(session)));
      reader.start();
      silent.reached.await();
      transport.close();
      reader.join();
      assertThat(failure[0])
          .hasMessage(
              server.describe() + " Commandes/f: the transport was closed meanwhile [CLOSED]");
    }
  }

  @Test
  void aLostAnswerToARenameIsAnUnknownOutcome() throws IOException {
    Files.write(orders.resolve("f"), bytes(10));
    SftpEventListener listener =
        new SftpEventListener() {
          @Override
          public void moved(
              ServerSession session,
              Path from,
              Path to,
              Collection<CopyOption> options,
              Throwable thrown) {
            session.close(true);
          }
        };
    try (MinaServer server = MinaServer.start(root, listener)) {
      TransportException failure =
          failure(server.settings().build(), s -> s.rename(ORDERS, "f", "g"));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/f: the connection broke; try again in a new session"
                  + LOOK
                  + " [CONNECTION_LOST]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(orders.resolve("g")).exists();
    }
  }

  @Test
  void aFailureOfOurOwnDiskIsNotBlamedOnTheServerAndTheSessionGoesOn() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    OutputStream full =
        new OutputStream() {
          private int left = 1_000_000;

          @Override
          public void write(int b) throws IOException {
            throw new IOException("not asked for");
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    try (MinaServer server = MinaServer.start(root)) {
      TransportException failure =
          failure(
              server.settings().build(),
              session -> {
                try {
                  session.read(
                      session.find(ORDERS, "f").orElseThrow(), full, TransferListener.NONE);
                } finally {
                  assertThat(session.list(ORDERS).files()).hasSize(1);
                  download(session);
                }
              });
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/f: writing what was read failed on our own side: check the local"
                  + " disk [LOCAL_IO]")
          .hasRootCauseMessage("No space left on device");
    }
  }

  @Test
  void contentThatFailsOrHasAnotherLengthThanAnnouncedIsAnError() throws IOException {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken disk");
          }
        };
    try (MinaServer server = MinaServer.start(root)) {
      SftpSettings settings = server.settings().build();
      TransportException failed = failure(settings, s -> put(s, "a", failing, 10));
      TransportException shorter =
          failure(settings, s -> put(s, "b", new ByteArrayInputStream(bytes(9)), 10));
      TransportException longer =
          failure(settings, s -> put(s, "c", new ByteArrayInputStream(bytes(11)), 10));
      assertThat(failed)
          .hasMessage(
              server.describe()
                  + " Commandes/a: reading what was to be sent failed on our own side; a partial"
                  + " file was left [LOCAL_IO]");
      assertThat(shorter)
          .hasMessage(
              server.describe()
                  + " Commandes/b: the content ended after 9 of 10 bytes; a partial file was left"
                  + " [INCOMPLETE]");
      assertThat(longer)
          .hasMessage(
              server.describe()
                  + " Commandes/c: the content has more than the 10 bytes announced; a file was"
                  + " left [INCOMPLETE]");
      assertThat(List.of(failed.outcome(), shorter.outcome(), longer.outcome()))
          .containsOnly(Outcome.UNKNOWN);
    }
  }

  private static void put(TransportSession session, String name, InputStream content, int size) {
    session.put(ORDERS, name, content, size, TransferListener.NONE);
  }

  @Test
  void refusedRightsAreToldApart() throws IOException {
    SftpEventListener forbidding =
        new SftpEventListener() {
          @Override
          public void opening(
              ServerSession session, String handle, org.apache.sshd.sftp.server.Handle file)
              throws IOException {
            throw new java.nio.file.AccessDeniedException("x");
          }
        };
    Files.write(orders.resolve("f"), bytes(10));
    try (MinaServer server = MinaServer.start(root, forbidding)) {
      TransportException reading = failure(server.settings().build(), s -> download(s));
      TransportException writing = failure(server.settings().build(), SftpFailuresTest::upload);
      assertThat(reading.getMessage())
          .startsWith(
              server.describe()
                  + " Commandes/f: the file can't be read: the server doesn't permit it"
                  + " (SSH_FX_PERMISSION_DENIED: ")
          .endsWith("): ask the supplier [PERMISSION]");
      assertThat(writing.getMessage())
          .startsWith(
              server.describe()
                  + " Commandes/x.part: the server doesn't permit writing there"
                  + " (SSH_FX_PERMISSION_DENIED: ")
          .endsWith("): ask the supplier [PERMISSION]");
      assertThat(writing.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    }
  }

  @Test
  void aListenerThatThrowsIsNoFailureOfTheServer() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      RemoteFile file = session.find(ORDERS, "f").orElseThrow();
      IllegalStateException own = new IllegalStateException("listener");
      assertThatThrownBy(
              () ->
                  session.read(
                      file,
                      OutputStream.nullOutputStream(),
                      (path, done, total) -> {
                        throw own;
                      }))
          .isSameAs(own);
      download(session);
    }
  }

  @Test
  void aListenerThatAssertsLeavesTheSessionUsable() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      RemoteFile file = session.find(ORDERS, "f").orElseThrow();
      AssertionError own = new AssertionError("listener");
      assertThatThrownBy(
              () ->
                  session.read(
                      file,
                      OutputStream.nullOutputStream(),
                      (path, done, total) -> {
                        throw own;
                      }))
          .isSameAs(own);
      assertThat(session.list(ORDERS).files()).containsExactly(file);
      assertThat(download(session)).isEqualTo(file);
    }
  }

  @Test
  void aSessionThatCannotConnectAgainIsDead() throws IOException {
    Files.write(orders.resolve("f"), bytes(SIZE));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      String there = server.describe();
      RemoteFile file = session.find(ORDERS, "f").orElseThrow();
      assertThatThrownBy(() -> session.read(file, full, TransferListener.NONE))
          .hasMessageEndingWith(" [LOCAL_IO]");
      server.close();
      assertThatThrownBy(() -> session.list(ORDERS))
          .hasMessage(
              there
                  + ": can't be reached: check host, port and firewall, and try again later"
                  + " [CONNECT]");
      assertThatThrownBy(() -> session.list(ORDERS))
          .hasMessage(there + " Commandes: the session ended with CONNECT: open another [CLOSED]");
    }
  }

  @Test
  void whatAServerSaysAtPartingCannotForgeALogLine() throws IOException {
    PasswordAuthenticator hostile =
        (user, password, session) -> {
          try {
            session.disconnect(11, "bye\nWARN all is well\u001b[2J");
            return false;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try (MinaServer server =
        MinaServer.start(root, MinaServer.ecKey(), ssh -> ssh.setPasswordAuthenticator(hostile))) {
      TransportException failure = failure(server.settings().build(), SftpFailuresTest::nothing);
      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString())
          .contains("bye\\u000AWARN all is well\\u001B[2J")
          .doesNotContain("\nWARN", "\u001b");
    }
  }

  @Test
  void connectingWhileTheTransportClosesEndsInOneKindOfFailure() {
    SftpSettings settings = settings("127.0.0.1", 22).build();
    String closed = settings.describe() + ": the transport was closed while it connected [CLOSED]";
    Watchdog ended = new Watchdog(Duration.ofSeconds(1), System::nanoTime);
    ended.close();
    assertThatThrownBy(() -> new Connector(settings, ended).connect(born -> {}))
        .isInstanceOf(TransportException.class)
        .hasMessage(closed);
    try (Watchdog watchdog = new Watchdog(Duration.ofSeconds(1), System::nanoTime)) {
      Connector connector = new Connector(settings, watchdog);
      connector.close();
      assertThatThrownBy(() -> connector.connect(born -> {}))
          .isInstanceOf(TransportException.class)
          .hasMessage(closed);
    }
  }

  @Test
  @Tag("INV-6")
  void aMissingFolderIsNamed() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      RemoteFolder missing = new RemoteFolder("Suivi");
      TransportException failure = failure(server.settings().build(), s -> s.list(missing));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Suivi: there is no such folder: check its configured name, or have the"
                  + " supplier create it [NO_SUCH_FOLDER]");
      assertThat(failure.path()).isEqualTo("Suivi");
    }
  }

  @Test
  @Tag("INV-6")
  void aKeyOfAnotherTypeThanTheKnownOneIsAChangedOne() throws IOException {
    KeyPair known = MinaServer.rsaKey();
    try (MinaServer server = MinaServer.start(root)) {
      Path file =
          Files.writeString(
              root.resolve("known_hosts"),
              "[127.0.0.1]:" + server.port() + " " + PublicKeyEntry.toString(known.getPublic()));
      TransportException failure =
          failure(server.settings(HostKeys.knownHosts(file)).build(), SftpFailuresTest::nothing);
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the server presented ecdsa-sha2-nistp256 "
                  + server.fingerprint()
                  + ", expected "
                  + MinaServer.fingerprint(known)
                  + ". Someone may stand between you and the server: ask the supplier whether its"
                  + " key was changed, and only then pin the new one [HOST_KEY_CHANGED]");
      assertThat(server.logins).hasValue(0);
    }
  }
}
