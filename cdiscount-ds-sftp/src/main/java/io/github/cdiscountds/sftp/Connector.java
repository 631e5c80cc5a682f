package io.github.cdiscountds.sftp;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a server, proves it, and logs in.
 *
 * <p>Thread-safe.
 */
final class Connector {
  /**
   * Requests on their way at a time. JSch's own 16 cost half the upload speed over a line of 20 ms.
   */
  static final int BULK_REQUESTS = 64;

  private static final Pattern METHODS = Pattern.compile("for methods '([a-z0-9,@.-]*)'");
  private static final int TOO_MANY_FAILURES = 2;
  private static final int NO_MORE_METHODS = 14;

  private final SftpSettings settings;
  private final Watchdog watchdog;
  private final String host;

  // Guarded by this.
  private @Nullable LoginKey key;
  private boolean closed;

  Connector(SftpSettings settings, Watchdog watchdog) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.host = settings.describe();
  }

  /**
   * Opens a connection.
   *
   * @param born is told of each connection before it connects, so that it can be cut from outside
   */
  Connection connect(Consumer<Connection> born) {
    LoginKey loginKey = key();
    List<String> signatures =
        new ArrayList<>(Arrays.asList(settings.algorithms().signatures().split(",")));
    List<String> presented = new ArrayList<>();
    while (true) {
      HostKeyCheck hostKey = hostKeyCheck();
      Connection connection = watched();
      born.accept(connection);
      try {
        login(connection, hostKey, loginKey, String.join(",", signatures));
        return connection;
      } catch (JSchException | SftpException | RuntimeException e) {
        connection.drop();
        Lifeline.Cut cut = connection.lifeline().cut();
        if (cut != null) {
          throw cut(cut, connection, e);
        }
        HostKeyCheck.Verdict verdict = hostKey.verdict();
        if (verdict != null && verdict != HostKeyCheck.Verdict.TRUSTED) {
          presented.add(hostKey.presented());
          // A server has a key of each type and presents one; the pinned one may be another.
          if (verdict == HostKeyCheck.Verdict.CHANGED
              && signatures.removeIf(s -> family(s).equals(family(hostKey.presentedType())))
              && !signatures.isEmpty()) {
            continue;
          }
          throw refusedHostKey(verdict, hostKey, presented);
        }
        if (e instanceof JSchAlgoNegoFailException && !presented.isEmpty()) {
          throw refusedHostKey(HostKeyCheck.Verdict.CHANGED, hostKey, presented);
        }
        throw failure(e, connection, hostKey);
      } catch (Error e) {
        connection.drop();
        throw e;
      }
    }
  }

  private Connection watched() {
    try {
      return new Connection(settings.connectTimeout(), new WireLog(host), watchdog);
    } catch (RejectedExecutionException e) {
      throw closedMeanwhile(null);
    }
  }

  private TransportException closedMeanwhile(@Nullable Throwable cause) {
    return failed(Kind.CLOSED, "the transport was closed while it connected", cause);
  }

  /** Signature names of one key: RSA keys sign in several ways. */
  private static String family(String signature) {
    return signature.startsWith("rsa-") ? "ssh-rsa" : signature;
  }

  private synchronized @Nullable LoginKey key() {
    if (closed) {
      throw closedMeanwhile(null);
    }
    PrivateKeySource source = settings.credentials().key();
    if (key == null && source != null) {
      key = LoginKey.open(source, host);
    }
    return key;
  }

  /** Forgets the opened key, and opens no other. */
  synchronized void close() {
    closed = true;
    if (key != null) {
      key.dispose();
      key = null;
    }
  }

  private HostKeyCheck hostKeyCheck() {
    try {
      return HostKeyCheck.of(settings);
    } catch (IOException e) {
      throw failed(
          Kind.LOCAL_IO, "can't read the known hosts " + settings.hostKeys().knownHostsFiles(), e);
    }
  }

  private void login(
      Connection connection, HostKeyCheck hostKey, @Nullable LoginKey loginKey, String signatures)
      throws JSchException, SftpException {
    JSch jsch = new JSch();
    jsch.setInstanceLogger(connection.wireLog());
    if (loginKey != null) {
      jsch.addIdentity(loginKey, null);
    }
    Session session = jsch.getSession(settings.user(), settings.host(), settings.port());
    connection.session(session);
    session.setDaemonThread(true);
    session.setSocketFactory(connection);
    session.setHostKeyRepository(hostKey);
    configure(session, signatures);
    char[] password = settings.credentials().password();
    if (password != null) {
      byte[] secret = LoginKey.utf8(password);
      try {
        session.setPassword(secret);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
      session.setUserInfo(new PasswordPrompts(password));
    }
    int millis = (int) settings.loginTimeout().toMillis();
    connection.lifeline().begin(settings.loginTimeout());
    try {
      session.connect(millis);
      Connection.openChannel(connection, session, settings, BULK_REQUESTS);
    } finally {
      connection.lifeline().finish();
    }
  }

  private void configure(Session session, String signatures) {
    SshAlgorithms algorithms = settings.algorithms();
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", methods());
    // One refusal is the answer: a second try with the same secret only brings a lock nearer.
    session.setConfig("MaxAuthTries", "1");
    session.setConfig("kex", algorithms.kex());
    session.setConfig("cipher.c2s", algorithms.ciphers());
    session.setConfig("cipher.s2c", algorithms.ciphers());
    session.setConfig("mac.c2s", algorithms.macs());
    session.setConfig("mac.s2c", algorithms.macs());
    session.setConfig("server_host_key", signatures);
    session.setConfig("PubkeyAcceptedAlgorithms", algorithms.signatures());
    session.setConfig("compression.c2s", "none");
    session.setConfig("compression.s2c", "none");
  }

  private String methods() {
    SftpCredentials credentials = settings.credentials();
    String byPassword = "password,keyboard-interactive";
    if (credentials.key() == null) {
      return byPassword;
    }
    return credentials.password() == null ? "publickey" : "publickey," + byPassword;
  }

  private TransportException refusedHostKey(
      HostKeyCheck.Verdict verdict, HostKeyCheck hostKey, List<String> presented) {
    String shown = String.join(", ", presented);
    return switch (verdict) {
      case UNKNOWN ->
          failed(
              Kind.HOST_KEY_UNKNOWN,
              String.format(
                  Locale.ROOT,
                  "the server's key is not in %s. It presented %s: compare that with what the supplier"
                      + " says, then pin it with HostKeys.pinned(\"SHA256:…\") or add it to the"
                      + " known hosts",
                  settings.hostKeys(),
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

  private TransportException cut(Lifeline.Cut cut, Connection connection, Exception e) {
    return switch (cut) {
      case STALLED ->
          connection.wasReached()
              ? slowLogin(e)
              : failed(
                  Kind.CONNECT,
                  String.format(
                      Locale.ROOT,
                      "no connection within %s: check host, port and firewall",
                      Failures.seconds(settings.loginTimeout())),
                  e);
      case INTERRUPTED ->
          failed(Kind.INTERRUPTED, "the thread was interrupted while it connected", e);
      case CLOSED -> closedMeanwhile(e);
    };
  }

  private TransportException failure(Exception e, Connection connection, HostKeyCheck hostKey) {
    String text = String.valueOf(e.getMessage());
    if (!connection.wasReached()) {
      return unreachable(e);
    }
    if (isTimeout(e) || isTimeout(connection.wireLog().broken())) {
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
      return lost(e, connection, "the connection broke before the server proved itself");
    }
    IOException broken = connection.wireLog().broken();
    if (text.startsWith("Auth ")) {
      if (broken != null) {
        return lost(broken, connection, "the connection broke during the login");
      }
      return refusedLogin(text);
    }
    if (e instanceof JSchSessionDisconnectException told
        && (told.getReasonCode() == TOO_MANY_FAILURES || told.getReasonCode() == NO_MORE_METHODS)) {
      return refusedLogin(text);
    }
    if (text.contains("channel is not opened") || text.contains("failed to send channel request")) {
      return failed(
          Kind.UNSUPPORTED,
          "the login succeeded, but the server offers no SFTP to this account: ask the supplier",
          null);
    }
    return lost(e, connection, "the connection broke during the login");
  }

  private static boolean isTimeout(@Nullable Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private TransportException slowLogin(Exception e) {
    return failed(
        Kind.STALLED,
        String.format(
            Locale.ROOT,
            "the login wasn't done within %s: try again later, or raise loginTimeout",
            Failures.seconds(settings.loginTimeout())),
        e);
  }

  private TransportException refusedLogin(String text) {
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
            settings.credentials().means(),
            accepted),
        null);
  }

  private TransportException unreachable(Exception e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof UnknownHostException) {
        return failed(Kind.CONNECT, "the host name can't be resolved: check it, and the DNS", at);
      }
      if (at instanceof SocketTimeoutException) {
        return failed(
            Kind.CONNECT,
            String.format(
                Locale.ROOT,
                "no connection within %s: check host, port and firewall",
                Failures.seconds(settings.connectTimeout())),
            at);
      }
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return failed(
        Kind.CONNECT,
        "can't be reached: check host, port and firewall, and try again later",
        cause);
  }

  private TransportException lost(Exception e, Connection connection, String what) {
    IOException broken = connection.wireLog().broken();
    return failed(
        Kind.CONNECTION_LOST,
        what + ": try again later",
        Failures.plain(broken == null ? e : broken));
  }

  private TransportException failed(Kind kind, String what, @Nullable Throwable cause) {
    return new TransportException(kind, Outcome.NOTHING_DONE, host, null, what, cause);
  }
}
