package io.github.cdiscountds.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one document, on disk or in memory, with the name it came under.
 *
 * <p>Can be opened any number of times; thread-safe as long as nobody changes the file.
 *
 * @since 0.1.0
 */
public final class FileContent {
  private final String name;
  private final @Nullable Path path;
  private final byte @Nullable [] bytes;

  private FileContent(String name, @Nullable Path path, byte @Nullable [] bytes) {
    this.name = name;
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * Content of a local file, under the file's own name.
   *
   * @param path the file
   * @return its content
   */
  public static FileContent of(Path path) {
    Objects.requireNonNull(path, "path");
    Path fileName = path.getFileName();
    return of(fileName == null ? path.toString() : fileName.toString(), path);
  }

  /**
   * Content of a local file that was published under another name.
   *
   * @param name the name of the document
   * @param path the local file
   * @return its content
   */
  public static FileContent of(String name, Path path) {
    return new FileContent(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(path, "path"), null);
  }

  /**
   * Content in memory.
   *
   * @param name the name of the document
   * @param bytes the bytes, copied
   * @return its content
   */
  public static FileContent of(String name, byte[] bytes) {
    return new FileContent(
        Objects.requireNonNull(name, "name"), null, Objects.requireNonNull(bytes, "bytes").clone());
  }

  /**
   * Gives the name of the document.
   *
   * @return the name that it was published under
   */
  public String name() {
    return name;
  }

  /**
   * Gives the local file, when there is one.
   *
   * @return the file, or empty when the content is in memory
   */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /**
   * Gives the size.
   *
   * @return the number of bytes
   * @throws UncheckedIOException when the file can't be looked at
   */
  public long size() {
    if (bytes != null) {
      return bytes.length;
    }
    try {
      return Files.size(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the content from its start.
   *
   * @return an unbuffered stream for files, to be closed by the caller
   * @throws IOException when the file can't be opened
   */
  public InputStream open() throws IOException {
    return bytes != null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file());
  }

  @Override
  public String toString() {
    return name;
  }

  private Path file() {
    if (path == null) {
      throw new IllegalStateException("content has neither bytes nor a file");
    }
    return path;
  }
}
