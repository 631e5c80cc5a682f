package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can go wrong with a call, to be planned with {@link FaultyTransport} in memory, or
 * with {@link EmbeddedSftpServer} over SFTP, where a real client meets it.
 *
 * <p>Immutable, but for what actions and {@linkplain Hold holds} do; one fault may be planned
 * several times. What only a wire can do is a {@link WireFault}.
 *
 * @since 0.1.0
 */
public final class Fault {
  enum Moment {
    REFUSED,
    LOST_REQUEST,
    LOST_REPLY,
    CUT,
    STALL,
    STALL_MIDWAY,
    NO_SPACE,
    DISCARD,
    TRICKLE,
    MIDWAY,
    HOSTILE_NAMES,
    HELD,
    MEANWHILE
  }

  private static final Set<Moment> OF_TRANSFERS =
      EnumSet.of(Moment.CUT, Moment.STALL_MIDWAY, Moment.TRICKLE, Moment.MIDWAY);
  private static final Set<Moment> OF_UPLOADS = EnumSet.of(Moment.NO_SPACE, Moment.DISCARD);
  private static final Set<Operation> TRANSFERS = EnumSet.of(Operation.READ, Operation.PUT);

  private final Moment moment;
  private final Kind kind;
  private final long bytes;
  private final Runnable action;
  private final List<String> names;
  private final @Nullable Hold hold;

  private Fault(
      Moment moment,
      Kind kind,
      long bytes,
      Runnable action,
      List<String> names,
      @Nullable Hold hold) {
    this.moment = moment;
    this.kind = kind;
    this.bytes = bytes;
    this.action = action;
    this.names = names;
    this.hold = hold;
  }

  private static Fault of(Moment moment, Kind kind) {
    return of(moment, kind, 0, Fault::nothing);
  }

  private static Fault of(Moment moment, Kind kind, long bytes, Runnable action) {
    Fault fault = new Fault(moment, kind, bytes, action, List.of(), null);
    if (bytes < 0) {
      throw new IllegalArgumentException(fault + ": expected 0 or more");
    }
    return fault;
  }

  /**
   * The call is refused before it has any effect, and the caller knows that.
   *
   * <p>Over SFTP the server answers with the status that clients take for this kind, breaks the
   * connection, answers nothing ({@link Kind#STALLED}), refuses the login ({@link
   * Kind#AUTHENTICATION}) or shows another host key ({@link Kind#HOST_KEY_CHANGED}); kinds that no
   * server can bring about can't be planned there. What a client can't know it can't tell either:
   * where the connection breaks or stands still, its outcome is that of {@link #lostRequest()}.
   *
   * @param kind the kind of the exception; one that speaks of the connection ends the session
   * @return a fault with outcome {@link Outcome#NOTHING_DONE}
   */
  public static Fault refused(Kind kind) {
    return of(Moment.REFUSED, kind);
  }

  /**
   * The connection breaks before the server sees the request: nothing is done, but the caller can't
   * tell that from {@link #lostReply()}. Of {@link Operation#OPEN} it is a server that can't be
   * reached.
   *
   * @return a fault of kind {@link Kind#CONNECTION_LOST} with outcome {@link Outcome#UNKNOWN}, or
   *     {@link Outcome#NOTHING_DONE} where the operation changes nothing anyway; of {@link
   *     Operation#OPEN} of kind {@link Kind#CONNECT}
   */
  public static Fault lostRequest() {
    return of(Moment.LOST_REQUEST, Kind.CONNECTION_LOST);
  }

  /**
   * The server does what was asked, then the connection breaks before the caller hears of it. A
   * client may try a login that broke off once more, as the library's own does: plan it twice then,
   * or for every {@link Operation#OPEN}.
   *
   * @return a fault of kind {@link Kind#CONNECTION_LOST} with outcome {@link Outcome#UNKNOWN}, or
   *     {@link Outcome#NOTHING_DONE} where the operation changes nothing anyway
   */
  public static Fault lostReply() {
    return of(Moment.LOST_REPLY, Kind.CONNECTION_LOST);
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
    return of(Moment.CUT, Kind.CONNECTION_LOST, bytes, Fault::nothing);
  }

