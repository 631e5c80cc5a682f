package io.github.cdiscountds.examples;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.sftp.HostKeys;
import io.github.cdiscountds.sftp.SftpCredentials;
import io.github.cdiscountds.sftp.SftpSettings;
import io.github.cdiscountds.sftp.SftpTransport;
import java.nio.file.Path;
import java.time.Duration;

/** How a client is made for the supplier's real servers. */
public final class Servers {
  private Servers() {}

  /**
   * Makes a client.
   *
   * @param orderHost the host of the order access, as the supplier told it
   * @param password the password of the catalogue access
   * @param passphrase the passphrase of the key file
   * @param ledger a ledger that survives a restart
   * @return the client
   */
  public static DropshipClient client(
      String orderHost, char[] password, char[] passphrase, OrderLedger ledger) {
    SftpTransport catalogue =
        SftpTransport.to(
            SftpSettings.builder(
                    "ftp.cdiscount.com",
                    "Client_Test",
                    SftpCredentials.password(password),
                    HostKeys.pinned("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"))
                .build());
    SftpTransport orders =
        SftpTransport.to(
            SftpSettings.builder(
                    orderHost,
                    "Client_Test",
                    SftpCredentials.privateKey(Path.of("client_test.ppk"), passphrase),
                    HostKeys.knownHosts(Path.of("known_hosts")))
                .connectTimeout(Duration.ofSeconds(10))
                .stallTimeout(Duration.ofSeconds(30))
                .build());
    return DropshipClient.builder(new Account("YOURCOMPANY", "000000CLIENT"))
        .catalogueServer(catalogue)
        .orderServer(orders)
        .ledger(ledger)
        .workFolder(Path.of("dropship"))
        .build();
  }
}
