package io.github.cdiscountds.metrics;

import io.github.cdiscountds.resilience.CircuitState;
import io.github.cdiscountds.resilience.RetryListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts retries, and shows whether servers are asked:
 *
 * <ul>
 *   <li>counter {@code cdiscountds.transport.retries} with the tags {@code server}, {@code
 *       operation} (open, list, find, read) and {@code reason}, the kind of the failure;
 *   <li>gauge {@code cdiscountds.transport.circuit} with the tags {@code server} and {@code
 *       circuit}: 0 closed, 1 half open, 2 open. Circuits of servers that are named alike are told
 *       apart by their numbers, from 1; the number of one that is in use no more is given away
 *       again.
 * </ul>
 *
 * <p>Both are there, with 0, from when a client or a {@link
 * io.github.cdiscountds.resilience.RetryingTransport} was given this listener: an alert sees the
 * first failure too.
 *
 * <p>Hand it to {@code DropshipClient.builder(…).retries(settings, listener)}. Thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Whoever asks for meters requires Micrometer, and nobody else has to.
public final class RetryMetrics implements RetryListener {
  private static final String CIRCUIT = "cdiscountds.transport.circuit";

  /** What is tried again of a request. */
  private static final Set<Kind> OF_REQUESTS =
      Set.of(
          Kind.CONNECT, Kind.STALLED, Kind.TIMED_OUT, Kind.CONNECTION_LOST, Kind.BUSY, Kind.SERVER);

  /** The counters that are there from the beginning; any other comes when it is needed. */
  private static final Map<String, Set<Kind>> REASONS =
      Map.of(
          "open", Set.of(Kind.CONNECT, Kind.BUSY),
          "list", OF_REQUESTS,
          "find", OF_REQUESTS,
          "read", OF_REQUESTS);

  /** Two circuits mustn't take one number, though they may be of different clients. */
  private static final Object NUMBERING = new Object();

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> circuits = new ConcurrentHashMap<>();

  private RetryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Makes a listener.
   *
   * @param registry where the meters are registered
   * @return a listener that counts
   */
  public static RetryMetrics in(MeterRegistry registry) {
    return new RetryMetrics(Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public void retrying(
      String server, String operation, TransportException failure, Duration pause) {
    retries(server, operation, failure.kind()).increment();
  }

  private Counter retries(String server, String operation, Kind reason) {
    return Counter.builder("cdiscountds.transport.retries")
        .description("What was tried again after it had failed")
        .tags(
            "server",
            server,
            "operation",
            operation,
            "reason",
            reason.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  @Override
  public RetryListener forTransport(String server) {
    REASONS.forEach(
        (operation, kinds) -> kinds.forEach(reason -> retries(server, operation, reason)));
    return new OneCircuit(gauge(server));
  }

  /** Of whoever doesn't ask for {@linkplain #forTransport a listener of its own}. */
  @Override
  public void circuitChanged(String server, CircuitState state) {
    circuits.computeIfAbsent(server, this::gauge).set(value(state));
  }

  private static int value(CircuitState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }

  /** A gauge of its own for each circuit, whoever registers them, under the first free number. */
  private AtomicInteger gauge(String server) {
    AtomicInteger value = new AtomicInteger();
    synchronized (NUMBERING) {
      for (int number = 1; ; number++) {
        Tags tags = Tags.of("server", server, "circuit", Integer.toString(number));
        Gauge taken = registry.find(CIRCUIT).tags(tags).gauge();
        if (taken != null && !Double.isNaN(taken.value())) {
          continue;
        }
        if (taken != null) {
          registry.remove(taken); // nobody has its circuit any more
        }
        Gauge.builder(CIRCUIT, value, AtomicInteger::get)
            .description("Whether a server is asked: 0 it is, 1 it is being tried, 2 it isn't")
            .tags(tags)
            .register(registry);
        return value;
      }
    }
  }

  /** What one transport is told to. */
  private final class OneCircuit implements RetryListener {
    private final AtomicInteger shown;

    OneCircuit(AtomicInteger shown) {
      this.shown = shown;
    }

    @Override
    public void retrying(
        String server, String operation, TransportException failure, Duration pause) {
      RetryMetrics.this.retrying(server, operation, failure, pause);
    }

    @Override
    public void circuitChanged(String server, CircuitState state) {
      shown.set(value(state));
    }
  }
}
