package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link NetworkProxy}, with two threads for each direction. */
final class ProxiedConnection {
  private static final int BLOCK = 16 * 1024;
  private static final int BLOCKS_UNDER_WAY = 256;

  /** Bytes that are under way; none for the end of a direction. */
  private static final class Block {
    private final byte[] bytes;
    private final long receivedNanos = System.nanoTime();

    Block(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  private final Socket client;
  private final @Nullable Socket server;
  private final LineState state;
  private final List<Thread> threads = new ArrayList<>();
  private final Set<Direction> halfClosed = ConcurrentHashMap.newKeySet();
  private final Set<Direction> done = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private ProxiedConnection(Socket client, @Nullable Socket server, LineState state) {
    this.client = client;
    this.server = server;
    this.state = state;
  }

  static ProxiedConnection between(Socket client, Socket server, LineState state)
      throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    ProxiedConnection connection = new ProxiedConnection(client, server, state);
    connection.pump(Direction.TO_SERVER, client, server);
    connection.pump(Direction.TO_CLIENT, server, client);
    return connection;
  }

  /** A connection that leads nowhere. */
  static ProxiedConnection silent(Socket client) {
    ProxiedConnection connection = new ProxiedConnection(client, null, new LineState());
    connection.thread(
        "says nothing",
        () -> {
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
          connection.cut();
        });
    return connection;
  }

  /** Lets bytes through; until then nobody has heard of the other side. */
  void start() {
    threads.forEach(Thread::start);
  }

  private void pump(Direction direction, Socket from, Socket to) {
    BlockingQueue<Block> underWay = new ArrayBlockingQueue<>(BLOCKS_UNDER_WAY);
    thread("reads " + direction, () -> read(from, underWay));
    thread("writes " + direction, () -> write(direction, to, underWay));
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side is gone: so is the other.
                cut();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "network-proxy " + name);
    thread.setDaemon(true);
    threads.add(thread);
  }

  private static void read(Socket from, BlockingQueue<Block> underWay)
      throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    byte[] block = new byte[BLOCK];
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      underWay.put(new Block(Arrays.copyOf(block, read)));
    }
    underWay.put(new Block(new byte[0]));
  }

  private void write(Direction direction, Socket to, BlockingQueue<Block> underWay)
      throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    while (!cut) {
      Block block = underWay.take();
      state.awaitMoment(block.receivedNanos + state.delayNanos(), this);
      if (block.bytes.length == 0) {
        if (!halfClosed.contains(direction)) {
          to.shutdownOutput();
        }
        isDone(direction);
        return;
      }
      pass(direction, out, block.bytes);
    }
  }

  private void pass(Direction direction, OutputStream out, byte[] bytes)
      throws IOException, InterruptedException {
    for (int done = 0; done < bytes.length; ) {
      LineState.Grant grant = state.grant(direction, bytes.length - done, this);
      if (!written(direction, out, bytes, done, grant.bytes())) {
        return;
      }
      done += grant.bytes();
      switch (grant.verdict()) {
        case CUT -> cut();
        case RESET -> reset();
        case PASS -> {
          long interval = state.intervalNanos(direction);
          if (interval > 0) {
            state.awaitMoment(System.nanoTime() + interval, this);
          }
        }
        case OVER -> {}
      }
      if (grant.verdict() != LineState.Verdict.PASS) {
        return;
      }
    }
  }

  /** Writes bytes; the answer is no where nobody hears them any more, and they are swallowed. */
  private boolean written(Direction direction, OutputStream out, byte[] bytes, int from, int length)
      throws IOException {
    if (halfClosed.contains(direction)) {
      return false;
    }
    try {
      out.write(bytes, from, length);
      return true;
    } catch (IOException e) {
      if (halfClosed.contains(direction)) {
        return false;
      }
      throw e;
    }
  }

  /** Nothing more goes in this direction; whichever is the second one ends the connection. */
  private void isDone(Direction direction) {
    done.add(direction);
    if (done.size() == Direction.values().length) {
      cut();
    }
  }

  void halfClose(Direction direction) {
    Socket to = direction == Direction.TO_SERVER ? server : client;
    if (to != null && halfClosed.add(direction)) {
      try {
        to.shutdownOutput();
      } catch (IOException e) {
        isDone(direction); // It had ended already.
        return;
      }
      isDone(direction);
    }
  }

  boolean isCut() {
    return cut;
  }

  boolean isOver() {
    return cut;
  }

  void cut() {
    end(false);
  }

  void reset() {
    end(true);
  }

  private void end(boolean abruptly) {
    synchronized (this) {
      if (cut) {
        return;
      }
      cut = true;
    }
    close(client, abruptly);
    Socket other = server;
    if (other != null) {
      close(other, abruptly);
    }
    state.ended();
    // Readers may wait for room, and writers for blocks.
    threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
  }

  private static void close(Socket socket, boolean abruptly) {
    try {
      if (abruptly) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      // A socket that can't be closed is as closed as it can get.
      return;
    }
  }

  void join(long millis) {
    threads.forEach(thread -> join(thread, millis));
  }

  static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
      if (thread.isAlive()) {
        throw new IllegalStateException(thread.getName() + " is still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
