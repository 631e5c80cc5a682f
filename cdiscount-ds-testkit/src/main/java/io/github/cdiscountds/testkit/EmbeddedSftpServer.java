package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/**
 * A real SFTP server on the loopback interface, on a port chosen by the system and with a host key
 * of its own unless told otherwise.
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
 * same host key or with another. And it takes the plans of {@link FaultyTransport}, so that a real
 * client meets the same faults: {@code server.onNext(Operation.PUT, Fault.lostReply())}. A {@link
 * WireFault} is what only a wire can do. Plans stay when the server is restarted.
 *
 * <p>An operation begins with the request that makes it one: a connection is {@link
 * Operation#OPEN}, opening a folder {@link Operation#LIST}, opening a file {@link Operation#READ}
 * or {@link Operation#PUT}. Every request for the attributes of a path, {@code LSTAT} and {@code
 * STAT} but not {@code FSTAT}, is a {@link Operation#FIND}: clients look before they do other
 * things, so count these with care.
 *
 * <p>Thread-safe. {@link #close()} ends every connection and every thread that the server started;
 * the files stay.
 *
 * @since 0.1.0
 */
public final class EmbeddedSftpServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int USUAL_PORT = 22;

  private final Map<String, Login> logins;
  private final AtomicInteger connections = new AtomicInteger();
  private final ServerFaults faults = new ServerFaults(LOOPBACK);
  private final int port;

  /** Held while a run ends or begins, which may take a while; taken before our own lock. */
  private final Object life = new Object();

  // Guarded by life.
  private boolean closed;

  // Guarded by this, which nobody holds for long: what is planned on the server's threads needs it.
  private KeyPair hostKey;
  private @Nullable ServerRun run;

  EmbeddedSftpServer(Map<String, Login> logins, int port, KeyPair hostKey) {
    this.logins = logins;
    this.hostKey = hostKey;
    ServerRun first = ServerRun.start(LOOPBACK, port, hostKey, logins, connections, faults);
    this.run = first;
    this.port = first.port();
  }

  /**
   * Begins a server.
   *
   * @return a builder without logins
   */
  public static EmbeddedSftpServerBuilder builder() {
    return new EmbeddedSftpServerBuilder();
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
    // Clients look up the usual port without its number.
    String name =
        port == USUAL_PORT ? LOOPBACK : String.format(Locale.ROOT, "[%s]:%d", LOOPBACK, port);
    return name + " " + PublicKeyEntry.toString(hostKey.getPublic());
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
   * Counts the passwords that clients tried since the first start: a client that tries a refused
   * one again brings its account nearer to a lock.
   *
   * @return attempts, accepted and refused
   */
  public int passwordAttempts() {
    return faults.loginAttempts();
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
  public void kill() {
    synchronized (life) {
      ServerRun ending;
      synchronized (this) {
        ending = run;
        run = null;
      }
      if (ending != null) {
        ending.stop();
      }
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

  /**
   * Plans a fault for the next operation of a kind, after those planned before.
   *
   * @param operation the operation
   * @param fault what happens then
   * @return this server
   * @throws IllegalArgumentException when the fault can't happen to this operation, or no server
   *     can bring it about
   */
  public EmbeddedSftpServer onNext(Operation operation, Fault fault) {
    return onNth(operation, 1, fault);
  }

  /**
   * Plans a fault for one of the coming operations of a kind, of all connections together.
   *
   * @param operation the operation
   * @param nth which one, counted from now on; 1 is the next. Where one is planned for it already,
   *     the first one after it that has none
   * @param fault what happens then
   * @return this server
   * @throws IllegalArgumentException when {@code nth} is below 1, the fault can't happen to this
   *     operation, or no server can bring it about
   */
  public EmbeddedSftpServer onNth(Operation operation, int nth, Fault fault) {
    faults.onNth(operation, nth, fault);
    return this;
  }

  /**
   * Plans a fault for every coming operation of a kind, until {@link #heal()}, in place of one
   * planned so before; one planned for a single operation goes first.
   *
   * @param operation the operation
   * @param fault what happens each time
   * @return this server
   * @throws IllegalArgumentException when the fault can't happen to this operation, or no server
   *     can bring it about
   */
  public EmbeddedSftpServer onEvery(Operation operation, Fault fault) {
    faults.onEvery(operation, fault);
    return this;
  }

  /**
   * Plans faults for a share of all coming operations, until {@link #heal()}. Whether the n-th
   * operation of a kind meets a fault, and which, depends on the seed alone. Replaces what was
   * planned so before.
   *
   * @param seed where the draws come from; print it where it is random itself
   * @param share how many of the operations meet one, from 0 to 1
   * @param possible the faults to draw from; each operation meets one that can happen to it
   * @return this server
   * @throws IllegalArgumentException when the share is not from 0 to 1, or there is no fault
   */
  public EmbeddedSftpServer atRandom(long seed, double share, Fault... possible) {
    faults.atRandom(seed, share, List.of(possible));
    return this;
  }

  /**
   * Plans a bad answer to the next request of a kind, after those planned before.
   *
   * @param request the request of the protocol
   * @param fault what happens then
   * @return this server
   * @throws IllegalArgumentException when the fault can't happen to this request
   */
  public EmbeddedSftpServer onNext(WireRequest request, WireFault fault) {
    return onNth(request, 1, fault);
  }

  /**
   * Plans a bad answer to one of the coming requests of a kind, of all connections together.
   *
   * @param request the request of the protocol
   * @param nth which one, counted from now on; 1 is the next. Where one is planned for it already,
   *     the first one after it that has none
   * @param fault what happens then
   * @return this server
   * @throws IllegalArgumentException when {@code nth} is below 1, or the fault can't happen to this
   *     request
   */
  public EmbeddedSftpServer onNth(WireRequest request, int nth, WireFault fault) {
    faults.onNth(request, nth, fault);
    return this;
  }

  /**
   * Plans a bad answer to every coming request of a kind, until {@link #heal()}, in place of one
   * planned so before; one planned for a single request goes first.
   *
   * @param request the request of the protocol
   * @param fault what happens each time
   * @return this server
   * @throws IllegalArgumentException when the fault can't happen to this request
   */
  public EmbeddedSftpServer onEvery(WireRequest request, WireFault fault) {
    faults.onEvery(request, fault);
    return this;
  }

  /**
   * Puts the server's clock wrong: all modification times are shown shifted from now on.
   *
   * @param ahead how far it goes before the tree's; negative when it goes behind
   * @return this server
   */
  public EmbeddedSftpServer clockOff(Duration ahead) {
    faults.clockOff(ahead);
    return this;
  }

  /**
   * Takes back every fault planned for operations and requests that hasn't happened yet, and a
   * {@linkplain #killAfterReceiving power cut} planned for this run, and puts the clock right.
   *
   * @return this server
   */
  public synchronized EmbeddedSftpServer heal() {
    faults.heal();
    if (run != null) {
      run.goOn();
    }
    return this;
  }

  /**
   * Tells which faults for single operations and requests have not happened yet, and whether a
   * {@linkplain #killAfterReceiving power cut} is to come; a test that ends with one has not tested
   * what it meant to.
   *
   * @return descriptions, empty when every planned fault came to pass
   */
  public synchronized List<String> faultsAhead() {
    List<String> ahead = new ArrayList<>(faults.ahead());
    if (run != null) {
      run.bytesUntilDeath()
          .ifPresent(bytes -> ahead.add("power cut after " + bytes + " bytes of uploads"));
    }
    return List.copyOf(ahead);
  }

  /**
   * Gives the faults of operations that came to pass so far, with the paths that clients named.
   *
   * @return a copy, in order
   */
  public List<StruckFault> faultsStruck() {
    return faults.struck();
  }

  /**
   * Counts the connections that are open now; none after a client let go of all it had, though a
   * moment may pass before the server notices.
   *
   * @return open connections
   */
  public synchronized int openConnections() {
    return run == null ? 0 : run.openConnections();
  }

  /** Breaks every connection without a word; the server takes new ones. */
  public void breakConnections() {
    ServerRun current;
    synchronized (this) {
      current = run;
    }
    if (current != null) {
      current.breakConnections();
    }
  }

  /**
   * Starts the server again after it was killed, or kills and starts it: same port, same host key,
   * same files.
   *
   * @throws IllegalStateException when the server was closed
   * @throws UncheckedIOException when the port was taken by another program meanwhile
   */
  public void restart() {
    synchronized (life) {
      restart(hostKey());
    }
  }

  private synchronized KeyPair hostKey() {
    return hostKey;
  }

  private void restart(KeyPair key) {
    if (closed) {
      throw new IllegalStateException("the server was closed; start another");
    }
    kill();
    synchronized (this) {
      hostKey = key;
    }
    ServerRun next = ServerRun.start(LOOPBACK, port, key, logins, connections, faults);
    synchronized (this) {
      run = next;
    }
  }

  /**
   * Starts the server again as if it had been set up anew, or as if somebody else sat on its port:
   * same port, same files, but another host key.
   *
   * @throws IllegalStateException when the server was closed
   * @throws UncheckedIOException when the port was taken by another program meanwhile
   */
  public void restartWithNewHostKey() {
    synchronized (life) {
      restart(HostKeyFile.newKey());
    }
  }

  /** Ends the server and all its threads. Idempotent. */
  @Override
  public void close() {
    synchronized (life) {
      closed = true;
      kill();
    }
  }

  @Override
  public String toString() {
    return "EmbeddedSftpServer[" + LOOPBACK + ":" + port + "]";
  }
}
