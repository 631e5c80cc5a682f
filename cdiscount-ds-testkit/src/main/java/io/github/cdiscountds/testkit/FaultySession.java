package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session of a {@link FaultyTransport}. Not thread-safe. */
final class FaultySession implements TransportSession {
  private static final Set<Kind> OF_THE_CONNECTION =
      EnumSet.of(Kind.CONNECT, Kind.STALLED, Kind.CONNECTION_LOST, Kind.INTERRUPTED);

  private final FaultyTransport transport;
  private final int number;
  private final TransportSession sound;
  private boolean dead;

  FaultySession(FaultyTransport transport, int number, TransportSession sound) {
    this.transport = transport;
    this.number = number;
    this.sound = sound;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    return look(Operation.LIST, folder.path(), fault -> sound.list(folder));
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    return look(Operation.FIND, folder.pathOf(name), fault -> sound.find(folder, name));
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    return look(
        Operation.READ,
        file.path(),
        fault ->
            sound.read(
                file,
                offset,
                fault != null && fault.cuts() ? new CutOutput(target, fault.bytes()) : target,
                listener));
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    change(
        Operation.PUT,
        folder.pathOf(name),
        fault ->
            sound.put(
                folder,
                name,
                fault != null && fault.cuts() ? new CutInput(content, fault.bytes()) : content,
                size,
                listener));
  }

  @Override
  public void rename(RemoteFolder folder, String from, String to) {
    change(Operation.RENAME, folder.pathOf(from), fault -> sound.rename(folder, from, to));
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    change(Operation.DELETE, folder.pathOf(name), fault -> sound.delete(folder, name));
  }

  @Override
  public void close() {
    dead = false; // closed says more than broken
    sound.close();
  }

  private interface Looking<T> {
    T call(@Nullable Fault fault);
  }

  private interface Changing {
    void call(@Nullable Fault fault);
  }

  private <T> T look(Operation operation, String path, Looking<T> call) {
    return made(operation, path, Outcome.NOTHING_DONE, call);
  }

  private void change(Operation operation, String path, Changing call) {
    made(
        operation,
        path,
        Outcome.UNKNOWN,
        fault -> {
          call.call(fault);
          return this;
        });
  }

  private <T> T made(Operation operation, String path, Outcome lost, Looking<T> call) {
    Fault fault = transport.began(number, operation, path);
    if (dead) {
      throw new TransportException(
          Kind.CONNECTION_LOST,
          Outcome.NOTHING_DONE,
          transport.describe(),
          path,
          "the connection broke earlier; open another session",
          null);
    }
    if (fault == null) {
      return dyingOfIt(() -> call.call(null));
    }
    return dyingOfIt(
        () -> {
          fault.before(transport.describe(), path, lost);
          T result;
          try {
            result = call.call(fault);
          } catch (TransportException e) {
            if (fault.cuts() && e.kind() == Kind.LOCAL_IO) {
              throw fault.lost(lost, transport.describe(), path);
            }
            throw e;
          }
          if (fault.losesReply()) {
            throw fault.lost(lost, transport.describe(), path);
          }
          return result;
        });
  }

  /** After a failure of the connection nothing may get through any more. */
  private <T> T dyingOfIt(Supplier<T> call) {
    try {
      return call.get();
    } catch (TransportException e) {
      if (OF_THE_CONNECTION.contains(e.kind())) {
        dead = true;
        sound.close();
      }
      throw e;
    }
  }

  /** Content that breaks off after a number of bytes. */
  private static final class CutInput extends FilterInputStream {
    private long left;

    CutInput(InputStream content, long bytes) {
      super(content);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      requireLeft();
      int read = super.read();
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      requireLeft();
      int read = super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(Math.min(wanted, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void requireLeft() throws IOException {
      if (left == 0) {
        throw new IOException("cut");
      }
    }
  }

  /** A target that breaks off after a number of bytes. */
  private static final class CutOutput extends FilterOutputStream {
    private long left;

    CutOutput(OutputStream target, long bytes) {
      super(target);
      this.left = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int passed = (int) Math.min(length, left);
      out.write(from, offset, passed);
      left -= passed;
      if (passed < length) {
        throw new IOException("cut");
      }
    }
  }
}
