package io.github.cdiscountds.sftp;

import io.github.cdiscountds.transport.RemoteFile;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A proxy through which a server is reached: HTTP ({@code CONNECT}) or SOCKS 5. The proxy resolves
 * the server's name. The SSH connection inside is proven and encrypted as any other; the proxy sees
 * where it goes, and its own credentials pass to it in the clear.
 *
 * <p>Immutable. {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class SftpProxy {

  /** How the proxy is spoken to. */
  enum Protocol {
    HTTP("http"),
    SOCKS5("socks5");

    private final String scheme;

    Protocol(String scheme) {
      this.scheme = scheme;
    }
  }

  private final Protocol protocol;
  private final String host;
  private final int port;
  private final @Nullable Supplier<ProxyCredentials> credentials;

  private SftpProxy(
      Protocol protocol, String host, int port, @Nullable Supplier<ProxyCredentials> credentials) {
    this.protocol = protocol;
    this.host = host;
    this.port = port;
    this.credentials = credentials;
  }

  /**
   * Goes through an HTTP proxy that allows {@code CONNECT} to the server's port.
   *
   * @param host the proxy's host name or address
   * @param port its port
   * @return a proxy that asks for no login
   * @throws IllegalArgumentException when the host is no name or the port no port
   */
  public static SftpProxy http(String host, int port) {
    return new SftpProxy(Protocol.HTTP, checked(host), checked(port), null);
  }

  /**
   * Goes through a SOCKS 5 proxy.
   *
   * @param host the proxy's host name or address
   * @param port its port
   * @return a proxy that asks for no login
   * @throws IllegalArgumentException when the host is no name or the port no port
   */
  public static SftpProxy socks5(String host, int port) {
    return new SftpProxy(Protocol.SOCKS5, checked(host), checked(port), null);
  }

  /**
   * Adds a login at the proxy.
   *
   * @param login user and password
   * @return a copy
   */
  public SftpProxy withCredentials(ProxyCredentials login) {
    return withCredentials(() -> login);
  }

  /**
   * Adds a login at the proxy that is asked for anew at each connection.
   *
   * @param login gives user and password; called in the thread that connects, maybe in several at
   *     once; what it throws fails that connection with {@link
   *     io.github.cdiscountds.transport.TransportException.Kind#CREDENTIALS}, its text left out
   * @return a copy
   */
  public SftpProxy withCredentials(Supplier<ProxyCredentials> login) {
    return new SftpProxy(protocol, host, port, login);
  }

  private static String checked(String host) {
    if (host.isBlank() || host.codePoints().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "proxy host \"%s\": expected a name without spaces or control characters",
              RemoteFile.escape(host)));
    }
    return host;
  }

  private static int checked(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("proxy port " + port + ": expected 1 to 65535");
    }
    return port;
  }

  Protocol protocol() {
    return protocol;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Nullable Supplier<ProxyCredentials> credentials() {
    return credentials;
  }

  /** Names the proxy, as {@code http://host:port}. */
  @Override
  public String toString() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return protocol.scheme + "://" + shown + ":" + port;
  }
}
