package io.github.cdiscountds.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line of any breadth that every byte needs a fixed time to cross, in both directions. Its
 * threads are daemons and end with their connection.
 *
 * <p>The testkit's {@code NetworkProxy} delays too, but also counts, meters and cuts, all under one
 * lock and in blocks of 16 KiB: 300 MB took it one and a half to three times as long as this line,
 * on a busy machine, and that processor time would be missing to both sides of a ratio.
 */
final class DelayLine {
  private static final int BLOCK = 256 * 1024;
  private static final int MOST_BLOCKS_AFLOAT = 4_096;

  private final ServerSocket entrance;
  private final int exit;
  private final long nanos;

  private record Block(byte[] bytes, int length, long due) {}

  private DelayLine(ServerSocket entrance, int exit, Duration oneWay) {
    this.entrance = entrance;
    this.exit = exit;
    this.nanos = oneWay.toNanos();
  }

  /** Opens a line to a loopback port and gives the port that it begins at. */
  static int open(int exit, Duration oneWay) throws IOException {
    ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    DelayLine line = new DelayLine(entrance, exit, oneWay);
    daemon("accept", line::accept);
    return entrance.getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      Socket near = entrance.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      join(near, far);
      join(far, near);
    }
  }

  private void join(Socket from, Socket to) {
    BlockingQueue<Block> afloat = new LinkedBlockingQueue<>(MOST_BLOCKS_AFLOAT);
    daemon("in", () -> receive(from, afloat));
    daemon("out", () -> send(afloat, to));
  }

  private void receive(Socket from, BlockingQueue<Block> afloat)
      throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    int count = 0;
    while (count >= 0) {
      byte[] bytes = new byte[BLOCK];
      count = in.read(bytes);
      afloat.put(new Block(bytes, count, System.nanoTime() + nanos));
    }
  }

  private static void send(BlockingQueue<Block> afloat, Socket to)
      throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    for (Block next = afloat.take(); next.length() >= 0; next = afloat.take()) {
      TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
      out.write(next.bytes(), 0, next.length());
    }
    to.close();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void daemon(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException e) {
                // Either end hung up: that is how a line ends.
                return;
              }
            },
            "delay line " + name);
    thread.setDaemon(true);
    thread.start();
  }
}
