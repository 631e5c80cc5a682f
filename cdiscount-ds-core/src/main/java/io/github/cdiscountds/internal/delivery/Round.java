package io.github.cdiscountds.internal.delivery;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.HeldEvent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery, from the turn on. Of each scope at most one event is due; it is the first of those
 * that are held, and the others wait behind it. So an event is handed over only once all earlier
 * ones of its scope are settled.
 *
 * <p>Used by one thread.
 */
final class Round {
  private static final Logger log = LoggerFactory.getLogger(Round.class);
  private static final int BATCH = 100;

  private final OrderLedger ledger;
  private final Subscriber subscriber;
  private final Retrying retrying;
  private final Turns turns;
  private final OrderEventHandler handler;
  private final int atMost;
  private final Interruptions interruptions;

  private DeliveryTurn turn;
  private int handled;
  private int failed;
  private int dead;
  private int failuresInARow;
  private boolean isPuttingOffRetries;
  private int handledBefore;

  /** The handler's interruption: the ledger is asked without it, and the caller gets it back. */
  private boolean isInterrupted;

  Round(
      OrderLedger ledger,
      Subscriber subscriber,
      Retrying retrying,
      Turns turns,
      DeliveryTurn turn,
      OrderEventHandler handler,
      int atMost,
      Interruptions interruptions) {
    this.ledger = ledger;
    this.subscriber = subscriber;
    this.retrying = retrying;
    this.turns = turns;
    this.turn = turn;
    this.handler = handler;
    this.atMost = atMost;
    this.interruptions = interruptions;
  }

  /** What there is to do: events that are due, or else new ones. */
  private record Work(List<HeldEvent> due, List<PositionedEvent> unread, Set<String> blocked) {}

  /** A turn and what was done in it. */
  private record InTurn<T>(DeliveryTurn turn, T answer) {}

  DeliveryTurn turn() {
    return turn;
  }

  int handled() {
    return handled;
  }

  int failed() {
    return failed;
  }

  int dead() {
    return dead;
  }

  boolean isInterrupted() {
    return isInterrupted;
  }

  Outcome.End run() {
    while (true) {
      Work work = inTurn(this::look);
      if (work == null) {
        return Outcome.End.ELSEWHERE;
      }
      if (work.due().isEmpty() && work.unread().isEmpty()) {
        if (!isPuttingOffRetries) {
          return Outcome.End.DONE;
        }
        if (handled == handledBefore) {
          return Outcome.End.HANDLER_FAILING;
        }
        isPuttingOffRetries = false;
        continue;
      }
      Outcome.End end = work.due().isEmpty() ? goOn(work) : retry(work.due());
      if (end != null) {
        return end;
      }
    }
  }

  private Work look(LedgerTransaction tx) {
    List<HeldEvent> due =
        isPuttingOffRetries
            ? List.of()
            : tx.deliveries().due(subscriber.account(), subscriber.name(), tx.now(), BATCH);
    if (!due.isEmpty()) {
      return new Work(due, List.of(), Set.of());
    }
    List<PositionedEvent> unread =
        tx.events().unread(subscriber.account(), subscriber.name(), BATCH);
    Set<String> scopes = new HashSet<>();
    unread.forEach(event -> scopes.add(event.event().scope()));
    return new Work(
        due, unread, tx.deliveries().blocked(subscriber.account(), subscriber.name(), scopes));
  }

  /** Gives why to end, or null. */
  private Outcome.@Nullable End retry(List<HeldEvent> due) {
    for (HeldEvent event : due) {
      Outcome.End end = stop();
      if (end != null) {
        return end;
      }
      String failure = handOver(event.event().event());
      Boolean isDead = inTurn(tx -> settle(tx, event, failure));
      if (isDead == null) {
        return Outcome.End.ELSEWHERE;
      }
      count(failure, isDead);
      if (failuresInARow >= retrying.failuresInARow()) {
        putOffRetries();
        return null;
      }
    }
    return null;
  }

  /**
   * New events get their turn, lest they wait behind those that are known to fail; one failure more
   * ends the delivery, since the handler may be broken altogether.
   */
  private void putOffRetries() {
    isPuttingOffRetries = true;
    handledBefore = handled;
    failuresInARow--;
  }

