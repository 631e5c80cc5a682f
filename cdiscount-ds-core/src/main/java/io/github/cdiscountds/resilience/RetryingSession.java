package io.github.cdiscountds.resilience;

import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A session whose connection is replaced when it breaks while something is done that may be
 * repeated. Not thread-safe.
 */
final class RetryingSession implements TransportSession {
  /** With less than that a reading didn't get on, so that no server can keep it going for ever. */
  private static final int PROGRESS = 1 << 16;

  /** What a transfer ends with that leaves its connection in the middle of something. */
  private static final Set<Kind> SPOILING =
      EnumSet.of(Kind.INCOMPLETE, Kind.CHANGED_WHILE_READ, Kind.LOCAL_IO);

  private final RetryingTransport transport;
  private @Nullable TransportSession connection;
  private boolean isSpoilt;
  private boolean closed;

  RetryingSession(RetryingTransport transport, TransportSession connection) {
    this.transport = transport;
    this.connection = connection;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    return repeat("list", folder.path(), session -> session.list(folder));
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    return repeat("find", folder.pathOf(name), session -> session.find(folder, name));
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    RetryingTransport.Attempts attempts = transport.attempts("read", file.path());
    Counted counted = new Counted(target);
    TransportSession session = connected(file.path());
    long reached = 0;
    while (true) {
      try {
        if (session == null) {
          session = reconnected();
        }
        RemoteFile read = session.read(file, offset + counted.bytes, counted, listener);
        transport.succeeded();
        return read;
      } catch (TransportException e) {
        if (counted.bytes - reached >= PROGRESS) {
          reached = counted.bytes;
          attempts.gotOn();
          transport.succeeded();
        }
        boolean isNotConnected = session == null;
        session = failed(session, e);
        if (counted.hasFailed) {
          throw attempts.last(e); // nobody knows how much the target took
        }
        if (counted.bytes > 0 && !file.isDated()) {
          throw attempts.last(e); // nobody could tell whether the rest is of the same file
        }
        session = next(attempts, session, e, isNotConnected);
      }
    }
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    once(folder.pathOf(name), session -> session.put(folder, name, content, size, listener));
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    once(folder.pathOf(name), session -> session.rename(folder, name, newFolder, newName));
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    once(folder.pathOf(name), session -> session.delete(folder, name));
  }

  @Override
  public Optional<String> serverKey() {
    TransportSession session = connection;
    return session == null ? Optional.empty() : session.serverKey();
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  private interface Change {
    void on(TransportSession session);
  }

  /** What nobody may repeat without having looked. */
  private void once(String path, Change change) {
    TransportSession session = connected(path);
    try {
      if (session == null) {
        session = reconnected();
      }
      change.on(session);
      transport.succeeded();
    } catch (TransportException e) {
      failed(session, e);
      throw e;
    }
  }

  private <T> T repeat(String operation, String path, Function<TransportSession, T> request) {
    RetryingTransport.Attempts attempts = transport.attempts(operation, path);
    TransportSession session = connected(path);
    while (true) {
      try {
        if (session == null) {
          session = reconnected();
        }
        T answer = request.apply(session);
        transport.succeeded();
        return answer;
      } catch (TransportException e) {
        boolean isNotConnected = session == null;
        session = next(attempts, failed(session, e), e, isNotConnected);
      }
    }
  }

  /** Waits for the next attempt, which takes a connection of its own. */
  private @Nullable TransportSession next(
      RetryingTransport.Attempts attempts,
      @Nullable TransportSession session,
      TransportException failure,
      boolean isNotConnected) {
    if (isNotConnected) {
      attempts.nextLogin(failure);
    } else {
      attempts.next(failure);
    }
    if (session != null) {
      drop(); // nobody knows what state it is in
    }
    return null;
  }

  /**
   * The connection that is there, or what says that there is none any more; null where another one
   * has to be made, here and not below, so that the circuit hears of its login.
   */
  private @Nullable TransportSession connected(String path) {
    if (isSpoilt) {
      isSpoilt = false;
      drop();
      return null;
    }
    TransportSession session = connection;
    if (session == null) {
      throw new TransportException(
          closed ? Kind.CLOSED : Kind.CONNECTION_LOST,
          Outcome.NOTHING_DONE,
          transport.describe(),
          path,
          closed
              ? "the session is closed; open another"
              : "the connection broke earlier; open another session",
          null);
    }
    return session;
  }

  private TransportSession reconnected() {
    isSpoilt = false;
    TransportSession session = transport.connect();
    connection = session;
    return session;
  }

  /** Takes note of a failure; the connection is gone when it speaks of that. */
  private @Nullable TransportSession failed(
      @Nullable TransportSession session, TransportException failure) {
    if (session == null) {
      return null; // it was never made, which was told already
    }
    transport.failed(failure);
    if (Circuit.OF_THE_CONNECTION.contains(failure.kind()) || failure.kind() == Kind.INTERRUPTED) {
      drop();
      return null;
    }
    isSpoilt |= SPOILING.contains(failure.kind());
    return session;
  }

  private void drop() {
    TransportSession session = connection;
    connection = null;
    if (session != null) {
      session.close();
    }
  }

  /** Knows how much the target took. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;
    private boolean hasFailed;

    Counted(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      hasFailed = true;
      out.write(from, offset, length);
      bytes += length;
      hasFailed = false;
    }

    @Override
    public void flush() throws IOException {
      hasFailed = true;
      out.flush();
      hasFailed = false;
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException("the target isn't ours to close");
    }
  }
}
