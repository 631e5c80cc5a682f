package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.RemoteFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one SFTP server and our login there.
 *
 * <p>Immutable. {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class SftpSettings {
  private final String host;
  private final String user;
  private final SftpCredentials credentials;
  private final HostKeys hostKeys;
  private final int port;
  private final Duration connectTimeout;
  private final Duration loginTimeout;
  private final Duration stallTimeout;
  private final Duration operationTimeout;
  private final Duration keepAlive;
  private final PoolSettings pool;
  private final @Nullable SftpProxy proxy;
  private final SshAlgorithms algorithms;
  private final Charset fileNameCharset;
  private final int maxListedFiles;

  private SftpSettings(Builder from) {
    this.host = from.host;
    this.user = from.user;
    this.credentials = from.credentials;
    this.hostKeys = from.hostKeys;
    this.port = from.port;
    this.connectTimeout = from.connectTimeout;
    this.loginTimeout = from.loginTimeout;
    this.stallTimeout = from.stallTimeout;
    this.operationTimeout = from.operationTimeout;
    this.keepAlive = from.keepAlive;
    this.pool = from.pool;
    this.proxy = from.proxy;
    this.algorithms = from.algorithms;
    this.fileNameCharset = from.fileNameCharset;
    this.maxListedFiles = from.maxListedFiles;
  }

  /**
   * Starts the settings with what no server can do without.
   *
   * @param host host name or address, alone: an IPv6 address without brackets or in them, no port,
   *     no {@code sftp://}
   * @param user login name
   * @param credentials what proves the login
   * @param hostKeys what proves the server
   * @return a builder with defaults for the rest
   * @throws IllegalArgumentException when host or user is blank or holds control characters, or the
   *     host more than a name or an address
   */
  public static Builder builder(
      String host, String user, SftpCredentials credentials, HostKeys hostKeys) {
    return new Builder(host, user, credentials, hostKeys);
  }

  /**
   * Gives the host.
   *
   * @return host name or address
   */
  public String host() {
    return host;
  }

  /**
   * Gives the port.
   *
   * @return the TCP port, 22 by default
   */
  public int port() {
    return port;
  }

  /**
   * Gives the login name.
   *
   * @return the user
   */
  public String user() {
    return user;
  }

  /**
   * Gives the time in which the TCP connection must stand.
   *
   * @return 10 seconds by default
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * Gives the time that connecting, the server's proof and the login may take together.
   *
   * @return 30 seconds by default
   */
  public Duration loginTimeout() {
    return loginTimeout;
  }

  /**
   * Gives the time without any progress after which an operation fails and its session is dropped.
   *
   * @return 30 seconds by default
   */
  public Duration stallTimeout() {
    return stallTimeout;
  }

  /**
   * Gives the time that one operation, such as a whole download, may take in all, however it
   * progresses.
   *
   * @return 1 hour by default: longer than the largest document takes over a slow line, and short
   *     enough that a server that trickles gives its connection up
   */
  public Duration operationTimeout() {
    return operationTimeout;
  }

  /**
   * Gives the time of silence after which a connection shows a sign of life, so that routers and
   * firewalls don't forget one that is held open.
   *
   * @return 30 seconds by default
   */
  public Duration keepAlive() {
    return keepAlive;
  }

  /**
   * Gives how many connections there may be and how long they are kept.
   *
   * @return {@link PoolSettings#defaults()} by default
   */
  public PoolSettings pool() {
    return pool;
  }

  /**
   * Gives the proxy through which the server is reached.
   *
   * @return the proxy, or empty when it is reached directly
   */
  public Optional<SftpProxy> proxy() {
    return Optional.ofNullable(proxy);
  }

  /**
   * Gives the SSH algorithms offered.
   *
   * @return {@link SshAlgorithms#MODERN} by default
   */
  public SshAlgorithms algorithms() {
    return algorithms;
  }

  /**
   * Gives the charset of file names on the server.
   *
   * @return UTF-8 by default
   */
  public Charset fileNameCharset() {
    return fileNameCharset;
  }

  /**
   * Gives the number of entries above which a listing is refused.
   *
   * @return 100,000 by default
   */
  public int maxListedFiles() {
    return maxListedFiles;
  }

  SftpCredentials credentials() {
    return credentials;
  }

  HostKeys hostKeys() {
    return hostKeys;
  }

  /** Names the server as {@code sftp://user@host:port}. */
  String describe() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return "sftp://" + user + "@" + shown + ":" + port;
  }

  /** Names the server and how both sides prove themselves, no secret. */
  @Override
  public String toString() {
    return "SftpSettings[" + describe() + ", " + credentials + ", " + hostKeys + "]";
  }

  /**
   * Collects the settings of one server. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private static final Pattern NAME = Pattern.compile("[^:/\\\\@\\[\\]?#]+");

    /** With two colons at least, and the zone of a link-local address. */
    private static final Pattern IPV6 =
        Pattern.compile("(?=[^:]*:[^:]*:)[0-9a-fA-F:.]+(%[0-9a-zA-Z._~-]+)?");

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");

    private final String host;
    private final String user;
    private final SftpCredentials credentials;
    private final HostKeys hostKeys;
    private int port = 22;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration loginTimeout = Duration.ofSeconds(30);
    private Duration stallTimeout = Duration.ofSeconds(30);
    private Duration operationTimeout = Duration.ofHours(1);
    private Duration keepAlive = Duration.ofSeconds(30);
    private PoolSettings pool = PoolSettings.defaults();
    private @Nullable SftpProxy proxy;
    private SshAlgorithms algorithms = SshAlgorithms.MODERN;
    private Charset fileNameCharset = StandardCharsets.UTF_8;
    private int maxListedFiles = 100_000;

    private Builder(String host, String user, SftpCredentials credentials, HostKeys hostKeys) {
      this.host = alone(plain("host", host));
      this.user = plain("user", user);
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      this.hostKeys = Objects.requireNonNull(hostKeys, "hostKeys");
    }

    /**
     * Sets the port.
     *
     * @param port 1 to 65535
     * @return this builder
     * @throws IllegalArgumentException when it is no port
     */
    public Builder port(int port) {
      if (!isPort(port)) {
        throw new IllegalArgumentException("SFTP port " + port + ": expected 1 to 65535");
      }
      this.port = port;
      return this;
    }

    /**
     * Sets the time in which the TCP connection must stand.
     *
     * @param timeout 1 millisecond to 1 day
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = limited("connect time-out", timeout);
      return this;
    }

    /**
     * Sets the time that connecting, the server's proof and the login may take together.
     *
     * @param timeout 1 millisecond to 1 day
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder loginTimeout(Duration timeout) {
      this.loginTimeout = limited("login time-out", timeout);
      return this;
    }

    /**
     * Sets the time without any progress after which an operation fails and its session is dropped.
     *
     * @param timeout 1 millisecond to 1 day
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder stallTimeout(Duration timeout) {
      this.stallTimeout = limited("stall time-out", timeout);
      return this;
    }

    /**
     * Sets the time that one operation may take in all, however it progresses; the time that the
     * caller's own streams take counts.
     *
     * @param timeout 1 millisecond to 1 day
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder operationTimeout(Duration timeout) {
      this.operationTimeout = limited("operation time-out", timeout);
      return this;
    }

    /**
     * Sets the time of silence after which a connection shows a sign of life. After three that
     * nobody answered it counts as broken. This finds dead lines between operations; within one it
     * is {@link #stallTimeout} that does, since a stalled server goes on answering such signs.
     *
     * @param interval 1 second to 1 day
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder keepAlive(Duration interval) {
      Objects.requireNonNull(interval, "keep-alive");
      if (interval.compareTo(Duration.ofSeconds(1)) < 0
          || interval.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "keep-alive %s: expected 1 second to 1 day", interval));
      }
      this.keepAlive = interval;
      return this;
    }

    /**
     * Sets how many connections there may be and how long they are kept.
     *
     * @param pool the pool's settings
     * @return this builder
     */
    public Builder pool(PoolSettings pool) {
      this.pool = Objects.requireNonNull(pool, "pool");
      return this;
    }

    /**
     * Sets a proxy through which the server is reached.
     *
     * @param proxy the proxy
     * @return this builder
     */
    public Builder proxy(SftpProxy proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * Sets the SSH algorithms to offer.
     *
     * @param algorithms a named choice
     * @return this builder
     */
    public Builder algorithms(SshAlgorithms algorithms) {
      this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
      return this;
    }

    /**
     * Sets the charset of file names, for a server that doesn't use UTF-8.
     *
     * @param charset the charset
     * @return this builder
     */
    public Builder fileNameCharset(Charset charset) {
      this.fileNameCharset = Objects.requireNonNull(charset, "charset");
      return this;
    }

    /**
     * Sets the number of entries above which a listing is refused, so that no server can fill our
     * memory.
     *
     * @param count 1 or more
     * @return this builder
     * @throws IllegalArgumentException when it is less than 1
     */
    public Builder maxListedFiles(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("listed files " + count + ": expected 1 or more");
      }
      this.maxListedFiles = count;
      return this;
    }

    /**
     * Builds the settings.
     *
     * @return immutable settings
     */
    public SftpSettings build() {
      return new SftpSettings(this);
    }

    private static String plain(String what, String text) {
      if (text.isBlank() || text.codePoints().anyMatch(c -> c <= ' ' || c == 0x7f)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "SFTP %s \"%s\": expected a name without spaces or control characters",
                what,
                RemoteFile.escape(text)));
      }
      return text;
    }

    /** Else a port or a scheme in the host would be looked up as part of its name. */
    private static String alone(String host) {
      if (NAME.matcher(host).matches() || IPV6.matcher(host).matches()) {
        return host;
      }
      if (host.startsWith("[") && host.endsWith("]")) {
        String inside = host.substring(1, host.length() - 1);
        if (IPV6.matcher(inside).matches()) {
          return inside;
        }
      }
      Matcher port = PORT.matcher(host);
      boolean isPort = port.find() && isPort(Integer.parseInt(port.group(1)));
      throw new IllegalArgumentException(
          "SFTP host \""
              + RemoteFile.escape(host)
              + "\": expected a host name or an address alone"
              + (isPort ? "; the port is set by port(" + port.group(1) + ")" : ""));
    }

    private static boolean isPort(int number) {
      return number >= 1 && number <= 65_535;
    }

    private static Duration limited(String what, Duration timeout) {
      Objects.requireNonNull(timeout, what);
      if (timeout.compareTo(Duration.ofMillis(1)) < 0
          || timeout.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s %s: expected 1 millisecond to 1 day", what, timeout));
      }
      return timeout;
    }
  }
}
