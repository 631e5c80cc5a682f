package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One SSH session with one SFTP channel over one socket that we hold ourselves, so that it can be
 * closed whatever JSch waits for.
 *
 * <p>For one thread at a time; {@link #lifeline()} may be cut by any.
 */
final class Connection implements SocketFactory, AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final int connectMillis;
  private final WireLog wireLog;
  private final Lifeline lifeline;
  private final Future<?> watch;
  private final LongSupplier nanoTime;
  private final long bornAt;
  private volatile @Nullable Socket socket;
  private volatile boolean reached;
  private @Nullable Session session;
  private @Nullable ChannelSftp channel;
  private String home = "";
  private volatile boolean doubtful;
  private long waitingSince;
  private @Nullable Future<?> waiting;

  Connection(Duration connectTimeout, WireLog wireLog, Watchdog watchdog) {
    this.connectMillis = (int) Math.max(1, connectTimeout.toMillis());
    this.wireLog = wireLog;
    this.nanoTime = watchdog.nanoTime();
    this.bornAt = nanoTime.getAsLong();
    this.lifeline = new Lifeline(this::breakSocket, nanoTime);
    this.watch = watchdog.watch(lifeline);
  }

  Lifeline lifeline() {
    return lifeline;
  }

  WireLog wireLog() {
    return wireLog;
  }

  /** Tells whether a TCP connection stood. */
  boolean wasReached() {
    return reached;
  }

  /** Takes the session that is going to connect over {@link #createSocket}. */
  void session(Session session) {
    this.session = session;
  }

  void channel(ChannelSftp channel, String home) {
    this.channel = channel;
    this.home = home;
  }

  ChannelSftp channel() {
    ChannelSftp open = channel;
    if (open == null) {
      throw new IllegalStateException("the channel isn't open yet");
    }
    return open;
  }

  /** The fingerprint of the key by which the server proved that it is the right one. */
  Optional<String> serverKey() {
    Session open = session;
    HostKey key = open == null ? null : open.getHostKey();
    return key == null
        ? Optional.empty()
        : Optional.of(HostKeyCheck.fingerprint(Base64.getDecoder().decode(key.getKey())));
  }

  /** The folder that the login starts in, as the server names it. */
  String home() {
    return home;
  }

  boolean isUp() {
    Session open = session;
    ChannelSftp asked = channel;
    return lifeline.cut() == null
        && open != null
        && open.isConnected()
        && asked != null
        && asked.isConnected();
  }

  /** Nobody but its present owner may use it from now on. */
  void doubt() {
    doubtful = true;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  boolean isOlderThan(Duration age) {
    return nanoTime.getAsLong() - bornAt >= age.toNanos();
  }

  /** Nobody uses it now; the pool holds it, under its lock. */
  void waitUpTo(Future<?> end) {
    waitingSince = nanoTime.getAsLong();
    waiting = end;
  }

  /** Somebody uses it, or it ends; called under the pool's lock. */
  void stopWaiting() {
    Future<?> end = waiting;
    waiting = null;
    if (end != null) {
      end.cancel(false);
    }
  }

  boolean hasWaitedLongerThan(Duration time) {
    return nanoTime.getAsLong() - waitingSince >= time.toNanos();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    IOException failure = null;
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket next = new Socket();
      socket = next;
      try {
        if (lifeline.cut() != null) {
          throw new IOException("cut while connecting");
        }
        next.connect(new InetSocketAddress(address, port), connectMillis);
        next.setTcpNoDelay(true);
        reached = true;
        return next;
      } catch (IOException e) {
        next.close();
        if (failure == null) {
          failure = e;
        }
      }
    }
    throw failure == null ? new IOException("no address") : failure;
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return socket.getOutputStream();
  }

  /**
   * Closes the socket alone. JSch's own disconnect may first want to write, and so wait for the
   * very server that doesn't read.
   */
  private void breakSocket() {
    Socket open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // A socket that can't be closed is as broken as it can get.
        return;
      }
    }
  }

  /** Ends the connection without waiting for the server. */
  void drop() {
    breakSocket();
    disconnect();
    watch.cancel(false);
  }

  /** Ends the connection and waits for nothing at all: JSch's own thread sees to the rest. */
  void sever() {
    lifeline.cut(Lifeline.Cut.CLOSED);
    watch.cancel(false);
  }

  /** Says goodbye to the server, and doesn't wait for it long. */
  @Override
  public void close() {
    lifeline.begin(FAREWELL);
    try {
      disconnect();
    } finally {
      lifeline.finish();
      drop();
    }
  }

  private void disconnect() {
    Session open = session;
    if (open != null) {
      try {
        open.disconnect();
      } catch (RuntimeException e) {
        // JSch stumbles over its own fields when its reader thread disconnects at the same time.
        return;
      }
    }
  }

  /** Opens the channel and finds the home. */
  static void openChannel(
      Connection connection, Session session, SftpSettings settings, int requests)
      throws JSchException, com.jcraft.jsch.SftpException {
    ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
    channel.setBulkRequests(requests);
    channel.connect((int) settings.loginTimeout().toMillis());
    channel.setFilenameEncoding(settings.fileNameCharset());
    connection.channel(channel, channel.getHome());
  }
}
