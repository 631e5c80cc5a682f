package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.TransportException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Opens an encrypted key of version 3 and tells how that went; for a class loader of its own. */
public final class EncryptedKeyProbe implements Callable<String> {
  /** Called by name. */
  public EncryptedKeyProbe() {}

  @Override
  public String call() {
    SftpCredentials credentials =
        SftpCredentials.privateKey(
            Path.of("src/test/resources/keys/ed25519-v3-enc.ppk"),
            "invented-passphrase".toCharArray());
    try {
      return LoginKey.open(credentials.key(), "sftp://client@sftp.example.com:22").getAlgName();
    } catch (TransportException e) {
      return e.getMessage();
    }
  }
}
