package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.delivery.DeadLetterBox;
import io.github.cdiscountds.internal.delivery.Deliverer;
import io.github.cdiscountds.internal.delivery.Outcome;
import io.github.cdiscountds.internal.delivery.Subscriber;
import io.github.cdiscountds.ledger.HeldEvent;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.OrderEventHandler;
import java.util.List;
import java.util.Objects;

/**
 * What one subscriber is told about orders, each event at least once. Either a handler is given to
 * {@link #deliver(OrderEventHandler)}, or the subscriber pulls with {@link #read(int)} and {@link
 * #acknowledge(EventBatch)}; one that does both misses events. Each subscriber has a cursor of its
 * own, kept by the ledger, and a new one begins with the first event of the account.
 *
 * <p>Thread-safe; any number of clients may deliver to one subscriber or pull for it.
 *
 * @since 0.1.0
 */
public final class EventFeed {
  private final OrderLedger ledger;
  private final Subscriber subscriber;
  private final Deliverer deliverer;
  private final DeadLetterBox dead;

  EventFeed(OrderLedger ledger, Subscriber subscriber, String node, DeliverySettings settings) {
    this.ledger = ledger;
    this.subscriber = subscriber;
    this.deliverer = new Deliverer(ledger, subscriber, node, settings.retrying());
    this.dead = new DeadLetterBox(ledger, subscriber);
  }

  /**
   * Names the subscriber.
   *
   * @return its name
   */
  public String subscriber() {
    return subscriber.name();
  }

  /**
   * Hands over everything that is due: retries whose time has come, then what is new.
   *
   * <p>Events of one {@linkplain io.github.cdiscountds.order.OrderEvent#scope scope}, that is of
   * one order, are handed over one after the other, in their order. When the handler throws, its
   * event comes again after a pause ({@link DeliverySettings}), later events of the same scope wait
   * behind it, and all others go on; after the last attempt it is a dead letter, and its scope goes
   * on too. What was handled is recorded after the handler returned, outside of any transaction of
   * its own: after a crash between the two the event comes again.
   *
   * <p>One call delivers at a time; others end with {@link Delivery.End#ELSEWHERE}. A client that
   * took longer over an event than its turn lasts is taken to be gone. Should it be there after
   * all, it hands over the event that it had, which another one may have settled meanwhile, and
   * nothing more: keep the ids of handled events.
   *
   * <p>An {@link Error} of the handler ends the delivery and reaches the caller, and so does an
   * interruption: its event isn't taken to have failed, and comes with the next delivery.
   *
   * @param handler who handles the events; called by this thread, outside any transaction
   * @return what was handed over, and when there is more
   * @throws DropshipException when the ledger fails, or when the thread was interrupted while the
   *     handler worked and that threw; the thread is interrupted then
   */
  public Delivery deliver(OrderEventHandler handler) {
    return deliver(handler, Integer.MAX_VALUE);
  }

  /**
   * Hands over what is due, up to a number of events.
   *
   * @param handler who handles the events; called by this thread, outside any transaction
   * @param limit how many to hand over at most, those for which the handler throws included; 1 or
   *     more
   * @return what was handed over, and when there is more
   * @throws IllegalArgumentException when the limit is below 1
   * @throws DropshipException when the ledger fails, or when the thread was interrupted while the
   *     handler worked and that threw; the thread is interrupted then
   * @see #deliver(OrderEventHandler)
   */
  public Delivery deliver(OrderEventHandler handler, int limit) {
    Outcome outcome =
        deliverer.deliver(Objects.requireNonNull(handler, "handler"), requirePositive(limit));
    return new Delivery(
        outcome.handled(),
        outcome.failed(),
        outcome.dead(),
        switch (outcome.end()) {
          case DONE -> Delivery.End.DONE;
          case LIMIT -> Delivery.End.LIMIT;
          case HANDLER_FAILING -> Delivery.End.HANDLER_FAILING;
          case ELSEWHERE -> Delivery.End.ELSEWHERE;
          case INTERRUPTED -> Delivery.End.INTERRUPTED;
        },
        outcome.endedAt(),
        outcome.nextAt());
  }

