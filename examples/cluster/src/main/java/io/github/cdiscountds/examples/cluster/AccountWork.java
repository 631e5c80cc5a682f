package io.github.cdiscountds.examples.cluster;

import io.github.cdiscountds.client.Delivery;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.EventFeed;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Duration;
import java.util.Optional;

/** What is done for one account, again and again, by one node at a time. */
@FunctionalInterface
public interface AccountWork {

  /**
   * Does it once. An exception lets it be tried again later, perhaps by another node.
   *
   * @return when it should be done again at the latest, or empty for the usual pause
   */
  Optional<Duration> work();

  /**
   * Polls the reports of an account, and tells the shop what is new. What was read before is told
   * even when the supplier's server can't be reached.
   *
   * @param client the account's client
   * @param subscriber the shop's name as a subscriber, the same on all nodes
   * @param shop is told the events; it may be told one again that a node told before it died
   * @return the work
   */
  static AccountWork polling(DropshipClient client, String subscriber, OrderEventHandler shop) {
    EventFeed events = client.reports().events(subscriber);
    return () -> {
      Delivery delivery;
      try {
        client.reports().poll();
      } finally {
        delivery = events.deliver(shop);
      }
      return delivery.nextIn();
    };
  }
}
