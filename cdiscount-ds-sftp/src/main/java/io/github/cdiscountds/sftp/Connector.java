package io.github.cdiscountds.sftp;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to a server, proves it, and logs in.
 *
 * <p>Thread-safe.
 */
final class Connector {
  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  /**
   * Requests on their way at a time. JSch's own 16 cost half the upload speed over a line of 20 ms.
   */
  static final int BULK_REQUESTS = 64;

  /** Unanswered signs of life after which a connection counts as dead. */
  private static final int UNANSWERED = 3;

  private final SftpSettings settings;
  private final Watchdog watchdog;
  private final String host;
  private final LoginFailures failures;

  // Guarded by this.
  private @Nullable LoginKey fixedKey;
  private boolean closed;

  Connector(SftpSettings settings, Watchdog watchdog) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.host = settings.describe();
    this.failures = new LoginFailures(settings);
  }

  /**
   * Opens a connection. A login during which the connection broke is tried once more, a refused one
   * never.
   *
   * @param born is told of each connection before it connects, so that it can be cut from outside
   */
  Connection connect(Consumer<Connection> born) {
    try {
      return loggedIn(born);
    } catch (BrokenLogin e) {
      LOG.debug("{} the connection broke during the login; tried once more", host);
    }
    try {
      return loggedIn(born);
    } catch (BrokenLogin e) {
      throw e.failure;
    }
  }

  /** The connection broke after the server had proven itself, and nobody refused anything. */
  private static final class BrokenLogin extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TransportException failure;

    BrokenLogin(TransportException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private Connection loggedIn(Consumer<Connection> born) throws BrokenLogin {
    requireOpen();
    SftpCredentials credentials = credentials();
    LoginKey key = key(credentials);
    try {
      return trusted(born, credentials, key);
    } finally {
      if (key != null && settings.credentials().isSupplied()) {
        key.dispose();
      }
    }
  }

  private Connection trusted(
      Consumer<Connection> born, SftpCredentials credentials, @Nullable LoginKey key)
      throws BrokenLogin {
    List<String> signatures =
        new ArrayList<>(Arrays.asList(settings.algorithms().signatures().split(",")));
    List<String> presented = new ArrayList<>();
    while (true) {
      HostKeyCheck hostKey = hostKeyCheck();
      ProxyTunnel tunnel = tunnel();
      Connection connection = watched();
      born.accept(connection);
      try {
        login(connection, tunnel, hostKey, credentials, key, String.join(",", signatures));
        return connection;
      } catch (JSchException | SftpException | RuntimeException e) {
        connection.drop();
        Lifeline.Cut cut = connection.lifeline().cut();
        if (cut == null && Failures.wasInterrupted(e)) {
          cut = Lifeline.Cut.INTERRUPTED;
        }
        if (cut != null) {
          if (cut == Lifeline.Cut.INTERRUPTED) {
            // JSch may have swallowed it.
            Thread.currentThread().interrupt();
          }
          throw failures.cut(cut, connection, tunnel, e);
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
          throw failures.refusedHostKey(verdict, hostKey, presented);
        }
        if (e instanceof JSchAlgoNegoFailException && !presented.isEmpty()) {
          throw failures.refusedHostKey(HostKeyCheck.Verdict.CHANGED, hostKey, presented);
        }
        TransportException failure = failures.failure(e, connection, tunnel, hostKey, credentials);
        // Who says goodbye has decided something; who is merely gone has not.
        if (failure.kind() == Kind.CONNECTION_LOST
            && hostKey.isTrusted()
            && !(e instanceof JSchSessionDisconnectException)) {
          throw new BrokenLogin(failure);
        }
        throw failure;
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
      throw failures.closedMeanwhile(null);
    }
  }

  /** Signature names of one key: RSA keys sign in several ways. */
  private static String family(String signature) {
    return signature.startsWith("rsa-") ? "ssh-rsa" : signature;
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw failures.closedMeanwhile(null);
    }
  }

  /** What proves the login this time. */
  private SftpCredentials credentials() {
    if (!settings.credentials().isSupplied()) {
      return settings.credentials();
    }
    SftpCredentials given =
        supplied("the supplier of the credentials", settings.credentials()::resolved);
    if (given.isSupplied()) {
      throw failures.failed(
          Kind.CREDENTIALS,
          "the supplier of the credentials gave another supplier, not credentials",
          null);
    }
    return given;
  }

  /** Never hands on what a supplier throws: a vault's words may hold what it keeps. */
  private <T> T supplied(String who, Supplier<? extends @Nullable T> supplier) {
    T given;
    try {
      given = supplier.get();
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw failures.failed(
            Kind.INTERRUPTED, "the thread was interrupted while it asked for credentials", null);
      }
      throw failures.failed(
          Kind.CREDENTIALS,
          who + " failed with " + e.getClass().getName() + ", whose text is left out",
          null);
    }
    if (given == null) {
      throw failures.failed(Kind.CREDENTIALS, who + " gave nothing", null);
    }
    return given;
  }

  private @Nullable ProxyTunnel tunnel() {
    SftpProxy proxy = settings.proxy().orElse(null);
    if (proxy == null) {
      return null;
    }
    Supplier<ProxyCredentials> login = proxy.credentials();
    return new ProxyTunnel(
        proxy, login == null ? null : supplied("the supplier of the proxy's credentials", login));
  }

  /** Opens the key: once for all connections, or for this one alone when it was supplied for it. */
  private @Nullable LoginKey key(SftpCredentials credentials) {
    PrivateKeySource source = credentials.key();
    if (source == null) {
      return null;
    }
    if (settings.credentials().isSupplied()) {
      return LoginKey.open(source, host);
    }
    synchronized (this) {
      if (closed) {
        throw failures.closedMeanwhile(null);
      }
      if (fixedKey == null) {
        fixedKey = LoginKey.open(source, host);
      }
      return fixedKey;
    }
  }

  /** Forgets the opened key, and opens no other. */
  synchronized void close() {
    closed = true;
    if (fixedKey != null) {
      fixedKey.dispose();
      fixedKey = null;
    }
  }

  private HostKeyCheck hostKeyCheck() {
    try {
      return HostKeyCheck.of(settings);
    } catch (IOException e) {
      throw failures.failed(
          Kind.LOCAL_IO, "can't read the known hosts " + settings.hostKeys().knownHostsFiles(), e);
    }
  }

  private void login(
      Connection connection,
      @Nullable ProxyTunnel tunnel,
      HostKeyCheck hostKey,
      SftpCredentials credentials,
      @Nullable LoginKey key,
      String signatures)
      throws JSchException, SftpException {
    JSch jsch = new JSch();
    jsch.setInstanceLogger(connection.wireLog());
    if (key != null) {
      jsch.addIdentity(key, null);
    }
    Session session = jsch.getSession(settings.user(), settings.host(), settings.port());
    connection.session(session);
    session.setDaemonThread(true);
    session.setSocketFactory(connection);
    session.setProxy(tunnel);
    session.setHostKeyRepository(hostKey);
    configure(session, credentials, signatures);
    char[] password = credentials.password();
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

  private void configure(Session session, SftpCredentials credentials, String signatures)
      throws JSchException {
    SshAlgorithms algorithms = settings.algorithms();
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", credentials.methods());
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
    // This is the socket's time-out too; what it ends is no operation, only a silent pause.
    session.setServerAliveInterval((int) settings.keepAlive().toMillis());
    session.setServerAliveCountMax(UNANSWERED);
  }
}
