package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.OrderFile;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which files of other clients may be taken over: those whose version stood still for the
 * time-out, by our own monotonic time (DESIGN section 4). Claims keep clients from doing work
 * twice; that nothing is sent twice doesn't rest on them.
 *
 * <p>Thread-safe.
 */
final class Claims {
  private record Seen(long version, long atNanos) {}

  private final String client;
  private final Duration timeout;
  private final Stopwatch stopwatch;

  /** Guarded by this. */
  private final Map<String, Seen> others = new HashMap<>();

  /** Files that a thread of this client works on; guarded by this. */
  private final Set<String> inWork = new HashSet<>();

  Claims(String client, Duration timeout, Stopwatch stopwatch) {
    this.client = client;
    this.timeout = timeout;
    this.stopwatch = stopwatch;
  }

  /** The name under which this client claims files. */
  String client() {
    return client;
  }

  /** How long a file of another client may stand still. */
  Duration timeout() {
    return timeout;
  }

  /** How often a client that works on a file for long says that it still does. */
  Duration beat() {
    return timeout.dividedBy(4);
  }

  /** Whether a file may be worked on now; looking begins the time-out of a file held by another. */
  synchronized boolean mayTake(OrderFile file) {
    if (!isHeldByAnother(file) || timeout.isZero()) {
      return true;
    }
    long now = stopwatch.nanoTime();
    Seen seen = others.get(file.name());
    if (seen == null || seen.version() != file.version()) {
      others.put(file.name(), new Seen(file.version(), now));
      return false;
    }
    return now - seen.atNanos() >= timeout.toNanos();
  }

  /** Whether another client is at work on a file; one that only waits is nobody's. */
  boolean isHeldByAnother(OrderFile file) {
    String holder = file.holder();
    return switch (file.state()) {
      case INTENT, ATTEMPTING, UPLOADED, TAKING -> holder != null && !holder.equals(client);
      case SENT, INFERRED, CONFIRMED, IN_DOUBT, TAKEN, WITHDRAWN -> false;
    };
  }

  /** Begins to work on a file, unless another thread of this client does. */
  synchronized boolean begin(OrderFile file) {
    return inWork.add(file.name());
  }

  /** Ends the work on a file. */
  synchronized void end(OrderFile file) {
    inWork.remove(file.name());
  }

  /** Forgets what needs no watching any more. */
  synchronized void keepOnly(Collection<OrderFile> open) {
    Set<String> names = open.stream().map(OrderFile::name).collect(Collectors.toSet());
    others.keySet().retainAll(names);
  }
}
