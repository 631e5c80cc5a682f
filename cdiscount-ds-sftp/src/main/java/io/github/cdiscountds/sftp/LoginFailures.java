package io.github.cdiscountds.sftp;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words what kept us from being connected and logged in.
 *
 * <p>Thread-safe.
 */
final class LoginFailures {
  private static final Pattern METHODS = Pattern.compile("for methods '([a-z0-9,@.-]*)'");
  private static final int TOO_MANY_FAILURES = 2;
  private static final int NO_MORE_METHODS = 14;

  private final SftpSettings settings;
  private final String host;

  LoginFailures(SftpSettings settings) {
    this.settings = settings;
    this.host = settings.describe();
  }

  TransportException closedMeanwhile(@Nullable Throwable cause) {
    return failed(Kind.CLOSED, "the transport was closed while it connected", cause);
  }

  TransportException refusedHostKey(
      HostKeyCheck.Verdict verdict, HostKeyCheck hostKey, List<String> presented) {
    String shown = String.join(", ", presented);
    return switch (verdict) {
      case UNKNOWN ->
          failed(
              Kind.HOST_KEY_UNKNOWN,
              String.format(
                  Locale.ROOT,
                  "the server's key is not in %s%s. It presented %s: compare that with what the"
                      + " supplier says, then pin it with HostKeys.pinned(\"SHA256:…\") or add it"
                      + " to the known hosts",
                  settings.hostKeys(),
                  settings.hostKeys().missing(),
                  shown),
              null);
      case REVOKED ->
          failed(
              Kind.HOST_KEY_CHANGED,
              String.format(
                  Locale.ROOT,
                  "the server presented %s, which %s marks as revoked: don't connect, ask the supplier",
                  shown,
                  settings.hostKeys()),
              null);
      default ->
          failed(
              Kind.HOST_KEY_CHANGED,
              String.format(
                  Locale.ROOT,
                  "the server presented %s, expected %s. Someone may stand between you and the"
                      + " server: ask the supplier whether its key was changed, and only then pin"
                      + " the new one",
                  shown,
                  String.join(" or ", hostKey.expected())),
              null);
    };
  }

  TransportException cut(
      Lifeline.Cut cut, Connection connection, @Nullable ProxyTunnel tunnel, Exception thrown) {
    // What a proxy says may repeat what it was told.
    @Nullable Throwable e = tunnel != null && !tunnel.isOpen() ? null : Failures.plain(thrown);
    return switch (cut) {
      case STALLED, TIMED_OUT -> {
        if (!connection.wasReached()) {
          yield failed(
              Kind.CONNECT,
              String.format(
                  Locale.ROOT,
                  "no connection%s within %s: check host, port and firewall",
                  tunnel == null ? "" : " to the proxy " + tunnel.proxy(),
                  Failures.seconds(settings.loginTimeout())),
              e);
        }
        yield tunnel != null && !tunnel.isOpen() ? slowProxy(tunnel) : slowLogin(e);
      }
      case INTERRUPTED ->
          failed(Kind.INTERRUPTED, "the thread was interrupted while it connected", e);
      case CLOSED -> closedMeanwhile(e);
    };
  }

