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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
  private boolean closed;

  FaultySession(FaultyTransport transport, int number, TransportSession sound) {
    this.transport = transport;
    this.number = number;
    this.sound = sound;
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    return look(
        Operation.LIST, folder.path(), fault -> shown(withNamesOf(fault, sound.list(folder))));
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    return look(
        Operation.FIND, folder.pathOf(name), fault -> sound.find(folder, name).map(this::shown));
  }

  @Override
  public RemoteFile read(
      RemoteFile file, long offset, OutputStream target, TransferListener listener) {
    return look(
        Operation.READ,
        file.path(),
        fault ->
            shown(
                sound.read(
                    moved(file, transport.clockOff().negated()),
                    offset,
                    fault == null ? target : new FaultyOutput(target, fault),
                    listener)));
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    change(
        Operation.PUT,
        folder.pathOf(name),
        fault -> {
          if (fault == null) {
            sound.put(folder, name, content, size, listener);
          } else if (fault.moment() == Fault.Moment.DISCARD && fault.bytes() < size) {
            sound.put(folder, name, new Beginning(content, fault.bytes()), fault.bytes(), listener);
            throw fault.broken(Outcome.UNKNOWN, transport.describe(), folder.pathOf(name));
          } else {
            sound.put(folder, name, new FaultyInput(content, fault), size, listener);
          }
        });
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    change(
        Operation.RENAME,
        folder.pathOf(name),
        fault -> sound.rename(folder, name, newFolder, newName));
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    change(Operation.DELETE, folder.pathOf(name), fault -> sound.delete(folder, name));
  }

  @Override
  public Optional<String> serverKey() {
    return sound.serverKey();
  }

  @Override
  public void close() {
    closed = true;
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
    if (closed) {
      transport.inVain(number, operation, path);
      return call.call(null);
    }
    if (dead) {
      transport.inVain(number, operation, path);
      throw new TransportException(
          Kind.CONNECTION_LOST,
          Outcome.NOTHING_DONE,
          transport.describe(),
          path,
          "the connection broke earlier; open another session",
          null);
    }
    Fault fault = transport.began(number, operation, path);
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
            if (fault.breaksMidway() && e.kind() == Kind.LOCAL_IO) {
              throw fault.broken(lost, transport.describe(), path);
            }
            throw e;
          }
          if (fault.breaksAtTheEnd()) {
            throw fault.broken(lost, transport.describe(), path);
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

  private static FolderListing withNamesOf(@Nullable Fault fault, FolderListing listing) {
    if (fault == null || fault.names().isEmpty()) {
      return listing;
    }
    List<String> refused = new ArrayList<>(listing.refusedNames());
    fault.names().forEach(name -> refused.add(RemoteFile.escape(name)));
    return new FolderListing(listing.folder(), listing.files(), refused);
  }

  /** What a server whose clock is wrong shows. */
  private FolderListing shown(FolderListing listing) {
    return transport.clockOff().isZero()
        ? listing
        : new FolderListing(
            listing.folder(),
            listing.files().stream().map(this::shown).toList(),
            listing.refusedNames());
  }

  private RemoteFile shown(RemoteFile file) {
    return moved(file, transport.clockOff());
  }

  private static RemoteFile moved(RemoteFile file, Duration by) {
    return by.isZero()
        ? file
        : new RemoteFile(file.folder(), file.name(), file.size(), file.modified().plus(by));
  }

  /** The first bytes of a content. */
  private static final class Beginning extends BlockwiseInput {
    private long left;

    Beginning(InputStream content, long bytes) {
      super(content);
      this.left = bytes;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
