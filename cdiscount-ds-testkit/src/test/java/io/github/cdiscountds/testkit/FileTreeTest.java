package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileTreeTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-02T11:00:00.987Z"));
  private final FileTree tree = FileTree.inMemory(clock);

  @Test
  void givesFilesTheTimeOfTheTestsClockInWholeSeconds() {
    tree.write("Suivi", "one.xls", "1");
    clock.advance(Duration.ofMinutes(15));
    tree.write("Suivi", "two.xls", "2");

    assertThat(tree.modified("Suivi", "one.xls")).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(tree.modified("Suivi", "two.xls")).isEqualTo(Instant.parse("2026-03-02T11:15:00Z"));
  }

  @Test
  void writesReadsNamesAndDeletes() {
    tree.write("/in/Commandes", "b.xls", "b");
    tree.write("in/Commandes", "a.xls", new byte[] {1, 2});

    assertThat(tree.names("in/Commandes")).containsExactly("a.xls", "b.xls");
    assertThat(tree.read("/in/Commandes", "a.xls")).containsExactly(1, 2);
    tree.delete("in/Commandes", "a.xls");
    assertThat(tree.exists("in/Commandes", "a.xls")).isFalse();
    assertThat(tree.exists("in/Commandes", "b.xls")).isTrue();
  }

  @Test
  void namesRegularFilesOnly() throws IOException {
    Path folder = tree.createFolder("Commandes");
    tree.createFolder("Commandes/archive");
    tree.write("Commandes", "a.xls", "a");
    Files.createSymbolicLink(folder.resolve("link.xls"), folder.getFileSystem().getPath("a.xls"));

    assertThat(tree.names("Commandes")).containsExactly("a.xls");
    assertThat(tree.names("missing")).isEmpty();
  }

  @Test
  void saysWhatTheFolderHoldsWhenAFileIsMissing() {
    tree.write("Commandes", "a.xls", "a");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> tree.read("Commandes", "b.xls"))
        .havingCause()
        .withMessage("/Commandes/b.xls: the folder holds [a.xls]");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> tree.read("Suivi", "b.xls"))
        .havingCause()
        .withMessage("/Suivi/b.xls: there is no such folder");
  }

  @Test
  void aSmallTreeRunsFull() {
    FileTree small = FileTree.inMemory(clock, 16_384);
    small.write("Commandes", "fits.xls", new byte[16_384]);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> small.write("Commandes", "more.xls", new byte[1]))
        .havingCause()
        .withMessage("out of disk space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileTree.inMemory(clock, 8191))
        .withMessage("capacity 8191: expected at least one block of 8192 bytes");
  }

  @Test
  void treesAreSeparate() {
    tree.write("Commandes", "a.xls", "a");

    assertThat(FileTree.inMemory(clock).names("Commandes")).isEmpty();
  }
}
