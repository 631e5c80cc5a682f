package io.github.cdiscountds.resilience;

import io.github.cdiscountds.transport.FileTransport;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server with one file, that does what it is told: each step takes the next line of the script,
 * and what isn't in it succeeds.
 */
final class ScriptedServer implements FileTransport {
  static final RemoteFolder FOLDER = new RemoteFolder("Suivi");

  final Deque<Kind> script = new ArrayDeque<>();

  /** How much of the file comes before the next readings break. */
  final Deque<Integer> cuts = new ArrayDeque<>();

  final List<String> steps = new ArrayList<>();
  byte[] content = new byte[0];
  Instant modified = Instant.EPOCH.plusSeconds(60);
  int openSessions;
  boolean isClosed;

  /** Files come in single bytes. */
  boolean isBytewise;

  @Nullable RuntimeException bug;

  ScriptedServer fails(Kind... kinds) {
    script.addAll(Arrays.asList(kinds));
    return this;
  }

  /** The next step succeeds, those after it go on with the script. */
  ScriptedServer works() {
    script.add(Kind.CLOSED);
    return this;
  }

  RemoteFile file() {
    return new RemoteFile(FOLDER, "SuiviCommandes.xls", content.length, modified);
  }

  private void step(String name) {
    steps.add(name);
    if (bug != null) {
      throw bug;
    }
    Kind next = script.poll();
    if (next != null && next != Kind.CLOSED) {
      throw failure(next, name);
    }
  }

  static TransportException failure(Kind kind, String what) {
    return new TransportException(
        kind, Outcome.UNKNOWN, "sftp://shop@host", null, what + " failed as planned", null);
  }

  @Override
  public TransportSession open() {
    step("open");
    openSessions++;
    return new Session();
  }

  @Override
  public String describe() {
    return "sftp://shop@host";
  }

  @Override
  public void close() {
    isClosed = true;
  }

  private final class Session implements TransportSession {
    private boolean closed;

    @Override
    public FolderListing list(RemoteFolder folder) {
      step("list");
      return new FolderListing(folder, List.of(file()), List.of());
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      step("find");
      return Optional.of(file());
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      step("read " + offset);
      if (!file.equals(file())) {
        throw failure(Kind.CHANGED_WHILE_READ, "read");
      }
      try {
        Integer cut = cuts.poll();
        int length = cut == null ? content.length - (int) offset : cut;
        if (isBytewise) {
          for (int i = 0; i < length; i++) {
            target.write(content[(int) offset + i]);
          }
        } else {
          target.write(content, (int) offset, length);
        }
        listener.progressed(file.path(), offset + length, file.size());
        if (cut != null) {
          throw failure(Kind.CONNECTION_LOST, "read");
        }
        target.flush();
      } catch (IOException e) {
        throw failure(Kind.LOCAL_IO, "read");
      }
      return file();
    }

    @Override
    public void put(
        RemoteFolder folder, String name, InputStream from, long size, TransferListener listener) {
      step("put");
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
      step("rename");
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      step("delete");
    }

    @Override
    public Optional<String> serverKey() {
      return Optional.of("SHA256:planned");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        openSessions--;
      }
    }
  }
}
