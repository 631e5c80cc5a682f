package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.RemoteFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes documents that have lain long enough. Guarded by the supplier's lock. */
final class Clearing {
  private final FileTree tree;
  private final List<RemoteFolder> folders;
  private final Duration kept;
  private final WallClock clock;

  Clearing(FileTree tree, List<RemoteFolder> folders, Duration kept, WallClock clock) {
    this.tree = tree;
    this.folders = List.copyOf(folders);
    this.kept = kept;
    this.clock = clock;
  }

  void sweep() {
    Instant since = clock.instant().minus(kept);
    for (RemoteFolder folder : folders) {
      for (String name : tree.names(folder.path())) {
        if (tree.modified(folder.path(), name).isBefore(since)) {
          tree.delete(folder.path(), name);
        }
      }
    }
  }
}
