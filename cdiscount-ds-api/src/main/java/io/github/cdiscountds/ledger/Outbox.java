package io.github.cdiscountds.ledger;

import io.github.cdiscountds.model.OrderKey;
import java.util.List;
import java.util.Optional;

/**
 * Orders and order files on their way out. Every change is a compare-and-set on the version.
 *
 * @since 0.1.0
 */
public interface Outbox {

  /**
   * Enters an order.
   *
   * @param order the order, version 0
   * @return false when an order of the same key is there already; nothing is changed then
   */
  boolean enter(QueuedOrder order);

  /**
   * Looks an order up.
   *
   * @param account the account's company name
   * @param key the order's key
   * @return the order, or empty
   */
  Optional<QueuedOrder> order(String account, OrderKey key);

  /**
   * Lists what waits for a file.
   *
   * @param account the account's company name
   * @param limit how many at most
   * @return queued orders, in the order in which they were entered
   */
  List<QueuedOrder> queued(String account, int limit);

  /**
   * Lists the orders of an account.
   *
   * @param account the account's company name
   * @return all orders, in the order in which they were entered
   */
  List<QueuedOrder> orders(String account);

  /**
   * Replaces an order.
   *
   * @param next the changed order; its version is one above the stored one
   * @return false when the stored version is another one; nothing is changed then
   */
  boolean replace(QueuedOrder next);

  /**
   * Records the intent to send a file, reserving its name for ever.
   *
   * @param file the file, version 0
   * @return false when the name is taken; nothing is changed then
   */
  boolean enter(OrderFile file);

  /**
   * Looks a file up.
   *
   * @param account the account's company name
   * @param name its final name
   * @return the file, or empty
   */
  Optional<OrderFile> file(String account, String name);

  /**
   * Lists the files that still need work: neither settled nor in doubt.
   *
   * @param account the account's company name
   * @return open files, the oldest first
   */
  List<OrderFile> openFiles(String account);

  /**
   * Replaces a file.
   *
   * @param next the changed file; its version is one above the stored one
   * @return false when the stored version is another one; nothing is changed then
   */
  boolean replace(OrderFile next);
}
