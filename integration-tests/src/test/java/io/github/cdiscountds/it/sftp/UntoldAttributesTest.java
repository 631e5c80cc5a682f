package io.github.cdiscountds.it.sftp;

import static io.github.cdiscountds.it.sftp.OneFileServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.WireFault;
import io.github.cdiscountds.testkit.WireRequest;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can't be looked at is never guessed: not what a folder holds, nor what became of a file. */
@Timeout(60)
class UntoldAttributesTest {
  private final OneFileServer scene = new OneFileServer();
  private final EmbeddedSftpServer server = scene.server;
  private final FileTree tree = scene.tree;

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aFolderThatMayBeAFileIsNoEmptyFolder() {
    server.onEvery(WireRequest.STAT, WireFault.withoutType());

    assertThat(scene.failure(session -> session.list(ORDERS)))
        .hasMessage(
            "sftp://shop@127.0.0.1:"
                + server.port()
                + " Commandes: the server doesn't tell folders from files, so what it lists couldn't"
                + " be trusted: ask the supplier [UNSUPPORTED]");
  }

  @Test
  void anUploadWhoseSizeIsNotToldIsNotVerified() {
    server.onEvery(WireRequest.LSTAT, WireFault.withoutSize());

    for (int size : new int[] {0, 5}) {
      TransportException failure = scene.failure(session -> put(session, size + ".part", size));
      assertThat(failure)
          .hasMessage(
              "sftp://shop@127.0.0.1:"
                  + server.port()
                  + " Commandes/"
                  + size
                  + ".part: the server doesn't tell the file's size, so the upload couldn't be"
                  + " verified; a file was left: ask the supplier [UNSUPPORTED]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure.isRetryable()).isFalse();
    }
  }

  @Test
  void aRenameThatTookEffectIsInDoubtWhicheverWayItIsRefused() {
    server.onNext(WireRequest.RENAME, WireFault.doneBut(2, "No such file"));

    TransportException failure = scene.failure(session -> session.rename(ORDERS, "f", "g"));

    assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_FILE);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(failure).hasMessageContaining("but the file left its name");
    assertThat(tree.names("Commandes")).containsExactly("g");
  }

  @Test
  void aRefusedRenameIsInDoubtWhenNobodyCanLook() {
    server.onNext(WireRequest.RENAME, WireFault.doneBut(4, "Failure"));
    server.onNth(WireRequest.LSTAT, 3, WireFault.broken()); // after source and target

    TransportException failure = scene.failure(session -> session.rename(ORDERS, "f", "g"));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(failure).hasMessageContaining("where the file is couldn't be seen");
    assertThat(server.faultsAhead()).isEmpty();
  }

  private static void put(TransportSession session, String name, int size) {
    session.put(
        ORDERS, name, new ByteArrayInputStream(new byte[size]), size, TransferListener.NONE);
  }
}