  private boolean settle(LedgerTransaction tx, HeldEvent event, @Nullable String failure) {
    if (failure == null) {
      tx.deliveries().release(subscriber.account(), subscriber.name(), event.event().position());
    } else {
      HeldEvent next = afterFailure(tx.now(), event, failure);
      tx.deliveries().hold(next);
      if (next.state() == HeldEvent.State.DUE) {
        return false;
      }
    }
    tx.deliveries()
        .firstOf(subscriber.account(), subscriber.name(), event.event().event().scope())
        .ifPresent(behind -> tx.deliveries().hold(behind.first(tx.now())));
    return failure != null;
  }

  /** Gives why to end, or null. */
  private Outcome.@Nullable End goOn(Work work) {
    Set<String> blocked = new HashSet<>(work.blocked());
    List<PositionedEvent> behind = new ArrayList<>();
    for (PositionedEvent event : work.unread()) {
      if (blocked.contains(event.event().scope())) {
        behind.add(event);
        continue;
      }
      Outcome.End end = stop();
      if (end != null) {
        return end;
      }
      String failure = handOver(event.event());
      List<PositionedEvent> before = List.copyOf(behind);
      Boolean isDead = inTurn(tx -> settle(tx, before, event, failure));
      if (isDead == null) {
        return Outcome.End.ELSEWHERE;
      }
      behind.clear();
      if (failure != null && !isDead) {
        blocked.add(event.event().scope());
      }
      count(failure, isDead);
    }
    if (!behind.isEmpty() && inTurn(tx -> setAside(tx, behind)) == null) {
      return Outcome.End.ELSEWHERE;
    }
    return null;
  }

  private boolean settle(
      LedgerTransaction tx,
      List<PositionedEvent> before,
      PositionedEvent event,
      @Nullable String failure) {
    if (!before.isEmpty()) {
      setAside(tx, before);
    }
    boolean isDead = false;
    if (failure != null) {
      HeldEvent next = afterFailure(tx.now(), HeldEvent.behind(subscriber.name(), event), failure);
      tx.deliveries().hold(next);
      isDead = next.state() == HeldEvent.State.DEAD;
    }
    acknowledge(tx, event);
    return isDead;
  }

  private boolean setAside(LedgerTransaction tx, List<PositionedEvent> behind) {
    for (PositionedEvent event : behind) {
      tx.deliveries().hold(HeldEvent.behind(subscriber.name(), event));
    }
    acknowledge(tx, behind.get(behind.size() - 1));
    return true;
  }

  private void acknowledge(LedgerTransaction tx, PositionedEvent event) {
    tx.events().acknowledge(subscriber.account(), subscriber.name(), event.position());
  }

  private HeldEvent afterFailure(Instant now, HeldEvent event, String failure) {
    int failures = event.attempts() + 1;
    return failures >= retrying.attempts()
        ? event.dead(now, failure)
        : event.failed(now, failure, now.plus(retrying.delayAfter(failures)));
  }

  private Outcome.@Nullable End stop() {
    if (isInterrupted || Thread.currentThread().isInterrupted()) {
      return Outcome.End.INTERRUPTED;
    }
    if (failuresInARow >= retrying.failuresInARow()) {
      return Outcome.End.HANDLER_FAILING;
    }
    return handled + failed >= atMost ? Outcome.End.LIMIT : null;
  }

  /** Gives the class of what the handler threw, or null. */
  private @Nullable String handOver(OrderEvent event) {
    try {
      handler.handle(event);
      return null;
    } catch (Exception e) {
      // Other languages throw checked exceptions here too.
      isInterrupted |= e instanceof InterruptedException || Thread.interrupted();
      if (isInterrupted && !interruptions.areFailures(event)) {
        // Without a cause: its message may hold a customer's name.
        throw new DropshipException(
            "the delivery was interrupted while an event was handled, by "
                + e.getClass().getName());
      }
      log.debug("Handler of {} threw at event {}", subscriber.name(), event.id());
      return e.getClass().getName();
    } finally {
      isInterrupted |= Thread.interrupted();
    }
  }

  private void count(@Nullable String failure, boolean isDead) {
    if (failure == null) {
      handled++;
      failuresInARow = 0;
      return;
    }
    failed++;
    failuresInARow++;
    if (isDead) {
      dead++;
    }
  }

  /** Does something that counts only while the turn is ours; null when it isn't any more. */
  private <T> @Nullable T inTurn(Function<LedgerTransaction, T> work) {
    DeliveryTurn before = turn;
    InTurn<T> done =
        ledger
            .<Optional<InTurn<T>>>inTransaction(
                tx -> turns.keep(tx, before).map(kept -> new InTurn<>(kept, work.apply(tx))))
            .orElse(null);
    if (done == null) {
      return null;
    }
    turn = done.turn();
    return done.answer();
  }
}
