package io.github.cdiscountds.resilience;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transport that tries again what failed for a while, as far as it may be repeated: connecting,
 * listing, looking up and reading, which goes on where it broke, in a new connection, as long as
 * the remote file is still the listed one. Putting, renaming and deleting are never repeated, since
 * nobody knows whether they took effect.
 *
 * <p>Only {@linkplain TransportException#isRetryable() what may pass by itself} is tried again; a
 * refused login or host key never is. Nor is a connection that broke or stood still while it was
 * made, once the server was reached: it may have been a login, which the SFTP transport has tried
 * twice by then. What failed before is in the log, and suppressed in the exception that ends it
 * all. A file that changed while it was read is its reader's business.
 *
 * <p>After failures of the connection in a row, and at once after a refused login, no connection is
 * made for a while: {@link #open} fails with {@link Kind#CIRCUIT_OPEN}.
 *
 * <p>Thread-safe; its sessions are not. Closing it closes the transport that it was put around.
 *
 * @since 0.1.0
 */
public final class RetryingTransport implements FileTransport {
  private static final Logger log = LoggerFactory.getLogger(RetryingTransport.class);

  /** A reading that gets on may break any number of times. */
  private static final int MOST_SUPPRESSED = 20;

  private final FileTransport transport;
  private final RetrySettings settings;
  private final RetryClock clock;
  private final RandomGenerator random;
  private final RetryListener listener;
  private final Circuit circuit;

  private RetryingTransport(
      FileTransport transport,
      RetrySettings settings,
      RetryClock clock,
      RandomGenerator random,
      RetryListener listener) {
    this.transport = transport;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    this.circuit = new Circuit(transport.describe(), settings, clock, this::circuitChanged);
  }

  private RetryingTransport(RetryingTransport other, RetrySettings settings) {
    this.transport = other.transport;
    this.settings = settings;
    this.clock = other.clock;
    this.random = other.random;
    this.listener = other.listener;
    this.circuit = other.circuit;
  }

  /**
   * Puts retries around a transport.
   *
   * @param transport what is asked; closed with this one
   * @param settings how often and how long
   * @return a transport that tries again
   */
  public static RetryingTransport around(FileTransport transport, RetrySettings settings) {
    return around(transport, settings, RetryListener.NONE);
  }

  /**
   * Puts retries around a transport, and tells of them.
   *
   * @param transport what is asked; closed with this one
   * @param settings how often and how long
   * @param listener is told
   * @return a transport that tries again
   */
  public static RetryingTransport around(
      FileTransport transport, RetrySettings settings, RetryListener listener) {
    return around(transport, settings, listener, RetryClock.SYSTEM, new SplittableRandom());
  }

  /**
   * Puts retries around a transport, in a time and with a chance of one's own.
   *
   * @param transport what is asked; closed with this one
   * @param settings how often and how long
   * @param listener is told
   * @param clock the time in which is waited
   * @param random says which part of the longest pause is waited; called by one thread at a time
   * @return a transport that tries again
   */
  public static RetryingTransport around(
      FileTransport transport,
      RetrySettings settings,
      RetryListener listener,
      RetryClock clock,
      RandomGenerator random) {
    return new RetryingTransport(
        Objects.requireNonNull(transport, "transport"),
        Objects.requireNonNull(settings, "settings"),
        Objects.requireNonNull(clock, "clock"),
        Objects.requireNonNull(random, "random"),
        Objects.requireNonNull(
            Objects.requireNonNull(listener, "listener").forTransport(transport.describe()),
            "forTransport"));
  }

  /**
   * Opens a session, which replaces its connection when that breaks while something is done that
   * may be repeated. After any other failure of the connection it is dead, as every session is.
   *
   * @return an open session, to be closed by the caller
   * @throws TransportException with {@link Kind#CIRCUIT_OPEN} when the server isn't asked for a
   *     while, else as the transport throws it once no more attempts are left
   */
  @Override
  public TransportSession open() {
    Attempts attempts = attempts("open", null);
    while (true) {
      try {
        return new RetryingSession(this, connect());
      } catch (TransportException e) {
        attempts.nextLogin(e);
      }
    }
  }

  /**
   * Gives a view of this transport for whoever can't wait, such as a health check: nothing is tried
   * again, and a server that is left alone isn't asked.
   *
   * @return a transport with the same circuit; closing it closes this one
   */
  public FileTransport withoutRetries() {
    return new RetryingTransport(this, settings.withAttempts(1));
  }

  @Override
  public String describe() {
    return transport.describe();
  }

  /**
   * Tells whether the server is asked.
   *
   * @return the present state
   */
  public CircuitState circuit() {
    return circuit.state();
  }

  /** Asks the server again from now on, such as after a password was corrected. */
  public void resetCircuit() {
    circuit.reset();
  }

  /** Closes the transport that this one was put around. */
  @Override
  public void close() {
    transport.close();
  }

  /** Makes one connection, if the server is asked at all. */
  TransportSession connect() {
    Circuit.Entry entry = circuit.enter();
    boolean told = false;
    try {
      TransportSession session = transport.open();
      told = true;
      circuit.connected(entry);
      return session;
    } catch (TransportException e) {
      told = true;
      circuit.failed(entry, e);
      throw e;
    } finally {
      if (!told) {
        circuit.abandoned(entry);
      }
    }
  }

  void succeeded() {
    circuit.succeeded();
  }

  void failed(TransportException failure) {
    circuit.failed(Circuit.Entry.ORDINARY, failure);
  }

  Attempts attempts(String operation, @Nullable String path) {
    return new Attempts(operation, path);
  }

  private void circuitChanged(CircuitState state) {
    if (state == CircuitState.OPEN) {
      log.warn("{} isn't asked for a while", describe());
    } else {
      log.info("{}: circuit {}", describe(), state);
    }
    try {
      listener.circuitChanged(describe(), state);
    } catch (RuntimeException | Error e) {
      // Else the circuit would never learn what came of a connection.
      log.warn("The listener of retries failed", e);
    }
  }

  /** The attempts at one operation. Not thread-safe. */
  final class Attempts {
    private final String operation;
    private final @Nullable String path;
    private long began = clock.nanoTime();
    private int made;
    private final List<TransportException> earlier = new ArrayList<>();

    private Attempts(String operation, @Nullable String path) {
      this.operation = operation;
      this.path = path;
    }

    /** Begins to count anew: the operation got on. */
    void gotOn() {
      began = clock.nanoTime();
      made = 0;
    }

    /**
     * Waits until the next attempt may begin.
     *
     * @throws TransportException the failure, when there is to be no other attempt
     */
    void next(TransportException failure) {
      await(failure, mayPass(failure));
    }

    /**
     * Waits until another connection may be tried. One that broke or stood still once the server
     * was reached may have been a login, and whoever connects has tried that again by itself.
     *
     * @throws TransportException the failure, when there is to be no other attempt
     */
    void nextLogin(TransportException failure) {
      await(failure, failure.kind() == Kind.CONNECT || failure.kind() == Kind.BUSY);
    }

    /** Ends the attempts; all failures are told. */
    TransportException last(TransportException failure) {
      return withEarlier(failure);
    }

    private void await(TransportException failure, boolean mayPass) {
      made++;
      if (!mayPass || made >= settings.attempts()) {
        throw withEarlier(failure);
      }
      Duration pause = pause();
      if (Duration.ofNanos(clock.nanoTime() - began).plus(pause).compareTo(settings.totalTime())
          > 0) {
        throw withEarlier(failure);
      }
      log.warn(
          "{} failed, attempt {} follows in {} ms: {}",
          operation,
          made + 1,
          pause.toMillis(),
          failure.getMessage());
      tell(failure, pause);
      if (earlier.size() < MOST_SUPPRESSED) {
        earlier.add(failure);
      }
      try {
        clock.pause(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException(
            Kind.INTERRUPTED,
            Outcome.NOTHING_DONE,
            describe(),
            path,
            "interrupted while waiting to try again: see the cause",
            withEarlier(failure));
      }
    }

    private TransportException withEarlier(TransportException failure) {
      earlier.stream().filter(one -> one != failure).forEach(failure::addSuppressed);
      return failure;
    }

    private boolean mayPass(TransportException failure) {
      return switch (failure.kind()) {
        // What isn't the listed file any more has to be listed again, by whoever reads it.
        case CHANGED_WHILE_READ, INCOMPLETE, CIRCUIT_OPEN -> false;
        default -> failure.isRetryable();
      };
    }

    private Duration pause() {
      long longest = settings.longestPause().toNanos();
      long most = settings.firstPause().toNanos();
      for (int i = 1; i < made && most < longest; i++) {
        most *= 2; // of a day at most
      }
      long bound = Math.min(most, longest);
      synchronized (random) {
        return Duration.ofNanos(bound == 0 ? 0 : random.nextLong(bound + 1));
      }
    }

    private void tell(TransportException failure, Duration pause) {
      try {
        listener.retrying(describe(), operation, failure, pause);
      } catch (RuntimeException | Error e) {
        log.warn("The listener of retries failed", e);
      }
    }
  }
}
