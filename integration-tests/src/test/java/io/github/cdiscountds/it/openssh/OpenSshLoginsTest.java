package io.github.cdiscountds.it.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.PoolSettings;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of key in every format, every kind of host key, on one server. */
@Tag("interop")
@Timeout(120)
class OpenSshLoginsTest {
  private static final RemoteFolder HOME = new RemoteFolder(".");
  private static OpenSshServer server;

  @BeforeAll
  static void startTheServer() throws Exception {
    server = OpenSshServer.startWithHostKeys(List.of("ed25519", "ecdsa", "rsa"));
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static void works(SftpTransport transport) {
    byte[] content = "a report".getBytes(StandardCharsets.UTF_8);
    try (transport;
        TransportSession session = transport.open()) {
      session.put(
          HOME, "f.part", new ByteArrayInputStream(content), content.length, TransferListener.NONE);
      session.rename(HOME, "f.part", "f.xls");
      RemoteFile file = session.find(HOME, "f.xls").orElseThrow();
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      session.read(file, read, TransferListener.NONE);
      session.delete(HOME, "f.xls");
      assertThat(read.toByteArray()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, openssh",
    "ed25519, pem-or-openssh-encrypted",
    "ed25519, ppk2",
    "ed25519, ppk3",
    "ecdsa, openssh",
    "ecdsa, pem-or-openssh-encrypted",
    "ecdsa, ppk2",
    "ecdsa, ppk3",
    "rsa, openssh",
    "rsa, pem-or-openssh-encrypted",
    "rsa, ppk2",
    "rsa, ppk3"
  })
  void everyKindOfKeyLogsInInEveryFormat(String type, String format) throws Exception {
    works(SftpTransport.to(server.settings(server.login(type, format)).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void everyKindOfHostKeyCanBePinnedAlone(String type) throws Exception {
    works(
        SftpTransport.to(
            server
                .settings(
                    SftpCredentials.privateKey(server.key()),
                    HostKeys.pinned(server.fingerprint(type)))
                .build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void aHashedEntryOfAnyKindIsKnown(String type) throws Exception {
    works(
        SftpTransport.to(
            server
                .settings(
                    SftpCredentials.privateKey(server.key()),
                    HostKeys.knownHosts(server.hashedKnownHosts(type)))
                .build()));
  }

  @Test
  void aPasswordMayBeSupplied() throws Exception {
    SftpCredentials password = server.password();
    AtomicInteger asked = new AtomicInteger();
    works(
        SftpTransport.to(
            server
                .settings(
                    SftpCredentials.supplied(
                        () -> {
                          asked.incrementAndGet();
                          return password;
                        }))
                .build()));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aPooledConnectionThatOpenSshEndedIsReplacedWithoutAWord() throws Exception {
    try (OpenSshServer own = OpenSshServer.start();
        SftpTransport transport =
            SftpTransport.to(
                own.settings(SftpCredentials.privateKey(own.key()))
                    .pool(PoolSettings.defaults().probeAfter(Duration.ZERO))
                    .build())) {
      transport.open().close();
      assertThat(transport.pool().idle()).isEqualTo(1);
      own.endSessions();
      try (TransportSession session = transport.open()) {
        assertThat(session.list(HOME).refusedNames()).isEmpty();
      }
    }
  }

  @Test
  void tenThousandFilesAreListedByTimeThenName() throws Exception {
    Path folder = Files.createDirectory(server.home().resolve("many"));
    server.give(folder);
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(folder.resolve("report-" + i + ".csv"));
    }
    try (SftpTransport transport =
            SftpTransport.to(server.settings(SftpCredentials.privateKey(server.key())).build());
        TransportSession session = transport.open()) {
      assertThat(session.list(new RemoteFolder("many")).files())
          .hasSize(10_000)
          .isSortedAccordingTo(
              Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name));
    }
  }

  @Test
  @Tag("INV-7")
  void linksAreFollowedNeitherOutOfAFolderNorWithinIt() throws Exception {
    Path folder = Files.createDirectory(server.home().resolve("links"));
    server.give(folder);
    Path secret = Files.writeString(server.home().resolve("secret"), "not for reports");
    Files.writeString(folder.resolve("inside.csv"), "x");
    Files.createSymbolicLink(folder.resolve("out.csv"), secret);
    Files.createSymbolicLink(folder.resolve("in.csv"), folder.resolve("inside.csv"));
    Files.createSymbolicLink(folder.resolve("folder"), server.home());
    RemoteFolder links = new RemoteFolder("links");
    try (SftpTransport transport =
            SftpTransport.to(server.settings(SftpCredentials.privateKey(server.key())).build());
        TransportSession session = transport.open()) {
      assertThat(session.list(links).files())
          .extracting(RemoteFile::name)
          .containsExactly("inside.csv");
      assertThat(session.find(links, "out.csv")).isEmpty();
      assertThat(session.find(links, "in.csv")).isEmpty();
      RemoteFile forged =
          new RemoteFile(
              links, "out.csv", Files.size(secret), Files.getLastModifiedTime(secret).toInstant());
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      assertThatThrownBy(() -> session.read(forged, target, TransferListener.NONE))
          .hasMessage(
              server.describe()
                  + " links/out.csv: there is no such file: list again [NO_SUCH_FILE]");
      assertThat(target.size()).isZero();
    }
  }
}
