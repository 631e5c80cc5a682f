package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSftpServerHostKeyTest {
  private final FileTree tree =
      FileTree.inMemory(SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30)));

  @TempDir Path folder;

  private EmbeddedSftpServer start(Path file, int port) {
    return EmbeddedSftpServer.builder()
        .login("shop", "of no value", tree)
        .hostKey(file)
        .port(port)
        .start();
  }

  @Test
  void keepsKeyAndPortOverAProgramsEnd() {
    Path file = folder.resolve("keys/host_key");
    String line;
    int port;
    try (EmbeddedSftpServer first = start(file, 0)) {
      line = first.knownHostsLine();
      port = first.port();
    }
    try (EmbeddedSftpServer second = start(file, port)) {
      assertThat(second.knownHostsLine()).isEqualTo(line);
      assertThat(second.port()).isEqualTo(port);
    }
  }

  @Test
  void keepsTheKeyForItsOwnersEyes() throws IOException {
    Path file = folder.resolve("host_key");
    Assumptions.assumeTrue(
        file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX files");
    start(file, 0).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesTheFileAloneWhenItTakesAnotherKey() throws IOException {
    Path file = folder.resolve("host_key");
    try (EmbeddedSftpServer server = start(file, 0)) {
      String kept = Files.readString(file);
      String fingerprint = server.hostKeyFingerprint();
      server.restartWithNewHostKey();
      assertThat(server.hostKeyFingerprint()).isNotEqualTo(fingerprint);
      assertThat(file).hasContent(kept);
    }
  }

  @Test
  void saysWhichFileHoldsNoKey() throws IOException {
    Path file = Files.writeString(folder.resolve("host_key"), "not a key");
    assertThatThrownBy(() -> start(file, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("no host key in " + file);
    assertThat(file).hasContent("not a key");
  }

  @Test
  void saysWhichPortIsTaken() {
    try (EmbeddedSftpServer first = start(folder.resolve("one"), 0)) {
      assertThatThrownBy(() -> start(folder.resolve("other"), first.port()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("no SFTP server on 127.0.0.1:" + first.port());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedSftpServer.builder().port(65_536))
        .withMessage("port 65536: expected 0 to 65535");
  }
}
