package io.github.cdiscountds.sftp;

import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.RemoteFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the answers of SFTP servers. */
final class Failures {
  private static final int OK = 0;
  static final int NO_SUCH_FILE = 2;
  static final int PERMISSION_DENIED = 3;
  static final int FAILURE = 4;
  static final int UNSUPPORTED = 8;
  private static final int BAD_MESSAGE = 5;
  static final int NO_SUCH_PATH = 10;
  static final int FILE_EXISTS = 11;
  static final int WRITE_PROTECT = 12;
  private static final int NO_SPACE = 14;
  private static final int QUOTA = 15;

  private Failures() {}

  /**
   * Tells a status that the server sent from JSch's own failures, which use the same class. Nor is
   * it an answer when the two don't understand each other any more, as when all is said to be well
   * where something was to be told: what was asked may be done.
   */
  static boolean isAnswer(SftpException e) {
    String text = String.valueOf(e.getMessage());
    return e.getCause() == null
        && e.id > OK
        && e.id != BAD_MESSAGE
        && (text.startsWith("SSH_FX_") || text.startsWith("Unknown code"));
  }

  static boolean saysMissing(SftpException e) {
    return e.id == NO_SUCH_FILE || e.id == NO_SUCH_PATH;
  }

  /** What servers answered to a rename that took effect, as one that was repeated below them. */
  static boolean mayHideARename(SftpException e) {
    return saysMissing(e) || e.id == FILE_EXISTS || e.id == FAILURE;
  }

  static boolean saysForbidden(SftpException e) {
    return e.id == PERMISSION_DENIED || e.id == WRITE_PROTECT;
  }

  /**
   * Version 3 has no code for it; some servers borrow a later version's, others say it in words.
   */
  static boolean saysNoSpace(SftpException e) {
    if (e.id == NO_SPACE || e.id == QUOTA) {
      return true;
    }
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return e.id == FAILURE
        && (text.contains("no space")
            || text.contains("disk full")
            || text.contains("disk space")
            || text.contains("not enough space")
            || text.contains("quota"));
  }

  /** The server's own words, fit for a message. */
  static String words(SftpException e) {
    return RemoteFile.escape(String.valueOf(e.getMessage()));
  }

  /** A cause whose text is fit for a log, even where it quotes the server. */
  static Throwable plain(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String text = String.valueOf(at.getMessage());
      if (!RemoteFile.escape(text).equals(text)) {
        return new IOException(RemoteFile.escape(cause.toString()));
      }
    }
    return cause;
  }

  static boolean wasInterrupted(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof InterruptedIOException && !(at instanceof SocketTimeoutException)) {
        return true;
      }
    }
    return false;
  }

  static boolean isTimeout(@Nullable Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
