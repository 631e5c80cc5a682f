package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpStatVFS;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates one file and asks the server for its size, since servers may discard what they took. */
final class Upload {
  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

  private final Dialogue dialogue;
  private final Places places;
  private final SizeCheck check;
  private final RemoteFolder folder;
  private final String path;
  private final long size;

  Upload(
      Dialogue dialogue,
      Places places,
      SizeCheck check,
      RemoteFolder folder,
      String path,
      long size) {
    this.dialogue = dialogue;
    this.places = places;
    this.check = check;
    this.folder = folder;
    this.path = path;
    this.size = size;
  }

  void of(InputStream content, TransferListener listener) {
    if (dialogue.look(path) != null) {
      throw places.taken(path);
    }
    TransferProgress progress = new TransferProgress(listener, path, size);
    SentBytes source = new SentBytes(content, size, progress, dialogue.current(path).lifeline());
    try {
      dialogue.ask(
          path,
          Outcome.UNKNOWN,
          c -> {
            c.put(source, dialogue.exact(path), ChannelSftp.OVERWRITE);
            return source;
          },
          () -> Places.firstOf(source.callerFailure(), unreadable(source)));
    } catch (SftpException e) {
      throw refused(source.hasStarted(), e);
    }
    if (source.hasWrongLength()) {
      throw incomplete(
          progress.done() == size
              ? String.format(
                  Locale.ROOT,
                  "the content has more than the %d bytes announced; a file was left",
                  size)
              : String.format(
                  Locale.ROOT,
                  "the content ended after %d of %d bytes; a partial file was left",
                  progress.done(),
                  size));
    }
    if (check == SizeCheck.ON) {
      verify();
    }
    progress.end();
  }

  private TransportException incomplete(String what) {
    return dialogue.failed(Kind.INCOMPLETE, Outcome.UNKNOWN, path, what, null);
  }

  private void verify() {
    SftpATTRS stored;
    try {
      stored = dialogue.look(path);
    } catch (TransportException e) {
      throw e.outcome() == Outcome.UNKNOWN
          ? e
          : dialogue.failed(
              e.kind(),
              Outcome.UNKNOWN,
              path,
              "the upload was sent, its size couldn't be verified: look again in a new session",
              e);
    }
    if (stored == null) {
      throw dialogue.failed(
          Kind.NO_SUCH_FILE,
          Outcome.UNKNOWN,
          path,
          "the file isn't there after the upload: look again before deciding",
          null);
    }
    if (!Places.tellsSize(stored)) {
      throw dialogue.failed(
          Kind.UNSUPPORTED,
          Outcome.UNKNOWN,
          path,
          "the server doesn't tell the file's size, so the upload couldn't be verified; a file was"
              + " left: ask the supplier",
          null);
    }
    if (stored.getSize() != size) {
      throw incomplete(
          String.format(
              Locale.ROOT,
              "the server holds %d of %d bytes; a partial file was left",
              stored.getSize(),
              size));
    }
  }

  private TransportException refused(boolean started, SftpException e) {
    Outcome outcome = started ? Outcome.UNKNOWN : Outcome.NOTHING_DONE;
    String left = started ? "; a partial file may have been left" : "";
    if (started) {
      dialogue.discard();
    }
    if (!started && Failures.saysMissing(e)) {
      return places.missingFolder(folder);
    }
    if (!started && e.id == Failures.FILE_EXISTS) {
      return places.taken(path);
    }
    Kind kind;
    String what;
    if (Failures.saysForbidden(e)) {
      kind = Kind.PERMISSION;
      what = "the server doesn't permit writing there (%s)%s: ask the supplier";
    } else if (Failures.saysNoSpace(e) || (e.id == Failures.FAILURE && isFull())) {
      kind = Kind.NO_SPACE;
      what = "the server has no space left (%s)%s: tell the supplier, try again later";
    } else {
      kind = Kind.SERVER;
      what = "the server refused the upload (%s)%s: its disk or quota may be full, try again later";
    }
    return dialogue.failed(
        kind, outcome, path, String.format(Locale.ROOT, what, Failures.words(e), left), null);
  }

  /** OpenSSH says "Failure" for a full disk as for everything else; its statvfs says which. */
  private boolean isFull() {
    try {
      return dialogue.ask(
          folder.path(),
          Outcome.NOTHING_DONE,
          c -> {
            if (c.getExtension("statvfs@openssh.com") == null) {
              return false;
            }
            SftpStatVFS disk = c.statVFS(dialogue.exact(folder.path()));
            long free = disk.getAvailBlocks() * disk.getFragmentSize();
            return free < Math.max(size, 1) || (disk.getAvailINodes() == 0 && disk.getINodes() > 0);
          });
    } catch (SftpException | TransportException e) {
      LOG.debug("{} free space can't be asked for", folder);
      return false;
    }
  }

  private @Nullable TransportException unreadable(SentBytes source) {
    return source.localFailure() == null
        ? null
        : dialogue.failed(
            Kind.LOCAL_IO,
            Outcome.UNKNOWN,
            path,
            "reading what was to be sent failed on our own side; a partial file was left",
            source.localFailure());
  }
}
