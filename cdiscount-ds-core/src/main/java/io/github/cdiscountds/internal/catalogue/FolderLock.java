package io.github.cdiscountds.internal.catalogue;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other clients out of a folder, in this process and in others, until it is closed. The file
 * stays; what counts is the system's lock on it, which a process that is killed doesn't leave.
 */
final class FolderLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderLock.class);
  private static final String NAME = "catalogue.lock";

  /**
   * The folders of this process. The file isn't even opened for them a second time: on many systems
   * closing it gives up every lock that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileLock lock;

  private FolderLock(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the lock of a folder, which is made when it is missing.
   *
   * @return the lock, or empty when somebody else has it
   */
  static Optional<FolderLock> of(Path folder) throws IOException {
    Path real = Files.createDirectories(folder).toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel =
          FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = lock(channel);
      return Optional.ofNullable(lock).map(taken -> new FolderLock(real, taken));
    } finally {
      if (lock == null) {
        release(real, channel);
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ofAnotherClassLoader) {
      return null;
    }
  }

  @Override
  public void close() {
    release(folder, lock.acquiredBy());
  }

  private static void release(Path folder, @Nullable Channel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      log.warn("The lock of {} can't be closed", folder, e);
    } finally {
      HELD.remove(folder);
    }
  }
}
