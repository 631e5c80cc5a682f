package io.github.cdiscountds.testkit;

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
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class InMemoryTransportTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30));

  @Test
  void aFullDiskLeavesAHalfWrittenFileAndSaysSo() {
    FileTree tree = FileTree.inMemory(clock, 40_000);
    tree.createFolder("Commandes");
    TransportSession session = InMemoryTransport.over(tree).open();

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                session.put(
                    ORDERS,
                    "orders.xls.part",
                    new ByteArrayInputStream(new byte[100_000]),
                    100_000,
                    TransferListener.NONE));

    assertThat(failure)
        .hasMessage("memory:/ Commandes/orders.xls.part: no space is left [NO_SPACE]");
    assertThat(failure.kind()).isEqualTo(Kind.NO_SPACE);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.read("Commandes", "orders.xls.part").length).isBetween(1, 40_000);
  }

  @Test
  void aMissingFolderIsToldAsOverSftp() {
    TransportSession session = InMemoryTransport.over(FileTree.inMemory(clock)).open();
    assertThatThrownBy(() -> session.list(ORDERS))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "memory:/ Commandes: there is no such folder: check its configured name, or have the"
                + " supplier create it [NO_SUCH_FOLDER]");
  }

  @Test
  void aLoginSeesItsOwnFolderOnly() {
    FileTree tree = FileTree.inMemory(clock);
    tree.write("shop/Commandes", "ours.xls", "1");
    tree.write("Commandes", "theirs.xls", "2");

    try (InMemoryTransport transport = InMemoryTransport.over(tree, "shop");
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files())
          .extracting(RemoteFile::name)
          .containsExactly("ours.xls");
      assertThat(session.list(new RemoteFolder("/Commandes")).files())
          .extracting(RemoteFile::name)
          .containsExactly("ours.xls");
    }
  }
}
