package io.github.cdiscountds.internal.csv;

import io.github.cdiscountds.internal.table.RowBuffer;
import io.github.cdiscountds.internal.table.TablePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that take chunks apart while the caller's own thread scans on, and takes some apart
 * itself rather than wait. They live no longer than one document. Belongs to the caller's thread.
 */
final class ChunkWorkers implements AutoCloseable {
  private final int count;
  private final int mostInFlight;
  private final ChunkParser ownParser;
  private final Supplier<ChunkParser> parsers;
  private final List<Thread> threads = new ArrayList<>();
  private final Deque<Task> inFlight = new ArrayDeque<>();
  private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();

  /**
   * Starts no thread before there is a chunk for it.
   *
   * @param count how many there are beside the caller's own
   */
  ChunkWorkers(int count, ChunkParser ownParser, Supplier<ChunkParser> parsers) {
    this.count = count;
    this.mostInFlight = 2 * (count + 1);
    this.ownParser = ownParser;
    this.parsers = parsers;
  }

  private void startOne() {
    if (threads.size() < count) {
      ChunkParser parser = parsers.get();
      Thread thread = new Thread(() -> work(parser), "cdiscount-ds-decode-" + (threads.size() + 1));
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Whether the oldest chunk should be settled before another one is submitted. */
  boolean isFull() {
    return inFlight.size() >= mostInFlight;
  }

  boolean isIdle() {
    return inFlight.isEmpty();
  }

  /** Has a chunk taken apart, on any thread. */
  void submit(Chunk chunk, TablePart part) {
    startOne();
    Task task = new Task(chunk, part);
    inFlight.add(task);
    waiting.add(task);
  }

  /** Waits for the chunk that was submitted first; works on the next ones meanwhile. */
  Task settleOldest() {
    Task oldest = inFlight.remove();
    oldest.runUnlessTaken(ownParser);
    for (Task later : inFlight) {
      if (oldest.isDone()) {
        break;
      }
      later.runUnlessTaken(ownParser);
    }
    oldest.await();
    return oldest;
  }

  /** Ends the threads; what they were at is given up. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // a chunk takes milliseconds: told once they have ended
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(ChunkParser parser) {
    try {
      while (!Thread.interrupted()) {
        waiting.take().runUnlessTaken(parser);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt(); // the document is over
    }
  }

  /** A chunk on its way through. */
  static final class Task implements ChunkParser.Target {
    private final Chunk chunk;
    private final TablePart part;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private ChunkParser.@Nullable Stopped stopped;
    private @Nullable RuntimeException failure;
    private @Nullable Error error;

    Task(Chunk chunk, TablePart part) {
      this.chunk = chunk;
      this.part = part;
    }

    Chunk chunk() {
      return chunk;
    }

    TablePart part() {
      return part;
    }

    /** Why the chunk wasn't read to its end, or null. */
    ChunkParser.@Nullable Stopped stopped() {
      return stopped;
    }

    /** What the part threw, or null. */
    @Nullable RuntimeException failure() {
      if (error != null) {
        throw error;
      }
      return failure;
    }

    @Override
    public void row(RowBuffer row) {
      if (!CsvPass.isNoRow(row)) {
        part.row(row);
      }
    }

    @Override
    public void brokenRow(RowBuffer readable) {
      throw new IllegalStateException("broken records are read in order");
    }

    private boolean isDone() {
      return done.getCount() == 0;
    }

    private void runUnlessTaken(ChunkParser parser) {
      if (!taken.compareAndSet(false, true)) {
        return;
      }
      try {
        parser.parse(chunk, this);
      } catch (ChunkParser.Stopped e) {
        stopped = e;
      } catch (RuntimeException e) {
        failure = e;
      } catch (Error e) {
        error = e; // such as no memory: thrown again on the caller's thread
      } finally {
        done.countDown();
      }
    }

    private void await() {
      boolean interrupted = false;
      while (true) {
        try {
          done.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
