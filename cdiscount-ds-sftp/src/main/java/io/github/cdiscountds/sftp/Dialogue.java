package io.github.cdiscountds.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one session says to the server and what comes of it: asks under the eyes of the watchdog,
 * over one connection at a time, and words what was no answer.
 *
 * <p>A connection-level failure ends the dialogue. After any other failure in the middle of a
 * transfer JSch and the server no longer agree on what comes next: that connection is dropped, and
 * the next question takes another. Only a connection that nothing speaks against goes back to the
 * pool.
 *
 * <p>For one thread at a time; {@link #abort} may be called by any.
 */
final class Dialogue {
  private final SftpSettings settings;
  private final ConnectionPool pool;
  private final LongSupplier nanoTime;
  private final String host;
  private volatile @Nullable Connection connection;
  private volatile boolean aborted;
  private boolean hasPlace;
  private volatile boolean closed; // set under this
  private boolean operating; // guarded by this
  private long operationEnd;
  private @Nullable Kind deadOf;

  Dialogue(SftpSettings settings, ConnectionPool pool, LongSupplier nanoTime) {
    this.settings = settings;
    this.pool = pool;
    this.nanoTime = nanoTime;
    this.host = settings.describe();
  }

  /** What JSch is asked to do. */
  interface Request<T extends @Nullable Object> {
    T ask(ChannelSftp channel) throws SftpException;
  }

  /** Waits for a place in the pool and connects. */
  void open() {
    pool.enter();
    hasPlace = true;
    requireUninterrupted(null);
    pool.take(this::born);
  }

  private void born(Connection next) {
    connection = next;
    if (aborted || closed) {
      next.lifeline().cut(Lifeline.Cut.CLOSED);
    }
  }

  /** Ends the dialogue from another thread, whatever is being asked. */
  void abort() {
    aborted = true;
    Connection open = connection;
    if (open != null) {
      open.lifeline().cut(Lifeline.Cut.CLOSED);
      open.drop();
    }
  }

  /**
   * Gives the connection back, or drops it on any doubt; also in the middle of an operation of
   * another thread, which is cut. Gives false when that was done before.
   */
  boolean close() {
    Connection open;
    boolean isDoubtful;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      open = connection;
      connection = null;
      isDoubtful = aborted || deadOf != null || operating;
      aborted |= operating;
    }
    try {
      if (open != null) {
        if (isDoubtful || !open.isUp()) {
          open.lifeline().cut(Lifeline.Cut.CLOSED);
          open.drop();
        } else {
          pool.giveBack(open);
        }
      }
    } finally {
      if (hasPlace) {
        pool.leave();
      }
    }
    return true;
  }

  /** An operation begins, which has one deadline for all that it asks. */
  synchronized void begin() {
    if (operating) {
      throw new IllegalStateException("a session does one thing at a time: open another");
    }
    operating = true;
    operationEnd = nanoTime.getAsLong() + settings.operationTimeout().toNanos();
  }

  synchronized void end() {
    operating = false;
  }

  /** Lets nobody else have the present connection. */
  void doubt() {
    Connection open = connection;
    if (open != null) {
      open.doubt();
    }
  }

  <T extends @Nullable Object> T ask(String path, Outcome ifLost, Request<T> request)
      throws SftpException {
    return ask(path, ifLost, request, () -> null);
  }

  /**
   * Runs one request under the watchdog.
   *
   * @param ifLost the outcome when the answer is lost
   * @param ourSide gives what failed on our own side meanwhile, or null
   * @throws SftpException only for what the server answered
   */
  <T extends @Nullable Object> T ask(
      String path, Outcome ifLost, Request<T> request, Supplier<@Nullable RuntimeException> ourSide)
      throws SftpException {
    Connection current = current(path);
    Lifeline lifeline = current.lifeline();
    lifeline.begin(settings.stallTimeout(), operationEnd);
    try {
      return request.ask(current.channel());
    } catch (SftpException | RuntimeException e) {
      lifeline.finish();
      if (lifeline.cut() == null) {
        RuntimeException ours = ourSide.get();
        if (ours != null) {
          discard();
          throw ours;
        }
        if (e instanceof SftpException answer && Failures.isAnswer(answer)) {
          throw answer;
        }
      }
      throw broken(current, path, ifLost, e);
    } catch (Error e) {
      // As from a listener that asserts: nobody reads the answers that are still on their way.
      discard();
      throw e;
    } finally {
      lifeline.finish();
    }
  }

  /**
   * Has something changed, and makes sure that the answer was the answer to that. JSch takes any
   * status for the one that it waits for, whichever request it belongs to; one that is no answer at
   * all would tell that done which isn't. So the server is asked next for what no status answers:
   * if one comes all the same, there was one too many, and nobody knows which was meant.
   *
   * @throws SftpException only for what the server answered to the change
   */
  void change(String path, Request<?> request) throws SftpException {
    Lifeline lifeline = current(path).lifeline();
    ask(
        path,
        Outcome.UNKNOWN,
        channel -> {
          SftpException refusal = null;
          try {
            request.ask(channel);
          } catch (SftpException e) {
            if (!Failures.isAnswer(e)) {
              throw e;
            }
            refusal = e;
          }
          lifeline.progress();
          requireInStep(channel);
          if (refusal != null) {
            throw refusal;
          }
          return path;
        });
  }

  private static void requireInStep(ChannelSftp channel) throws SftpException {
    try {
      channel.realpath("/"); // Is there whatever becomes of the home folder.
    } catch (SftpException e) {
      // With a cause it is no answer to what was asked.
      throw new SftpException(e.id, "an answer came that belongs to nothing that was asked", e);
    }
  }

  /** What the server has at a path, links not followed, or null when there is nothing. */
  @Nullable SftpATTRS look(String path) {
    try {
      return ask(path, Outcome.NOTHING_DONE, c -> c.lstat(exact(path)));
    } catch (SftpException e) {
      if (Failures.saysMissing(e)) {
        return null;
      }
      throw answered(e, path, "the server can't tell whether it exists");
    }
  }

  /** The key of the server, while there is a connection. */
  Optional<String> serverKey() {
    Connection open = connection;
    return open == null ? Optional.empty() : open.serverKey();
  }

  /** The connection to use, another one when the last transfer spoilt it. */
  Connection current(@Nullable String path) {
    requireUsable(path);
    requireUninterrupted(path);
    Connection open = connection;
    if (open != null) {
      return open;
    }
    try {
      return pool.take(this::born);
    } catch (TransportException e) {
      connection = null;
      deadOf = e.kind();
      throw e;
    }
  }

  private void requireUsable(@Nullable String path) {
    if (closed || aborted) {
      throw failed(Kind.CLOSED, path, "the session is closed: open another", null);
    }
    if (deadOf != null) {
      throw failed(
          Kind.CLOSED,
          path,
          String.format(Locale.ROOT, "the session ended with %s: open another", deadOf),
          null);
    }
  }

  private void requireUninterrupted(@Nullable String path) {
    if (Thread.currentThread().isInterrupted()) {
      throw failed(Kind.INTERRUPTED, path, "the thread was interrupted; nothing was asked", null);
    }
  }

  /** Leaves a connection on which JSch and the server may talk at cross purposes. */
  void discard() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.drop();
    }
  }

  private TransportException broken(Connection current, String path, Outcome ifLost, Exception e) {
    Lifeline.Cut cut = current.lifeline().cut();
    if (cut == null && Failures.wasInterrupted(e)) {
      cut = Lifeline.Cut.INTERRUPTED;
    }
    IOException wire = current.wireLog().broken();
    current.drop();
    String look = ifLost == Outcome.UNKNOWN ? "; look in a new session before deciding" : "";
    Kind kind;
    String what;
    if (aborted || cut == Lifeline.Cut.CLOSED) {
      kind = Kind.CLOSED;
      what = "the transport was closed meanwhile" + look;
    } else if (cut == Lifeline.Cut.INTERRUPTED) {
      // JSch may have swallowed it.
      Thread.currentThread().interrupt();
      kind = Kind.INTERRUPTED;
      what = "the thread was interrupted; the connection was dropped" + look;
    } else if (cut == Lifeline.Cut.STALLED) {
      kind = Kind.STALLED;
      what =
          String.format(
                  Locale.ROOT,
                  "no progress for %s, the connection was dropped; try again in a new session, raise stallTimeout for a slow server",
                  Failures.seconds(settings.stallTimeout()))
              + look;
    } else if (cut == Lifeline.Cut.TIMED_OUT) {
      kind = Kind.TIMED_OUT;
      what =
          String.format(
                  Locale.ROOT,
                  "it wasn't done within %s, the connection was dropped; try again in a new session, raise operationTimeout for a slow line",
                  Failures.seconds(settings.operationTimeout()))
              + look;
    } else {
      kind = Kind.CONNECTION_LOST;
      what = "the connection broke; try again in a new session" + look;
    }
    deadOf = kind;
    return failed(kind, ifLost, path, what, Failures.plain(wire == null ? e : wire));
  }

  /** A path as the present connection must be given it. */
  String exact(String path) {
    Connection open = connection;
    return RemotePaths.exact(open == null ? "" : open.home(), path);
  }

  /** An answer that refuses, in our words and the server's. */
  TransportException answered(SftpException e, String path, String what) {
    if (Failures.saysForbidden(e)) {
      return failed(
          Kind.PERMISSION,
          path,
          String.format(
              Locale.ROOT,
              "%s: the server doesn't permit it (%s): ask the supplier",
              what,
              Failures.words(e)),
          null);
    }
    return failed(
        Kind.SERVER,
        path,
        String.format(
            Locale.ROOT, "%s: the server answered %s: try again later", what, Failures.words(e)),
        null);
  }

  TransportException failed(
      Kind kind, @Nullable String path, String what, @Nullable Throwable cause) {
    return failed(kind, Outcome.NOTHING_DONE, path, what, cause);
  }

  TransportException failed(
      Kind kind, Outcome outcome, @Nullable String path, String what, @Nullable Throwable cause) {
    return new TransportException(kind, outcome, host, path, what, cause);
  }
}
