package io.github.cdiscountds.sftp;

import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connections of one transport: so many at a time, lent to one session each, first come
 * first served.
 *
 * <p>A place is what a session waits for; the connection that it uses may change while it has its
 * place. As an idle connection is always preferred to a new one, there are never more connections
 * than places.
 *
 * <p>Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

  /** How long a probe may take: a connection that hesitates isn't worth more. */
  private static final Duration PROBE = Duration.ofSeconds(5);

  /** More than there can be waiting threads. */
  private static final int EVERYONE = Integer.MAX_VALUE / 2;

  private final String host;
  private final PoolSettings settings;
  private final Duration probeTimeout;
  private final Connector connector;
  private final Watchdog watchdog;
  private final Semaphore places;

  // Guarded by this; the one that was used last comes first, so that those beyond need age out.
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed; // guarded by this

  ConnectionPool(SftpSettings settings, Connector connector, Watchdog watchdog) {
    this.host = settings.describe();
    this.settings = settings.pool();
    this.probeTimeout =
        settings.stallTimeout().compareTo(PROBE) < 0 ? settings.stallTimeout() : PROBE;
    this.connector = connector;
    this.watchdog = watchdog;
    this.places = new Semaphore(this.settings.maxConnections(), true);
  }

  /** Waits for a place, which the caller must {@link #leave}. */
  void enter() {
    boolean entered;
    try {
      entered = places.tryAcquire(settings.waitTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(
          Kind.INTERRUPTED,
          "the thread was interrupted while it waited for a connection; nothing was asked");
    }
    if (isClosed()) {
      throw failed(Kind.CLOSED, "the transport is closed: create another");
    }
    if (!entered) {
      throw failed(
          Kind.BUSY,
          String.format(
              Locale.ROOT,
              "no connection became free within %s, %d are in use: close sessions sooner, try again"
                  + " later, or raise maxConnections as far as the supplier allows",
              Failures.seconds(settings.waitTimeout()),
              settings.maxConnections()));
    }
  }

  void leave() {
    places.release();
  }

  /**
   * Gives a connection to a session that has a place: an idle one that shows life, or a new one.
   *
   * @param born is told of each connection before anything is asked on it, so that it can be cut
   *     from outside
   */
  Connection take(Consumer<Connection> born) {
    for (Connection next = poll(); next != null; next = poll()) {
      born.accept(next);
      if (isFit(next)) {
        return next;
      }
      LOG.debug("{} a pooled connection gave no sign of life; it is replaced", host);
      Lifeline.Cut cut = next.lifeline().cut();
      next.drop();
      if (Thread.currentThread().isInterrupted()) {
        throw failed(
            Kind.INTERRUPTED,
            "the thread was interrupted while a connection was tried; nothing was asked");
      }
      if (cut == Lifeline.Cut.STALLED) {
        dropThoseToProbe(); // whatever swallowed the probe will swallow theirs
      }
    }
    return connector.connect(born);
  }

  private synchronized @Nullable Connection poll() {
    Connection next = idle.pollFirst();
    if (next != null) {
      next.stopWaiting();
    }
    return next;
  }

  private void dropThoseToProbe() {
    List<Connection> waited = new ArrayList<>();
    synchronized (this) {
      idle.stream()
          .filter(each -> each.hasWaitedLongerThan(settings.probeAfter()))
          .forEach(waited::add);
      waited.forEach(
          each -> {
            idle.remove(each);
            each.stopWaiting();
          });
    }
    waited.forEach(Connection::drop);
  }

  private boolean isFit(Connection connection) {
    if (!connection.isUp() || connection.isOlderThan(settings.maxAge())) {
      return false;
    }
    return !connection.hasWaitedLongerThan(settings.probeAfter()) || answers(connection);
  }

  /** One round trip that needs no rights. */
  private boolean answers(Connection connection) {
    Lifeline lifeline = connection.lifeline();
    lifeline.begin(probeTimeout);
    try {
      connection.channel().realpath(".");
    } catch (SftpException | RuntimeException e) {
      if (lifeline.cut() == Lifeline.Cut.INTERRUPTED || Failures.wasInterrupted(e)) {
        // JSch may have swallowed it; the connection that follows is to see it.
        Thread.currentThread().interrupt();
      }
      return false;
    } catch (Error e) {
      connection.doubt(); // its answer may still be on the way
      throw e;
    } finally {
      lifeline.finish();
    }
    return connection.isUp();
  }

  /** Takes a connection back that nothing speaks against. */
  void giveBack(Connection connection) {
    if (!keep(connection)) {
      connection.close();
    }
  }

  private synchronized boolean keep(Connection connection) {
    if (closed
        || connection.isDoubtful()
        || !connection.isUp()
        || settings.idleTimeout().isZero()
        || connection.isOlderThan(settings.maxAge())) {
      return false;
    }
    connection.waitUpTo(watchdog.later(settings.idleTimeout(), () -> retire(connection)));
    idle.addFirst(connection);
    return true;
  }

  /** Runs on the watchdog's thread, which nothing may hold up. */
  private void retire(Connection connection) {
    boolean expired;
    synchronized (this) {
      expired = idle.remove(connection);
    }
    if (expired) {
      connection.sever();
    }
  }

  synchronized PoolStatus status() {
    int most = settings.maxConnections();
    int free = Math.min(most, places.availablePermits());
    return new PoolStatus(most - free, idle.size(), places.getQueueLength(), most);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Wakes who waits, and says goodbye to the server on idle connections. */
  @Override
  public void close() {
    List<Connection> left;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      left = new ArrayList<>(idle);
      idle.clear();
      left.forEach(Connection::stopWaiting);
    }
    places.release(EVERYONE);
    left.forEach(Connection::close);
  }

  private TransportException failed(Kind kind, String what) {
    return new TransportException(kind, Outcome.NOTHING_DONE, host, null, what, null);
  }
}
