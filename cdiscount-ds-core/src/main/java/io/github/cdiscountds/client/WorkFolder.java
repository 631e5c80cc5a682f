package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.inbox.DocumentInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The client's own folder on the local disk. Thread-safe. */
final class WorkFolder {
  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder when it is missing, removes what earlier runs left in it, and writes to it
   * once, so that a folder that is of no use is told before any work began.
   *
   * @throws DropshipException when it can't be made or written
   */
  static WorkFolder opened(Path path) {
    WorkFolder folder = new WorkFolder(path);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new DropshipException(
          folder + " is a file: expected a folder that can be written, or none yet");
    }
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new DropshipException(
          folder + " can't be made: check its path and the rights to the folder above", e);
    }
    try {
      DocumentInbox.removeLeftovers(path);
    } catch (IOException e) {
      throw folder.unusable(e);
    }
    folder.probe();
    return folder;
  }

  Path path() {
    return path;
  }

  /**
   * Writes a file and removes it.
   *
   * @throws DropshipException when that fails
   */
  void probe() {
    try {
      Path probe = DocumentInbox.temporary(path);
      try {
        Files.write(probe, new byte[1]);
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private DropshipException unusable(IOException cause) {
    return new DropshipException(
        this + " can't be used: check that it is there, its rights, and the space on its disk",
        cause);
  }

  @Override
  public String toString() {
    return "working folder " + path;
  }
}
