package io.github.cdiscountds.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node's process and its successors, as their director sees them. Not thread-safe. */
final class Node implements AutoCloseable {
  private static final Duration UNTIL_STOPPED = Duration.ofMillis(300);

  private final List<String> command;
  private final Path errors;
  private final ShopSettings settings;
  private final List<String> handedOver = new ArrayList<>();
  private ChildJvm process;
  private String stoppedWith = "";
  private long stoppedAt;
  private boolean isFinishing;
  private int frozen;
  private int halted;

  Node(List<String> command, Path errors, ShopSettings settings) throws IOException {
    this.command = command;
    this.errors = errors;
    this.settings = settings;
    this.process = start();
  }

  private ChildJvm start() throws IOException {
    return ChildJvm.start(command, NodeProcess.class, settings.toArguments(), errors);
  }

  /** Waits until it is at work. */
  void awaitReady() throws InterruptedException {
    if (process.await("ready").isEmpty()) {
      throw new IllegalStateException("a node didn't start: see " + errors);
    }
  }

  void handOver(String orders) throws IOException {
    handedOver.add(orders);
    send(orders);
  }

  void ambush(String where) throws IOException {
    send(where);
  }

  void leaveInPeace() throws IOException {
    send("peace");
  }

  void finish() throws IOException {
    isFinishing = true;
    send("finish");
  }

  /** A process that has ended hears of it when its successor is started. */
  private void send(String line) throws IOException {
    if (process.isAlive()) {
      try {
        process.send(line);
      } catch (IOException e) {
        if (process.isAlive()) {
          throw e;
        }
      }
    }
  }

  /** Whether it came to where it was to stop. */
  boolean isStopped() throws InterruptedException {
    for (Optional<String> line = process.line(Duration.ZERO);
        line.isPresent();
        line = process.line(Duration.ZERO)) {
      if (line.get().startsWith("stopped\t")) {
        stoppedWith = line.get().substring("stopped\t".length());
        stoppedAt = System.nanoTime();
      }
    }
    return !stoppedWith.isEmpty();
  }

  /** The number of the file that it had to do with when it was stopped. */
  String stoppedWith() {
    return stoppedWith;
  }

  /** Lets it go on, if it is frozen. */
  void resume() throws IOException, InterruptedException {
    // It tells that it stops a moment before it does.
    long ago = System.nanoTime() - stoppedAt;
    if (ago < UNTIL_STOPPED.toNanos()) {
      Thread.sleep(UNTIL_STOPPED.minusNanos(ago).toMillis());
    }
    stoppedWith = "";
    if (process.isAlive()) {
      frozen++;
      process.resume();
    }
  }

  /** Lets it go on, or its successor, and leaves it in peace. */
  void recover() throws IOException, InterruptedException {
    leaveInPeace();
    if (isStopped()) {
      resume();
    }
    if (!process.isAlive() && !isDone()) {
      if (process.exitValue() != SubmitterProcess.HALTED) {
        throw new IllegalStateException(
            "a node ended with " + process.exitValue() + ": see " + errors);
      }
      halted++;
      restart();
    }
  }

  /** Waits until everything is sent. */
  void awaitDone() throws InterruptedException {
    if (process.exitCode() != 0) {
      throw new IllegalStateException("a node gave up: see " + errors);
    }
  }

  void killAndRestart() throws IOException, InterruptedException {
    process.kill();
    process.exitCode();
    restart();
  }

  private void restart() throws IOException {
    process.close();
    stoppedWith = "";
    process = start();
    for (String orders : handedOver) {
      send(orders);
    }
    if (isFinishing) {
      send("finish");
    }
  }

  /** Whether it ended because everything is sent. */
  boolean isDone() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  int frozen() {
    return frozen;
  }

  int halted() {
    return halted;
  }

  @Override
  public void close() {
    process.close();
  }
}
