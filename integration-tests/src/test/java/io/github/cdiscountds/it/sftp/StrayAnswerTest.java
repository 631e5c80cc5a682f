package io.github.cdiscountds.it.sftp;

import static io.github.cdiscountds.it.sftp.OneFileServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.WireFault;
import io.github.cdiscountds.testkit.WireRequest;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A status that answers nothing is never taken for the answer to a rename or removal. */
@Timeout(60)
class StrayAnswerTest {
  private final OneFileServer scene = new OneFileServer();
  private final EmbeddedSftpServer server = scene.server;
  private final FileTree tree = scene.tree;

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  @Tag("INV-10")
  void aRefusedRenameIsNotBelievedDoneForAStrayOk() {
    server.onNext(WireRequest.RENAME, WireFault.strayAnswerFirst());

    assertInDoubt(
        scene.failure(session -> session.rename(ORDERS, "f", new RemoteFolder("Nowhere"), "f")));
    assertThat(tree.names("Commandes")).containsExactly("f");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("INV-10")
  void aRenameIsInDoubtWhenMoreThanOneAnswerComes(boolean stray) {
    server.onNext(WireRequest.RENAME, stray ? WireFault.strayAnswerFirst() : WireFault.twice());

    assertInDoubt(scene.failure(session -> session.rename(ORDERS, "f", "final")));
    assertThat(tree.names("Commandes")).containsExactly("final");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRemovalIsInDoubtWhenMoreThanOneAnswerComes(boolean stray) {
    server.onNext(WireRequest.REMOVE, stray ? WireFault.strayAnswerFirst() : WireFault.twice());

    assertInDoubt(scene.failure(session -> session.delete(ORDERS, "f")));
    assertThat(tree.names("Commandes")).isEmpty();
  }

  @Test
  void aRefusalThatComesTwiceLeavesNoAnswerForTheNextRequest() {
    server.onNext(WireRequest.RENAME, WireFault.twice());

    assertInDoubt(
        scene.failure(session -> session.rename(ORDERS, "f", new RemoteFolder("Nowhere"), "f")));
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
