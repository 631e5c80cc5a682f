package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SuppliedCredentialsTest {
  @TempDir Path root;

  private static SftpCredentials password(String text) {
    return SftpCredentials.password(text.toCharArray());
  }

  private static SftpTransport transport(MinaServer server, Supplier<SftpCredentials> supplier) {
    return SftpTransport.to(
        server
            .settings(SftpCredentials.supplied(supplier), HostKeys.pinned(server.fingerprint()))
            .pool(PoolSettings.defaults().idleTimeout(Duration.ZERO))
            .build());
  }

  private static TransportException failure(MinaServer server, Supplier<SftpCredentials> supplier) {
    try (SftpTransport transport = transport(server, supplier)) {
      return catchThrowableOfType(TransportException.class, transport::open);
    }
  }

  @Test
  void aPasswordThatWasRotatedIsTakenAtTheNextConnection() throws IOException {
    AtomicInteger version = new AtomicInteger(1);
    PasswordAuthenticator rotating =
        (user, password, session) -> password.equals("secret-" + version);
    try (MinaServer server =
            MinaServer.start(
                root, MinaServer.ecKey(), ssh -> ssh.setPasswordAuthenticator(rotating));
        SftpTransport transport = transport(server, () -> password("secret-" + version))) {
      transport.open().close();
      version.incrementAndGet();
      transport.open().close();
      assertThat(version).hasValue(2);
    }
  }

  @Test
  void aKeyMayBeSuppliedAndIsOpenedForEachConnection() throws IOException {
    Path key = Path.of("src/test/resources/keys/rsa");
    AtomicInteger asked = new AtomicInteger();
    try (MinaServer server =
            MinaServer.start(
                root,
                MinaServer.ecKey(),
                ssh -> ssh.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE));
        SftpTransport transport =
            transport(
                server,
                () -> {
                  asked.incrementAndGet();
                  return SftpCredentials.privateKey(key);
                })) {
      transport.open().close();
      transport.open().close();
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void whatASupplierThrowsIsNotHandedOn() throws IOException {
    try (MinaServer server = MinaServer.start(root);
        LogCapture log = LogCapture.start()) {
      TransportException failure =
          failure(
              server,
              () -> {
                throw new IllegalStateException("no lease for " + PASSWORD);
              });
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the supplier of the credentials failed with java.lang.IllegalStateException,"
                  + " whose text is left out [CREDENTIALS]")
          .hasNoCause();
      assertThat(failure.getSuppressed()).isEmpty();
      assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD));
      assertThat(server.logins).hasValue(0);
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void aSupplierThatGivesNothingIsToldApart() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      assertThat(failure(server, () -> null))
          .hasMessage(
              server.describe() + ": the supplier of the credentials gave nothing [CREDENTIALS]");
      assertThat(failure(server, () -> SftpCredentials.supplied(() -> password("x"))))
          .hasMessage(
              server.describe()
                  + ": the supplier of the credentials gave another supplier, not credentials"
                  + " [CREDENTIALS]");
    }
  }

  @Test
  void aPasswordIsAddedToWhatIsSuppliedLater() {
    SftpCredentials both =
        SftpCredentials.supplied(() -> SftpCredentials.privateKey(Path.of("k")))
            .andPassword(PASSWORD.toCharArray());
    assertThat(both).hasToString("SftpCredentials[supplied credentials]");
    assertThat(both.resolved()).hasToString("SftpCredentials[key k and password]");
  }

  @Test
  void aSupplierThatIsInterruptedEndsTheOpening() throws Exception {
    try (MinaServer server = MinaServer.start(root)) {
      TransportException[] failure = new TransportException[1];
      Thread opening =
          new Thread(
              () ->
                  failure[0] =
                      failure(
                          server,
                          () -> {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException("interrupted");
                          }));
      opening.start();
      opening.join();
      assertThat(failure[0])
          .hasMessage(
              server.describe()
                  + ": the thread was interrupted while it asked for credentials [INTERRUPTED]");
    }
  }

  /** Breaks the connection in the middle of so many logins. */
  private record Breaking(AtomicInteger tries, int broken) {
    PasswordAuthenticator authenticator() {
      return (user, password, session) -> {
        if (tries.incrementAndGet() <= broken) {
          session.close(true);
          return false;
        }
        return password.equals(PASSWORD);
      };
    }
  }

  @Test
  void aLoginDuringWhichTheConnectionBreaksIsTriedOnceMore() throws IOException {
    Breaking breaking = new Breaking(new AtomicInteger(), 1);
    AtomicInteger asked = new AtomicInteger();
    try (MinaServer server =
            MinaServer.start(
                root,
                MinaServer.ecKey(),
                ssh -> ssh.setPasswordAuthenticator(breaking.authenticator()));
        SftpTransport transport =
            transport(
                server,
                () -> {
                  asked.incrementAndGet();
                  return password(PASSWORD);
                })) {
      transport.open().close();
      assertThat(breaking.tries()).hasValue(2);
      assertThat(asked).as("times asked for credentials").hasValue(2);
    }
  }

  @Test
  void aLoginThatBreaksAgainIsLeftToWhoeverAsked() throws IOException {
    Breaking breaking = new Breaking(new AtomicInteger(), 10);
    try (MinaServer server =
        MinaServer.start(
            root,
            MinaServer.ecKey(),
            ssh -> ssh.setPasswordAuthenticator(breaking.authenticator()))) {
      TransportException failure = failure(server, () -> password(PASSWORD));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + ": the connection broke during the login: try again later [CONNECTION_LOST]");
      assertThat(failure.isRetryable()).isTrue();
      assertThat(breaking.tries()).hasValue(2);
    }
  }

  @Test
  void aRefusedLoginIsNeverTriedAgainAlsoWhereTheSupplierHasAnotherAnswer() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      AtomicInteger asked = new AtomicInteger();
      TransportException failure =
          failure(server, () -> password("wrong-" + asked.incrementAndGet()));
      assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
      assertThat(asked).hasValue(1);
      assertThat(server.logins).hasValue(1);
    }
  }

  @Test
  void aKeyFileThatIsGoneIsToldBeforeAnythingIsSent() throws IOException {
    try (MinaServer server = MinaServer.start(root)) {
      Path gone = root.resolve("gone");
      assertThat(failure(server, () -> SftpCredentials.privateKey(gone)))
          .hasMessage(
              server.describe()
                  + ": can't use the private key "
                  + gone
                  + ": it can't be read: check the path and its permissions [CREDENTIALS]");
      assertThat(Files.exists(gone)).isFalse();
      assertThat(server.logins).hasValue(0);
    }
  }
}
