package io.github.cdiscountds.it.openssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.it.sftp.OneFailure;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One exception for each failure, with host, path and what to do, and no secret anywhere. */
@Tag("interop")
@Timeout(120)
class OpenSshFailuresTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final int SIZE = 8_000_000;
  private static final String WRONG = "wrong-invented-Passw0rd";

  private OpenSshServer server;
  private Path orders;

  @BeforeEach
  void start() throws Exception {
    server = OpenSshServer.start();
    orders = Files.createDirectory(server.home().resolve("Commandes"));
    server.give(orders);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private TransportException failure(SftpSettings settings, OneFailure.Work work) {
    TransportException failure = OneFailure.of(settings, List.of(WRONG, server.secret()), work);
    assertThat(failure.host()).isEqualTo(server.describe());
    return failure;
  }

  private SftpSettings byKey(HostKeys keys) {
    return server.settings(SftpCredentials.privateKey(server.key()), keys).build();
  }

  private SftpSettings byKey() throws Exception {
    return byKey(HostKeys.pinned(server.fingerprint()));
  }

  private static void upload(TransportSession session, TransferListener listener) {
    session.put(ORDERS, "x.part", new ByteArrayInputStream(new byte[SIZE]), SIZE, listener);
  }

  @Test
  @Tag("INV-6")
  void aWrongPassword() throws Exception {
    server.password();
    SftpSettings wrong = server.settings(SftpCredentials.password(WRONG.toCharArray())).build();
    assertThat(failure(wrong, session -> {}))
        .hasMessage(
            server.describe()
                + ": the server refused the login by password (the server accepts publickey,"
                + " password): check user and credentials with the supplier. Not tried again, so"
                + " that the account isn't locked [AUTHENTICATION]");
    assertThat(server.wholeLog()).filteredOn(line -> line.contains("Failed password")).hasSize(1);
  }

  @Test
  @Tag("INV-6")
  void anUnknownAndAChangedHostKey() throws Exception {
    Path empty = Files.createFile(server.home().resolve("known_hosts"));
    String presented = "ssh-ed25519 " + server.fingerprint();
    assertThat(failure(byKey(HostKeys.knownHosts(empty)), session -> {}))
        .hasMessage(
            server.describe()
                + ": the server's key is not in known hosts ["
                + empty
                + "]. It presented "
                + presented
                + ": compare that with what the supplier says, then pin it with"
                + " HostKeys.pinned(\"SHA256:…\") or add it to the known hosts"
                + " [HOST_KEY_UNKNOWN]");

    String other = "SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFE";
    assertThat(failure(byKey(HostKeys.pinned(other)), session -> {}))
        .hasMessage(
            server.describe()
                + ": the server presented "
                + presented
                + ", expected "
                + other
                + ". Someone may stand between you and the server: ask the supplier whether its"
                + " key was changed, and only then pin the new one [HOST_KEY_CHANGED]");
  }

  @Test
  void aHostKeyKnownToOpenSshIsKnownToUs() throws Exception {
    try (SftpTransport transport =
            SftpTransport.to(byKey(HostKeys.knownHosts(server.knownHosts())));
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
    }
  }

  @Test
  void aMissingFolder() throws Exception {
    assertThat(failure(byKey(), session -> session.list(new RemoteFolder("Suivi"))))
        .hasMessage(
            server.describe()
                + " Suivi: there is no such folder: check its configured name, or have the supplier"
                + " create it [NO_SUCH_FOLDER]");
  }

  @Test
  void aFullDisk() throws Exception {
    server.mountSmallDisk(orders);
    TransportException failure =
        failure(byKey(), session -> upload(session, TransferListener.NONE));
    assertThat(failure)
        .hasMessage(
            server.describe()
                + " Commandes/x.part: the server has no space left (SSH_FX_FAILURE: Failure); a"
                + " partial file may have been left: tell the supplier, try again later"
                + " [NO_SPACE]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  @Tag("INV-10")
  void aServerKilledInTheMiddleOfAnUploadLeavesNothingUnderAFinalName() throws Exception {
    TransportException failure =
        failure(
            byKey(),
            session -> {
              upload(
                  session,
                  (path, done, total) -> {
                    if (done > total / 2) {
                      server.kill();
                    }
                  });
              session.rename(ORDERS, "x.part", "x.xls");
            });
    assertThat(failure)
        .hasMessage(
            server.describe()
                + " Commandes/x.part: the connection broke; try again in a new session; look in a"
                + " new session before deciding [CONNECTION_LOST]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(orders.resolve("x.xls")).doesNotExist();
    assertThat(Files.size(orders.resolve("x.part"))).isLessThan(SIZE);
  }

  @Test
  void aFileTruncatedOnTheServerWhileItIsRead() throws Exception {
    Path file = Files.write(orders.resolve("f"), new byte[SIZE]);
    OutputStream truncating =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.truncate(1000);
            }
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            write(0);
          }
        };
    TransportException failure =
        failure(
            byKey(),
            session -> {
              RemoteFile listed = session.find(ORDERS, "f").orElseThrow();
              session.read(listed, truncating, TransferListener.NONE);
            });
    assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE);
    assertThat(failure.getMessage())
        .startsWith(server.describe() + " Commandes/f: ")
        .endsWith(
            " bytes came, 8000000 were listed: what was read is of no use, list again"
                + " [INCOMPLETE]");
  }

  @Test
  void namesAreSpelledInTheCharsetOfTheServer() throws Exception {
    SftpSettings latin1 =
        server
            .settings(SftpCredentials.privateKey(server.key()))
            .fileNameCharset(StandardCharsets.ISO_8859_1)
            .build();
    try (SftpTransport transport = SftpTransport.to(latin1);
        TransportSession session = transport.open()) {
      session.put(
          ORDERS, "été?.part", new ByteArrayInputStream(new byte[3]), 3, TransferListener.NONE);
      session.rename(ORDERS, "été?.part", "été?.xls");
      assertThat(session.list(ORDERS).files())
          .extracting(RemoteFile::name)
          .containsExactly("été?.xls");
      RemoteFile found = session.find(ORDERS, "été?.xls").orElseThrow();
      session.read(found, OutputStream.nullOutputStream(), TransferListener.NONE);
      // In octal, whatever the locale: é is one byte, E9.
      assertThat(Programs.run("", "/usr/bin/env", "LC_ALL=C", "ls", "-b", orders))
          .isEqualTo("\\351t\\351?.xls\n");
    }
    try (SftpTransport transport = SftpTransport.to(byKey());
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
      assertThat(session.list(ORDERS).refusedNames()).hasSize(1);
    }
  }
}
