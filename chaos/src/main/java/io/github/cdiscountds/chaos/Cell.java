package io.github.cdiscountds.chaos;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One deed under one fault: what the client was told, and what is true.
 *
 * @param fault the fault's name
 * @param deed what the client did
 * @param expected the outcomes that are right: {@code ok}, {@code missing}, or kinds of failure
 */
record Cell(String fault, Deed deed, Set<String> expected) {
  static final String OK = "ok";
  static final String MISSING = "missing";
  static final String HANGS = "HANGS";

  /** Far beyond any time-out of the transport, so that a busy machine isn't taken for a hang. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What happens between login and deed. */
  interface AfterLogin {
    void run() throws Exception;
  }

  /**
   * What became of it.
   *
   * @param outcome {@code ok}, a kind of failure, or what else was thrown
   * @param wrong what is wrong with it, if anything
   * @param why in words
   */
  record Result(String outcome, Optional<Wrong> wrong, String why) {}

  /** What must not be. */
  enum Wrong {
    HANG,
    SILENT,
    PARTIAL,
    LEAK,
    UNEXPECTED
  }

  boolean mayStall() {
    return expected.contains("STALLED");
  }

  /** Does it, and closes the transport. */
  Result on(FileTransport transport, Deed.Place place, AfterLogin afterLogin) throws Exception {
    ExecutorService client = Executors.newSingleThreadExecutor();
    String outcome;
    @Nullable TransportException failure = null;
    try {
      Future<?> doing =
          client.submit(
              () -> {
                try (TransportSession session = transport.open()) {
                  afterLogin.run();
                  deed.doIt(place, session);
                }
                return deed;
              });
      try {
        doing.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        outcome = OK;
      } catch (TimeoutException e) {
        outcome = HANGS;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TransportException told) {
          failure = told;
          outcome = told.kind().name();
        } else {
          outcome =
              e.getCause() instanceof Deed.MissingFile ? MISSING : String.valueOf(e.getCause());
        }
      }
    } finally {
      transport.close();
      client.shutdownNow();
    }
    // Closing is what ends a client that hangs; the judge looks at files that nobody writes.
    client.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    Result result = judged(outcome, failure, place);
    place.clear();
    return result;
  }

  private Result judged(String outcome, @Nullable TransportException failure, Deed.Place place) {
    if (outcome.equals(HANGS)) {
      return new Result(outcome, Optional.of(Wrong.HANG), "not back after " + PATIENCE);
    }
    if (deed.isHalfDone(place) && !place.isTruthHidden()) {
      return new Result(outcome, Optional.of(Wrong.PARTIAL), "half of it is there");
    }
    if (outcome.equals(OK) && !deed.isDone(place)) {
      return new Result(outcome, Optional.of(Wrong.SILENT), "it returned, but isn't done");
    }
    if (failure != null
        && failure.outcome() == Outcome.NOTHING_DONE
        && !deed.isUndone(place)
        && !place.isTruthHidden()) {
      return new Result(
          outcome, Optional.of(Wrong.SILENT), "something was done, though: " + failure);
    }
    if (!expected.contains(outcome)) {
      boolean untold = outcome.equals(OK) && expected.stream().noneMatch(OK::equals);
      return new Result(
          outcome,
          Optional.of(untold ? Wrong.SILENT : Wrong.UNEXPECTED),
          "expected " + expected + (failure == null ? "" : ", was told " + failure.getMessage()));
    }
    return new Result(outcome, Optional.empty(), "");
  }

  @Override
  public String toString() {
    return fault + " × " + deed.word();
  }
}
