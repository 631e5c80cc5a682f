package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Duration;
import java.util.ArrayList;
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
 * <p>Thread-safe; each session it opens is for one thread at a time and has a connection of its
 * own. An operation that makes no progress for {@link SftpSettings#stallTimeout()} fails, and so
 * does one whose thread is interrupted; both drop the connection. Whoever creates the transport
 * closes it, which ends its sessions and its one thread.
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
 * class, not even with another method, so that no account is locked.
 *
 * @since 0.1.0
 */
public final class SftpTransport implements FileTransport {
  private final SftpSettings settings;
  private final Watchdog watchdog;
  private final Connector connector;
  private final Set<SftpSession> sessions = new HashSet<>(); // guarded by itself
  private boolean closed; // guarded by sessions

  private SftpTransport(SftpSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    Duration shortest = settings.stallTimeout();
    if (settings.loginTimeout().compareTo(shortest) < 0) {
      shortest = settings.loginTimeout();
    }
    this.watchdog = new Watchdog(shortest, nanoTime);
    this.connector = new Connector(settings, watchdog);
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

  /** Creates a transport that judges stalls by another clock. */
  static SftpTransport to(SftpSettings settings, LongSupplier nanoTime) {
    return new SftpTransport(settings, nanoTime);
  }

  /**
   * {@inheritDoc}
   *
   * @throws TransportException {@link Kind#CREDENTIALS} before anything is sent, when a key or its
   *     passphrase is of no use; {@link Kind#CONNECT}, {@link Kind#HOST_KEY_UNKNOWN}, {@link
   *     Kind#HOST_KEY_CHANGED}, {@link Kind#AUTHENTICATION}, {@link Kind#STALLED}, {@link
   *     Kind#CONNECTION_LOST} or {@link Kind#UNSUPPORTED} while it connects; {@link Kind#CLOSED}
   *     once this transport is closed
   */
  @Override
  public TransportSession open() {
    SftpSession session = new SftpSession(settings, connector, this::forget);
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

  @Override
  public String describe() {
    return settings.describe();
  }

  /** Ends the open sessions, whatever they are doing, and the transport's own thread. */
  @Override
  public void close() {
    List<SftpSession> open;
    synchronized (sessions) {
      closed = true;
      open = new ArrayList<>(sessions);
    }
    open.forEach(SftpSession::abort);
    watchdog.close();
    connector.close();
  }

  private void forget(SftpSession session) {
    synchronized (sessions) {
      sessions.remove(session);
    }
  }
}
