package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeSupplierServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));

  @AfterEach
  void closeEverything() {
    supplier.close();
  }

  private interface Talk {
    List<String> with(SftpClient client) throws Exception;
  }

  private List<String> talk(EmbeddedSftpServer server, String login, Talk talk) throws Exception {
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(
          (session, address, key) ->
              server.hostKeyFingerprint().equals(KeyUtils.getFingerPrint(key)));
      client.start();
      try (ClientSession session =
          client.connect(login, server.host(), server.port()).verify(PATIENCE).getSession()) {
        session.addPasswordIdentity(supplier.password());
        session.auth().verify(PATIENCE);
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
          return talk.with(sftp);
        }
      }
    }
  }

  private static List<String> names(SftpClient client, String folder) throws Exception {
    List<String> names = new ArrayList<>();
    for (SftpClient.DirEntry entry : client.readDir(folder)) {
      if (!entry.getFilename().startsWith(".")) {
        names.add(entry.getFilename());
      }
    }
    names.sort(null);
    return names;
  }

  @Test
  void showsEachLoginItsOwnServer() throws Exception {
    EmbeddedSftpServer server = supplier.serve();
    assertThat(talk(server, FakeSupplier.CATALOGUE_LOGIN, client -> names(client, ".")))
        .containsExactly("Catalogue_SHOP_inter.csv");
    assertThat(talk(server, FakeSupplier.ORDER_LOGIN, client -> names(client, ".")))
        .containsExactly("Anomalie", "Commandes", "Facturation", "Fichier", "Suivi");
  }

  @Test
  void picksUpWhatCameOverTheNetwork() throws Exception {
    EmbeddedSftpServer server = supplier.serve();
    byte[] orders = supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99").toXls();
    talk(
        server,
        FakeSupplier.ORDER_LOGIN,
        client -> {
          try (var out = client.write("Commandes/.a.xls.part")) {
            out.write(orders);
          }
          client.rename("Commandes/.a.xls.part", "Commandes/a.xls");
          return List.of();
        });
    supplier.advance(Duration.ofMinutes(30));
    assertThat(supplier.pickUps()).extracting(PickUp::fileName).containsExactly("a.xls");
    assertThat(talk(server, FakeSupplier.ORDER_LOGIN, client -> names(client, "Fichier")))
        .containsExactly("RapportConformite_20260302_083000.xlsx");
    supplier.verify();
  }

  @Test
  void showsFileTimesByItsOwnClock() throws Exception {
    EmbeddedSftpServer server = supplier.serve();
    assertThat(
            talk(
                server,
                FakeSupplier.CATALOGUE_LOGIN,
                client ->
                    List.of(
                        client
                            .stat("Catalogue_SHOP_inter.csv")
                            .getModifyTime()
                            .toInstant()
                            .toString())))
        .containsExactly("2026-03-02T07:00:00Z");
    assertThat(supplier.catalogueTree().read(".", "Catalogue_SHOP_inter.csv"))
        .startsWith("Sku;Parent Sku".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everySupplierHasAPasswordOfItsOwn() {
    try (FakeSupplier other = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"))) {
      assertThat(supplier.password()).isNotBlank().isNotEqualTo(other.password());
    }
  }

  @Test
  void closesItsServers() {
    EmbeddedSftpServer server = supplier.serve();
    supplier.close();
    assertThat(server.isRunning()).isFalse();
  }
}
