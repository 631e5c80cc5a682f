package io.github.cdiscountds.resilience;

import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server is asked for a connection: not for a while after too many failures in a row, and
 * at once not after a refused login. Then one connection is tried, and what comes of it counts for
 * all. Only new connections are held back; those that work go on. Thread-safe.
 */
final class Circuit {
  /** The server wasn't heard, so nothing is known of it. */
  private static final Set<Kind> UNTOLD =
      EnumSet.of(Kind.INTERRUPTED, Kind.CLOSED, Kind.BUSY, Kind.CREDENTIALS, Kind.LOCAL_IO);

  static final Set<Kind> OF_THE_CONNECTION =
      EnumSet.of(Kind.CONNECT, Kind.STALLED, Kind.TIMED_OUT, Kind.CONNECTION_LOST);

  private static final Set<Kind> REFUSED_LOGINS =
      EnumSet.of(Kind.AUTHENTICATION, Kind.PROXY_AUTHENTICATION);

  /** What a server answers that works. */
  private static final Set<Kind> ANSWERS =
      EnumSet.of(
          Kind.NO_SUCH_FOLDER,
          Kind.NO_SUCH_FILE,
          Kind.PERMISSION,
          Kind.ALREADY_EXISTS,
          Kind.NO_SPACE,
          Kind.UNSUPPORTED,
          Kind.CHANGED_WHILE_READ);

  private final String server;
  private final RetrySettings settings;
  private final RetryClock clock;
  private final Consumer<CircuitState> listener;

  // Guarded by this.
  private CircuitState state = CircuitState.CLOSED;
  private int failures;
  private long openSince;
  private long openFor;
  private @Nullable TransportException lastFailure;

  Circuit(
      String server, RetrySettings settings, RetryClock clock, Consumer<CircuitState> listener) {
    this.server = server;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
  }

  synchronized CircuitState state() {
    return state;
  }

  /** How a connection is tried. */
  enum Entry {
    /** As ever. */
    ORDINARY,
    /** As the one connection that shows whether the server is back. */
    PROBE
  }

  /**
   * Asks whether a connection may be made. What comes of it must be told, whatever it is.
   *
   * @throws TransportException when the server is left alone
   */
  Entry enter() {
    synchronized (this) {
      if (state == CircuitState.CLOSED) {
        return Entry.ORDINARY;
      }
      long waited = clock.nanoTime() - openSince;
      if (state == CircuitState.HALF_OPEN || waited < openFor) {
        throw isOpen(Math.max(0, openFor - waited));
      }
      state = CircuitState.HALF_OPEN;
    }
    listener.accept(CircuitState.HALF_OPEN);
    return Entry.PROBE;
  }

  private TransportException isOpen(long left) {
    TransportException last = lastFailure;
    return new TransportException(
        Kind.CIRCUIT_OPEN,
        Outcome.NOTHING_DONE,
        server,
        null,
        state == CircuitState.HALF_OPEN
            ? "the server failed before, and another connection to it is being tried: try again later"
            : String.format(
                Locale.ROOT,
                "the server isn't asked for another %d s, since %s",
                Duration.ofNanos(left).plusMillis(999).toSeconds(),
                last != null && REFUSED_LOGINS.contains(last.kind())
                    ? who(last) + " refused the login and might lock the account"
                    : "it failed " + failures + " times in a row"),
        last);
  }

  private static String who(TransportException refusal) {
    return refusal.kind() == Kind.PROXY_AUTHENTICATION ? "the proxy" : "it";
  }

  /** A connection was made; it still has to show that it carries anything. */
  void connected(Entry entry) {
    if (entry == Entry.PROBE) {
      synchronized (this) {
        state = CircuitState.CLOSED;
        // Until it does, one more failure is enough.
        failures = Math.max(0, settings.failuresToOpen() - 1);
      }
      listener.accept(CircuitState.CLOSED);
    }
  }

  /** The server did what it was asked. */
  synchronized void succeeded() {
    if (state == CircuitState.CLOSED) {
      failures = 0;
    }
  }

  /** What was tried failed. */
  void failed(Entry entry, TransportException failure) {
    CircuitState next = null;
    synchronized (this) {
      boolean isCounted = entry == Entry.PROBE || state == CircuitState.CLOSED;
      if (REFUSED_LOGINS.contains(failure.kind()) && !settings.refusedTime().isZero()) {
        lastFailure = failure;
        next = open(settings.refusedTime());
      } else if (!isCounted) {
        return; // an older connection, of which nobody waits to hear
      } else if (OF_THE_CONNECTION.contains(failure.kind()) && settings.failuresToOpen() > 0) {
        lastFailure = failure;
        failures++;
        if (entry == Entry.PROBE || failures >= settings.failuresToOpen()) {
          next = open(settings.openTime());
        }
      } else if (entry == Entry.PROBE) {
        next = UNTOLD.contains(failure.kind()) ? abandoned() : closed();
      } else if (ANSWERS.contains(failure.kind())) {
        failures = 0;
      }
    }
    if (next != null) {
      listener.accept(next);
    }
  }

  /** A connection was tried, and nothing is known of what came of it. */
  void abandoned(Entry entry) {
    if (entry == Entry.PROBE) {
      synchronized (this) {
        abandoned();
      }
      listener.accept(CircuitState.OPEN);
    }
  }

  /** Asks the server again from now on. */
  void reset() {
    synchronized (this) {
      closed();
    }
    listener.accept(CircuitState.CLOSED);
  }

  private CircuitState closed() {
    failures = 0;
    lastFailure = null;
    state = CircuitState.CLOSED;
    return state;
  }

  /** The next one may try at once. */
  private CircuitState abandoned() {
    state = CircuitState.OPEN;
    return state;
  }

  private CircuitState open(Duration time) {
    openSince = clock.nanoTime();
    openFor = nanos(time);
    state = CircuitState.OPEN;
    return state;
  }

  /** Whoever never wants to ask again may say so. */
  private static long nanos(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
