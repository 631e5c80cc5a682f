package io.github.cdiscountds.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was checked, of a server or on this side.
 *
 * @param place the server, as {@link io.github.cdiscountds.transport.FileTransport#describe()}
 *     names it, or {@link #LOCAL}
 * @param subject what was checked
 * @param path the folder or file concerned, or null when it is the place as a whole
 * @param result how it went
 * @param found what was found, in one line; never a secret
 * @param advice what to do, or null when there is nothing to be done
 * @since 0.1.0
 */
public record ConnectionCheck(
    String place,
    Subject subject,
    @Nullable String path,
    Result result,
    String found,
    @Nullable String advice) {

  /** The place of what is checked on this side, with no server. */
  public static final String LOCAL = "local";

  /** What is checked. */
  public enum Subject {
    /** The server can be reached and speaks with us. */
    CONNECTION,
    /** It is the server that is trusted. */
    HOST_KEY,
    /** It lets us in. */
    LOGIN,
    /** A folder is there and can be listed. */
    FOLDER,
    /** The catalogue lies in its folder. */
    CATALOGUE,
    /** A file can be written where order files hide. */
    WRITE,
    /** A file can be renamed there, as order files are when they are published. */
    RENAME,
    /** A file can be removed there, as what is left of attempts is. */
    REMOVE,
    /** The server's clock, compared with ours. It is told, and nothing depends on it. */
    CLOCK,
    /** The ledger answers. */
    LEDGER,
    /** A file can be written in the working folder. */
    WORK_FOLDER,
    /** The catalogue that was taken over can be used. */
    LOCAL_CATALOGUE
  }

  /** How a check went. */
  public enum Result {
    /** As it should be. */
    PASSED,
    /** Something to look at; the client works all the same. */
    WARNING,
    /** The client can't work like this. */
    FAILED,
    /** Not checked, because of what failed before it or because nobody wanted it. */
    SKIPPED
  }

  public ConnectionCheck {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(found, "found");
  }

  /**
   * Puts it in one line.
   *
   * @return such as {@code sftp://shop@host Commandes: FOLDER PASSED, 3 file(s)}
   */
  @Override
  public String toString() {
    return place
        + (path == null ? "" : " " + path)
        + ": "
        + subject
        + " "
        + result
        + ", "
        + found
        + (advice == null ? "" : "; " + advice);
  }
}
