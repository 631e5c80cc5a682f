package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.RemoteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Puts documents into the folders of one server. Guarded by the supplier's lock. */
final class Publisher {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final FileTree tree;
  private final WallClock clock;

  Publisher(FileTree tree, WallClock clock) {
    this.tree = tree;
    this.clock = clock;
  }

  /**
   * A kind of document of which each has a name of its own, with the time of its writing.
   *
   * @param folder where they lie
   * @param prefix how their names begin
   * @param extension how their names end
   */
  record Series(RemoteFolder folder, String prefix, String extension) {}

  /** Writes beside and renames, so that nobody ever reads half a document. */
  void publish(RemoteFolder folder, String name, byte[] content) {
    Path beside = tree.write(folder.path(), "." + name + ".tmp", content);
    try {
      Files.move(
          beside,
          beside.resolveSibling(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes the next document of a series, under a name of now. */
  void publish(Series series, byte[] content) {
    publish(series.folder, freeName(series), content);
  }

  /**
   * Publishes the last document of a series once more, under a name of now.
   *
   * @throws IllegalStateException when there is none
   */
  void publishAgain(Series series) {
    String folder = series.folder.path();
    List<String> names =
        tree.names(folder).stream().filter(name -> name.startsWith(series.prefix)).toList();
    if (names.isEmpty()) {
      throw new IllegalStateException(series.folder + " holds no document to publish again");
    }
    publish(series, tree.read(folder, names.get(names.size() - 1)));
  }

  /** A time-stamped name that the folder doesn't hold yet: the next free second. */
  private String freeName(Series series) {
    LocalDateTime stamp = clock.now();
    while (true) {
      String name = series.prefix + STAMP.format(stamp) + series.extension;
      if (!tree.exists(series.folder.path(), name)) {
        return name;
      }
      stamp = stamp.plusSeconds(1);
    }
  }
}
