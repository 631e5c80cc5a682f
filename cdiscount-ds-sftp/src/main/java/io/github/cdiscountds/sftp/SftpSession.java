package io.github.cdiscountds.sftp;

import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.FolderListing;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session: one operation after the other, each named to the log, with one deadline, over the
 * connection that its {@link Dialogue} holds.
 *
 * <p>For one thread at a time; {@link #abort} may be called by any.
 */
final class SftpSession implements TransportSession {
  private static final Logger LOG = LoggerFactory.getLogger(SftpSession.class);

  /** Answers that were understood: nothing was left half done. */
  private static final Set<Kind> PLAIN_ANSWERS =
      EnumSet.of(Kind.NO_SUCH_FILE, Kind.NO_SUCH_FOLDER, Kind.ALREADY_EXISTS, Kind.PERMISSION);

  private final SftpSettings settings;
  private final Consumer<SftpSession> onClose;
  private final SizeCheck check;
  private final String host;
  private final Dialogue dialogue;
  private final Places places;

  SftpSession(
      SftpSettings settings, Dialogue dialogue, SizeCheck check, Consumer<SftpSession> onClose) {
    this.settings = settings;
    this.dialogue = dialogue;
    this.check = check;
    this.onClose = onClose;
    this.host = settings.describe();
    this.places = new Places(dialogue);
  }

  private interface Work<T extends @Nullable Object> {
    T run();
  }

  private <T extends @Nullable Object> T during(String operation, String path, Work<T> work) {
    dialogue.begin();
    LogContext context = LogContext.enter(operation, path);
    try {
      return work.run();
    } catch (TransportException e) {
      if (!PLAIN_ANSWERS.contains(e.kind())) {
        dialogue.doubt();
      }
      throw e;
    } catch (RuntimeException | Error e) {
      dialogue.doubt();
      throw e;
    } finally {
      context.leave();
      dialogue.end();
    }
  }

  void connect() {
    LogContext context = LogContext.enter("open", null);
    try {
      dialogue.open();
      LOG.debug("{} session open", host);
    } finally {
      context.leave();
    }
  }

  /** Ends the session from another thread, whatever it is doing. */
  void abort() {
    dialogue.abort();
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    String path = encodable(folder.path());
    return during("list", path, () -> listed(folder, path));
  }

  private FolderListing listed(RemoteFolder folder, String path) {
    ListedEntries entries;
    try {
      SftpATTRS attributes =
          dialogue.ask(path, Outcome.NOTHING_DONE, c -> c.stat(dialogue.exact(path)));
      if (!attributes.isDir()) { // which JSch would look for in its parent
        throw Places.mayBeFolder(attributes)
            ? dialogue.failed(
                Kind.UNSUPPORTED,
                path,
                "the server doesn't tell folders from files, so what it lists couldn't be trusted:"
                    + " ask the supplier",
                null)
            : dialogue.failed(
                Kind.NO_SUCH_FOLDER, path, "it is no folder: check its configured name", null);
      }
      entries =
          new ListedEntries(
              folder, places, dialogue.current(path).lifeline(), settings.maxListedFiles());
      dialogue.ask(
          path,
          Outcome.NOTHING_DONE,
          c -> {
            try {
              c.ls(dialogue.exact(path), entries);
            } catch (SftpException e) {
              dialogue.doubt(); // JSch may have left the folder open
              throw e;
            }
            return entries;
          });
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        throw places.missingFolder(folder);
      }
      throw dialogue.answered(e, path, "the folder can't be listed");
    }
    if (entries.hasStopped()) {
      TransportException failure = entries.failure();
      // JSch leaves the rest of the answer unread.
      dialogue.discard();
      throw failure == null ? tooMany(path) : failure;
    }
    FolderListing listing = entries.listing();
    LOG.debug(
        "{} {} listed: {} file(s), {} refused name(s)",
        host,
        path,
        listing.files().size(),
        listing.refusedNames().size());
    return listing;
  }

  private TransportException tooMany(String path) {
    return dialogue.failed(
        Kind.UNSUPPORTED,
        path,
        String.format(
            Locale.ROOT,
            "it holds more than %d entries: have it cleared, or raise maxListedFiles",
            settings.maxListedFiles()),
        null);
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    String path = checked(folder, name);
    return during(
        "find",
        path,
        () -> {
          SftpATTRS attributes = dialogue.look(path);
          // Servers answer alike for a missing file and a missing folder.
          if (attributes == null && !places.isThere(folder)) {
            throw places.missingFolder(folder);
          }
          return attributes == null || !Places.mayBeFile(attributes)
              ? Optional.empty()
              : Optional.of(places.file(folder, name, attributes));
        });
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
    return during(
        "read",
        path,
        () -> {
          RemoteFile read =
              new Download(dialogue, places, check, file, offset).into(target, listener);
          LOG.debug("{} {} read: {} of {} bytes", host, path, file.size() - offset, file.size());
          return read;
        });
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    if (size < 0) {
      throw new IllegalArgumentException("upload size " + size + ": expected 0 or more");
    }
    String path = checked(folder, name);
    during(
        "put",
        path,
        () -> {
          new Upload(dialogue, places, check, folder, path, size).of(content, listener);
          LOG.debug("{} {} put: {} bytes", host, path, size);
          return path;
        });
  }

  @Override
  public void rename(RemoteFolder folder, String name, RemoteFolder newFolder, String newName) {
    String source = checked(folder, name);
    String target = checked(newFolder, newName);
    during(
        "rename",
        source,
        () -> {
          renamed(folder, source, newFolder, target, newName);
          LOG.debug("{} {} renamed to {}", host, source, target);
          return target;
        });
  }

  private void renamed(
      RemoteFolder folder, String source, RemoteFolder newFolder, String target, String newName) {
    places.requireRegular(folder, source);
    // posix-rename, which JSch prefers, replaces the target without a word.
    if (dialogue.look(target) != null) {
      throw places.taken(target);
    }
    try {
      dialogue.change(
          source,
          c -> {
            c.rename(dialogue.exact(source), dialogue.exact(target));
            return target;
          });
    } catch (SftpException e) {
      throw refusedRename(e, folder, source, newFolder, target, newName);
    }
  }

  /** Servers refuse what they did, too; and whoever can't look doesn't know. */
  private TransportException refusedRename(
      SftpException e,
      RemoteFolder folder,
      String source,
      RemoteFolder newFolder,
      String target,
      String newName) {
    try {
      if (Failures.mayHideARename(e) && dialogue.look(source) == null) {
        return dialogue.failed(
            Failures.saysMissing(e) ? Kind.NO_SUCH_FILE : Kind.SERVER,
            Outcome.UNKNOWN,
            source,
            String.format(
                Locale.ROOT,
                "the server says that it couldn't rename (%s), but the file left its name: look in a"
                    + " new session before deciding",
                Failures.words(e)),
            null);
      }
      if (Failures.saysMissing(e)) {
        return newFolder.equals(folder) || places.isThere(newFolder)
            ? places.missing(folder, source)
            : places.missingFolder(newFolder);
      }
      if (e.id == Failures.FILE_EXISTS
          || (e.id == Failures.FAILURE && dialogue.look(target) != null)) {
        return places.taken(target);
      }
    } catch (TransportException unseen) {
      return dialogue.failed(
          unseen.kind(),
          Outcome.UNKNOWN,
          source,
          String.format(
              Locale.ROOT,
              "the server says that it couldn't rename (%s), and where the file is couldn't be seen:"
                  + " look in a new session before deciding",
              Failures.words(e)),
          unseen);
    }
    if (e.id == Failures.UNSUPPORTED) {
      return dialogue.failed(
          Kind.UNSUPPORTED, source, "the server can't rename: ask the supplier", null);
    }
    return dialogue.answered(
        e,
        source,
        newFolder.equals(folder)
            ? "the file can't be renamed to " + newName
            : "the file can't be renamed to "
                + target
                + ", which has to lie on the same file system");
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    String path = checked(folder, name);
    during(
        "delete",
        path,
        () -> {
          deleted(folder, path);
          LOG.debug("{} {} deleted", host, path);
          return path;
        });
  }

  private void deleted(RemoteFolder folder, String path) {
    places.requireRegular(folder, path);
    try {
      dialogue.change(
          path,
          c -> {
            c.rm(dialogue.exact(path));
            return path;
          });
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        throw places.missing(folder, path);
      }
      throw dialogue.answered(e, path, "the file can't be deleted");
    }
  }

  @Override
  public Optional<String> serverKey() {
    return dialogue.serverKey();
  }

  @Override
  public void close() {
    boolean isFirst = true;
    try {
      isFirst = dialogue.close();
    } finally {
      if (isFirst) {
        onClose.accept(this);
        LOG.debug("{} session closed", host);
      }
    }
  }

  private String checked(RemoteFolder folder, String name) {
    return encodable(folder.pathOf(name));
  }

  /** What the charset can't spell would be sent as "?", and that is a pattern. */
  private String encodable(String path) {
    if (!settings.fileNameCharset().newEncoder().canEncode(path)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "remote path \"%s\": expected characters of %s",
              path,
              settings.fileNameCharset()));
    }
    return path;
  }
}
