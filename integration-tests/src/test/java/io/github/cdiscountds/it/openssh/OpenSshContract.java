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

/** The transport contract against OpenSSH; one subclass for each way to log in. */
@Tag("interop")
abstract class OpenSshContract extends FileTransportContract {
  private static OpenSshServer server;

  @BeforeAll
  static void startTheServer() throws Exception {
    server = OpenSshServer.start();
  }

  @AfterAll
  static void stopTheServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  abstract SftpCredentials credentials(OpenSshServer server) throws Exception;

  @Override
  protected FileTransport newTransport() throws Exception {
    return SftpTransport.to(server.settings(credentials(server)).build());
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
