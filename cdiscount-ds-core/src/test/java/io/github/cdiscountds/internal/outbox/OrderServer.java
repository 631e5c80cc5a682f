package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.profile.Folders;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder for order files, and others beside it, in memory. Something else can be let happen
 * before a step of a session: another client works, a file vanishes.
 */
final class OrderServer implements FileTransport {
  private static final RemoteFolder ORDERS = Folders.DOCUMENTED.orders();

  /** By their names in the folder for order files, by their paths elsewhere. */
  final Map<String, byte[]> files = new TreeMap<>();

  final List<String> steps = new ArrayList<>();
  private final Map<String, Deque<Runnable>> before = new HashMap<>();
  private final Map<String, Deque<Runnable>> during = new HashMap<>();

  /**
   * Lets something happen before the next step of a kind: open, list, find, read, put, rename,
   * delete.
   */
  OrderServer before(String step, Runnable action) {
    before.computeIfAbsent(step, kind -> new ArrayDeque<>()).add(action);
    return this;
  }

  /** Lets something happen while the next upload goes on, once for each call. */
  OrderServer duringUpload(Runnable action) {
    during.computeIfAbsent("put", kind -> new ArrayDeque<>()).add(action);
    return this;
  }

  private static String key(RemoteFolder folder, String name) {
    return folder.equals(ORDERS) ? name : folder.pathOf(name);
  }

  private static String nameIn(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private void step(String kind, @Nullable String name) {
    Runnable action = before.getOrDefault(kind, new ArrayDeque<>()).poll();
    if (action != null) {
      action.run();
    }
    steps.add(name == null ? kind : kind + " " + name);
  }

  private static TransportException failure(TransportException.Kind kind, String name) {
    return new TransportException(
        kind,
        TransportException.Outcome.NOTHING_DONE,
        "memory:",
        name,
        "as the test planned",
        null);
  }

  static TransportException lost(String name) {
    return failure(TransportException.Kind.CONNECTION_LOST, name);
  }

  static TransportException notPermitted(String path) {
    return failure(TransportException.Kind.PERMISSION, path);
  }

  static TransportException missing(String name) {
    return failure(TransportException.Kind.NO_SUCH_FILE, name);
  }

  @Override
  public TransportSession open() {
    step("open", null);
    return new Session();
  }

  @Override
  public String describe() {
    return "memory:";
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private final class Session implements TransportSession {

    @Override
    public FolderListing list(RemoteFolder folder) {
      step("list", null);
      return new FolderListing(
          folder,
          files.keySet().stream()
              .filter(key -> key(folder, nameIn(key)).equals(key))
              .map(key -> file(folder, nameIn(key)))
              .toList(),
          List.of());
    }

    @Override
    public Optional<RemoteFile> find(RemoteFolder folder, String name) {
      step("find", key(folder, name));
      return files.containsKey(key(folder, name))
          ? Optional.of(file(folder, name))
          : Optional.empty();
    }

    @Override
    public RemoteFile read(
        RemoteFile file, long offset, OutputStream target, TransferListener listener) {
      step("read", key(file.folder(), file.name()));
      try {
        target.write(content(key(file.folder(), file.name())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return file;
    }

    @Override
    public void put(
        RemoteFolder folder,
        String name,
        InputStream content,
        long size,
        TransferListener listener) {
      step("put", key(folder, name));
      Deque<Runnable> actions = during.getOrDefault("put", new ArrayDeque<>());
      for (int part = 1; !actions.isEmpty(); part++) {
        actions.remove().run();
        listener.progressed(key(folder, name), part, size);
      }
      try {
        files.put(key(folder, name), content.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
      String from = key(folder, name);
      String to = key(newFolder, newName);
      step("rename", from);
      byte[] content = content(from);
      if (files.containsKey(to)) {
        throw failure(TransportException.Kind.ALREADY_EXISTS, to);
      }
      files.remove(from);
      files.put(to, content);
    }

    @Override
    public void delete(RemoteFolder folder, String name) {
      String key = key(folder, name);
      step("delete", key);
      content(key);
      files.remove(key);
    }

    @Override
    public void close() {
      // Nothing is held.
    }

    private byte[] content(String key) {
      byte[] content = files.get(key);
      if (content == null) {
        throw missing(key);
      }
      return content;
    }

    private RemoteFile file(RemoteFolder folder, String name) {
      return new RemoteFile(
          folder, name, content(key(folder, name)).length, Instant.ofEpochSecond(1));
    }
  }
}
