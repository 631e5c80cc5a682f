package io.github.cdiscountds.transport;

import io.github.cdiscountds.DropshipException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server, a connection or a disk that failed: which kind, on which host, at which path, and what
 * to do. Never holds a secret.
 *
 * @since 0.1.0
 */
public final class TransportException extends DropshipException {
  private static final long serialVersionUID = 1L;

  /** What failed. */
  public enum Kind {
    /** The host can't be resolved or reached. */
    CONNECT(true),
    /** The server's key is neither pinned nor in the known hosts. */
    HOST_KEY_UNKNOWN(false),
    /** The server's key isn't the one that is pinned or known. */
    HOST_KEY_CHANGED(false),
    /** The server refused the login. Never retried, so that an account isn't locked. */
    AUTHENTICATION(false),
    /**
     * A proxy on the way refused its own login, or wants one; the server wasn't reached. Never
     * retried, so that the proxy's account isn't locked.
     */
    PROXY_AUTHENTICATION(false),
    /** A key file or passphrase can't be used; nothing was sent. */
    CREDENTIALS(false),
    /** No byte of progress within the time-out; the session was dropped. */
    STALLED(true),
    /**
     * The operation wasn't done by its deadline, however it progressed; the session was dropped.
     */
    TIMED_OUT(true),
    /** All connections were in use and none became free in time; the server wasn't asked. */
    BUSY(true),
    /** The connection broke. */
    CONNECTION_LOST(true),
    /** The folder doesn't exist. */
    NO_SUCH_FOLDER(false),
    /** The file doesn't exist. */
    NO_SUCH_FILE(false),
    /** The server doesn't permit it. */
    PERMISSION(false),
    /** The target name is taken; nothing was changed. */
    ALREADY_EXISTS(false),
    /** The server has no space left. */
    NO_SPACE(true),
    /** Fewer or more bytes than announced arrived on one side. */
    INCOMPLETE(true),
    /** The remote file was replaced or rewritten while it was read. */
    CHANGED_WHILE_READ(true),
    /** The server can't do what is asked, such as renaming atomically. */
    UNSUPPORTED(false),
    /** Writing or reading on our own side failed. */
    LOCAL_IO(false),
    /** The waiting thread was interrupted. */
    INTERRUPTED(false),
    /** The transport or session is closed. */
    CLOSED(false),
    /**
     * The server wasn't asked: it failed too often just before, and is left alone for a while. The
     * failure before is the cause.
     */
    CIRCUIT_OPEN(true),
    /** Any other failure that the server reported. */
    SERVER(true);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /**
     * Tells whether trying again later, in a new session, may help.
     *
     * @return true when the failure may pass by itself
     */
    public boolean isRetryable() {
      return retryable;
    }
  }

  /** What is known of the effect on the server. */
  public enum Outcome {
    /** Nothing was changed on the server. */
    NOTHING_DONE,
    /** The request may or may not have taken effect: look before deciding. */
    UNKNOWN
  }

  /** What failed. */
  private final Kind kind;

  /** What is known of the effect on the server. */
  private final Outcome outcome;

  /** The server, without secrets. */
  private final String host;

  /** The remote path concerned, or null. */
  private final @Nullable String path;

  /**
   * Creates an exception; the message is put together from the parts.
   *
   * @param kind what failed
   * @param outcome what is known of the effect on the server
   * @param host the server, as {@link FileTransport#describe()} names it
   * @param path the remote path concerned, or null when the connection as a whole is
   * @param what what happened, and what to do; no secrets
   * @param cause the underlying failure, or null; its text must be free of secrets too
   */
  public TransportException(
      Kind kind,
      Outcome outcome,
      String host,
      @Nullable String path,
      String what,
      @Nullable Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "%s%s: %s [%s]",
            host,
            path == null ? "" : " " + RemoteFile.escape(path),
            what,
            kind),
        cause);
    this.kind = kind;
    this.outcome = outcome;
    this.host = host;
    this.path = path;
  }

  /**
   * Tells what failed.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Tells what is known of the effect on the server.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Tells whether trying again later, in a new session, may help.
   *
   * @return {@link Kind#isRetryable()} of the kind
   */
  public boolean isRetryable() {
    return kind.isRetryable();
  }

  /**
   * Names the server.
   *
   * @return the server, without secrets
   */
  public String host() {
    return host;
  }

  /**
   * Names the remote path.
   *
   * @return the path concerned, or null when the connection as a whole is
   */
  public @Nullable String path() {
    return path;
  }
}
