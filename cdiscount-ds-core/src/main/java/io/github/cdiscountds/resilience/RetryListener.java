package io.github.cdiscountds.resilience;

import io.github.cdiscountds.transport.TransportException;
import java.time.Duration;

/**
 * Is told what a {@link RetryingTransport} does about failures.
 *
 * <p>Adopters may implement it. Called by the thread that met the failure; it must be thread-safe,
 * return quickly and not throw: what it throws is logged.
 *
 * @since 0.1.0
 */
public interface RetryListener {

  /** A listener that ignores everything. */
  RetryListener NONE = new RetryListener() {};

  /**
   * Gives who is told of one transport. Asked once by each {@link RetryingTransport} that this
   * listener is given to; unless it is overridden, this listener is told of all of them.
   *
   * @param server the server; several transports may name theirs alike
   * @return a listener, which isn't asked again
   */
  default RetryListener forTransport(String server) {
    return this;
  }

  /**
   * Tells that an operation is tried again.
   *
   * @param server the server, as {@link io.github.cdiscountds.transport.FileTransport#describe()}
   *     names it
   * @param operation open, list, find or read
   * @param failure why
   * @param pause how long is waited before
   */
  default void retrying(
      String server, String operation, TransportException failure, Duration pause) {
    // Whoever doesn't count them.
  }

  /**
   * Tells that the server is asked from now on, isn't, or is being tried.
   *
   * @param server the server
   * @param state from now on
   */
  default void circuitChanged(String server, CircuitState state) {
    // Whoever doesn't watch it.
  }
}
