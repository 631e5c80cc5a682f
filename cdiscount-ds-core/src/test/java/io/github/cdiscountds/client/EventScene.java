package io.github.cdiscountds.client;

import io.github.cdiscountds.internal.delivery.Subscriber;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A ledger with events, and feeds of several clients. */
final class EventScene {
  static final String ACCOUNT = "YOURCOMPANY";
  static final Instant START = Instant.parse("2026-11-21T11:00:00Z");

  /** A minute, two minutes, dead. */
  static final DeliverySettings SETTINGS =
      DeliverySettings.DEFAULT
          .withDelays(Duration.ofMinutes(1), BigDecimal.valueOf(2), Duration.ofMinutes(90))
          .withAttempts(3)
          .withFailuresInARow(4)
          .withTurn(Duration.ofMinutes(5));

  final HandMovedClock clock = new HandMovedClock(START);
  final OrderLedger ledger = new InMemoryLedger(clock);

  /** The ledger, where something is looked at in each transaction. */
  OrderLedger watched(Runnable look) {
    return new OrderLedger() {
      @Override
      public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
        look.run();
        return ledger.inTransaction(work);
      }

      @Override
      public Forgotten forget(Instant before) {
        return ledger.forget(before);
      }

      @Override
      public void close() {
        ledger.close();
      }
    };
  }

  EventFeed feed(String node) {
    return feed(ledger, node);
  }

  EventFeed feed(OrderLedger behind, String node) {
    return new EventFeed(behind, new Subscriber(ACCOUNT, "shop"), node, SETTINGS);
  }

  EventFeed feed(DeliverySettings settings) {
    return new EventFeed(ledger, new Subscriber(ACCOUNT, "shop"), "node", settings);
  }

  /** Events about an order, named after it: {@code A1} is about the order A. */
  EventScene events(String... ids) {
    for (String id : ids) {
      append(id, id.substring(0, 1), null);
    }
    return this;
  }

  EventScene aboutFile(String id, String file) {
    return append(id, null, file);
  }

  EventScene aboutNothing(String id) {
    return append(id, null, null);
  }

  private EventScene append(String id, @Nullable String order, @Nullable String file) {
    OrderEvent event =
        new OrderEvent(
            id,
            OrderEvent.Type.PENDING,
            ACCOUNT,
            order == null ? null : OrderKey.of(order, "CLIENT202611"),
            null,
            file,
            null,
            null);
    ledger.inTransaction(tx -> tx.events().append(event));
    return this;
  }
}
