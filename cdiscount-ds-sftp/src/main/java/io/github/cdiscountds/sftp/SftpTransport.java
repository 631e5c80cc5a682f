package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reaches one server over SFTP.
 *
 * <pre>{@code
 * SftpSettings settings =
 *     SftpSettings.builder(
 *             "orders.example.com",
 *             "client",
 *             SftpCredentials.privateKey(Path.of("client.ppk"), passphrase),
 *             HostKeys.pinned("SHA256:…"))
 *         .build();
 * try (SftpTransport transport = SftpTransport.to(settings);
 *     TransportSession session = transport.open()) {
 *   session.list(new RemoteFolder("Suivi")).files().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Thread-safe; each session it opens is for one thread at a time and has a connection to itself
 * while it is open. Connections are pooled ({@link PoolSettings}): a closed session gives its own
 * back, unless anything spoke against it. An operation that makes no progress for {@link
 * SftpSettings#stallTimeout()} fails, and so does one that isn't done within {@link
 * SftpSettings#operationTimeout()} or whose thread is interrupted; all three drop the connection.
 * Whoever creates the transport closes it, which ends its sessions, connections and threads.
 *
 * <p>While an operation runs, SLF4J's MDC names it ({@link #MDC_OPERATION}: {@code open}, {@code
 * list}, {@code find}, {@code read}, {@code put}, {@code rename} or {@code delete}) and its remote
 * path ({@link #MDC_PATH}, escaped) in its thread; what stood there before is put back.
 *
 * <p><b>Never over an existing file</b> is checked, not enforced by the server: SFTP's library
 * can't ask for exclusive creation, and {@code posix-rename} replaces its target. So {@code put}
 * and {@code rename} look first, links included, and act then; who creates the same name between
 * the two loses a file. Nobody does where names are used by one writer alone. The library's outbox
 * sees to that: a temporary name belongs to one attempt of one file, is recorded by compare-and-set
 * before its first byte leaves and never used again, and the final name, unique per account for
 * ever, comes from the one rename of that temporary file. Whoever calls {@code put} with names of
 * their own must choose them in the same way.
 *
 * <p>Every failure is one {@link TransportException}. A refused login is never tried again by this
 * class, not even with another method, so that no account is locked. A login during which the
 * connection broke without an answer is tried once more.
 *
 * @since 0.1.0
 */
public final class SftpTransport implements FileTransport {
  /** The MDC key of the running operation: {@value}. */
  public static final String MDC_OPERATION = "cdiscountds.operation";

  /** The MDC key of the remote path that the running operation is about: {@value}. */
  public static final String MDC_PATH = "cdiscountds.path";

  private final SftpSettings settings;
  private final SizeCheck check;
  private final Watchdog watchdog;
  private final Connector connector;
  private final ConnectionPool pool;
  private final Set<SftpSession> sessions = new HashSet<>(); // guarded by itself
  private boolean closed; // guarded by sessions

  private SftpTransport(SftpSettings settings, LongSupplier nanoTime, SizeCheck check) {
    this.settings = settings;
    this.check = check;
    this.watchdog =
        new Watchdog(
            Collections.min(
                List.of(
                    settings.stallTimeout(), settings.loginTimeout(), settings.operationTimeout())),
            nanoTime);
    this.connector = new Connector(settings, watchdog);
    this.pool = new ConnectionPool(settings, connector, watchdog);
  }

  /**
   * Creates a transport; nothing is read or connected before {@link #open()}.
   *
   * @param settings the server and the login
   * @return a transport, to be closed by the caller
   */
  public static SftpTransport to(SftpSettings settings) {
    return to(settings, System::nanoTime);
  }

  /** Creates a transport that judges stalls and deadlines by another clock. */
  static SftpTransport to(SftpSettings settings, LongSupplier nanoTime) {
    return to(settings, nanoTime, SizeCheck.ON);
  }

  /** Creates a transport that may believe what it must not, for those who prove that it shows. */
  static SftpTransport to(SftpSettings settings, LongSupplier nanoTime, SizeCheck check) {
    return new SftpTransport(settings, nanoTime, check);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Gives a pooled connection where one is free and shows life, else a new one; waits for one
   * while as many as {@link PoolSettings#maxConnections()} are in use.
   *
   * @throws TransportException {@link Kind#BUSY} when no connection became free in time; {@link
   *     Kind#INTERRUPTED} when the thread was interrupted while it waited; {@link Kind#CREDENTIALS}
   *     before anything is sent, when a key, its passphrase or a supplier of credentials is of no
   *     use; {@link Kind#CONNECT}, {@link Kind#HOST_KEY_UNKNOWN}, {@link Kind#HOST_KEY_CHANGED},
   *     {@link Kind#AUTHENTICATION}, {@link Kind#STALLED}, {@link Kind#CONNECTION_LOST} or {@link
   *     Kind#UNSUPPORTED} while it connects; {@link Kind#CLOSED} once this transport is closed
   */
  @Override
  public TransportSession open() {
    SftpSession session =
        new SftpSession(
            settings, new Dialogue(settings, pool, watchdog.nanoTime()), check, this::forget);
    synchronized (sessions) {
      if (closed) {
        throw new TransportException(
            Kind.CLOSED,
            Outcome.NOTHING_DONE,
            describe(),
            null,
            "the transport is closed: create another",
            null);
      }
      sessions.add(session);
    }
    boolean opened = false;
    try {
      session.connect();
      opened = true;
      return session;
    } finally {
      if (!opened) {
        session.close();
      }
    }
  }

  /**
   * Tells how many connections are in use, idle and waited for.
   *
   * @return the figures of this moment
   */
  public PoolStatus pool() {
    return pool.status();
  }

  @Override
  public String describe() {
    return settings.describe();
  }

  /** Ends sessions, whatever they are doing, connections, and the transport's own thread. */
  @Override
  public void close() {
    List<SftpSession> open;
    synchronized (sessions) {
      closed = true;
      open = new ArrayList<>(sessions);
    }
    open.forEach(SftpSession::abort);
    pool.close();
    watchdog.close();
    connector.close();
  }

  private void forget(SftpSession session) {
    synchronized (sessions) {
      sessions.remove(session);
    }
  }
}
