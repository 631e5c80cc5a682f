package io.github.cdiscountds.sftp;

import static io.github.cdiscountds.sftp.MinaServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library below takes for success, and what servers have to be judged by. */
@Timeout(60)
class SftpTrapsTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");

  @TempDir Path root;
  private Path orders;

  @BeforeEach
  void folder() throws IOException {
    orders = Files.createDirectory(root.resolve("Commandes"));
  }

  private static void put(TransportSession session, int size) {
    session.put(
        ORDERS, "x.part", new ByteArrayInputStream(bytes(size)), size, TransferListener.NONE);
  }

  /** Confirms every write and keeps only so many bytes. */
  private record Forgetful(long kept) implements SftpEventListener {
    @Override
    public void closing(ServerSession session, String remote, Handle handle) throws IOException {
      if (handle instanceof FileHandle file && Files.size(file.getFile()) > kept) {
        try (FileChannel channel = FileChannel.open(file.getFile(), StandardOpenOption.WRITE)) {
          channel.truncate(kept);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99_999})
  void aServerThatDiscardsWhatItConfirmedIsFoundOut(long kept) throws IOException {
    try (MinaServer server = MinaServer.start(root, new Forgetful(kept));
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> put(session, 100_000));
      assertThat(failure)
          .hasMessage(
              server.describe()
                  + " Commandes/x.part: the server holds "
                  + kept
                  + " of 100000 bytes; a partial file was left [INCOMPLETE]");
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  @Test
  void whoLeavesTheSizeCheckOutIsFooled() throws IOException {
    try (MinaServer server = MinaServer.start(root, new Forgetful(1));
        SftpTransport transport =
            SftpTransport.to(server.settings().build(), System::nanoTime, SizeCheck.LEFT_OUT);
        TransportSession session = transport.open()) {
      put(session, 100_000);
      assertThat(orders.resolve("x.part")).hasSize(1);
    }
  }

  @Test
  void tenThousandFilesAreListedByTimeThenName() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(orders.resolve("report-" + i + ".csv"));
    }
    try (MinaServer server = MinaServer.start(root);
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      List<RemoteFile> files = session.list(ORDERS).files();
      assertThat(files)
          .hasSize(10_000)
          .isSortedAccordingTo(
              Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BuiltinSignatures.class,
      names = {"rsaSHA256", "rsaSHA512"})
  void aHostKeyOfRsaSignsWithSha2(BuiltinSignatures signature) throws IOException {
    try (MinaServer server =
            MinaServer.start(
                root, MinaServer.rsaKey(), ssh -> ssh.setSignatureFactories(List.of(signature)));
        SftpTransport transport = server.transport();
        TransportSession session = transport.open()) {
      assertThat(session.list(ORDERS).files()).isEmpty();
    }
  }

  @Test
  void aRevokedKeyIsRefusedWhateverElseKnowsIt() throws IOException {
    KeyPair key = MinaServer.ecKey();
    try (MinaServer server = MinaServer.start(root, key, ssh -> {})) {
      String entry = PublicKeyEntry.toString(key.getPublic());
      Path file =
          Files.writeString(
              root.resolve("known_hosts"),
              "[127.0.0.1]:" + server.port() + " " + entry + "\n@revoked * " + entry + "\n");
      try (SftpTransport transport =
          SftpTransport.to(server.settings(HostKeys.knownHosts(file)).build())) {
        assertThatThrownBy(transport::open)
            .hasMessage(
                server.describe()
                    + ": the server presented ecdsa-sha2-nistp256 "
                    + server.fingerprint()
                    + ", which known hosts ["
                    + file
                    + "] marks as revoked: don't connect, ask the supplier [HOST_KEY_CHANGED]");
      }
      assertThat(server.logins).hasValue(0);
    }
  }

  @Test
  void anOldAndANewPinBothHoldWhileAServerChangesItsKey() throws IOException {
    KeyPair old = MinaServer.ecKey();
    KeyPair next = MinaServer.ecKey();
    HostKeys both = HostKeys.pinned(MinaServer.fingerprint(old), MinaServer.fingerprint(next));
    for (KeyPair key : List.of(old, next)) {
      try (MinaServer server = MinaServer.start(root, key, ssh -> {});
          SftpTransport transport = SftpTransport.to(server.settings(both).build())) {
        transport.open().close();
        assertThat(server.logins).hasValue(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "86401"})
  void refusesTimesThatAreNone(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    PoolSettings pool = PoolSettings.defaults();
    String range = " " + time + ": expected 0 to 1 day";
    assertThatThrownBy(() -> pool.waitTimeout(time)).hasMessage("wait time-out" + range);
    assertThatThrownBy(() -> pool.idleTimeout(time)).hasMessage("idle time-out" + range);
    assertThatThrownBy(() -> pool.probeAfter(time)).hasMessage("probe after" + range);
    assertThatThrownBy(() -> pool.maxAge(time)).hasMessage("connection's age" + range);
  }

  @Test
  void refusesSettingsThatAreNone() {
    PoolSettings pool = PoolSettings.defaults();
    assertThatThrownBy(() -> pool.maxConnections(0))
        .hasMessage("connections 0: expected 1 to 1000");
    SftpSettings.Builder settings =
        SftpSettings.builder(
            "h",
            "u",
            SftpCredentials.password("x".toCharArray()),
            HostKeys.pinned(MinaServer.fingerprint(MinaServer.ecKey())));
    assertThatThrownBy(() -> settings.keepAlive(Duration.ofMillis(999)))
        .hasMessage("keep-alive PT0.999S: expected 1 second to 1 day");
    assertThatThrownBy(() -> settings.operationTimeout(Duration.ZERO))
        .hasMessage("operation time-out PT0S: expected 1 millisecond to 1 day");
    assertThat(pool)
        .hasToString(
            "PoolSettings[8 connections, wait PT30S, idle PT1M, probe after PT1S, age PT1H]");
  }
}
