package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.NetworkProxy.Direction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How good a line is at the moment, and who waits for it to get better. Thread-safe. */
final class LineState {

  /** What happens when no more bytes may pass. */
  enum AtLimit {
    CUT,
    RESET,
    STALL
  }

  /** What became of bytes that wanted to pass. */
  enum Verdict {
    PASS,
    CUT,
    RESET,
    OVER
  }

  /** How many bytes may pass now, and what happens to the connection after them. */
  record Grant(int bytes, Verdict verdict) {}

  private static final class Way {
    private long left = Long.MAX_VALUE;
    private AtLimit atLimit = AtLimit.CUT;
    private int piece = Integer.MAX_VALUE;
    private long intervalNanos;
    private long passed;
  }

  // Guarded by this.
  private final Map<Direction, Way> ways = new EnumMap<>(Direction.class);
  private long delayNanos;

  LineState() {
    for (Direction direction : Direction.values()) {
      ways.put(direction, new Way());
    }
  }

  private Way way(Direction direction) {
    Way way = ways.get(direction);
    if (way == null) {
      throw new IllegalStateException("no way " + direction);
    }
    return way;
  }

  synchronized void limit(Direction direction, long bytes, AtLimit atLimit) {
    Way way = way(direction);
    way.left = bytes;
    way.atLimit = atLimit;
    notifyAll();
  }

  synchronized void trickle(Direction direction, int piece, Duration interval) {
    Way way = way(direction);
    way.piece = piece;
    way.intervalNanos = interval.toNanos();
  }

  synchronized void delay(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  synchronized void release() {
    for (Way way : ways.values()) {
      if (way.atLimit == AtLimit.STALL) {
        way.left = Long.MAX_VALUE;
      }
    }
    notifyAll();
  }

  synchronized void heal() {
    for (Way way : ways.values()) {
      way.left = Long.MAX_VALUE;
      way.piece = Integer.MAX_VALUE;
      way.intervalNanos = 0;
    }
    delayNanos = 0;
    notifyAll();
  }

  synchronized long passed(Direction direction) {
    return way(direction).passed;
  }

  synchronized long delayNanos() {
    return delayNanos;
  }

  /** A connection ended: who waits on its behalf needn't any more. */
  synchronized void ended() {
    notifyAll();
  }

  /** Waits until a moment of the monotonic clock. */
  synchronized void awaitMoment(long nanoTime, ProxiedConnection connection)
      throws InterruptedException {
    for (long left = nanoTime - System.nanoTime();
        left > 0 && !connection.isCut();
        left = nanoTime - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Waits until some of the bytes may pass. */
  synchronized Grant grant(Direction direction, int wanted, ProxiedConnection connection)
      throws InterruptedException {
    Way way = way(direction);
    while (way.left == 0 && way.atLimit == AtLimit.STALL && !connection.isCut()) {
      wait();
    }
    if (connection.isCut()) {
      return new Grant(0, Verdict.OVER);
    }
    int granted = (int) Math.min(Math.min(wanted, way.piece), way.left);
    if (way.left != Long.MAX_VALUE) {
      way.left -= granted;
    }
    way.passed += granted;
    boolean over = way.left == 0 && way.atLimit != AtLimit.STALL;
    return new Grant(
        granted, !over ? Verdict.PASS : way.atLimit == AtLimit.RESET ? Verdict.RESET : Verdict.CUT);
  }

  /** How long to wait after bytes that passed. */
  synchronized long intervalNanos(Direction direction) {
    return way(direction).intervalNanos;
  }
}
