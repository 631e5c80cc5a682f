package io.github.cdiscountds.it.sftp;

import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.junit.FileTransportContract;
import io.github.cdiscountds.transport.FileTransport;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The SFTP transport against the testkit's own server. */
class EmbeddedSftpContractTest extends FileTransportContract {
  private static final FileTree TREE =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
  private static EmbeddedSftpServer server;

  @BeforeAll
  static void startTheServer() {
    server = EmbeddedSftpServer.builder().login("shop", "of no value", TREE).start();
  }

  @AfterAll
  static void stopTheServer() {
    server.close();
  }

  @Override
  protected FileTransport newTransport() {
    return SftpTransport.to(
        SftpSettings.builder(
                server.host(),
                "shop",
                SftpCredentials.password("of no value".toCharArray()),
                HostKeys.pinned(server.hostKeyFingerprint()))
            .port(server.port())
            .build());
  }

  @Override
  protected Path root() {
    return TREE.root();
  }
}
