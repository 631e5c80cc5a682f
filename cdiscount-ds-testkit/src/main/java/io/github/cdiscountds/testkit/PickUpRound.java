package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.RemoteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes the complete files out of the order folder, enters them in the books and leaves them to the
 * compliance desk. Guarded by the supplier's lock.
 */
final class PickUpRound {
  private final FileTree tree;
  private final RemoteFolder folder;
  private final WallClock clock;
  private final OrderBooks books;
  private final Roster roster;
  private final Duration complianceDelay;
  private final ComplianceDesk compliance;

  PickUpRound(
      FileTree tree,
      RemoteFolder folder,
      WallClock clock,
      OrderBooks books,
      Roster roster,
      Duration complianceDelay,
      ComplianceDesk compliance) {
    this.tree = tree;
    this.folder = folder;
    this.clock = clock;
    this.books = books;
    this.roster = roster;
    this.complianceDelay = complianceDelay;
    this.compliance = compliance;
  }

  /** Makes the round: one report will tell of all files that it brings. */
  void make() {
    Instant now = clock.instant();
    List<Submission> batch = new ArrayList<>();
    for (Path file : waitingFiles()) {
      byte[] content;
      try {
        content = Files.readAllBytes(file);
        Files.delete(file);
      } catch (NoSuchFileException takenBack) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      batch.add(books.register(now, file.getFileName().toString(), content));
    }
    if (!batch.isEmpty()) {
      roster.once(
          SupplierJob.COMPLIANCE, now.plus(complianceDelay), () -> compliance.report(batch));
    }
  }

  /** Complete files, oldest first. */
  private List<Path> waitingFiles() {
    Path path = tree.folder(folder.path());
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    Map<Path, FileTime> times = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !isTemporary(file.getFileName().toString())) {
          times.put(file, Files.getLastModifiedTime(file));
        }
      }
    } catch (NoSuchFileException takenBack) {
      return waitingFiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times.entrySet().stream()
        .sorted(
            Map.Entry.<Path, FileTime>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isTemporary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") || lower.endsWith(".part") || lower.endsWith(".tmp");
  }
}
