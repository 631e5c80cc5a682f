package io.github.cdiscountds.internal.delivery;

import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.LedgerTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes, keeps and gives up turns. One is taken when nobody has it, when its time has passed, or
 * when this client had it itself and ended without giving it up. Whatever is recorded about a
 * delivery is recorded together with the turn, so that a client that lost it records nothing.
 */
final class Turns {
  private final Subscriber subscriber;
  private final String client;
  private final Duration length;

  Turns(Subscriber subscriber, String client, Duration length) {
    this.subscriber = subscriber;
    this.client = client;
    this.length = length;
  }

  /** Gives the turn, or empty while another client has it. */
  Optional<DeliveryTurn> take(LedgerTransaction tx) {
    Instant now = tx.now();
    DeliveryTurn stored = stored(tx).orElse(null);
    if (stored == null) {
      return changed(
          tx,
          new DeliveryTurn(subscriber.account(), subscriber.name(), client, now.plus(length), 0));
    }
    if (!stored.holder().equals(client) && now.isBefore(stored.until())) {
      return Optional.empty();
    }
    return changed(tx, stored.next(client, now.plus(length)));
  }

  /** Prolongs a turn; empty when it was lost. */
  Optional<DeliveryTurn> keep(LedgerTransaction tx, DeliveryTurn turn) {
    return changed(tx, turn.next(client, tx.now().plus(length)));
  }

  /** Lets others deliver at once; nothing happens when the turn was lost. */
  void giveUp(LedgerTransaction tx, DeliveryTurn turn) {
    tx.deliveries().replace(turn.next(client, tx.now()));
  }

  Optional<DeliveryTurn> stored(LedgerTransaction tx) {
    return tx.deliveries().turn(subscriber.account(), subscriber.name());
  }

  private static Optional<DeliveryTurn> changed(LedgerTransaction tx, DeliveryTurn next) {
    return tx.deliveries().replace(next) ? Optional.of(next) : Optional.empty();
  }
}
