package io.github.cdiscountds.chaos;

import io.github.cdiscountds.testkit.FileTree;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thread, which works in a folder of its own and knows what has to be in there. */
final class SoakWorker {
  private static final Set<Kind> ENDING_THE_SESSION =
      EnumSet.of(Kind.CONNECT, Kind.CONNECTION_LOST, Kind.STALLED, Kind.CLOSED, Kind.INTERRUPTED);
  private static final int IN_A_SESSION = 25;
  private static final int MOST_FILES = 25;
  private static final int LARGEST = 20_000;

  private final FileTransport transport;
  private final FileTree tree;
  private final SoakAccounts accounts;
  private final Random random;
  private final String name;
  private final RemoteFolder folder;
  private final Map<String, byte[]> files = new TreeMap<>();
  private int names;

  SoakWorker(FileTransport transport, FileTree tree, SoakAccounts accounts, int thread, long seed) {
    this.transport = transport;
    this.tree = tree;
    this.accounts = accounts;
    this.random = new Random(seed + thread);
    this.name = "worker-" + thread + "-";
    this.folder = new RemoteFolder(name);
    tree.createFolder(name);
  }

  /** Does so many operations. */
  void work(int operations) {
    int left = operations;
    while (left > 0) {
      int before = left;
      try (TransportSession session = transport.open()) {
        boolean open = true;
        for (int each = 0; open && left > 0 && each < IN_A_SESSION; each++) {
          left--;
          open = operation(session);
        }
      } catch (TransportException e) {
        if (before != left) {
          throw e;
        }
        accounts.failedLogin(name, e);
      }
    }
  }

  /** One operation; gives whether the session may be used again. */
  private boolean operation(TransportSession session) {
    int draw = random.nextInt(100);
    if (files.isEmpty() || (draw < 25 && files.size() < MOST_FILES)) {
      return put(session);
    }
    if (draw < 40) {
      return delete(session);
    }
    if (draw < 55) {
      return rename(session);
    }
    if (draw < 75) {
      return read(session);
    }
    return draw < 90 ? list(session) : find(session);
  }

  private interface Call {
    boolean isRight();
  }

  /** Makes a call; what it told must be right, or be explained. */
  private boolean made(String operation, Call call, Settling settling) {
    try {
      boolean right = call.isRight();
      if (right && settling.isAllowed(null)) {
        accounts.done(operation, name);
      } else {
        accounts.unaccounted(operation + " in " + name + ": it returned, but isn't so");
      }
      return true;
    } catch (TransportException e) {
      if (settling.isAllowed(e.outcome())) {
        accounts.failed(operation, name, e);
      } else {
        accounts.unaccounted(operation + " in " + name + ": it can't have left that behind, " + e);
      }
      return !ENDING_THE_SESSION.contains(e.kind());
    }
  }

  /** Looks at the server after a call, and takes over what is there. */
  private interface Settling {
    /**
     * Tells whether what is there is possible.
     *
     * @param failed what was said of the effect, or null after a success
     */
    boolean isAllowed(@Nullable Outcome failed);
  }

  private boolean put(TransportSession session) {
    String file = fresh();
    byte[] content = new byte[random.nextInt(LARGEST)];
    random.nextBytes(content);
    return made(
        "put",
        () -> {
          session.put(
              folder,
              file,
              new ByteArrayInputStream(content),
              content.length,
              TransferListener.NONE);
          return true;
        },
        failed -> {
          byte[] there = there(file);
          if (there != null) {
            files.put(file, there);
          }
          if (failed == null) {
            return Arrays.equals(there, content);
          }
          return there == null
              || (failed == Outcome.UNKNOWN
                  && Arrays.equals(there, Arrays.copyOf(content, there.length))
                  && there.length <= content.length);
        });
  }

  private boolean delete(TransportSession session) {
    String file = any();
    byte[] content = known(file);
    return made(
        "delete",
        () -> {
          session.delete(folder, file);
          return true;
        },
        failed -> {
          byte[] there = there(file);
          if (there == null) {
            files.remove(file);
            return failed != Outcome.NOTHING_DONE;
          }
          return failed != null && Arrays.equals(there, content);
        });
  }

  private boolean rename(TransportSession session) {
    String file = any();
    String other = fresh();
    byte[] content = known(file);
    return made(
        "rename",
        () -> {
          session.rename(folder, file, other);
          return true;
        },
        failed -> {
          byte[] before = there(file);
          byte[] after = there(other);
          if (after != null) {
            files.remove(file);
            files.put(other, after);
            return failed != Outcome.NOTHING_DONE
                && before == null
                && Arrays.equals(after, content);
          }
          return failed != null && Arrays.equals(before, content);
        });
  }

  private boolean read(TransportSession session) {
    String file = any();
    byte[] content = known(file);
    RemoteFile listed = new RemoteFile(folder, file, content.length, tree.modified(name, file));
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    return made(
        "read",
        () -> {
          session.read(listed, target, TransferListener.NONE);
          return Arrays.equals(target.toByteArray(), content);
        },
        failed -> isAsKnown());
  }

  private boolean list(TransportSession session) {
    return made(
        "list",
        () -> {
          FolderListing listing = session.list(folder);
          List<String> listed = new ArrayList<>();
          for (RemoteFile file : listing.files()) {
            listed.add(file.name());
            if (file.size() != known(file.name()).length) {
              return false;
            }
          }
          listed.sort(null);
          return listed.equals(List.copyOf(files.keySet()));
        },
        failed -> isAsKnown());
  }

  private boolean find(TransportSession session) {
    boolean missing = random.nextBoolean();
    String file = missing ? "never-there.csv" : any();
    return made(
        "find",
        () -> {
          Optional<RemoteFile> found = session.find(folder, file);
          return missing
              ? found.isEmpty()
              : found.isPresent() && found.get().size() == known(file).length;
        },
        failed -> isAsKnown());
  }

  private boolean isAsKnown() {
    return tree.names(name).equals(List.copyOf(files.keySet()));
  }

  private byte @Nullable [] there(String file) {
    return tree.exists(name, file) ? tree.read(name, file) : null;
  }

  private byte[] known(String file) {
    return files.getOrDefault(file, new byte[0]);
  }

  private String fresh() {
    return "file-" + names++ + ".csv";
  }

  private String any() {
    return List.copyOf(files.keySet()).get(random.nextInt(files.size()));
  }
}
