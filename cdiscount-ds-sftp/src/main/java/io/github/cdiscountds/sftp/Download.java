package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file and believes nothing that JSch says of it: a normal return may be a short one, so
 * sizes are counted, and the file is looked at before and after.
 */
final class Download {
  private final Dialogue dialogue;
  private final Places places;
  private final SizeCheck check;
  private final RemoteFile file;
  private final long offset;

  Download(Dialogue dialogue, Places places, SizeCheck check, RemoteFile file, long offset) {
    this.dialogue = dialogue;
    this.places = places;
    this.check = check;
    this.file = file;
    this.offset = offset;
  }

  RemoteFile into(OutputStream target, TransferListener listener) {
    String path = file.path();
    RemoteFile before = places.present(file);
    if (!before.equals(file)) {
      throw changed("it isn't the listed file any more (%s): list again", before);
    }
    TransferProgress progress = new TransferProgress(listener, path, file.size());
    progress.beginAt(offset);
    long most = check == SizeCheck.ON ? file.size() : Long.MAX_VALUE;
    ReceivedBytes sink =
        new ReceivedBytes(target, most, progress, dialogue.current(path).lifeline());
    try {
      dialogue.ask(
          path,
          Outcome.NOTHING_DONE,
          c -> {
            // Any other mode than RESUME leaves the offset out of account.
            c.get(dialogue.exact(path), sink, null, ChannelSftp.RESUME, offset);
            return file;
          },
          () -> Places.firstOf(sink.callerFailure(), unwritable(sink)));
    } catch (SftpException e) {
      // The answer may stand between others that are still on their way.
      dialogue.discard();
      if (Failures.saysMissing(e)) {
        throw places.missing(file.folder(), path);
      }
      throw dialogue.answered(e, path, "the file can't be read");
    }
    if (check == SizeCheck.ON) {
      verify(progress.done());
    }
    progress.end();
    return file;
  }

  private void verify(long done) {
    if (done != file.size()) {
      dialogue.discard();
      throw dialogue.failed(
          Kind.INCOMPLETE,
          file.path(),
          String.format(
              Locale.ROOT,
              "%d bytes came%s, %d were listed: what was read is of no use, list again",
              done - offset,
              offset == 0 ? "" : " after the first " + offset,
              file.size()),
          null);
    }
    RemoteFile after = places.present(file);
    if (!after.equals(file)) {
      throw changed(
          "it was replaced while it was read (%s): what was read is of no use, list again", after);
    }
  }

  private TransportException changed(String what, RemoteFile now) {
    String difference =
        String.format(
            Locale.ROOT,
            "listed %d bytes of %s, now %d bytes of %s",
            file.size(),
            file.modified(),
            now.size(),
            now.modified());
    return dialogue.failed(
        Kind.CHANGED_WHILE_READ, file.path(), String.format(Locale.ROOT, what, difference), null);
  }

  private @Nullable TransportException unwritable(ReceivedBytes sink) {
    if (sink.hasTooMany()) {
      return dialogue.failed(
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
        : dialogue.failed(
            Kind.LOCAL_IO,
            file.path(),
            "writing what was read failed on our own side: check the local disk",
            sink.localFailure());
  }
}
