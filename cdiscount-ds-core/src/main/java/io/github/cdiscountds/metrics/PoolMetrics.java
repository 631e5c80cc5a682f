package io.github.cdiscountds.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a pool of connections does: gauges {@code cdiscountds.transport.pool.connections} with
 * the tags {@code server} and {@code state} (used, idle), {@code
 * cdiscountds.transport.pool.waiting} and {@code cdiscountds.transport.pool.max} with the tag
 * {@code server}.
 *
 * <p>For an {@code SftpTransport}, which says all of it by {@code pool()}:
 *
 * <pre>{@code
 * PoolMetrics.builder(transport.describe())
 *     .inUse(() -> transport.pool().inUse())
 *     .idle(() -> transport.pool().idle())
 *     .waiting(() -> transport.pool().waiting())
 *     .most(() -> transport.pool().most())
 *     .build()
 *     .bindTo(registry);
 * }</pre>
 *
 * <p>Thread-safe as far as what it asks is. What it asks must stay reachable elsewhere for as long
 * as the gauges are to show something.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Whoever asks for meters requires Micrometer, and nobody else has to.
public final class PoolMetrics implements MeterBinder {
  private final String server;
  private final IntSupplier inUse;
  private final IntSupplier idle;
  private final IntSupplier waiting;
  private final IntSupplier most;

  private PoolMetrics(Builder from) {
    this.server = from.server;
    this.inUse = Builder.required("inUse", from.inUse);
    this.idle = Builder.required("idle", from.idle);
    this.waiting = Builder.required("waiting", from.waiting);
    this.most = Builder.required("most", from.most);
  }

  /**
   * Begins a binder.
   *
   * @param server the server, as {@link io.github.cdiscountds.transport.FileTransport#describe()}
   *     names it
   * @return a builder; all that it asks for is required
   */
  public static Builder builder(String server) {
    return new Builder(server);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    String connections = "cdiscountds.transport.pool.connections";
    Gauge.builder(connections, inUse::getAsInt)
        .description("Connections that a session has, or that wait for one")
        .tags("server", server, "state", "used")
        .register(registry);
    Gauge.builder(connections, idle::getAsInt)
        .description("Connections that a session has, or that wait for one")
        .tags("server", server, "state", "idle")
        .register(registry);
    Gauge.builder("cdiscountds.transport.pool.waiting", waiting::getAsInt)
        .description("Threads that wait for a connection")
        .tags("server", server)
        .register(registry);
    Gauge.builder("cdiscountds.transport.pool.max", most::getAsInt)
        .description("Connections that there may be")
        .tags("server", server)
        .register(registry);
  }

  /**
   * Collects what the gauges ask. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final String server;
    private @Nullable IntSupplier inUse;
    private @Nullable IntSupplier idle;
    private @Nullable IntSupplier waiting;
    private @Nullable IntSupplier most;

    private Builder(String server) {
      this.server = Objects.requireNonNull(server, "server");
    }

    /**
     * Sets who tells the number of connections in use.
     *
     * @param value asked at each reading of the gauge
     * @return this
     */
    public Builder inUse(IntSupplier value) {
      inUse = Objects.requireNonNull(value, "inUse");
      return this;
    }

    /**
     * Sets who tells the number of connections that wait to be used.
     *
     * @param value asked at each reading of the gauge
     * @return this
     */
    public Builder idle(IntSupplier value) {
      idle = Objects.requireNonNull(value, "idle");
      return this;
    }

    /**
     * Sets who tells the number of threads that wait for a connection.
     *
     * @param value asked at each reading of the gauge
     * @return this
     */
    public Builder waiting(IntSupplier value) {
      waiting = Objects.requireNonNull(value, "waiting");
      return this;
    }

    /**
     * Sets who tells the number of connections that there may be.
     *
     * @param value asked at each reading of the gauge
     * @return this
     */
    public Builder most(IntSupplier value) {
      most = Objects.requireNonNull(value, "most");
      return this;
    }

    /**
     * Makes the binder.
     *
     * @return a binder
     * @throws IllegalArgumentException when something isn't set
     */
    public PoolMetrics build() {
      return new PoolMetrics(this);
    }

    private static IntSupplier required(String what, @Nullable IntSupplier value) {
      if (value == null) {
        throw new IllegalArgumentException("pool metrics: " + what + " isn't set");
      }
      return value;
    }
  }
}
