package io.github.cdiscountds.testkit;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/**
 * A real SFTP server on the loopback interface, on a port chosen by the system, with a host key of
 * its own.
 *
 * <p>Each login sees its own files only: a {@link FileTree}, or any folder.
 *
 * <pre>{@code
 * try (EmbeddedSftpServer server =
 *     EmbeddedSftpServer.builder().login("shop", "a password", tree).start()) {
 *   connect(server.host(), server.port(), server.hostKeyFingerprint());
 * }
 * }</pre>
 *
 * <p>Answers as OpenSSH does where clients can tell the difference: SFTP version 3, its status
 * codes, {@code posix-rename} that replaces files but not folders. A {@linkplain
 * FileTree#inMemory(SettableClock, long) small tree} is its full disk. It can die like a server
 * that loses power, in the middle of an upload if need be, and come back on the same port with the
 * same host key or with another.
 *
 * <p>Thread-safe. {@link #close()} ends every connection and every thread that the server started;
 * the files stay.
 *
 * @since 0.1.0
 */
public final class EmbeddedSftpServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** Who may come in, and what they see. */
  record Login(Path root, @Nullable String password, List<PublicKey> keys) {
    boolean accepts(String attempt) {
      return password != null
          && MessageDigest.isEqual(
              password.getBytes(StandardCharsets.UTF_8), attempt.getBytes(StandardCharsets.UTF_8));
    }

    boolean accepts(PublicKey attempt) {
      return keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, attempt));
    }

    @Override
    public String toString() {
      return "Login[" + root + "]";
    }
  }

  private final Map<String, Login> logins;
  private final AtomicInteger connections = new AtomicInteger();
  private final int port;

  // Guarded by this.
  private KeyPair hostKey;
  private @Nullable ServerRun run;
  private boolean closed;

  private EmbeddedSftpServer(Map<String, Login> logins) {
    this.logins = logins;
    this.hostKey = newHostKey();
    ServerRun first = ServerRun.start(LOOPBACK, 0, hostKey, logins, connections);
    this.run = first;
    this.port = first.port();
  }

  /**
   * Begins a server.
   *
   * @return a builder without logins
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Gives the address that the server listens on.
   *
   * @return {@code 127.0.0.1}
   */
  public String host() {
    return LOOPBACK;
  }

  /**
   * Gives the port; a restart keeps it.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  /**
   * Gives the fingerprint of the host key, to be pinned.
   *
   * @return {@code SHA256:} and the digest, as OpenSSH prints it
   */
  public synchronized String hostKeyFingerprint() {
    try {
      return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the host key has no fingerprint", e);
    }
  }

  /**
   * Gives the host key as a line for a {@code known_hosts} file.
   *
   * @return one line without its line break
   */
  public synchronized String knownHostsLine() {
    return String.format(
        Locale.ROOT, "[%s]:%d %s", LOOPBACK, port, PublicKeyEntry.toString(hostKey.getPublic()));
  }

  /**
   * Counts the connections accepted since the first start.
   *
   * @return connections, open and ended, whether the login succeeded or not
   */
  public int connections() {
    return connections.get();
  }

  /**
   * Tells whether the server takes connections.
   *
   * @return false when it was killed or closed
   */
  public synchronized boolean isRunning() {
    return run != null && run.isAlive();
  }

  /**
   * Ends the server as a power cut would: every connection breaks without a word, nobody answers on
   * the port any more, and half-written files stay as they are. Does nothing when it is dead
   * already.
   */
  public synchronized void kill() {
    if (run != null) {
      run.stop();
      run = null;
    }
  }

  /**
   * Plans a {@linkplain #kill() power cut} for the moment when so many more bytes of uploads have
   * been written; exactly these bytes get into the files. Replaces an earlier plan.
   *
   * @param bytes how many bytes are still written, over all uploads together
   * @throws IllegalArgumentException when the number is negative
   * @throws IllegalStateException when the server isn't running
   */
  public synchronized void killAfterReceiving(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("kill after " + bytes + " bytes: expected 0 or more");
    }
    if (run == null || !run.isAlive()) {
      throw new IllegalStateException("the server isn't running");
    }
    run.dieAfter(bytes);
  }

  /**
   * Plans something to happen while a client reads: the supplier writes over the file, {@linkplain
   * #breakConnections() the connection breaks}. Clients ask for a file in pieces of some 32 KiB,
   * several at a time. The plan ends with this run of the server.
   *
   * @param nth before which piece of any file, counted from now; 1 is the next
   * @param action what happens, on a thread of the server, before the piece is read from the file
   * @throws IllegalArgumentException when {@code nth} is below 1
   * @throws IllegalStateException when the server isn't running
   */
  public synchronized void onRead(int nth, Runnable action) {
    running(nth).beforeReading(nth, action);
  }

  /**
   * Plans something to happen while a client lists a folder. A server answers in parts, the last of
   * which only says that there are no more: two requests for a small folder. The plan ends with
   * this run of the server.
   *
   * @param nth before which part of any listing, counted from now; 1 is the next
   * @param action what happens, on a thread of the server, before the part is answered
   * @throws IllegalArgumentException when {@code nth} is below 1
   * @throws IllegalStateException when the server isn't running
   */
  public synchronized void onList(int nth, Runnable action) {
    running(nth).beforeListing(nth, action);
  }

  private ServerRun running(int nth) {
    if (nth < 1) {
      throw new IllegalArgumentException("request " + nth + ": expected 1 (the next) or more");
    }
    if (run == null || !run.isAlive()) {
      throw new IllegalStateException("the server isn't running");
    }
    return run;
  }

  /** Breaks every connection without a word; the server takes new ones. */
  public synchronized void breakConnections() {
    if (run != null) {
      run.breakConnections();
    }
  }

  /**
   * Starts the server again after it was killed, or kills and starts it: same port, same host key,
   * same files.
   *
   * @throws IllegalStateException when the server was closed
   * @throws UncheckedIOException when the port was taken by another program meanwhile
   */
  public synchronized void restart() {
    if (closed) {
      throw new IllegalStateException("the server was closed; start another");
    }
    kill();
    run = ServerRun.start(LOOPBACK, port, hostKey, logins, connections);
  }

  /**
   * Starts the server again as if it had been set up anew, or as if somebody else sat on its port:
   * same port, same files, but another host key.
   *
   * @throws IllegalStateException when the server was closed
   * @throws UncheckedIOException when the port was taken by another program meanwhile
   */
  public synchronized void restartWithNewHostKey() {
    if (!closed) {
      hostKey = newHostKey();
    }
    restart();
  }

  /** Ends the server and all its threads. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    kill();
  }

  @Override
  public String toString() {
    return "EmbeddedSftpServer[" + LOOPBACK + ":" + port + "]";
  }

  private static KeyPair newHostKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no ECDSA", e);
    }
  }

  /**
   * Collects the logins of a server. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final Map<String, Login> logins = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Lets somebody in by password.
     *
     * @param user the login's name
     * @param password the password
     * @param files what the login sees as its whole server
     * @return this builder
     * @throws IllegalArgumentException when the login has other files or another password already
     */
    public Builder login(String user, String password, FileTree files) {
      return login(user, password, files.root());
    }

    /**
     * Lets somebody in by password.
     *
     * @param user the login's name
     * @param password the password
     * @param root an existing folder, which the login sees as its whole server
     * @return this builder
     * @throws IllegalArgumentException when the login has other files or another password already
     */
    public Builder login(String user, String password, Path root) {
      Login known = known(user, root);
      if (known.password() != null && !known.password().equals(password)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "login \"%s\": expected one password, given two", user));
      }
      logins.put(user, new Login(root, password, known.keys()));
      return this;
    }

    /**
     * Lets somebody in by key; several keys may be given one after the other.
     *
     * @param user the login's name
     * @param key the public key: RSA or ECDSA; Ed25519 only where BouncyCastle is there
     * @param files what the login sees as its whole server
     * @return this builder
     * @throws IllegalArgumentException when the login has other files already
     */
    public Builder login(String user, PublicKey key, FileTree files) {
      return login(user, key, files.root());
    }

    /**
     * Lets somebody in by key; several keys may be given one after the other.
     *
     * @param user the login's name
     * @param key the public key: RSA or ECDSA; Ed25519 only where BouncyCastle is there
     * @param root an existing folder, which the login sees as its whole server
     * @return this builder
     * @throws IllegalArgumentException when the login has other files already
     */
    public Builder login(String user, PublicKey key, Path root) {
      Login known = known(user, root);
      List<PublicKey> keys = new ArrayList<>(known.keys());
      keys.add(key);
      logins.put(user, new Login(root, known.password(), List.copyOf(keys)));
      return this;
    }

    private Login known(String user, Path root) {
      Login known = logins.getOrDefault(user, new Login(root, null, List.of()));
      if (!known.root().equals(root)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "login \"%s\": expected one root, given %s and %s",
                user,
                known.root().toUri(),
                root.toUri()));
      }
      return known;
    }

    /**
     * Starts the server.
     *
     * @return a running server, to be closed by the caller
     * @throws IllegalStateException when nobody may come in
     * @throws UncheckedIOException when no port can be had
     */
    public EmbeddedSftpServer start() {
      if (logins.isEmpty()) {
        throw new IllegalStateException("no login: expected at least one");
      }
      return new EmbeddedSftpServer(Map.copyOf(logins));
    }
  }
}
