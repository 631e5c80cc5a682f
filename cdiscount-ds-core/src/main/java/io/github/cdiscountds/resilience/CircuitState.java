package io.github.cdiscountds.resilience;

/**
 * Whether a server is asked.
 *
 * @since 0.1.0
 */
public enum CircuitState {
  /** It is asked. */
  CLOSED,
  /** It failed too often, or refused the login: it is left alone for a while. */
  OPEN,
  /** One connection is being tried; the others wait for what comes of it. */
  HALF_OPEN
}
