package io.github.cdiscountds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A line to a server on this machine that can be bad in all the ways of a network: cut, reset,
 * silent, slow, far away. What passes is not looked at, so it stands before any server, an OpenSSH
 * one as well.
 *
 * <pre>{@code
 * try (NetworkProxy line = NetworkProxy.to("127.0.0.1", server.port())) {
 *   connect(line.host(), line.port());
 *   line.cutAfter(Direction.TO_SERVER, 10_000);
 * }
 * }</pre>
 *
 * <p>What is set holds for the connections there are and for those that come, until {@link
 * #heal()}. Listens on the loopback interface alone, on a port chosen by the system; TCP_NODELAY is
 * on. Thread-safe. {@link #close()} ends every connection and every thread.
 *
 * @since 0.1.0
 */
public final class NetworkProxy implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BACKLOG = 50;
  private static final long PATIENCE_MILLIS = 30_000;

  /**
   * One of the two ways along the line.
   *
   * @since 0.1.0
   */
  public enum Direction {
    /** What the client sends. */
    TO_SERVER,
    /** What the server answers. */
    TO_CLIENT
  }

  /** What happens to a client that connects. */
  private enum Welcome {
    PASSED_ON,
    SILENCE,
    CUT,
    RESET
  }

  private final InetSocketAddress server;
  private final int port;
  private final LineState state = new LineState();
  private final AtomicInteger accepted = new AtomicInteger();

  // Guarded by this.
  private final List<ProxiedConnection> connections = new ArrayList<>();
  private Welcome welcome = Welcome.PASSED_ON;
  private @Nullable ServerSocket listening;
  private @Nullable Thread listener;
  private boolean closed;

  private NetworkProxy(InetSocketAddress server) {
    this.server = server;
    ServerSocket first = listen(0);
    this.port = first.getLocalPort();
  }

  /**
   * Starts a line to a server.
   *
   * @param host a name or address of this machine
   * @param port the server's port
   * @return an open line, to be closed by the caller
   * @throws IllegalArgumentException when the host isn't this machine's loopback interface
   * @throws UncheckedIOException when no port can be had
   */
  public static NetworkProxy to(String host, int port) {
    InetSocketAddress server = new InetSocketAddress(host, port);
    if (server.getAddress() == null || !server.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a line to \"%s\": expected the loopback interface of this machine",
              host));
    }
    return new NetworkProxy(server);
  }

  /**
   * Gives the address that clients connect to.
   *
   * @return {@code 127.0.0.1}
   */
  public String host() {
    return LOOPBACK;
  }

  /**
   * Gives the port; it stays when connections are refused for a while.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  /**
   * Counts the connections that clients made so far.
   *
   * @return connections, open and ended
   */
  public int connections() {
    return accepted.get();
  }

  /**
   * Counts the connections that are open.
   *
   * @return connections of which at least one direction works
   */
  public synchronized int openConnections() {
    connections.removeIf(ProxiedConnection::isOver);
    return connections.size();
  }

  /**
   * Counts the bytes that passed.
   *
   * @param direction the direction
   * @return bytes of all connections together
   */
  public long passed(Direction direction) {
    return state.passed(direction);
  }

  /**
   * Cuts a connection once so many more bytes have passed; exactly these pass. Other connections
   * that are open then are cut when the next byte would pass in that direction.
   *
   * @param direction what is counted
   * @param bytes how many, of all connections together, counted from now
   * @return this line
   * @throws IllegalArgumentException when the number is negative
   */
  public NetworkProxy cutAfter(Direction direction, long bytes) {
    state.limit(direction, required(bytes), LineState.AtLimit.CUT);
    return this;
  }

  /**
   * As {@link #cutAfter}, but with a reset instead of an orderly end.
   *
   * @param direction what is counted
   * @param bytes how many, of all connections together, counted from now
   * @return this line
   * @throws IllegalArgumentException when the number is negative
   */
  public NetworkProxy resetAfter(Direction direction, long bytes) {
    state.limit(direction, required(bytes), LineState.AtLimit.RESET);
    return this;
  }

  /**
   * Lets so many more bytes pass, then nothing more in this direction, while the connection stands:
   * a black hole, until {@link #release()}.
   *
   * @param direction the direction
   * @param bytes how many, of all connections together, counted from now; 0 for at once
   * @return this line
   * @throws IllegalArgumentException when the number is negative
   */
  public NetworkProxy stallAfter(Direction direction, long bytes) {
    state.limit(direction, required(bytes), LineState.AtLimit.STALL);
    return this;
  }

  /**
   * Lets nothing pass in either direction, while all connections stand.
   *
   * @return this line
   */
  public NetworkProxy stall() {
    return stallAfter(Direction.TO_SERVER, 0).stallAfter(Direction.TO_CLIENT, 0);
  }

  /**
   * Lets what was held back pass again.
   *
   * @return this line
   */
  public NetworkProxy release() {
    state.release();
    return this;
  }

  /**
   * Puts the server far away.
   *
   * @param roundTrip how long a byte and its answer are under way, half of it in each direction
   * @return this line
   * @throws IllegalArgumentException when the time is negative
   */
  public NetworkProxy delay(Duration roundTrip) {
    if (roundTrip.isNegative()) {
      throw new IllegalArgumentException("round trip of " + roundTrip + ": expected 0 or more");
    }
    state.delay(roundTrip.dividedBy(2));
    return this;
  }

  /**
   * Makes a direction slow.
   *
   * @param direction the direction
   * @param bytes how many bytes pass at a time
   * @param interval how long it takes until the next ones may
   * @return this line
   * @throws IllegalArgumentException when the number is below 1 or the time is negative
   */
  public NetworkProxy trickle(Direction direction, int bytes, Duration interval) {
    if (bytes < 1 || interval.isNegative()) {
      throw new IllegalArgumentException(
          bytes + " bytes each " + interval + ": expected 1 byte or more, and 0 or more time");
    }
    state.trickle(direction, bytes, interval);
    return this;
  }

  /**
   * Ends one direction of every open connection, as a half-closed socket does; the other works on.
   *
   * @param direction the direction that ends
   * @return this line
   */
  public NetworkProxy halfClose(Direction direction) {
    open().forEach(connection -> connection.halfClose(direction));
    return this;
  }

  /**
   * Cuts every open connection now; new ones are passed on.
   *
   * @return this line
   */
  public NetworkProxy cut() {
    open().forEach(ProxiedConnection::cut);
    return this;
  }

  /**
   * Resets every open connection now; new ones are passed on.
   *
   * @return this line
   */
  public NetworkProxy reset() {
    open().forEach(ProxiedConnection::reset);
    return this;
  }

  /**
   * Refuses new connections: nobody listens on the port.
   *
   * @return this line
   */
  public NetworkProxy refuseConnections() {
    stopListening();
    return this;
  }

  /**
   * Accepts new connections, and says nothing to them.
   *
   * @return this line
   */
  public synchronized NetworkProxy acceptSilently() {
    welcome = Welcome.SILENCE;
    return this;
  }

  /**
   * Accepts new connections, and cuts them at once.
   *
   * @return this line
   */
  public synchronized NetworkProxy acceptAndCut() {
    welcome = Welcome.CUT;
    return this;
  }

  /**
   * Accepts new connections, and resets them at once.
   *
   * @return this line
   */
  public synchronized NetworkProxy acceptAndReset() {
    welcome = Welcome.RESET;
    return this;
  }

  /**
   * Makes the line a good one again: what is held back passes, new connections are passed on. What
   * was cut stays cut.
   *
   * @return this line
   * @throws UncheckedIOException when connections were refused, and another program took the port
   * @throws IllegalStateException when the line is closed
   */
  public synchronized NetworkProxy heal() {
    if (closed) {
      throw new IllegalStateException("the line is closed; start another");
    }
    state.heal();
    welcome = Welcome.PASSED_ON;
    if (listening == null) {
      listen(port);
    }
    return this;
  }

  private static long required(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("after " + bytes + " bytes: expected 0 or more");
    }
    return bytes;
  }

  private synchronized List<ProxiedConnection> open() {
    connections.removeIf(ProxiedConnection::isOver);
    return List.copyOf(connections);
  }

  private synchronized ServerSocket listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      listening = socket;
      Thread thread = new Thread(() -> accept(socket), "network-proxy");
      thread.setDaemon(true);
      thread.start();
      listener = thread;
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("no line on " + LOOPBACK + ":" + wanted, e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        accepted.incrementAndGet();
        welcome(client);
      } catch (IOException e) {
        // The port was closed, or a client was gone before it was there.
      }
    }
  }

  private void welcome(Socket client) throws IOException {
    Welcome now;
    synchronized (this) {
      now = closed ? Welcome.CUT : welcome;
    }
    switch (now) {
      case PASSED_ON -> {
        Socket onward = new Socket();
        try {
          onward.connect(server);
        } catch (IOException e) {
          client.close();
          throw e;
        }
        keep(ProxiedConnection.between(client, onward, state));
      }
      case SILENCE -> keep(ProxiedConnection.silent(client));
      case CUT -> client.close();
      case RESET -> {
        client.setSoLinger(true, 0);
        client.close();
      }
    }
  }

  private void keep(ProxiedConnection connection) {
    boolean late;
    synchronized (this) {
      late = closed;
      connections.removeIf(ProxiedConnection::isOver);
      connections.add(connection);
    }
    if (late) {
      connection.cut();
    } else {
      connection.start(); // Kept before: what a client hears of can be cut.
    }
  }

  private void stopListening() {
    ServerSocket socket;
    Thread thread;
    synchronized (this) {
      socket = listening;
      thread = listener;
      listening = null;
      listener = null;
    }
    if (socket != null && thread != null) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      ProxiedConnection.join(thread, PATIENCE_MILLIS);
    }
  }

  /** Ends every connection and every thread of the line. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    stopListening();
    List<ProxiedConnection> left;
    synchronized (this) {
      left = List.copyOf(connections);
      connections.clear();
    }
    left.forEach(ProxiedConnection::cut);
    left.forEach(connection -> connection.join(PATIENCE_MILLIS));
  }

  @Override
  public String toString() {
    return "NetworkProxy[" + LOOPBACK + ":" + port + " to " + server.getPort() + "]";
  }
}