  /**
   * Reads what comes after the subscriber's cursor, without moving it.
   *
   * @param limit how many events at most, 1 or more
   * @return the events, to be acknowledged once they are handled
   * @throws IllegalArgumentException when the limit is below 1
   * @throws DropshipException when the ledger fails
   */
  public EventBatch read(int limit) {
    return ledger.inTransaction(tx -> read(tx, limit));
  }

  /**
   * Reads what comes after the subscriber's cursor within a transaction that the shop holds.
   *
   * @param transaction the shop's transaction, as the ledger joins it
   * @param limit how many events at most, 1 or more
   * @return the events, to be acknowledged once they are handled
   * @throws IllegalArgumentException when the limit is below 1
   * @throws DropshipException when the ledger fails; the shop has to roll its transaction back then
   */
  public EventBatch read(LedgerTransaction transaction, int limit) {
    long after = transaction.events().position(subscriber.account(), subscriber.name());
    return new EventBatch(
        after,
        transaction
            .events()
            .unread(subscriber.account(), subscriber.name(), requirePositive(limit)));
  }

  /**
   * Moves the subscriber's cursor to the end of a batch that was handled. Nothing happens for an
   * empty batch.
   *
   * @param batch the batch, or its beginning ({@link EventBatch#upTo})
   * @throws DropshipException when the ledger fails, or when the cursor isn't any more where the
   *     batch was read: somebody else acknowledged the same events
   */
  public void acknowledge(EventBatch batch) {
    ledger.inTransaction(
        tx -> {
          acknowledge(tx, batch);
          return true;
        });
  }

  /**
   * Moves the subscriber's cursor within a transaction that the shop holds, so that it moves
   * exactly if the shop's own changes take effect: each event counts once.
   *
   * @param transaction the shop's transaction, as the ledger joins it
   * @param batch the batch, or its beginning ({@link EventBatch#upTo})
   * @throws DropshipException when the ledger fails, or when the cursor isn't any more where the
   *     batch was read: somebody else handled the same events. The shop has to roll its transaction
   *     back then, and to read again
   */
  public void acknowledge(LedgerTransaction transaction, EventBatch batch) {
    if (batch.isEmpty()) {
      return;
    }
    if (!transaction
        .events()
        .advance(subscriber.account(), subscriber.name(), batch.after(), batch.last())) {
      throw new DropshipException(
          "subscriber "
              + subscriber.name()
              + ": the events after position "
              + batch.after()
              + " were acknowledged by somebody else meanwhile; roll back and read again");
    }
  }

  /**
   * Lists the events that the handler could not handle, a page at a time.
   *
   * @param after the {@linkplain DeadLetterPage#next() end} of the page before, 0 for the first
   * @param limit how many at most, 1 or more
   * @return a page, by position
   * @throws IllegalArgumentException when the limit is below 1
   * @throws DropshipException when the ledger fails
   */
  public DeadLetterPage deadLetters(long after, int limit) {
    List<HeldEvent> found = dead.list(after, Math.max(requirePositive(limit), limit + 1));
    List<DeadLetter> letters = found.stream().limit(limit).map(EventFeed::letter).toList();
    return new DeadLetterPage(
        letters, found.size() > limit ? letters.get(letters.size() - 1).position() : null);
  }

  /**
   * Hands a dead letter over once more, and removes it when the handler returns. Later events of
   * the same order were handled before it, or may be handled beside it. What the handler throws is
   * noted in the letter and reaches the caller.
   *
   * @param position the letter's position
   * @param handler who handles the event; called by this thread, outside any transaction
   * @return false when there is no such letter
   * @throws DropshipException when the ledger fails
   */
  public boolean redeliver(long position, OrderEventHandler handler) {
    return dead.redeliver(position, Objects.requireNonNull(handler, "handler"));
  }

  /**
   * Removes a dead letter.
   *
   * @param position the letter's position
   * @return false when there is no such letter
   * @throws DropshipException when the ledger fails
   */
  public boolean discard(long position) {
    return dead.discard(position);
  }

  private static DeadLetter letter(HeldEvent event) {
    return new DeadLetter(
        event.event().position(),
        event.event().event(),
        event.attempts(),
        Objects.requireNonNull(event.firstFailed(), "firstFailed"),
        Objects.requireNonNull(event.lastFailed(), "lastFailed"),
        Objects.requireNonNull(event.failure(), "failure"));
  }

  private static int requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + ": expected 1 or more");
    }
    return limit;
  }
}
