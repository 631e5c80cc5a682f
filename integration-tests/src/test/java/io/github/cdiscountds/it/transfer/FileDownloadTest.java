package io.github.cdiscountds.it.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.resilience.RetryingTransport;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.testkit.InMemoryTransport;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.transfer.DownloadedFile;
import io.github.cdiscountds.transfer.FileDownload;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("INV-5")
class FileDownloadTest {
  private static final RemoteFolder FOLDER = new RemoteFolder("Suivi");
  private static final String NAME = "SuiviCommandes.xls";

  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 8, 0));
  private final FileTree tree = FileTree.inMemory(clock);
  private final FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));
  private final byte[] content = new byte[300_000];
  private Path target;

  @BeforeEach
  void publish() {
    new Random(1).nextBytes(content);
    tree.write(FOLDER.path(), NAME, content);
    target = folder.resolve("reports").resolve(NAME);
  }

  @Test
  void bringsTheFileAndItsDigestOverAnOlderOne() throws Exception {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "older");
    DownloadedFile downloaded = fetch(server);
    assertThat(downloaded)
        .isEqualTo(
            new DownloadedFile(
                listed(),
                target,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
    assertThat(target).hasBinaryContent(content);
    assertThat(target.getParent()).isDirectoryContaining(path -> path.equals(target));
    assertThat(Files.list(target.getParent())).containsExactly(target);
  }

  @Test
  void goesOnWhereItWasCutAndShowsNothingHalf() {
    server.onNext(Operation.READ, Fault.cutAfter(100_000));
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> fetch(server));
    assertThat(target).doesNotExist();
    List<Long> progress = new ArrayList<>();
    FileDownload.to(target).fetch(server, listed(), (path, done, total) -> progress.add(done));
    assertThat(progress.get(0)).isBetween(1L, 100_000L);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void beginsAgainWhenTheFileIsAnotherOneByThen() {
    server.onNext(Operation.READ, Fault.cutAfter(100_000));
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> fetch(server));
    clock.advance(Duration.ofMinutes(1));
    content[0]++;
    tree.write(FOLDER.path(), NAME, content);
    fetch(server);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void leavesTheOlderOneWhereTheFileChangesWhileItIsRead() throws IOException {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "older");
    RemoteFile listed = listed();
    clock.advance(Duration.ofMinutes(1));
    tree.write(FOLDER.path(), NAME, "newer");
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> FileDownload.to(target).fetch(server, listed, TransferListener.NONE))
        .satisfies(
            failure ->
                assertThat(failure.kind()).isEqualTo(TransportException.Kind.CHANGED_WHILE_READ));
    assertThat(target).hasContent("older");
  }

  @Test
  void isWholeAtOnceWithRetriesAroundTheServer() {
    server.onNext(Operation.READ, Fault.cutAfter(100_000));
    FileTransport retrying =
        RetryingTransport.around(
            server, RetrySettings.DEFAULT.withPauses(Duration.ZERO, Duration.ZERO));
    fetch(retrying);
    assertThat(target).hasBinaryContent(content);
    assertThat(server.pathsOf(Operation.READ)).hasSize(2);
  }

  @Test
  void leavesNothingBesideItselfOnceItIsDiscarded() {
    server.onNext(Operation.READ, Fault.cutAfter(100_000));
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> fetch(server));
    assertThat(target.getParent()).isNotEmptyDirectory();
    FileDownload.to(target).discard();
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void tellsWhenTheDiskCanNotBeUsed() throws IOException {
    Files.writeString(folder.resolve("reports"), "in the way");
    assertThatExceptionOfType(DropshipException.class)
        .isThrownBy(() -> fetch(server))
        .withMessage("download to " + target + ": the local disk can't be used");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileDownload.to(Path.of("/")))
        .withMessage("download to /: expected a path with a name");
  }

  private DownloadedFile fetch(FileTransport transport) {
    return FileDownload.to(target).fetch(transport, listed(), TransferListener.NONE);
  }

  private RemoteFile listed() {
    try (TransportSession session = InMemoryTransport.over(tree).open()) {
      return session.find(FOLDER, NAME).orElseThrow();
    }
  }
}
