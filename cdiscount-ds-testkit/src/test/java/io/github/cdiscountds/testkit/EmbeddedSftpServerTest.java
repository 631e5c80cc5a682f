package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedSftpServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "of no value";

  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30));
  private final FileTree tree = FileTree.inMemory(clock);
  private final List<PublicKey> shownKeys = new ArrayList<>();
  private SshClient client;

  @BeforeEach
  void startTheClient() {
    client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(
        (session, address, key) -> {
          shownKeys.add(key);
          return true;
        });
    client.start();
  }

  @AfterEach
  void stopTheClient() {
    client.stop();
  }

  @Test
  void everyLoginSeesItsOwnFilesOnly() throws IOException {
    FileTree other = FileTree.inMemory(clock);
    tree.write("Commandes", "ours.xls", "1");
    other.write("Commandes", "theirs.xls", "2");

    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder()
            .login("shop", PASSWORD, tree)
            .login("other", "another", other)
            .start()) {
      assertThat(names(server, "shop", PASSWORD)).containsExactly("ours.xls");
      assertThat(names(server, "other", "another")).containsExactly("theirs.xls");
    }
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownLogin() {
    try (EmbeddedSftpServer server = server()) {
      assertThatThrownBy(() -> login(server, "shop", "wrong")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> login(server, "nobody", PASSWORD)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void letsAKeyIn() throws Exception {
    tree.write("Commandes", "ours.xls", "1");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair key = generator.generateKeyPair();
    KeyPair wrong = generator.generateKeyPair();

    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", key.getPublic(), tree).start()) {
      try (ClientSession session = connect(server, "shop")) {
        session.addPublicKeyIdentity(key);
        session.auth().verify(PATIENCE);
      }
      try (ClientSession session = connect(server, "shop")) {
        session.addPublicKeyIdentity(wrong);
        assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void tellsTheKeyThatItShows() throws Exception {
    try (EmbeddedSftpServer server = server()) {
      login(server, "shop", PASSWORD).close();

      assertThat(shownKeys).hasSize(1);
      assertThat(server.hostKeyFingerprint())
          .startsWith("SHA256:")
          .isEqualTo(KeyUtils.getFingerPrint(BuiltinDigests.sha256, shownKeys.get(0)));
      assertThat(server.knownHostsLine())
          .isEqualTo("[127.0.0.1]:%d %s", server.port(), PublicKeyEntry.toString(shownKeys.get(0)));
    }
  }

  @Test
  void renamesAsUnixDoes() throws IOException {
    tree.write("Commandes", "a.xls", "a");
    tree.write("Commandes", "b.xls", "b");
    tree.createFolder("Commandes/archive");

    try (EmbeddedSftpServer server = server();
        ClientSession session = login(server, "shop", PASSWORD);
        SftpClient sftp = sftp(session)) {
      assertThatThrownBy(() -> sftp.rename("Commandes/a.xls", "Commandes/b.xls"))
          .isInstanceOfSatisfying(SftpException.class, e -> assertThat(e.getStatus()).isEqualTo(4));
      assertThat(tree.read("Commandes", "b.xls")).asString().isEqualTo("b");
      assertThat(tree.names("Commandes")).containsExactly("a.xls", "b.xls");
    }
  }

  @Test
  void diesInTheMiddleOfAnUploadAndComesBack() throws IOException {
    tree.createFolder("Commandes");
    try (EmbeddedSftpServer server = server()) {
      int port = server.port();
      String fingerprint = server.hostKeyFingerprint();
      server.killAfterReceiving(50_000);

      assertThatThrownBy(() -> upload(server, "orders.xls.part", new byte[1_000_000]))
          .isInstanceOf(IOException.class);

      assertThat(server.isRunning()).isFalse();
      assertThat(tree.read("Commandes", "orders.xls.part")).hasSize(50_000);
      server.restart();
      assertThat(server.isRunning()).isTrue();
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.hostKeyFingerprint()).isEqualTo(fingerprint);
      upload(server, "again.xls.part", new byte[1_000_000]);
      assertThat(tree.read("Commandes", "again.xls.part")).hasSize(1_000_000);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aKilledServerBreaksItsSessionsAndAnswersNobody() throws IOException {
    try (EmbeddedSftpServer server = server();
        ClientSession session = login(server, "shop", PASSWORD)) {
      server.kill();

      session.waitFor(
          Set.of(ClientSession.ClientSessionEvent.CLOSED), TimeUnit.SECONDS.toMillis(30));
      assertThat(session.isOpen()).isFalse();
      assertThatThrownBy(() -> connect(server, "shop")).isInstanceOf(IOException.class);
      server.kill();
    }
  }

  @Test
  void letsThingsHappenWhileAClientReads() throws IOException {
    tree.write("Suivi", "report.xls", new byte[100_000]);
    List<String> happened = new ArrayList<>();
    try (EmbeddedSftpServer server = server();
        ClientSession session = login(server, "shop", PASSWORD);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      server.onRead(2, () -> happened.add("second piece"));
      server.onRead(1, () -> happened.add("first piece"));
      server.onList(1, () -> happened.add("listing"));
      sftp.readDir("Suivi").forEach(entry -> happened.add(entry.getFilename()));
      assertThat(happened).containsExactly("listing", ".", "..", "report.xls");
      assertThat(sftp.read("Suivi/report.xls").readAllBytes()).hasSize(100_000);
      assertThat(happened.subList(4, 6)).containsExactlyInAnyOrder("first piece", "second piece");
      sftp.read("Suivi/report.xls").readAllBytes();
      assertThat(happened).hasSize(6);
    }
  }

  @Test
  void breaksConnectionsAndTakesNewOnes() throws IOException {
    tree.write("Suivi", "report.xls", new byte[100_000]);
    try (EmbeddedSftpServer server = server();
        ClientSession session = login(server, "shop", PASSWORD);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      server.onRead(2, server::breakConnections);
      assertThatThrownBy(() -> sftp.read("Suivi/report.xls").readAllBytes())
          .isInstanceOf(IOException.class);
      login(server, "shop", PASSWORD).close();
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void whatIsPlannedDoesNotHinderItsEnd() throws Exception {
    tree.write("Suivi", "report.xls", new byte[100_000]);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    EmbeddedSftpServer server = server();
    try (ClientSession session = login(server, "shop", PASSWORD);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      server.onRead(
          1,
          () -> {
            reading.countDown();
            while (server.isRunning()) {
              Thread.onSpinWait();
            }
            server.breakConnections();
            done.countDown();
          });
      CompletableFuture<Throwable> failure =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> sftp.read("Suivi/report.xls").readAllBytes()));
      reading.await();
      server.close();
      assertThat(done.getCount()).isZero();
      assertThat(failure.get()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void comesBackWithAnotherHostKey() throws IOException {
    tree.write("Commandes", "ours.xls", "1");
    try (EmbeddedSftpServer server = server()) {
      int port = server.port();
      String fingerprint = server.hostKeyFingerprint();

      server.restartWithNewHostKey();

      assertThat(server.port()).isEqualTo(port);
      assertThat(server.hostKeyFingerprint()).isNotEqualTo(fingerprint);
      assertThat(names(server, "shop", PASSWORD)).containsExactly("ours.xls");
    }
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Set<Thread> ofTheServer;
    try (EmbeddedSftpServer server = server()) {
      upload(server, "warm.up", new byte[100]);
      ofTheServer = new HashSet<>(Thread.getAllStackTraces().keySet());
      ofTheServer.removeAll(before);
      ofTheServer.removeIf(thread -> thread.getName().startsWith("sshd-SshClient"));
    }
    assertThat(ofTheServer).as("threads of the running server").isNotEmpty();

    client.stop();
    for (Thread thread : ofTheServer) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).as("%s is alive", thread.getName()).isFalse();
    }
  }

  @Test
  void aClosedServerStaysClosed() {
    EmbeddedSftpServer server = server();
    server.close();
    server.close();

    assertThatIllegalStateException()
        .isThrownBy(server::restart)
        .withMessage("the server was closed; start another");
    assertThatIllegalStateException()
        .isThrownBy(() -> server.killAfterReceiving(1))
        .withMessage("the server isn't running");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    EmbeddedSftpServerBuilder builder = EmbeddedSftpServer.builder();
    assertThatIllegalStateException()
        .isThrownBy(builder::start)
        .withMessage("no login: expected at least one");

    builder.login("shop", PASSWORD, tree);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.login("shop", "another", tree))
        .withMessage("login \"shop\": expected one password, given two");

    try (EmbeddedSftpServer server = server()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> server.onRead(0, server::breakConnections))
          .withMessage("request 0: expected 1 (the next) or more");
      server.kill();
      assertThatIllegalStateException()
          .isThrownBy(() -> server.onList(1, server::breakConnections))
          .withMessage("the server isn't running");
    }
  }

  @Test
  @Tag("interop")
  void openSshsOwnClientGetsAlongWithIt(@TempDir Path own) throws Exception {
    Path key = own.resolve("key");
    run(own, "", "ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-C", "shop", "-f", key.toString());
    PublicKey publicKey =
        PublicKeyEntry.parsePublicKeyEntry(
                Files.readString(own.resolve("key.pub"), StandardCharsets.UTF_8))
            .resolvePublicKey(null, null, null);
    tree.write("Suivi", "[1] été.xls", "tracking");
    tree.createFolder("Commandes");
    Files.writeString(own.resolve("orders.xls"), "orders");

    try (EmbeddedSftpServer server =
        EmbeddedSftpServer.builder().login("shop", publicKey, tree).start()) {
      Path knownHosts = Files.writeString(own.resolve("known"), server.knownHostsLine() + "\n");
      String out =
          run(
              own,
              """
              ls -1 Suivi
              get "Suivi/[1] été.xls" got.xls
              put orders.xls Commandes/orders.xls.part
              rename Commandes/orders.xls.part Commandes/orders.xls
              """,
              "sftp",
              "-F",
              "none",
              "-b",
              "-",
              "-i",
              key.toString(),
              "-o",
              "UserKnownHostsFile=" + knownHosts,
              "-o",
              "GlobalKnownHostsFile=/dev/null",
              "-o",
              "StrictHostKeyChecking=yes",
              "-P",
              Integer.toString(server.port()),
              "shop@" + server.host());

      assertThat(out).contains("Suivi/[1] ");
      assertThat(own.resolve("got.xls")).hasContent("tracking");
      assertThat(tree.names("Commandes")).containsExactly("orders.xls");
      assertThat(tree.read("Commandes", "orders.xls")).asString().isEqualTo("orders");
    }
  }

  private static String run(Path folder, String input, String... command) throws Exception {
    Path log = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      if (Boolean.getBoolean("cdiscountds.interop.required")) {
        throw e;
      }
      return Assumptions.abort(command[0] + " is not installed");
    }
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command[0] + " ended").isTrue();
    String out = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private EmbeddedSftpServer server() {
    return EmbeddedSftpServer.builder().login("shop", PASSWORD, tree).start();
  }

  private ClientSession connect(EmbeddedSftpServer server, String user) throws IOException {
    return client.connect(user, server.host(), server.port()).verify(PATIENCE).getClientSession();
  }

  private ClientSession login(EmbeddedSftpServer server, String user, String password)
      throws IOException {
    ClientSession session = connect(server, user);
    session.addPasswordIdentity(password);
    session.auth().verify(PATIENCE);
    return session;
  }

  private static SftpClient sftp(ClientSession session) throws IOException {
    return SftpClientFactory.instance().createSftpClient(session);
  }

  private List<String> names(EmbeddedSftpServer server, String user, String password)
      throws IOException {
    try (ClientSession session = login(server, user, password);
        SftpClient sftp = sftp(session)) {
      List<String> names = new ArrayList<>();
      for (SftpClient.DirEntry entry : sftp.readDir("Commandes")) {
        if (entry.getAttributes().isRegularFile()) {
          names.add(entry.getFilename());
        }
      }
      return names;
    }
  }

  private void upload(EmbeddedSftpServer server, String name, byte[] content) throws IOException {
    tree.createFolder("Commandes");
    try (ClientSession session = login(server, "shop", PASSWORD);
        SftpClient sftp = sftp(session)) {
      sftp.put(new ByteArrayInputStream(content), "Commandes/" + name);
    }
  }
}
