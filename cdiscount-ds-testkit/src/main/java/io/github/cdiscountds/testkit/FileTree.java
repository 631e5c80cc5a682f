package io.github.cdiscountds.testkit;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one server, held in memory.
 *
 * <p>The same tree can be seen through an {@link InMemoryTransport}, through an {@link
 * EmbeddedSftpServer} and directly, as plain {@code java.nio} paths below {@link #root()}; what one
 * writes the others see. File times come from the test's clock, in whole seconds, as SFTP shows
 * them. Names are case-sensitive, links and POSIX permissions work as on a Unix server.
 *
 * <p>The convenience methods are the judge's own hands: they write over files, create folders that
 * are missing and check no names. Folders are written as paths below the root ({@code "Commandes"},
 * {@code "/in/Commandes"}; {@code "."} is the root itself).
 *
 * <p>Thread-safe. Needs no closing: the memory is free again when nothing refers to the tree.
 *
 * @since 0.1.0
 */
public final class FileTree {
  private static final long ROOMY = 4L << 30;

  private final Clock clock;
  private final FileSystem files;
  private final Path root;

  private FileTree(Clock clock, long capacity) {
    this.clock = clock;
    this.files =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .setFileTimeSource(() -> FileTime.from(wholeSeconds(clock.instant())))
                .setMaxSize(capacity)
                .setWorkingDirectory("/")
                .build());
    this.root = files.getPath("/");
  }

  /**
   * Creates an empty tree.
   *
   * @param clock gives the files their times
   * @return a new tree
   */
  public static FileTree inMemory(SettableClock clock) {
    return new FileTree(clock, ROOMY);
  }

  /**
   * Creates an empty tree on a small disk: writing more than its space fails, as on a server that
   * is full.
   *
   * @param clock gives the files their times
   * @param capacity the space for the contents of all files together, in bytes; rounded down to
   *     whole blocks of 8 KiB, at least one
   * @return a new tree
   * @throws IllegalArgumentException when the capacity is below one block
   */
  public static FileTree inMemory(SettableClock clock, long capacity) {
    if (capacity < 8192) {
      throw new IllegalArgumentException(
          "capacity " + capacity + ": expected at least one block of 8192 bytes");
    }
    return new FileTree(clock, capacity);
  }

  /**
   * Gives the root folder, for everything that {@link Files} can do: links, permissions, times.
   *
   * @return the root, an absolute path of the tree's own file system
   */
  public Path root() {
    return root;
  }

  /**
   * Finds the path of a folder, whether it exists or not.
   *
   * @param folder the folder below the root
   * @return its path
   */
  public Path folder(String folder) {
    return root.resolve("./" + folder).normalize();
  }

  /**
   * Finds the path of a file, whether it exists or not.
   *
   * @param folder its folder
   * @param name its name
   * @return its path
   */
  public Path file(String folder, String name) {
    return folder(folder).resolve(name);
  }

  /**
   * Creates a folder with all folders above it; one that exists stays as it is.
   *
   * @param folder the folder
   * @return its path
   */
  public Path createFolder(String folder) {
    try {
      return Files.createDirectories(folder(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file, over any file of that name; a missing folder is created.
   *
   * @param folder its folder
   * @param name its name
   * @param content its content
   * @return its path
   * @throws UncheckedIOException when the tree is full
   */
  public Path write(String folder, String name, byte[] content) {
    try {
      return Files.write(createFolder(folder).resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file as UTF-8 text, over any file of that name; a missing folder is created.
   *
   * @param folder its folder
   * @param name its name
   * @param content its content
   * @return its path
   * @throws UncheckedIOException when the tree is full
   */
  public Path write(String folder, String name, String content) {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a file.
   *
   * @param folder its folder
   * @param name its name
   * @return its content
   * @throws UncheckedIOException when it is missing; the message lists what the folder holds
   */
  public byte[] read(String folder, String name) {
    Path file = file(folder, name);
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      NoSuchFileException telling =
          new NoSuchFileException(
              file.toString(),
              null,
              Files.isDirectory(folder(folder))
                  ? "the folder holds " + names(folder)
                  : "there is no such folder");
      telling.initCause(e);
      throw new UncheckedIOException(telling);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names the regular files of a folder, sorted; links and sub-folders are left out.
   *
   * @param folder the folder
   * @return the names; none when the folder is missing
   */
  public List<String> names(String folder) {
    Path path = folder(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells whether a regular file of that name exists.
   *
   * @param folder its folder
   * @param name its name
   * @return true when it does
   */
  public boolean exists(String folder, String name) {
    return Files.isRegularFile(file(folder, name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Deletes a file, as the supplier does when it picks one up.
   *
   * @param folder its folder
   * @param name its name
   * @throws UncheckedIOException when it is missing
   */
  public void delete(String folder, String name) {
    try {
      Files.delete(file(folder, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells a file's modification time.
   *
   * @param folder its folder
   * @param name its name
   * @return the time, in whole seconds
   * @throws UncheckedIOException when the file is missing
   */
  public Instant modified(String folder, String name) {
    try {
      return Files.getLastModifiedTime(file(folder, name)).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clock that gives the files their times. */
  Clock clock() {
    return clock;
  }

  private static Instant wholeSeconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public String toString() {
    return "FileTree[" + root.toUri() + "]";
  }
}