  TransportException failure(
      Exception e,
      Connection connection,
      @Nullable ProxyTunnel tunnel,
      HostKeyCheck hostKey,
      SftpCredentials credentials) {
    String text = String.valueOf(e.getMessage());
    if (!connection.wasReached()) {
      return unreachable(e, tunnel);
    }
    if (tunnel != null && !tunnel.isOpen()) {
      return refusedByProxy(e, tunnel);
    }
    if (Failures.isTimeout(e) || Failures.isTimeout(connection.wireLog().broken())) {
      return slowLogin(e);
    }
    if (e instanceof JSchAlgoNegoFailException) {
      return failed(
          Kind.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "client and server have no algorithm in common (%s): ask the supplier to update the"
                  + " server, or as a last resort set SshAlgorithms.WITH_LEGACY",
              RemoteFile.escape(text)),
          null);
    }
    if (!hostKey.isTrusted()) {
      return lost(
          Kind.CONNECT, e, connection, "the connection broke before the server proved itself");
    }
    if (e instanceof PasswordPrompts.ChangeWanted) {
      return failed(
          Kind.AUTHENTICATION,
          "the server wants the password to be changed before it lets the account in: change it with"
              + " the supplier. Not tried again, so that the account isn't locked",
          null);
    }
    IOException broken = connection.wireLog().broken();
    if (text.startsWith("Auth ")) {
      if (broken != null) {
        return lost(
            Kind.CONNECTION_LOST, broken, connection, "the connection broke during the login");
      }
      return refusedLogin(text, credentials);
    }
    if (e instanceof JSchSessionDisconnectException told
        && (told.getReasonCode() == TOO_MANY_FAILURES || told.getReasonCode() == NO_MORE_METHODS)) {
      return refusedLogin(text, credentials);
    }
    if (text.contains("channel is not opened") || text.contains("failed to send channel request")) {
      return failed(
          Kind.UNSUPPORTED,
          "the login succeeded, but the server offers no SFTP to this account: ask the supplier",
          null);
    }
    return lost(Kind.CONNECTION_LOST, e, connection, "the connection broke during the login");
  }

  private TransportException slowLogin(@Nullable Throwable e) {
    return failed(
        Kind.STALLED,
        String.format(
            Locale.ROOT,
            "the login wasn't done within %s: try again later, or raise loginTimeout",
            Failures.seconds(settings.loginTimeout())),
        e);
  }

  private TransportException refusedLogin(String text, SftpCredentials credentials) {
    Matcher methods = METHODS.matcher(text);
    String accepted =
        methods.find() && !methods.group(1).isEmpty()
            ? " (the server accepts " + methods.group(1).replace(",", ", ") + ")"
            : "";
    return failed(
        Kind.AUTHENTICATION,
        String.format(
            Locale.ROOT,
            "the server refused the login by %s%s: check user and credentials with the supplier. Not"
                + " tried again, so that the account isn't locked",
            credentials.means(),
            accepted),
        null);
  }

  private TransportException unreachable(Exception e, @Nullable ProxyTunnel tunnel) {
    String who = tunnel == null ? "" : "the proxy " + tunnel.proxy() + " ";
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof UnknownHostException) {
        return failed(
            Kind.CONNECT,
            tunnel == null
                ? "the host name can't be resolved: check it, and the DNS"
                : "the name of " + who + "can't be resolved: check it, and the DNS",
            at);
      }
      if (at instanceof SocketTimeoutException) {
        return failed(
            Kind.CONNECT,
            String.format(
                Locale.ROOT,
                "no connection%s within %s: check host, port and firewall",
                tunnel == null ? "" : " to the proxy " + tunnel.proxy(),
                Failures.seconds(settings.connectTimeout())),
            at);
      }
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return failed(
        Kind.CONNECT,
        who + "can't be reached: check host, port and firewall, and try again later",
        cause);
  }

  private TransportException lost(Kind kind, Exception e, Connection connection, String what) {
    IOException broken = connection.wireLog().broken();
    return failed(kind, what + ": try again later", Failures.plain(broken == null ? e : broken));
  }

  private TransportException slowProxy(ProxyTunnel tunnel) {
    return failed(
        Kind.STALLED,
        String.format(
            Locale.ROOT,
            "the proxy %s opened no way to the server within %s: try again later, or raise"
                + " loginTimeout",
            tunnel.proxy(),
            Failures.seconds(settings.loginTimeout())),
        null);
  }

  /** Quotes a proxy's code, never its words: they may repeat what we said to it. */
  private TransportException refusedByProxy(Exception e, ProxyTunnel tunnel) {
    if (Failures.isTimeout(e)) {
      return slowProxy(tunnel);
    }
    ProxyAnswer answer = ProxyAnswer.of(tunnel);
    return failed(
        answer.kind(),
        String.format(Locale.ROOT, "the proxy %s %s", tunnel.proxy(), answer.words()),
        null);
  }

  TransportException failed(Kind kind, String what, @Nullable Throwable cause) {
    return new TransportException(kind, Outcome.NOTHING_DONE, host, null, what, cause);
  }
}
