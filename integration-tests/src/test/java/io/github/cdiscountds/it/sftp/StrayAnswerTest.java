package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.WireFault;
import io.github.cdiscountds.testkit.WireRequest;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A status that answers nothing is never taken for the answer to a rename or removal. */
@Timeout(60)
class StrayAnswerTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final String PASSWORD = UUID.randomUUID().toString();

  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
  private EmbeddedSftpServer server;
  private SftpTransport transport;

  @BeforeEach
  void start() {
    tree.createFolder("Commandes");
    tree.write("Commandes", "f", new byte[3]);
    server = EmbeddedSftpServer.builder().login("shop", PASSWORD, tree).start();
    transport =
        SftpTransport.to(
            SftpSettings.builder(
                    server.host(),
                    "shop",
                    SftpCredentials.password(PASSWORD.toCharArray()),
                    HostKeys.pinned(server.hostKeyFingerprint()))
                .port(server.port())
                .build());
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  @Tag("INV-10")
  void aRefusedRenameIsNotBelievedDoneForAStrayOk() {
    server.onNext(WireRequest.RENAME, WireFault.strayAnswerFirst());

    assertInDoubt(
        failure(session -> session.rename(ORDERS, "f", new RemoteFolder("Nowhere"), "f")));
    assertThat(tree.names("Commandes")).containsExactly("f");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("INV-10")
  void aRenameIsInDoubtWhenMoreThanOneAnswerComes(boolean stray) {
    server.onNext(WireRequest.RENAME, stray ? WireFault.strayAnswerFirst() : WireFault.twice());

    assertInDoubt(failure(session -> session.rename(ORDERS, "f", "final")));
    assertThat(tree.names("Commandes")).containsExactly("final");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRemovalIsInDoubtWhenMoreThanOneAnswerComes(boolean stray) {
    server.onNext(WireRequest.REMOVE, stray ? WireFault.strayAnswerFirst() : WireFault.twice());

    assertInDoubt(failure(session -> session.delete(ORDERS, "f")));
    assertThat(tree.names("Commandes")).isEmpty();
  }

  @Test
  void aRefusalThatComesTwiceLeavesNoAnswerForTheNextRequest() {
    server.onNext(WireRequest.RENAME, WireFault.twice());

    assertInDoubt(
        failure(session -> session.rename(ORDERS, "f", new RemoteFolder("Nowhere"), "f")));
  }

  private TransportException failure(Consumer<TransportSession> work) {
    return catchThrowableOfType(
        TransportException.class,
        () -> {
          try (TransportSession session = transport.open()) {
            work.accept(session);
          }
        });
  }

  private void assertInDoubt(TransportException failure) {
    assertThat(failure)
        .hasMessage(
            "sftp://shop@127.0.0.1:"
                + server.port()
                + " Commandes/f: the connection broke; try again in a new session; look in a new"
                + " session before deciding [CONNECTION_LOST]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(failure.getCause())
        .hasMessage("an answer came that belongs to nothing that was asked");
  }
}