  /**
   * Nothing is done and nothing is answered any more, though the connection stands: only the
   * client's own time-out ends that. In memory it has ended it already, so no time passes; over
   * SFTP give the client a short one, and note that the server's SSH layer goes on answering
   * keep-alives.
   *
   * @return a fault of kind {@link Kind#STALLED} with outcome {@link Outcome#UNKNOWN}, or {@link
   *     Outcome#NOTHING_DONE} where the operation changes nothing anyway
   */
  public static Fault stall() {
    return of(Moment.STALL, Kind.STALLED);
  }

  /**
   * A transfer stands still in its middle, as with {@link #stall()}; what was uploaded so far stays
   * on the server. A transfer that has fewer bytes stands still at its end.
   *
   * @param bytes how many bytes still arrive; for {@link Operation#READ} and {@link Operation#PUT}
   *     only
   * @return a fault of kind {@link Kind#STALLED}
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault stallAfter(long bytes) {
    return of(Moment.STALL_MIDWAY, Kind.STALLED, bytes, Fault::nothing);
  }

  /**
   * The call stands still until the test lets it go, then goes its usual way. In memory the calling
   * thread waits, and fails with {@link Kind#INTERRUPTED} when it is interrupted; over SFTP the
   * server does.
   *
   * @param hold what keeps it
   * @return a fault that is none, unless the caller loses patience
   */
  public static Fault held(Hold hold) {
    return new Fault(Moment.HELD, Kind.INTERRUPTED, 0, Fault::nothing, List.of(), hold);
  }

  /**
   * The disk is full in the middle of an upload; what fitted stays on the server. An upload that
   * has no more bytes succeeds.
   *
   * @param bytes how many bytes still fit; for {@link Operation#PUT} only
   * @return a fault of kind {@link Kind#NO_SPACE} with outcome {@link Outcome#UNKNOWN}
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault noSpaceAfter(long bytes) {
    return of(Moment.NO_SPACE, Kind.NO_SPACE, bytes, Fault::nothing);
  }

  /**
   * The server takes an upload to its end but keeps only the beginning, as disks do that answer
   * before they write. An upload that has no more bytes succeeds.
   *
   * @param bytes how many bytes it keeps; for {@link Operation#PUT} only
   * @return a fault of kind {@link Kind#INCOMPLETE} with outcome {@link Outcome#UNKNOWN}
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault discardedAfter(long bytes) {
    return of(Moment.DISCARD, Kind.INCOMPLETE, bytes, Fault::nothing);
  }

  /**
   * A transfer goes in small pieces, and something happens after each: the test's clock moves on as
   * if the line were slow, without any time passing.
   *
   * @param bytes how many bytes a piece has; for {@link Operation#READ} and {@link Operation#PUT}
   *     only. Over SFTP answers to requests for more bytes are as short as that; uploads come in
   *     the pieces that the client makes.
   * @param afterEach what happens after each piece, on the calling thread or one of the server
   * @return a fault that is none
   * @throws IllegalArgumentException when the number is below 1
   */
  public static Fault trickle(int bytes, Runnable afterEach) {
    if (bytes < 1) {
      throw new IllegalArgumentException("pieces of " + bytes + " bytes: expected 1 or more");
    }
    return of(Moment.TRICKLE, Kind.SERVER, bytes, afterEach);
  }

