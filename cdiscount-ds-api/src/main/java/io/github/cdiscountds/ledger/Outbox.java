package io.github.cdiscountds.ledger;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders and order files on their way out (DESIGN section 4). Every change is a compare-and-set on
 * the version.
 *
 * @since 0.1.0
 */
public interface Outbox {

  /**
   * Enters orders.
   *
   * @param orders orders of version 0, each key once
   * @return the keys of orders that are there already; nothing is changed for those
   */
  Set<OrderKey> enterAll(List<QueuedOrder> orders);

  /**
   * Enters an order.
   *
   * @param order the order, version 0
   * @return false when an order of the same key is there already; nothing is changed then
   */
  default boolean enter(QueuedOrder order) {
    return enterAll(List.of(order)).isEmpty();
  }

  /**
   * Looks orders up.
   *
   * @param account the account's company name
   * @param keys the orders' keys
   * @return the orders that are there, by key
   */
  Map<OrderKey, QueuedOrder> orders(String account, Collection<OrderKey> keys);

  /**
   * Looks an order up.
   *
   * @param account the account's company name
   * @param key the order's key
   * @return the order, or empty
   */
  default Optional<QueuedOrder> order(String account, OrderKey key) {
    return Optional.ofNullable(orders(account, List.of(key)).get(key));
  }

  /**
   * Lists what waits for a file.
   *
   * @param account the account's company name
   * @param limit how many at most
   * @return queued orders, in the order in which they were entered
   */
  List<QueuedOrder> queued(String account, int limit);

  /**
   * Lists the orders of an account, a page at a time.
   *
   * @param account the account's company name
   * @param since the earliest time of entry, by the ledger's own clock
   * @param after the last order of the page before, or null for the first page
   * @param limit how many at most
   * @return orders, in the order in which they were entered
   */
  List<QueuedOrder> entered(String account, Instant since, @Nullable OrderKey after, int limit);

  /**
   * Finds orders by a key that lost leading zeros (R38).
   *
   * @param account the account's company name
   * @param key a key; leading zeros of both its parts don't matter
   * @return the keys that are equal to it once the leading zeros of both parts are left out (but
   *     for their last character)
   */
  List<OrderKey> ignoringLeadingZeros(String account, OrderKey key);

  /**
   * Replaces orders, all or none. The time of entry never changes, and an order of the stored
   * digest keeps the stored content.
   *
   * @param next the changed orders; each version is one above the stored one
   * @return false when a stored version is another one; nothing is changed then
   */
  boolean replaceAll(List<QueuedOrder> next);

  /**
   * Replaces an order.
   *
   * @param next the changed order; its version is one above the stored one
   * @return false when the stored version is another one; nothing is changed then
   */
  default boolean replace(QueuedOrder next) {
    return replaceAll(List.of(next));
  }

  /**
   * Records the intent to send a file, reserving its name for ever.
   *
   * @param file the file, version 0
   * @param content its bytes
   * @param orders the orders in it, in the file's order
   * @return false when the name is taken; nothing is changed then
   */
  boolean enter(OrderFile file, FileContent content, List<OrderKey> orders);

  /**
   * Looks a file up.
   *
   * @param account the account's company name
   * @param name its final name
   * @return the file, or empty
   */
  Optional<OrderFile> file(String account, String name);

  /**
   * Looks several files up. Unless it is overridden, {@linkplain #file one after the other}.
   *
   * @param account the account's company name
   * @param names their final names
   * @return the files that are there, by name
   */
  default Map<String, OrderFile> filesNamed(String account, Collection<String> names) {
    Map<String, OrderFile> found = new LinkedHashMap<>();
    for (String name : names) {
      file(account, name).ifPresent(file -> found.put(name, file));
    }
    return found;
  }

  /**
   * Gives the bytes of a file.
   *
   * @param account the account's company name
   * @param name its final name
   * @return its bytes, or empty when there is no such file or its bytes were {@linkplain
   *     OrderLedger#forget forgotten}
   */
  Optional<FileContent> content(String account, String name);

  /**
   * Lists the orders that a file was made of.
   *
   * @param account the account's company name
   * @param name its final name
   * @return the orders' keys, in the file's order; empty when there is no such file
   */
  List<OrderKey> ordersIn(String account, String name);

  /**
   * Lists files.
   *
   * @param account the account's company name
   * @param states the states wanted
   * @return files in one of the states, the oldest first
   */
  List<OrderFile> files(String account, Set<OrderFile.State> states);

  /**
   * Gives the settings with which files hide, in whatever state they are. Unless it is overridden,
   * all files are read for it.
   *
   * @param account the account's company name
   * @return each setting that a file is recorded with, once
   */
  default Set<TemporaryNames> temporaryNames(String account) {
    return files(account, EnumSet.allOf(OrderFile.State.class)).stream()
        .map(OrderFile::temporaryNames)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Gives the file that was recorded last.
   *
   * @param account the account's company name
   * @return the youngest file by the time at which it was made, or empty
   */
  Optional<OrderFile> latestFile(String account);

  /**
   * Replaces a file.
   *
   * @param next the changed file; its version is one above the stored one
   * @return false when the stored version is another one; nothing is changed then
   */
  boolean replace(OrderFile next);
}
