package io.github.cdiscountds.it.openssh;

import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpTransport;
import io.github.cdiscountds.testkit.junit.FileTransportContract;
import io.github.cdiscountds.transport.FileTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * The transport contract in a chroot, as suppliers set their servers up; only root can make one.
 */
@Tag("interop")
class OpenSshChrootContractTest extends FileTransportContract {
  private static OpenSshServer server;

  @BeforeAll
  static void startTheServer() throws Exception {
    if (!Programs.isRoot()) {
      Programs.skip("only root can serve a chroot");
    }
    server = OpenSshServer.startInChroot();
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected FileTransport newTransport() throws Exception {
    return SftpTransport.to(server.settings(SftpCredentials.privateKey(server.key())).build());
  }

  @Override
  protected Path root() {
    return server.home();
  }

  @Override
  protected Path createFolder(String name) throws IOException {
    Path folder = Files.createDirectory(root().resolve(name));
    server.give(folder);
    return folder;
  }
}
