package io.github.cdiscountds.sftp;

import java.time.Duration;
import java.util.Locale;

/**
 * How many connections to one server there may be, and how long they are kept.
 *
 * <p>Connecting costs some nine round trips and a login; a pooled connection costs none, or one
 * when it is looked at before it is lent. A session has a connection to itself from {@link
 * SftpTransport#open()} until it is closed.
 *
 * <p>Immutable: each method gives a copy.
 *
 * @since 0.1.0
 */
public final class PoolSettings {
  private static final PoolSettings DEFAULTS =
      new PoolSettings(
          8,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1));

  private final int maxConnections;
  private final Duration waitTimeout;
  private final Duration idleTimeout;
  private final Duration probeAfter;
  private final Duration maxAge;

  private PoolSettings(
      int maxConnections,
      Duration waitTimeout,
      Duration idleTimeout,
      Duration probeAfter,
      Duration maxAge) {
    this.maxConnections = maxConnections;
    this.waitTimeout = waitTimeout;
    this.idleTimeout = idleTimeout;
    this.probeAfter = probeAfter;
    this.maxAge = maxAge;
  }

  /**
   * Gives the defaults: 8 connections, 30 seconds of waiting, a minute of idling, a look at what
   * idled for more than a second, an hour of life.
   *
   * @return the defaults
   */
  public static PoolSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how many sessions, and so connections, there may be at a time. A thread that opens a
   * session while it has another needs two.
   *
   * @param count 1 to 1000
   * @return a copy
   * @throws IllegalArgumentException when it is out of range
   */
  public PoolSettings maxConnections(int count) {
    if (count < 1 || count > 1000) {
      throw new IllegalArgumentException("connections " + count + ": expected 1 to 1000");
    }
    return new PoolSettings(count, waitTimeout, idleTimeout, probeAfter, maxAge);
  }

  /**
   * Sets how long {@link SftpTransport#open()} waits while all connections are in use. Who came
   * first is served first.
   *
   * @param time 0, which doesn't wait, to 1 day
   * @return a copy
   * @throws IllegalArgumentException when it is out of range
   */
  public PoolSettings waitTimeout(Duration time) {
    return new PoolSettings(
        maxConnections, limited("wait time-out", time), idleTimeout, probeAfter, maxAge);
  }

  /**
   * Sets after how long an idle connection is closed.
   *
   * @param time 0, which keeps none, to 1 day
   * @return a copy
   * @throws IllegalArgumentException when it is out of range
   */
  public PoolSettings idleTimeout(Duration time) {
    return new PoolSettings(
        maxConnections, waitTimeout, limited("idle time-out", time), probeAfter, maxAge);
  }

  /**
   * Sets after how long of idling a connection is asked for a sign of life before it is lent. One
   * that gives none is replaced without a word.
   *
   * @param time 0, which asks each time, to 1 day
   * @return a copy
   * @throws IllegalArgumentException when it is out of range
   */
  public PoolSettings probeAfter(Duration time) {
    return new PoolSettings(
        maxConnections, waitTimeout, idleTimeout, limited("probe after", time), maxAge);
  }

  /**
   * Sets after how long a connection isn't lent again, so that none outlives a changed password, a
   * moved server or a leak on the other side for long. One that is in use is left alone.
   *
   * @param time 0, which lends none twice, to 1 day
   * @return a copy
   * @throws IllegalArgumentException when it is out of range
   */
  public PoolSettings maxAge(Duration time) {
    return new PoolSettings(
        maxConnections, waitTimeout, idleTimeout, probeAfter, limited("connection's age", time));
  }

  private static Duration limited(String what, Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s %s: expected 0 to 1 day", what, time));
    }
    return time;
  }

  /**
   * Gives the number of connections that there may be at a time.
   *
   * @return 8 by default
   */
  public int maxConnections() {
    return maxConnections;
  }

  /**
   * Gives how long opening a session waits for a connection.
   *
   * @return 30 seconds by default
   */
  public Duration waitTimeout() {
    return waitTimeout;
  }

  /**
   * Gives after how long an idle connection is closed.
   *
   * @return 1 minute by default
   */
  public Duration idleTimeout() {
    return idleTimeout;
  }

  /**
   * Gives after how long of idling a connection is asked for a sign of life.
   *
   * @return 1 second by default
   */
  public Duration probeAfter() {
    return probeAfter;
  }

  /**
   * Gives after how long a connection isn't lent again.
   *
   * @return 1 hour by default
   */
  public Duration maxAge() {
    return maxAge;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "PoolSettings[%d connections, wait %s, idle %s, probe after %s, age %s]",
        maxConnections,
        waitTimeout,
        idleTimeout,
        probeAfter,
        maxAge);
  }
}
