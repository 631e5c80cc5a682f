package io.github.cdiscountds.internal.delivery;

import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one subscriber. Thread-safe: of several calls, in this client or in others, one hands
 * events over at a time, and the others end at once.
 */
public final class Deliverer {
  private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

  private final OrderLedger ledger;
  private final Subscriber subscriber;
  private final Retrying retrying;
  private final Turns turns;

  /** Two calls of one client would both be taken for the holder of the turn. */
  private final AtomicBoolean delivering = new AtomicBoolean();

  /** Of the delivery that is under way, and of those before. */
  private final Interruptions interruptions = new Interruptions();

  /**
   * Puts the parts together.
   *
   * @param client a name that no other client has at the same time
   */
  public Deliverer(OrderLedger ledger, Subscriber subscriber, String client, Retrying retrying) {
    this.ledger = ledger;
    this.subscriber = subscriber;
    this.retrying = retrying;
    this.turns = new Turns(subscriber, client, retrying.turn());
  }

  /**
   * Hands over what is due.
   *
   * @param handler who handles events, outside any transaction
   * @param atMost after how many events to end
   */
  public Outcome deliver(OrderEventHandler handler, int atMost) {
    if (!delivering.compareAndSet(false, true)) {
      return inThisClient();
    }
    try {
      Optional<Outcome> idle = ledger.inTransaction(this::idle);
      if (idle.isPresent()) {
        return idle.get();
      }
      Optional<DeliveryTurn> turn = ledger.inTransaction(turns::take);
      return turn.isEmpty() ? elsewhere(0, 0, 0) : deliver(turn.get(), handler, atMost);
    } finally {
      delivering.set(false);
    }
  }

  /** Where there is nothing to do nothing is written, since many ask often. */
  private Optional<Outcome> idle(LedgerTransaction tx) {
    String account = subscriber.account();
    String name = subscriber.name();
    Instant now = tx.now();
    Instant next = tx.deliveries().nextDue(account, name).orElse(null);
    return (next == null || next.isAfter(now)) && tx.events().unread(account, name, 1).isEmpty()
        ? Optional.of(new Outcome(0, 0, 0, Outcome.End.DONE, now, next))
        : Optional.empty();
  }

  private Outcome deliver(DeliveryTurn turn, OrderEventHandler handler, int atMost) {
    Round round =
        new Round(ledger, subscriber, retrying, turns, turn, handler, atMost, interruptions);
    try {
      return deliver(round);
    } finally {
      if (round.isInterrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Outcome deliver(Round round) {
    Outcome.End end;
    try {
      end = round.run();
    } catch (RuntimeException | Error e) {
      giveUp(round.turn(), e);
      throw e;
    }
    if (round.dead() > 0) {
      log.warn(
          "{}: subscriber {} could not handle {} event(s), which are dead letters now",
          subscriber.account(),
          subscriber.name(),
          round.dead());
    }
    if (end == Outcome.End.ELSEWHERE) {
      return elsewhere(round.handled(), round.failed(), round.dead());
    }
    return ledger.inTransaction(tx -> ended(tx, round, end));
  }

  private Outcome ended(LedgerTransaction tx, Round round, Outcome.End end) {
    Instant now = tx.now();
    turns.giveUp(tx, round.turn());
    Instant next =
        switch (end) {
          case LIMIT, INTERRUPTED -> now;
          case HANDLER_FAILING -> now.plus(retrying.firstDelay());
          case DONE, ELSEWHERE ->
              tx.deliveries().nextDue(subscriber.account(), subscriber.name()).orElse(null);
        };
    return new Outcome(round.handled(), round.failed(), round.dead(), end, now, next);
  }

  /** The turn may not be taken yet, or be given up already: without a pause callers would spin. */
  private Outcome inThisClient() {
    Outcome outcome = elsewhere(0, 0, 0);
    Instant soonest = outcome.endedAt().plus(retrying.firstDelay());
    Instant until = outcome.nextAt();
    Instant next = until == null || until.isBefore(soonest) ? soonest : until;
    return new Outcome(0, 0, 0, Outcome.End.ELSEWHERE, outcome.endedAt(), next);
  }

  private Outcome elsewhere(int handled, int failed, int dead) {
    return ledger.inTransaction(
        tx -> {
          Instant now = tx.now();
          Instant until =
              turns.stored(tx).map(DeliveryTurn::until).orElse(now.plus(retrying.turn()));
          return new Outcome(handled, failed, dead, Outcome.End.ELSEWHERE, now, until);
        });
  }

  private void giveUp(DeliveryTurn turn, Throwable failure) {
    try {
      ledger.inTransaction(
          tx -> {
            turns.giveUp(tx, turn);
            return true;
          });
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }
}
