package io.github.cdiscountds.chaos;

import io.github.cdiscountds.client.Delivery;
import io.github.cdiscountds.client.DeliverySettings;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.EventBatch;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.transport.FileTransport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A shop that polls and delivers: each transaction, each call to the server and each event that its
 * handler gets is a step.
 */
final class Poller {
  /** Whose events these are. */
  static final String SUBSCRIBER = "shop";

  private static final int DELIVERIES = 1_000;
  private static final int ALL = 100_000;
  private static final DeliverySettings IMPATIENT =
      DeliverySettings.DEFAULT.withDelays(
          Duration.ofMillis(1), BigDecimal.ONE, Duration.ofMillis(1));

  private final DropshipClient client;
  private final OrderEventHandler handler;

  /**
   * Sets a shop up.
   *
   * @param watcher is told of each step
   * @param handler what it does with an event
   */
  Poller(
      FileTransport server,
      OrderLedger ledger,
      Sabotage sabotage,
      Path work,
      StepWatcher watcher,
      Consumer<OrderEvent> handler) {
    FileNumbers files = new FileNumbers();
    this.client =
        DropshipClient.builder(OrderSet.ACCOUNT)
            .retries(RetrySettings.none())
            .catalogueServer(server)
            .orderServer(new WatchedTransport(server, watcher, files))
            .ledger(sabotage.around(new WatchedLedger(ledger, watcher, files)))
            .node("shop")
            .claimTimeout(Duration.ZERO)
            .delivery(IMPATIENT)
            .workFolder(work)
            .build();
    this.handler =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            watcher.before("handle", StepWatcher.NO_FILE);
            handler.accept(event);
            watcher.after("handle", StepWatcher.NO_FILE);
          }
        };
  }

  /** Reads what is new and hands over what is due, until nothing is. */
  void work() throws InterruptedException {
    client.reports().poll();
    client.invoices().poll();
    for (int number = 0; number < DELIVERIES; number++) {
      Delivery delivery = client.reports().events(SUBSCRIBER).deliver(handler);
      if (delivery.dead() > 0) {
        throw new IllegalStateException("an event was given up: " + delivery);
      }
      if (delivery.end() == Delivery.End.DONE && delivery.nextIn().isEmpty()) {
        return;
      }
      Thread.sleep(delivery.nextIn().orElse(Duration.ZERO).plusMillis(1).toMillis());
    }
    throw new IllegalStateException("deliveries came to no end");
  }

  /** Everything that the ledger has to tell, whoever was told. */
  static EventBatch everything(OrderLedger ledger) {
    return new EventBatch(
        0,
        ledger.inTransaction(tx -> tx.events().unread(OrderSet.ACCOUNT.company(), "judge", ALL)));
  }

  /** An event in one line of a journal. */
  static String line(OrderEvent event) {
    return event.id();
  }
}
