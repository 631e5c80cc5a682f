package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpStatVFS;
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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session over one connection.
 *
 * <p>A connection-level failure ends the session. After any other failure in the middle of a
 * transfer JSch and the server no longer agree on what comes next: that connection is dropped, and
 * the next call makes another.
 *
 * <p>For one thread at a time; {@link #abort} may be called by any.
 */
final class SftpSession implements TransportSession {
  private static final Logger LOG = LoggerFactory.getLogger(SftpSession.class);

  private static final int TYPE_MASK = 0170000;
  private static final int S_IFREG = 0100000;
  private static final int S_IFDIR = 0040000;
  private static final Comparator<RemoteFile> BY_TIME_THEN_NAME =
      Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);

  private final SftpSettings settings;
  private final Connector connector;
  private final Consumer<SftpSession> onClose;
  private final String host;
  private volatile @Nullable Connection connection;
  private volatile boolean aborted;
  private boolean closed;
  private @Nullable Kind deadOf;

  SftpSession(SftpSettings settings, Connector connector, Consumer<SftpSession> onClose) {
    this.settings = settings;
    this.connector = connector;
    this.onClose = onClose;
    this.host = settings.describe();
  }

  /** What JSch is asked to do. */
  private interface Request<T extends @Nullable Object> {
    T ask(ChannelSftp channel) throws SftpException;
  }

  void connect() {
    requireUninterrupted(null);
    connector.connect(this::born);
    LOG.debug("{} session open", host);
  }

  private void born(Connection next) {
    connection = next;
    if (aborted) {
      next.lifeline().cut(Lifeline.Cut.CLOSED);
    }
  }

  /** Ends the session from another thread, whatever it is doing. */
  void abort() {
    aborted = true;
    Connection open = connection;
    if (open != null) {
      open.lifeline().cut(Lifeline.Cut.CLOSED);
      open.drop();
    }
  }

  @Override
  public FolderListing list(RemoteFolder folder) {
    String path = encodable(folder.path());
    Entries entries;
    try {
      SftpATTRS attributes = ask(path, Outcome.NOTHING_DONE, c -> c.stat(exact(path)));
      if (!mayBe(S_IFDIR, attributes)) {
        throw failed(Kind.NO_SUCH_FOLDER, path, "it is no folder: check its configured name", null);
      }
      entries = new Entries(folder, current(path).lifeline());
      ask(
          path,
          Outcome.NOTHING_DONE,
          c -> {
            c.ls(exact(path), entries);
            return entries;
          });
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        throw missingFolder(folder);
      }
      throw answered(e, path, "the folder can't be listed");
    }
    if (entries.failure != null) {
      throw entries.failure;
    }
    if (entries.tooMany) {
      throw failed(
          Kind.UNSUPPORTED,
          path,
          String.format(
              Locale.ROOT,
              "it holds more than %d entries: have it cleared, or raise maxListedFiles",
              settings.maxListedFiles()),
          null);
    }
    entries.files.sort(BY_TIME_THEN_NAME);
    LOG.debug(
        "{} {} listed: {} file(s), {} refused name(s)",
        host,
        path,
        entries.files.size(),
        entries.refused.size());
    return new FolderListing(folder, entries.files, entries.refused);
  }

  @Override
  public Optional<RemoteFile> find(RemoteFolder folder, String name) {
    String path = checked(folder, name);
    SftpATTRS attributes = look(path);
    // Servers answer alike for a missing file and a missing folder.
    if (attributes == null && look(folder.path()) == null) {
      throw missingFolder(folder);
    }
    return attributes == null || !mayBe(S_IFREG, attributes)
        ? Optional.empty()
        : Optional.of(file(folder, name, attributes));
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
    RemoteFile before = present(file);
    if (!before.equals(file)) {
      throw failed(
          Kind.CHANGED_WHILE_READ,
          path,
          String.format(
              Locale.ROOT,
              "it isn't the listed file any more (%s): list again",
              difference(file, before)),
          null);
    }
    TransferProgress progress = new TransferProgress(listener, path, file.size());
    progress.beginAt(offset);
    Connection current = current(path);
    ReceivedBytes sink = new ReceivedBytes(target, file.size(), progress, current.lifeline());
    try {
      ask(
          path,
          Outcome.NOTHING_DONE,
          c -> {
            // Any other mode than RESUME leaves the offset out of account.
            c.get(exact(path), sink, null, ChannelSftp.RESUME, offset);
            return file;
          },
          () -> firstOf(sink.callerFailure(), () -> unwritable(sink, file)));
    } catch (SftpException e) {
      // The answer may stand between others that are still on their way.
      discard();
      if (Failures.saysMissing(e)) {
        throw missing(file.folder(), path);
      }
      throw answered(e, path, "the file can't be read");
    }
    if (progress.done() != file.size()) {
      discard();
      throw failed(
          Kind.INCOMPLETE,
          path,
          String.format(
              Locale.ROOT,
              "%d bytes came%s, %d were listed: what was read is of no use, list again",
              progress.done() - offset,
              offset == 0 ? "" : " after the first " + offset,
              file.size()),
          null);
    }
    RemoteFile after = present(file);
    if (!after.equals(file)) {
      throw failed(
          Kind.CHANGED_WHILE_READ,
          path,
          String.format(
              Locale.ROOT,
              "it was replaced while it was read (%s): what was read is of no use, list again",
              difference(file, after)),
          null);
    }
    progress.end();
    LOG.debug("{} {} read: {} of {} bytes", host, path, file.size() - offset, file.size());
    return after;
  }

  @Override
  public void put(
      RemoteFolder folder, String name, InputStream content, long size, TransferListener listener) {
    if (size < 0) {
      throw new IllegalArgumentException("upload size " + size + ": expected 0 or more");
    }
    String path = checked(folder, name);
    if (look(path) != null) {
      throw taken(path);
    }
    TransferProgress progress = new TransferProgress(listener, path, size);
    Connection current = current(path);
    SentBytes source = new SentBytes(content, size, progress, current.lifeline());
    try {
      ask(
          path,
          Outcome.UNKNOWN,
          c -> {
            c.put(source, exact(path), ChannelSftp.OVERWRITE);
            return source;
          },
          () -> firstOf(source.callerFailure(), () -> unreadable(source, path)));
    } catch (SftpException e) {
      throw refusedUpload(folder, path, size, source.hasStarted(), e);
    }
    if (source.hasWrongLength()) {
      throw failed(
          Kind.INCOMPLETE,
          Outcome.UNKNOWN,
          path,
          progress.done() == size
              ? String.format(
                  Locale.ROOT,
                  "the content has more than the %d bytes announced; a file was left",
                  size)
              : String.format(
                  Locale.ROOT,
                  "the content ended after %d of %d bytes; a partial file was left",
                  progress.done(),
                  size),
          null);
    }
    verifyUpload(path, size);
    progress.end();
    LOG.debug("{} {} put: {} bytes", host, path, size);
  }

  private void verifyUpload(String path, long size) {
    SftpATTRS stored;
    try {
      stored = look(path);
    } catch (TransportException e) {
      throw e.outcome() == Outcome.UNKNOWN
          ? e
          : new TransportException(
              e.kind(),
              Outcome.UNKNOWN,
              host,
              path,
              "the upload was sent, its size couldn't be verified: look again in a new session",
              e);
    }
    if (stored == null) {
      throw failed(
          Kind.NO_SUCH_FILE,
          Outcome.UNKNOWN,
          path,
          "the file isn't there after the upload: look again before deciding",
          null);
    }
    if (stored.getSize() != size) {
      throw failed(
          Kind.INCOMPLETE,
          Outcome.UNKNOWN,
          path,
          String.format(
              Locale.ROOT,
              "the server holds %d of %d bytes; a partial file was left",
              stored.getSize(),
              size),
          null);
    }
  }

  private TransportException refusedUpload(
      RemoteFolder folder, String path, long size, boolean started, SftpException e) {
    Outcome outcome = started ? Outcome.UNKNOWN : Outcome.NOTHING_DONE;
    String left = started ? "; a partial file may have been left" : "";
    if (started) {
      discard();
    }
    if (!started && Failures.saysMissing(e)) {
      return missingFolder(folder);
    }
    if (!started && e.id == Failures.FILE_EXISTS) {
      return taken(path);
    }
    if (Failures.saysForbidden(e)) {
      return failed(
          Kind.PERMISSION,
          outcome,
          path,
          String.format(
              Locale.ROOT,
              "the server doesn't permit writing there (%s)%s: ask the supplier",
              Failures.words(e),
              left),
          null);
    }
    if (Failures.saysNoSpace(e) || (e.id == Failures.FAILURE && isFull(folder, size))) {
      return failed(
          Kind.NO_SPACE,
          outcome,
          path,
          String.format(
              Locale.ROOT,
              "the server has no space left (%s)%s: tell the supplier, try again later",
              Failures.words(e),
              left),
          null);
    }
    return failed(
        Kind.SERVER,
        outcome,
        path,
        String.format(
            Locale.ROOT,
            "the server refused the upload (%s)%s: its disk or quota may be full, try again later",
            Failures.words(e),
            left),
        null);
  }

  /** OpenSSH says "Failure" for a full disk as for everything else; its statvfs says which. */
  private boolean isFull(RemoteFolder folder, long size) {
    try {
      return ask(
          folder.path(),
          Outcome.NOTHING_DONE,
          c -> {
            if (c.getExtension("statvfs@openssh.com") == null) {
              return false;
            }
            SftpStatVFS disk = c.statVFS(exact(folder.path()));
            long free = disk.getAvailBlocks() * disk.getFragmentSize();
            return free < Math.max(size, 1) || (disk.getAvailINodes() == 0 && disk.getINodes() > 0);
          });
    } catch (SftpException | TransportException e) {
      LOG.debug("{} {} free space can't be asked for", host, folder);
      return false;
    }
  }

  @Override
  public void rename(RemoteFolder folder, String from, String to) {
    String source = checked(folder, from);
    String target = checked(folder, to);
    requireRegular(folder, source);
    // posix-rename, which JSch prefers, replaces the target without a word.
    if (look(target) != null) {
      throw taken(target);
    }
    try {
      ask(
          source,
          Outcome.UNKNOWN,
          c -> {
            c.rename(exact(source), exact(target));
            return target;
          });
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        throw missing(folder, source);
      }
      if (e.id == Failures.FILE_EXISTS || (e.id == Failures.FAILURE && look(target) != null)) {
        throw taken(target);
      }
      if (e.id == Failures.UNSUPPORTED) {
        throw failed(Kind.UNSUPPORTED, source, "the server can't rename: ask the supplier", null);
      }
      throw answered(e, source, "the file can't be renamed to " + to);
    }
    LOG.debug("{} {} renamed to {}", host, source, to);
  }

  @Override
  public void delete(RemoteFolder folder, String name) {
    String path = checked(folder, name);
    requireRegular(folder, path);
    try {
      ask(
          path,
          Outcome.UNKNOWN,
          c -> {
            c.rm(exact(path));
            return path;
          });
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        throw missing(folder, path);
      }
      throw answered(e, path, "the file can't be deleted");
    }
    LOG.debug("{} {} deleted", host, path);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Connection open = connection;
    if (open != null) {
      if (aborted || !open.isUp()) {
        open.drop();
      } else {
        open.close();
      }
      connection = null;
    }
    onClose.accept(this);
    LOG.debug("{} session closed", host);
  }

  // What follows asks the server.

  private <T extends @Nullable Object> T ask(String path, Outcome ifLost, Request<T> request)
      throws SftpException {
    return ask(path, ifLost, request, () -> null);
  }

  /**
   * Runs one request under the watchdog.
   *
   * @param ifLost the outcome when the answer is lost
   * @param ourSide gives what failed on our own side meanwhile, or null
   * @throws SftpException only for what the server answered
   */
  private <T extends @Nullable Object> T ask(
      String path, Outcome ifLost, Request<T> request, Supplier<@Nullable RuntimeException> ourSide)
      throws SftpException {
    Connection current = current(path);
    Lifeline lifeline = current.lifeline();
    lifeline.begin(settings.stallTimeout());
    try {
      return request.ask(current.channel());
    } catch (SftpException | RuntimeException e) {
      lifeline.finish();
      if (lifeline.cut() == null) {
        RuntimeException ours = ourSide.get();
        if (ours != null) {
          discard();
          throw ours;
        }
        if (e instanceof SftpException answer && Failures.isAnswer(answer)) {
          throw answer;
        }
      }
      throw broken(current, path, ifLost, e);
    } catch (Error e) {
      // As from a listener that asserts: nobody reads the answers that are still on their way.
      discard();
      throw e;
    } finally {
      lifeline.finish();
    }
  }

  /** The connection to use, a new one when the last transfer spoilt it. */
  private Connection current(@Nullable String path) {
    requireUsable(path);
    requireUninterrupted(path);
    Connection open = connection;
    if (open != null) {
      return open;
    }
    try {
      return connector.connect(this::born);
    } catch (TransportException e) {
      connection = null;
      deadOf = e.kind();
      throw e;
    }
  }

  private void requireUsable(@Nullable String path) {
    if (closed || aborted) {
      throw failed(Kind.CLOSED, path, "the session is closed: open another", null);
    }
    if (deadOf != null) {
      throw failed(
          Kind.CLOSED,
          path,
          String.format(Locale.ROOT, "the session ended with %s: open another", deadOf),
          null);
    }
  }

  private void requireUninterrupted(@Nullable String path) {
    if (Thread.currentThread().isInterrupted()) {
      throw failed(Kind.INTERRUPTED, path, "the thread was interrupted; nothing was asked", null);
    }
  }

  /** Leaves a connection on which JSch and the server may talk at cross purposes. */
  private void discard() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.drop();
    }
  }

  private TransportException broken(Connection current, String path, Outcome ifLost, Exception e) {
    Lifeline.Cut cut = current.lifeline().cut();
    if (cut == null && wasInterrupted(e)) {
      Thread.currentThread().interrupt();
      cut = Lifeline.Cut.INTERRUPTED;
    }
    IOException wire = current.wireLog().broken();
    current.drop();
    String look = ifLost == Outcome.UNKNOWN ? "; look in a new session before deciding" : "";
    Kind kind;
    String what;
    if (aborted || cut == Lifeline.Cut.CLOSED) {
      kind = Kind.CLOSED;
      what = "the transport was closed meanwhile" + look;
    } else if (cut == Lifeline.Cut.INTERRUPTED) {
      kind = Kind.INTERRUPTED;
      what = "the thread was interrupted; the connection was dropped" + look;
    } else if (cut == Lifeline.Cut.STALLED) {
      kind = Kind.STALLED;
      what =
          String.format(
                  Locale.ROOT,
                  "no progress for %s, the connection was dropped; try again in a new session, raise stallTimeout for a slow server",
                  Failures.seconds(settings.stallTimeout()))
              + look;
    } else {
      kind = Kind.CONNECTION_LOST;
      what = "the connection broke; try again in a new session" + look;
    }
    deadOf = kind;
    return failed(kind, ifLost, path, what, Failures.plain(wire == null ? e : wire));
  }

  private static boolean wasInterrupted(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof InterruptedIOException && !(at instanceof SocketTimeoutException)) {
        return true;
      }
    }
    return false;
  }

  /** What the server has at a path, links not followed, or null when there is nothing. */
  private @Nullable SftpATTRS look(String path) {
    try {
      return ask(path, Outcome.NOTHING_DONE, c -> c.lstat(exact(path)));
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        return null;
      }
      throw answered(e, path, "the server can't tell whether it exists");
    }
  }

  /** Folders and links are no files, here as in listings. */
  private void requireRegular(RemoteFolder folder, String path) {
    SftpATTRS attributes = look(path);
    if (attributes == null || !mayBe(S_IFREG, attributes)) {
      throw missing(folder, path);
    }
  }

  private RemoteFile present(RemoteFile file) {
    SftpATTRS attributes = look(file.path());
    if (attributes == null || !mayBe(S_IFREG, attributes)) {
      throw missing(file.folder(), file.path());
    }
    return file(file.folder(), file.name(), attributes);
  }

  private RemoteFile file(RemoteFolder folder, String name, SftpATTRS attributes) {
    if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_SIZE) == 0
        || attributes.getSize() < 0) {
      throw failed(
          Kind.UNSUPPORTED,
          folder.pathOf(name),
          "the server doesn't tell the file's size, so nothing read could be verified",
          null);
    }
    return new RemoteFile(folder, name, attributes.getSize(), modified(attributes));
  }

  private static Instant modified(SftpATTRS attributes) {
    if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_ACMODTIME) == 0) {
      return Instant.EPOCH;
    }
    // The protocol's seconds are unsigned: they last until 2106.
    return Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()));
  }

  /** False only when the server tells another type; some tell none. */
  private static boolean mayBe(int type, SftpATTRS attributes) {
    if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) == 0) {
      return true;
    }
    int told = attributes.getPermissions() & TYPE_MASK;
    return told == 0 || told == type;
  }

  private String exact(String path) {
    Connection open = connection;
    return RemotePaths.exact(open == null ? "" : open.home(), path);
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

  // What follows words the failures.

  private static @Nullable RuntimeException firstOf(
      @Nullable RuntimeException first, Supplier<@Nullable TransportException> second) {
    return first == null ? second.get() : first;
  }

  private @Nullable TransportException unwritable(ReceivedBytes sink, RemoteFile file) {
    if (sink.hasTooMany()) {
      return failed(
          Kind.INCOMPLETE,
          file.path(),
          String.format(
              Locale.ROOT,
              "more bytes came than the %d listed: what was read is of no use, list again",
              file.size()),
          null);
    }
    return sink.localFailure() == null
        ? null
        : failed(
            Kind.LOCAL_IO,
            file.path(),
            "writing what was read failed on our own side: check the local disk",
            sink.localFailure());
  }

  private @Nullable TransportException unreadable(SentBytes source, String path) {
    return source.localFailure() == null
        ? null
        : failed(
            Kind.LOCAL_IO,
            Outcome.UNKNOWN,
            path,
            "reading what was to be sent failed on our own side; a partial file was left",
            source.localFailure());
  }

  private TransportException missing(RemoteFolder folder, String path) {
    if (look(folder.path()) == null) {
      return missingFolder(folder);
    }
    return failed(Kind.NO_SUCH_FILE, path, "there is no such file: list again", null);
  }

  private TransportException missingFolder(RemoteFolder folder) {
    return failed(
        Kind.NO_SUCH_FOLDER,
        folder.path(),
        "there is no such folder: check its configured name, or have the supplier create it",
        null);
  }

  private TransportException taken(String path) {
    return failed(
        Kind.ALREADY_EXISTS,
        path,
        "the name is taken; nothing was changed: use a name never used before",
        null);
  }

  private TransportException answered(SftpException e, String path, String what) {
    if (Failures.saysForbidden(e)) {
      return failed(
          Kind.PERMISSION,
          path,
          String.format(
              Locale.ROOT,
              "%s: the server doesn't permit it (%s): ask the supplier",
              what,
              Failures.words(e)),
          null);
    }
    return failed(
        Kind.SERVER,
        path,
        String.format(
            Locale.ROOT, "%s: the server answered %s: try again later", what, Failures.words(e)),
        null);
  }

  private static String difference(RemoteFile listed, RemoteFile now) {
    return String.format(
        Locale.ROOT,
        "listed %d bytes of %s, now %d bytes of %s",
        listed.size(),
        listed.modified(),
        now.size(),
        now.modified());
  }

  private TransportException failed(
      Kind kind, @Nullable String path, String what, @Nullable Throwable cause) {
    return failed(kind, Outcome.NOTHING_DONE, path, what, cause);
  }

  private TransportException failed(
      Kind kind, Outcome outcome, @Nullable String path, String what, @Nullable Throwable cause) {
    return new TransportException(kind, outcome, host, path, what, cause);
  }

  /** Sorts what a listing streams in. */
  private final class Entries implements LsEntrySelector {
    private final RemoteFolder folder;
    private final List<RemoteFile> files = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Lifeline lifeline;
    private int seen;
    private boolean tooMany;
    private @Nullable TransportException failure;

    Entries(RemoteFolder folder, Lifeline lifeline) {
      this.folder = folder;
      this.lifeline = lifeline;
    }

    @Override
    public int select(LsEntry entry) {
      lifeline.progress();
      String name = entry.getFilename();
      if (name.equals(".") || name.equals("..")) {
        return CONTINUE;
      }
      if (++seen > settings.maxListedFiles()) {
        tooMany = true;
        return BREAK;
      }
      // A replacement character stands for bytes that no name of ours can spell again.
      if (!RemoteFile.isSafeName(name) || name.indexOf('\uFFFD') >= 0) {
        refused.add(RemoteFile.escape(name));
      } else if (isRegular(entry)) {
        try {
          files.add(file(folder, name, entry.getAttrs()));
        } catch (TransportException e) {
          // JSch would wrap it.
          failure = e;
          return BREAK;
        }
      }
      return CONTINUE;
    }

    private boolean isRegular(LsEntry entry) {
      SftpATTRS attributes = entry.getAttrs();
      boolean typeTold =
          (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) != 0
              && (attributes.getPermissions() & TYPE_MASK) != 0;
      // Where the attributes hold no type, the line made for humans starts with it.
      String line = entry.getLongname();
      return typeTold ? mayBe(S_IFREG, attributes) : !line.startsWith("d") && !line.startsWith("l");
    }
  }
}
