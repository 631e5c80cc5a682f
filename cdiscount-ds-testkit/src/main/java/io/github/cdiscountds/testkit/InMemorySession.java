package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session of an {@link InMemoryTransport}. Not thread-safe. */
final class InMemorySession implements TransportSession {
  private static final int BLOCK = 32 * 1024;

  private final InMemoryTransport transport;
  private final Path home;
  private boolean closed;

  InMemorySession(InMemoryTransport transport, Path home) {
    this.transport = transport;
    this.home = home;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    requireOpen(folder.path());
    List<RemoteFile> files = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(existing(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!RemoteFile.isSafeName(name)) {
          refused.add(RemoteFile.escape(name));
        } else {
          regular(folder, name).ifPresent(files::add);
        }
      }
    } catch (NotDirectoryException | NoSuchFileException e) {
      throw noSuchFolder(folder);
    } catch (IOException e) {
      throw server(Outcome.NOTHING_DONE, folder.path(), e);
    }
    files.sort(Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name));
    refused.sort(Comparator.naturalOrder());
    return new FolderListing(folder, files, refused);
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    String path = folder.pathOf(name);
    requireOpen(path);
    existing(folder);
    try {
      return regular(folder, name);
    } catch (IOException e) {
      throw server(Outcome.NOTHING_DONE, path, e);
    }
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    String path = file.path();
    if (offset < 0 || offset > file.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "offset %d in %s: expected 0 to %d", offset, path, file.size()));
    }
    requireOpen(path);
    existing(file.folder());
    try {
      requireSame(file, regular(file.folder(), file.name()));
      long read = copy(file, offset, target, listener);
      RemoteFile after = requireSame(file, regular(file.folder(), file.name()));
      if (read != file.size()) {
        throw failed(
            Kind.INCOMPLETE,
            Outcome.NOTHING_DONE,
            path,
            String.format(
                Locale.ROOT,
                "%d bytes were listed but %s came; list and read again",
                file.size(),
                read > file.size() ? "more" : Long.toString(read)));
      }
      return after;
    } catch (NoSuchFileException e) {
      throw noSuchFile(path);
    } catch (IOException e) {
      throw server(Outcome.NOTHING_DONE, path, e);
    }
  }

  /** Copies up to one byte more than listed, which is enough to know that there is more. */
  private long copy(RemoteFile file, long offset, OutputStream target, TransferListener listener)
      throws IOException {
    long read = offset;
    byte[] block = new byte[BLOCK];
    if (offset > 0) {
      listener.progressed(file.path(), offset, file.size());
    }
    try (InputStream source =
        Files.newInputStream(at(file.folder(), file.name()), LinkOption.NOFOLLOW_LINKS)) {
      long skipped = source.skip(offset);
      if (skipped < offset) {
        return skipped;
      }
      for (int n = source.read(block); n >= 0; n = source.read(block)) {
        long wanted = Math.min(n, file.size() - read);
        local(file.path(), () -> target.write(block, 0, (int) wanted));
        read += n;
        if (wanted > 0) {
          listener.progressed(file.path(), Math.min(read, file.size()), file.size());
        }
        if (read > file.size()) {
          break;
        }
      }
    }
    if (file.size() == 0 && read == 0) {
      listener.progressed(file.path(), 0, 0);
    }
    local(file.path(), target::flush);
    return read;
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    String path = folder.pathOf(name);
    if (size < 0) {
      throw new IllegalArgumentException("size " + size + ": expected 0 or more");
    }
    requireOpen(path);
    Path target = existing(folder).resolve(name);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(path);
    }
    try (OutputStream out =
        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] block = new byte[BLOCK];
      long written = 0;
      for (int n = read(path, content, block); n >= 0; n = read(path, content, block)) {
        if (written + n > size) {
          throw failed(
              Kind.INCOMPLETE,
              Outcome.UNKNOWN,
              path,
              String.format(Locale.ROOT, "%d bytes were announced but the content has more", size));
        }
        out.write(block, 0, n);
        written += n;
        if (n > 0) {
          listener.progressed(path, written, size);
        }
      }
      if (written < size) {
        throw failed(
            Kind.INCOMPLETE,
            Outcome.UNKNOWN,
            path,
            String.format(
                Locale.ROOT, "%d bytes were announced but the content has %d", size, written));
      }
    } catch (FileAlreadyExistsException e) {
      throw taken(path);
    } catch (IOException e) {
      throw server(Outcome.UNKNOWN, path, e);
    }
    requireWritten(folder, name, size);
    if (size == 0) {
      listener.progressed(path, 0, 0);
    }
  }

  private void requireWritten(RemoteFolder folder, String name, long size) {
    String path = folder.pathOf(name);
    try {
      Optional<RemoteFile> written = regular(folder, name);
      if (written.isEmpty() || written.get().size() != size) {
        throw failed(
            Kind.INCOMPLETE,
            Outcome.UNKNOWN,
            path,
            String.format(
                Locale.ROOT,
                "%d bytes were sent but the server has %s",
                size,
                written.map(file -> file.size() + "").orElse("no such file")));
      }
    } catch (IOException e) {
      throw server(Outcome.UNKNOWN, path, e);
    }
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    String source = folder.pathOf(name);
    String target = newFolder.pathOf(newName);
    requireOpen(source);
    existing(folder);
    try {
      if (regular(folder, name).isEmpty()) {
        throw noSuchFile(source);
      }
      existing(newFolder);
      if (at(folder, name).equals(at(newFolder, newName))) {
        throw taken(target);
      }
      // Without REPLACE_EXISTING the in-memory file system checks and moves under one lock.
      Files.move(at(folder, name), at(newFolder, newName));
    } catch (FileAlreadyExistsException e) {
      throw taken(target);
    } catch (NoSuchFileException e) {
      throw noSuchFile(source);
    } catch (AtomicMoveNotSupportedException e) {
      throw failed(Kind.UNSUPPORTED, Outcome.NOTHING_DONE, source, "can't be renamed atomically");
    } catch (IOException e) {
      throw server(Outcome.UNKNOWN, source, e);
    }
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    String path = folder.pathOf(name);
    requireOpen(path);
    existing(folder);
    try {
      if (regular(folder, name).isEmpty()) {
        throw noSuchFile(path);
      }
      Files.delete(at(folder, name));
    } catch (NoSuchFileException e) {
      throw noSuchFile(path);
    } catch (IOException e) {
      throw server(Outcome.UNKNOWN, path, e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private Path at(RemoteFolder folder, String name) {
    return at(folder).resolve(name);
  }

  private Path at(RemoteFolder folder) {
    return home.resolve("./" + folder.path()).normalize();
  }

  private Path existing(RemoteFolder folder) {
    Path path = at(folder);
    if (!Files.isDirectory(path)) {
      throw noSuchFolder(folder);
    }
    return path;
  }

  /** The regular file of that name, or nothing when there is none, or a folder, or a link. */
  private Optional<RemoteFile> regular(RemoteFolder folder, String name) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(
              at(folder, name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return attributes.isRegularFile()
        ? Optional.of(
            new RemoteFile(
                folder,
                name,
                attributes.size(),
                attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)))
        : Optional.empty();
  }

  private RemoteFile requireSame(RemoteFile listed, Optional<RemoteFile> present) {
    RemoteFile now = present.orElseThrow(() -> noSuchFile(listed.path()));
    if (now.size() != listed.size()
        || !now.modified().equals(listed.modified().truncatedTo(ChronoUnit.SECONDS))) {
      throw failed(
          Kind.CHANGED_WHILE_READ,
          Outcome.NOTHING_DONE,
          listed.path(),
          String.format(
              Locale.ROOT,
              "listed with %d bytes of %s, now has %d of %s; list and read again",
              listed.size(),
              listed.modified(),
              now.size(),
              now.modified()));
    }
    return now;
  }

  private void requireOpen(String path) {
    if (closed || transport.isClosed()) {
      throw failed(
          Kind.CLOSED,
          Outcome.NOTHING_DONE,
          path,
          closed
              ? "the session is closed; open another"
              : "the transport is closed; create another");
    }
  }

  private int read(String path, InputStream content, byte[] block) {
    try {
      return content.read(block);
    } catch (IOException e) {
      throw failure(Kind.LOCAL_IO, Outcome.UNKNOWN, path, "the content can't be read", e);
    }
  }

  private void local(String path, LocalWrite write) {
    try {
      write.run();
    } catch (IOException e) {
      throw failure(Kind.LOCAL_IO, Outcome.NOTHING_DONE, path, "what was read can't be written", e);
    }
  }

  private interface LocalWrite {
    void run() throws IOException;
  }

  private TransportException noSuchFolder(RemoteFolder folder) {
    return failed(
        Kind.NO_SUCH_FOLDER,
        Outcome.NOTHING_DONE,
        folder.path(),
        "there is no such folder: check its configured name, or have the supplier create it");
  }

  private TransportException noSuchFile(String path) {
    return failed(Kind.NO_SUCH_FILE, Outcome.NOTHING_DONE, path, "there is no such file");
  }

  private TransportException taken(String path) {
    return failed(
        Kind.ALREADY_EXISTS,
        Outcome.NOTHING_DONE,
        path,
        "the name is taken; nothing was changed, choose another name");
  }

  private TransportException server(Outcome outcome, String path, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("out of disk space")
        ? failure(Kind.NO_SPACE, outcome, path, "no space is left", cause)
        : failure(Kind.SERVER, outcome, path, "the file system failed", cause);
  }

  private TransportException failed(Kind kind, Outcome outcome, String path, String what) {
    return failure(kind, outcome, path, what, null);
  }

  private TransportException failure(
      Kind kind, Outcome outcome, String path, String what, @Nullable Throwable cause) {
    return new TransportException(kind, outcome, transport.describe(), path, what, cause);
  }
}
