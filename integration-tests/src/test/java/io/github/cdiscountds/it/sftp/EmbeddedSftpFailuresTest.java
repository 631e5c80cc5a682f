package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One exception for each failure, with host, path and what to do, and no secret anywhere. */
@Timeout(120)
class EmbeddedSftpFailuresTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final RemoteFolder MISSING = new RemoteFolder("Suivi");
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final String WRONG = UUID.randomUUID().toString();
  private static final int SIZE = 3_000_000;
  private static final int DISK = 1 << 20;

  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)), 10 * DISK);
  private final FileTree smallTree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)), DISK);
  @TempDir private Path own;
  private EmbeddedSftpServer server;
  private String there;

  @BeforeEach
  void start() {
    tree.createFolder("Commandes");
    smallTree.createFolder("Commandes");
    server =
        EmbeddedSftpServer.builder()
            .login("shop", PASSWORD, tree)
            .login("small", PASSWORD, smallTree)
            .start();
    there = "sftp://shop@127.0.0.1:" + server.port();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private SftpSettings settings(String user, String password, HostKeys keys) {
    return SftpSettings.builder(
            server.host(), user, SftpCredentials.password(password.toCharArray()), keys)
        .port(server.port())
        .build();
  }

  private SftpSettings sound() {
    return settings("shop", PASSWORD, HostKeys.pinned(server.hostKeyFingerprint()));
  }

  private TransportException failure(SftpSettings settings, OneFailure.Work work) {
    return OneFailure.of(settings, List.of(PASSWORD, WRONG), work);
  }

  private static void upload(TransportSession session) {
    session.put(
        ORDERS, "x.part", new ByteArrayInputStream(new byte[SIZE]), SIZE, TransferListener.NONE);
  }

  @Test
  @Tag("INV-6")
  void aWrongPassword() {
    SftpSettings wrong = settings("shop", WRONG, HostKeys.pinned(server.hostKeyFingerprint()));

    assertThat(failure(wrong, session -> {}))
        .hasMessageStartingWith(
            there + ": the server refused the login by password (the server accepts ")
        .hasMessageEndingWith(
            "): check user and credentials with the supplier. Not tried again, so that the account"
                + " isn't locked [AUTHENTICATION]");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  @Tag("INV-6")
  void anUnknownHostKey() throws IOException {
    Path empty = Files.createFile(own.resolve("known_hosts"));

    assertThat(failure(settings("shop", PASSWORD, HostKeys.knownHosts(empty)), session -> {}))
        .hasMessage(
            there
                + ": the server's key is not in known hosts ["
                + empty
                + "]. It presented ecdsa-sha2-nistp256 "
                + server.hostKeyFingerprint()
                + ": compare that with what the supplier says, then pin it with"
                + " HostKeys.pinned(\"SHA256:…\") or add it to the known hosts"
                + " [HOST_KEY_UNKNOWN]");
  }

  @Test
  @Tag("INV-6")
  void aHostKeyThatChangedSinceItWasPinnedOrKnown() throws IOException {
    String before = server.hostKeyFingerprint();
    Path known = Files.writeString(own.resolve("known_hosts"), server.knownHostsLine() + "\n");
    server.restartWithNewHostKey();

    for (HostKeys keys : List.of(HostKeys.pinned(before), HostKeys.knownHosts(known))) {
      assertThat(failure(settings("shop", PASSWORD, keys), session -> {}))
          .hasMessage(
              there
                  + ": the server presented ecdsa-sha2-nistp256 "
                  + server.hostKeyFingerprint()
                  + ", expected "
                  + before
                  + ". Someone may stand between you and the server: ask the supplier whether its"
                  + " key was changed, and only then pin the new one [HOST_KEY_CHANGED]");
    }
  }

  @Test
  @Tag("INV-6")
  void aMissingFolder() {
    List<OneFailure.Work> works =
        List.of(
            session -> session.list(MISSING),
            session -> session.find(MISSING, "f"),
            session ->
                session.put(
                    MISSING, "f", new ByteArrayInputStream(new byte[1]), 1, TransferListener.NONE),
            session -> session.rename(MISSING, "f", "g"),
            session -> session.delete(MISSING, "f"));
    for (OneFailure.Work work : works) {
      TransportException failure = failure(sound(), work);
      assertThat(failure)
          .hasMessage(
              there
                  + " Suivi: there is no such folder: check its configured name, or have the"
                  + " supplier create it [NO_SUCH_FOLDER]");
      assertThat(failure.path()).isEqualTo("Suivi");
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_DONE);
    }
  }

  @Test
  @Tag("INV-6")
  void aFullDisk() {
    SftpSettings small = settings("small", PASSWORD, HostKeys.pinned(server.hostKeyFingerprint()));

    TransportException failure = failure(small, EmbeddedSftpFailuresTest::upload);

    assertThat(failure)
        .hasMessage(
            "sftp://small@127.0.0.1:"
                + server.port()
                + " Commandes/x.part: the server has no space left (SSH_FX_FAILURE: No space left"
                + " on device); a partial file may have been left: tell the supplier, try again"
                + " later [NO_SPACE]");
    assertThat(failure.kind()).isEqualTo(Kind.NO_SPACE);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  @Tag("INV-10")
  void aServerKilledInTheMiddleOfAnUploadLeavesNothingUnderAFinalName() {
    server.killAfterReceiving(1_000_000);

    TransportException failure =
        failure(
            sound(),
            session -> {
              upload(session);
              session.rename(ORDERS, "x.part", "x.xls");
            });

    assertThat(failure)
        .hasMessage(
            there
                + " Commandes/x.part: the connection broke; try again in a new session; look in a"
                + " new session before deciding [CONNECTION_LOST]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.names("Commandes")).containsExactly("x.part");
    assertThat(tree.read("Commandes", "x.part")).hasSize(1_000_000);
  }

  @Test
  void aFileTruncatedOnTheServerWhileItIsReadIsAnErrorAndNoShortResult() {
    tree.write("Commandes", "f", new byte[SIZE]);
    TransferListener truncating =
        (path, done, total) -> tree.write("Commandes", "f", new byte[1000]);

    TransportException failure =
        failure(
            sound(),
            session ->
                session.read(
                    session.find(ORDERS, "f").orElseThrow(),
                    OutputStream.nullOutputStream(),
                    truncating));

    assertThat(failure.kind()).isIn(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ);
    assertThat(failure)
        .hasMessageStartingWith(there + " Commandes/f: ")
        .hasMessageContaining("what was read is of no use, list again");
  }
}
