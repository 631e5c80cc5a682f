package io.github.cdiscountds.testkit;

import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transport that fails at the chosen moment and remembers every call.
 *
 * <p>Wraps any other transport. Nothing fails by itself: a test plans a {@link Fault} for the next,
 * the n-th or every call of an operation, or for a share of all calls drawn from a seed; the same
 * plan gives the same failures. {@link EmbeddedSftpServer} takes the same plans for real clients.
 *
 * <pre>{@code
 * FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));
 * server.onNext(Operation.RENAME, Fault.lostReply());
 * }</pre>
 *
 * <p>After a fault of the connection the session is dead, as the contract asks; the next {@link
 * #open()} gives a sound one. Thread-safe; the order of calls is the order in which they began.
 *
 * @since 0.1.0
 */
public final class FaultyTransport implements FileTransport {

  /** What a transport can be asked to do. */
  public enum Operation {
    /** {@link FileTransport#open()}. */
    OPEN,
    /** {@link TransportSession#list}. */
    LIST,
    /** {@link TransportSession#find}. */
    FIND,
    /** {@link TransportSession#read}, whole or from an offset. */
    READ,
    /** {@link TransportSession#put}. */
    PUT,
    /** {@link TransportSession#rename}. */
    RENAME,
    /** {@link TransportSession#delete}. */
    DELETE
  }

  /**
   * A call that was made, whether it succeeded or not.
   *
   * @param session the number of the session, from 1 in the order of opening; a failed opening has
   *     a number too
   * @param operation what was asked
   * @param path the path of the folder or file, for a rename the present one; the server's name for
   *     {@link Operation#OPEN}
   * @since 0.1.0
   */
  public record Call(int session, Operation operation, String path) {

    @Override
    public String toString() {
      return session + " " + operation + " " + path;
    }
  }

  private final FileTransport sound;

  // Guarded by this: the five below.
  private final FaultPlan<Operation, Fault> plan = new FaultPlan<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<StruckFault> struck = new ArrayList<>();
  private Duration clockOff = Duration.ZERO;
  private int sessions;

  private FaultyTransport(FileTransport sound) {
    this.sound = sound;
  }

  /**
   * Wraps a transport.
   *
   * @param sound the transport that does the work; closed together with this one
   * @return a transport without any fault planned
   */
  public static FaultyTransport around(FileTransport sound) {
    return new FaultyTransport(sound);
  }

  /**
   * Plans a fault for the next call of an operation, after those planned before.
   *
   * @param operation the operation
   * @param fault what happens then
   * @return this transport
   * @throws IllegalArgumentException when the fault can't happen to this operation
   */
  public FaultyTransport onNext(Operation operation, Fault fault) {
    return onNth(operation, 1, fault);
  }

  /**
   * Plans a fault for one of the coming calls of an operation.
   *
   * @param operation the operation
   * @param nth which call, counted from now on; 1 is the next. Where one is planned for that call
   *     already, the first one after it that has none
   * @param fault what happens then
   * @return this transport
   * @throws IllegalArgumentException when {@code nth} is below 1, or the fault can't happen to this
   *     operation
   */
  public synchronized FaultyTransport onNth(Operation operation, int nth, Fault fault) {
    fault.requirePossible(operation);
    plan.onNth(operation, nth, fault);
    return this;
  }

  /**
   * Plans a fault for every coming call of an operation, until {@link #heal()}, in place of one
   * planned so before; one planned for a single call goes first.
   *
   * @param operation the operation
   * @param fault what happens each time
   * @return this transport
   * @throws IllegalArgumentException when the fault can't happen to this operation
   */
  public synchronized FaultyTransport onEvery(Operation operation, Fault fault) {
    fault.requirePossible(operation);
    plan.onEvery(operation, fault);
    return this;
  }

  /**
   * Plans faults for a share of all coming calls, until {@link #heal()}; what is planned for single
   * calls goes first. Whether the n-th call of an operation meets a fault, and which, depends on
   * the seed alone: the same seed gives the same failures. Replaces what was planned so before.
   *
   * @param seed where the draws come from; print it where it is random itself
   * @param share how many of the calls meet one, from 0 to 1
   * @param faults the faults to draw from; each call meets one that can happen to it
   * @return this transport
   * @throws IllegalArgumentException when the share is not from 0 to 1, or there is no fault
   */
  public synchronized FaultyTransport atRandom(long seed, double share, Fault... faults) {
    plan.atRandom(seed, share, List.of(faults), Fault::mayMeet);
    return this;
  }

  /**
   * Puts the server's clock wrong: all modification times are shown shifted from now on.
   *
   * @param ahead how far it goes before the sound transport's; negative when it goes behind
   * @return this transport
   */
  public synchronized FaultyTransport clockOff(Duration ahead) {
    clockOff = ahead;
    return this;
  }

  synchronized Duration clockOff() {
    return clockOff;
  }

  /**
   * Takes back every fault that hasn't happened yet, and puts the clock right.
   *
   * @return this transport
   */
  public synchronized FaultyTransport heal() {
    plan.heal();
    clockOff = Duration.ZERO;
    return this;
  }

  /**
   * Tells which faults for single calls have not happened yet; a test that ends with one has not
   * tested what it meant to.
   *
   * @return descriptions, empty when every planned fault came to pass
   */
  public synchronized List<String> faultsAhead() {
    return plan.ahead();
  }

  /**
   * Gives the faults that came to pass so far.
   *
   * @return a copy, in order
   */
  public synchronized List<StruckFault> faultsStruck() {
    return List.copyOf(struck);
  }

  /**
   * Gives the calls made so far.
   *
   * @return a copy, in order
   */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /**
   * Gives the paths of the calls of one operation made so far.
   *
   * @param operation the operation
   * @return a copy, in order
   */
  public synchronized List<String> pathsOf(Operation operation) {
    return calls.stream().filter(call -> call.operation() == operation).map(Call::path).toList();
  }

  /**
   * Forgets the calls made so far; faults and session numbers stay.
   *
   * @return this transport
   */
  public synchronized FaultyTransport forgetCalls() {
    calls.clear();
    return this;
  }

  /** Records a call that reaches no server, so that no fault of one can meet it. */
  synchronized void inVain(int session, Operation operation, String path) {
    calls.add(new Call(session, operation, path));
  }

  /** Records a call and takes the fault planned for it, if any. */
  synchronized @Nullable Fault began(int session, Operation operation, String path) {
    calls.add(new Call(session, operation, path));
    Fault fault = plan.next(operation);
    if (fault != null) {
      struck.add(new StruckFault(operation, path, fault));
    }
    return fault;
  }

  @Override
  public TransportSession open() {
    int number;
    Fault fault;
    synchronized (this) {
      number = ++sessions;
      fault = began(number, Operation.OPEN, sound.describe());
    }
    if (fault != null) {
      if (fault.moment() == Fault.Moment.LOST_REQUEST) {
        throw new TransportException(
            TransportException.Kind.CONNECT,
            Outcome.NOTHING_DONE,
            describe(),
            null,
            "the server couldn't be reached, as the test planned",
            null);
      }
      fault.before(describe(), null, Outcome.NOTHING_DONE);
    }
    TransportSession session = sound.open();
    if (fault != null && fault.breaksAtTheEnd()) {
      session.close();
      throw fault.broken(Outcome.NOTHING_DONE, describe(), null);
    }
    return new FaultySession(this, number, session);
  }

  @Override
  public String describe() {
    return sound.describe();
  }

  @Override
  public void close() {
    sound.close();
  }

  @Override
  public String toString() {
    return "FaultyTransport[" + describe() + "]";
  }
}
