package io.github.cdiscountds.testkit.junit;

import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.transport.FileTransport;
import java.lang.reflect.InvocationTargetException;

/**
 * Finds the library's SFTP transport at run time. The testkit can't name it: the tests of that
 * module use the testkit, and modules that need each other can't be built; and whoever tests in
 * memory shall not need it.
 */
final class SftpClient {
  private static final String PACKAGE = "io.github.cdiscountds.sftp.";

  private SftpClient() {}

  static FileTransport connect(EmbeddedSftpServer server, String login, String password) {
    try {
      Class<?> credentials = Class.forName(PACKAGE + "SftpCredentials");
      Class<?> hostKeys = Class.forName(PACKAGE + "HostKeys");
      Class<?> settings = Class.forName(PACKAGE + "SftpSettings");
      Class<?> builder = Class.forName(PACKAGE + "SftpSettings$Builder");
      Object secret =
          credentials.getMethod("password", char[].class).invoke(null, password.toCharArray());
      Object pinned =
          hostKeys
              .getMethod("pinned", String.class, String[].class)
              .invoke(null, server.hostKeyFingerprint(), new String[0]);
      Object building =
          settings
              .getMethod("builder", String.class, String.class, credentials, hostKeys)
              .invoke(null, server.host(), login, secret, pinned);
      builder.getMethod("port", int.class).invoke(building, server.port());
      Object built = builder.getMethod("build").invoke(building);
      return (FileTransport)
          Class.forName(PACKAGE + "SftpTransport").getMethod("to", settings).invoke(null, built);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "@DropshipTest over SFTP: "
              + e.getMessage()
              + " isn't there; add the dependency io.github.cdiscountds:cdiscount-ds-sftp (on a"
              + " module path also `requires io.github.cdiscountds.sftp`), or override"
              + " DropshipCustomizer.connect",
          e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "@DropshipTest over SFTP: no transport to " + server, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "@DropshipTest over SFTP: cdiscount-ds-sftp is of another version than the testkit; take"
              + " both from cdiscount-ds-bom",
          e);
    }
  }
}