  /**
   * Something else happens in the middle of a transfer, which then goes on: the supplier writes
   * over the file that is being read.
   *
   * @param bytes how many bytes pass before; a shorter transfer meets it at its end, over SFTP not
   *     at all. For {@link Operation#READ} and {@link Operation#PUT} only
   * @param action what happens, on the calling thread or one of the server
   * @return a fault that is none of the connection
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault midway(long bytes, Runnable action) {
    return of(Moment.MIDWAY, Kind.SERVER, bytes, action);
  }

  /**
   * The server names files that could leave their folder, or forge a line of a log, beside the real
   * ones; a listing has to refuse and report them.
   *
   * @param names the names, none of them {@linkplain RemoteFile#isSafeName safe}; for {@link
   *     Operation#LIST} only
   * @return a fault that is none of the connection
   * @throws IllegalArgumentException when there is no name, or a safe one
   */
  public static Fault hostileNames(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("no name: expected at least one");
    }
    for (String name : names) {
      if (RemoteFile.isSafeName(name)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is a safe name: expected a hostile one");
      }
    }
    return new Fault(
        Moment.HOSTILE_NAMES, Kind.SERVER, 0, Fault::nothing, List.of(names.clone()), null);
  }

  /**
   * The server shows another host key than the one that is pinned.
   *
   * @return {@link #refused} with {@link Kind#HOST_KEY_CHANGED}, for {@link Operation#OPEN} only
   */
  public static Fault changedHostKey() {
    return refused(Kind.HOST_KEY_CHANGED);
  }

  /**
   * Something else happens just before the call, which then goes its usual way: the supplier picks
   * a file up, another node renames one.
   *
   * @param action what happens, on the calling thread or one of the server
   * @return a fault that is none of the connection
   */
  public static Fault meanwhile(Runnable action) {
    return of(Moment.MEANWHILE, Kind.SERVER, 0, action);
  }

  private static void nothing() {}

  /** Tells whether the fault can happen to an operation. */
  boolean mayMeet(Operation operation) {
    if (OF_TRANSFERS.contains(moment)) {
      return TRANSFERS.contains(operation);
    }
    if (OF_UPLOADS.contains(moment)) {
      return operation == Operation.PUT;
    }
    return switch (moment) {
      case HOSTILE_NAMES -> operation == Operation.LIST;
      case REFUSED -> kind != Kind.HOST_KEY_CHANGED || operation == Operation.OPEN;
      default -> true;
    };
  }

  void requirePossible(Operation operation) {
    if (!mayMeet(operation)) {
      String possible =
          String.join(
              " or ",
              Arrays.stream(Operation.values()).filter(this::mayMeet).map(Enum::name).toList());
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s planned for %s: expected %s", this, operation, possible));
    }
  }

  /** Fails, if the fault comes before the call. */
  void before(String host, @Nullable String path, Outcome lost) {
    if (moment == Moment.MEANWHILE) {
      action.run();
    }
    if (hold != null) {
      awaitRelease(hold, host, path);
    }
    if (moment == Moment.REFUSED) {
      throw new TransportException(
          kind, Outcome.NOTHING_DONE, host, path, "refused, as the test planned", null);
    }
    if (moment == Moment.LOST_REQUEST || moment == Moment.STALL) {
      throw broken(lost, host, path);
    }
  }

  private static void awaitRelease(Hold hold, String host, @Nullable String path) {
    try {
      hold.pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.INTERRUPTED,
          Outcome.NOTHING_DONE,
          host,
          path,
          "interrupted while the test held the call",
          e);
    }
  }

  Moment moment() {
    return moment;
  }

  Kind kind() {
    return kind;
  }

  long bytes() {
    return bytes;
  }

  Runnable action() {
    return action;
  }

  List<String> names() {
    return names;
  }

  @Nullable Hold hold() {
    return hold;
  }

  /** Tells whether the call fails although the server did what was asked. */
  boolean breaksAtTheEnd() {
    return switch (moment) {
      case LOST_REPLY, CUT, STALL_MIDWAY -> true;
      default -> false;
    };
  }

  /** Tells whether a transfer ends in its middle. */
  boolean breaksMidway() {
    return switch (moment) {
      case CUT, STALL_MIDWAY, NO_SPACE -> true;
      default -> false;
    };
  }

  /** What the caller gets; the operation says whether anything may have changed by it. */
  TransportException broken(Outcome outcome, String host, @Nullable String path) {
    String what =
        switch (kind) {
          case STALLED -> "nothing moved any more, as the test planned";
          case NO_SPACE -> "no space is left after " + bytes + " bytes, as the test planned";
          case INCOMPLETE -> "the server kept " + bytes + " bytes only, as the test planned";
          default -> "the connection broke, as the test planned";
        };
    return new TransportException(kind, outcome, host, path, what, null);
  }

  @Override
  public String toString() {
    return switch (moment) {
      case REFUSED -> "refused as " + kind;
      case LOST_REQUEST -> "request lost";
      case LOST_REPLY -> "reply lost";
      case CUT -> "cut after " + bytes + " bytes";
      case STALL -> "stalled";
      case STALL_MIDWAY -> "stalled after " + bytes + " bytes";
      case NO_SPACE -> "no space after " + bytes + " bytes";
      case DISCARD -> "discarded after " + bytes + " bytes";
      case TRICKLE -> "trickling by " + bytes + " bytes";
      case MIDWAY -> "something after " + bytes + " bytes";
      case HOSTILE_NAMES -> names.size() + " hostile name(s)";
      case HELD -> "held";
      case MEANWHILE -> "something meanwhile";
    };
  }
}
