package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can go wrong with a call, to be planned with {@link FaultyTransport}.
 *
 * <p>Immutable; one fault may be planned several times.
 *
 * @since 0.1.0
 */
public final class Fault {
  private enum Moment {
    REFUSED,
    LOST_REQUEST,
    LOST_REPLY,
    CUT,
    MEANWHILE
  }

  private final Moment moment;
  private final Kind kind;
  private final long bytes;
  private final Runnable meanwhile;

  private Fault(Moment moment, Kind kind, long bytes, Runnable meanwhile) {
    this.moment = moment;
    this.kind = kind;
    this.bytes = bytes;
    this.meanwhile = meanwhile;
  }

  /**
   * The call is refused before it has any effect, and the caller knows that.
   *
   * @param kind the kind of the exception; one that speaks of the connection ends the session
   * @return a fault with outcome {@link Outcome#NOTHING_DONE}
   */
  public static Fault refused(Kind kind) {
    return new Fault(Moment.REFUSED, kind, 0, Fault::nothing);
  }

  /**
   * The connection breaks before the server sees the request: nothing is done, but the caller can't
   * tell that from {@link #lostReply()}.
   *
   * @return a fault of kind {@link Kind#CONNECTION_LOST} with outcome {@link Outcome#UNKNOWN}, or
   *     {@link Outcome#NOTHING_DONE} where the operation changes nothing anyway
   */
  public static Fault lostRequest() {
    return new Fault(Moment.LOST_REQUEST, Kind.CONNECTION_LOST, 0, Fault::nothing);
  }

  /**
   * The server does what was asked, then the connection breaks before the caller hears of it.
   *
   * @return a fault of kind {@link Kind#CONNECTION_LOST} with outcome {@link Outcome#UNKNOWN}, or
   *     {@link Outcome#NOTHING_DONE} where the operation changes nothing anyway
   */
  public static Fault lostReply() {
    return new Fault(Moment.LOST_REPLY, Kind.CONNECTION_LOST, 0, Fault::nothing);
  }

  /**
   * The connection breaks in the middle of a transfer; what was uploaded so far stays on the
   * server. A transfer that has fewer bytes breaks at its end.
   *
   * @param bytes how many bytes still arrive, of a reading from an offset counted from there; for
   *     {@link Operation#READ} and {@link Operation#PUT} only
   * @return a fault of kind {@link Kind#CONNECTION_LOST}
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault cutAfter(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("cut after " + bytes + " bytes: expected 0 or more");
    }
    return new Fault(Moment.CUT, Kind.CONNECTION_LOST, bytes, Fault::nothing);
  }

  /**
   * Something else happens just before the call, which then goes its usual way: the supplier picks
   * a file up, another node renames one.
   *
   * @param action what happens, on the calling thread
   * @return a fault that is none of the connection
   */
  public static Fault meanwhile(Runnable action) {
    return new Fault(Moment.MEANWHILE, Kind.SERVER, 0, action);
  }

  private static void nothing() {}

  void requirePossible(Operation operation) {
    if (moment == Moment.CUT && operation != Operation.READ && operation != Operation.PUT) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s planned for %s: expected READ or PUT", this, operation));
    }
  }

  /** Fails, if the fault comes before the call. */
  void before(String host, @Nullable String path, Outcome lost) {
    meanwhile.run();
    if (moment == Moment.REFUSED) {
      throw new TransportException(
          kind, Outcome.NOTHING_DONE, host, path, "refused, as the test planned", null);
    }
    if (moment == Moment.LOST_REQUEST) {
      throw lost(lost, host, path);
    }
  }

  boolean losesReply() {
    return moment == Moment.LOST_REPLY || moment == Moment.CUT;
  }

  boolean cuts() {
    return moment == Moment.CUT;
  }

  long bytes() {
    return bytes;
  }

  /** The connection broke; the operation says whether anything may have changed by it. */
  TransportException lost(Outcome outcome, String host, @Nullable String path) {
    return new TransportException(
        kind, outcome, host, path, "the connection broke, as the test planned", null);
  }

  @Override
  public String toString() {
    return switch (moment) {
      case REFUSED -> "refused as " + kind;
      case LOST_REQUEST -> "request lost";
      case LOST_REPLY -> "reply lost";
      case CUT -> "cut after " + bytes + " bytes";
      case MEANWHILE -> "something meanwhile";
    };
  }
}
