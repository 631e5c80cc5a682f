package io.github.cdiscountds.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a subscriber hasn't handled although its cursor is beyond it: its handler threw, or
 * it waits behind such an event of the same {@linkplain
 * io.github.cdiscountds.order.OrderEvent#scope scope}.
 *
 * <p>Construction throws {@link IllegalArgumentException} when the event is due and has no moment,
 * or has one and isn't, or when it is dead and nothing is said about its failure.
 *
 * @param subscriber the subscriber's name
 * @param event the event and its place
 * @param state what is to be done with it
 * @param attempts how often it was handed over in vain
 * @param firstFailed when its handler threw first, by the ledger's own clock, or null when it
 *     didn't yet
 * @param lastFailed when its handler threw last, or null when it didn't yet
 * @param due when it is handed over next, or null when it isn't
 * @param failure the name of the class of the last exception, or null when there was none; never
 *     its message, which may hold personal data
 * @since 0.1.0
 */
public record HeldEvent(
    String subscriber,
    PositionedEvent event,
    State state,
    int attempts,
    @Nullable Instant firstFailed,
    @Nullable Instant lastFailed,
    @Nullable Instant due,
    @Nullable String failure) {

  /** What is to be done with an event that is held. */
  public enum State {
    /** Waits behind an earlier event of its scope. */
    BEHIND,
    /** The first of its scope: handed over, again perhaps, from a moment on. */
    DUE,
    /** Given up after the last attempt; later events of its scope went on. */
    DEAD
  }

  public HeldEvent {
    if ((state == State.DUE) != (due != null)) {
      throw new IllegalArgumentException("event that is " + state + ", due " + due);
    }
    if (state == State.DEAD && (firstFailed == null || lastFailed == null || failure == null)) {
      throw new IllegalArgumentException("event that is DEAD: when it failed and how is required");
    }
  }

  /**
   * Holds an event that waits behind another one of its scope.
   *
   * @param subscriber the subscriber's name
   * @param event the event and its place
   * @return an event that wasn't handed over yet
   */
  public static HeldEvent behind(String subscriber, PositionedEvent event) {
    return new HeldEvent(subscriber, event, State.BEHIND, 0, null, null, null, null);
  }

  /**
   * Says that the event is the first of its scope now.
   *
   * @param now from when on it may be handed over
   * @return a changed copy
   */
  public HeldEvent first(Instant now) {
    return new HeldEvent(
        subscriber, event, State.DUE, attempts, firstFailed, lastFailed, now, failure);
  }

  /**
   * Notes that the handler threw, and that the event is handed over again.
   *
   * @param now when it threw
   * @param className the name of the exception's class
   * @param next when the event is handed over again
   * @return a changed copy
   */
  public HeldEvent failed(Instant now, String className, Instant next) {
    return new HeldEvent(
        subscriber, event, State.DUE, attempts + 1, firstFailed(now), now, next, className);
  }

  /**
   * Notes that the handler threw, and that the event isn't handed over again on its own.
   *
   * @param now when it threw
   * @param className the name of the exception's class
   * @return a changed copy
   */
  public HeldEvent dead(Instant now, String className) {
    return new HeldEvent(
        subscriber, event, State.DEAD, attempts + 1, firstFailed(now), now, null, className);
  }

  private Instant firstFailed(Instant now) {
    return firstFailed == null ? now : firstFailed;
  }
}
