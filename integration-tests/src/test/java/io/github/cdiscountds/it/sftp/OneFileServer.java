package io.github.cdiscountds.it.sftp;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Consumer;

/** A server with one file, {@code f} of three bytes, and a transport to it. */
final class OneFileServer implements AutoCloseable {
  static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final String PASSWORD = UUID.randomUUID().toString();

  final FileTree tree = FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
  final EmbeddedSftpServer server;
  private final SftpTransport transport;

  OneFileServer() {
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

  /** What work in a session of its own ends with. */
  TransportException failure(Consumer<TransportSession> work) {
    return catchThrowableOfType(
        TransportException.class,
        () -> {
          try (TransportSession session = transport.open()) {
            work.accept(session);
          }
        });
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }
}
