package io.github.cdiscountds.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("INV-5")
class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void aFolderHasOneLockUntilItIsClosed() throws IOException {
    try (FolderLock first = FolderLock.of(folder).orElseThrow()) {
      assertThat(FolderLock.of(folder)).isEmpty();
      assertThat(FolderLock.of(folder.resolve("..").resolve(folder.getFileName()))).isEmpty();
      assertThat(first).isNotNull();
    }
    try (FolderLock second = FolderLock.of(folder).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aFolderThatIsMissingIsMade() throws IOException {
    Path missing = folder.resolve("a").resolve("b");
    FolderLock.of(missing).orElseThrow().close();
    assertThat(missing).isDirectory();
  }

  @Test
  void aLockThatSomebodyElseTookIsRespected() throws IOException {
    try (FileChannel beside =
        FileChannel.open(
            folder.resolve("catalogue.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      assertThat(beside.tryLock()).isNotNull();
      assertThat(FolderLock.of(folder)).isEmpty();
    }
    FolderLock.of(folder).orElseThrow().close();
  }

  @Test
  void anotherProcessKeepsItsLockThoughOneHereAsksForItAndLeavesNoneWhenKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                Path.of(Holder.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                Holder.class.getName(),
                folder.resolve("catalogue.lock").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(other.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(told.readLine()).isEqualTo("locked");
      assertThat(FolderLock.of(folder)).isEmpty();
      assertThat(FolderLock.of(folder)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(Files.exists(folder.resolve("catalogue.lock"))).isTrue();
    FolderLock.of(folder).orElseThrow().close();
  }

  /** A process that takes the lock, and waits until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel =
          FileChannel.open(
              Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        System.out.println(channel.tryLock() == null ? "taken" : "locked");
        System.out.flush();
        int end = System.in.read();
        System.out.println(end);
      }
    }
  }
}
