package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.payload.OrderContent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.Title;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Orders on their way out, one row each. */
final class OrderTable {
  /** What {@link #order} reads, in its order. */
  static final String COLUMNS =
      "account, order_number, campaign, state, version, enqueued_at, content_digest, files,"
          + " order_date, cdiscount_id, title, destination, lines, recipient";

  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

  private static final int KEYS_AT_ONCE = 500;

  /** So that a transaction of any size needs a bounded amount of memory. */
  private static final int MAX_KNOWN = 5000;

  private record OrderId(String account, OrderKey key) {}

  private final Session session;

  /**
   * What this transaction has read, found or not: a report asks for the same order several times
   * for each of its rows.
   */
  private final Map<OrderId, Optional<QueuedOrder>> known = new HashMap<>();

  OrderTable(Session session) {
    this.session = session;
  }

  /**
   * Writes first and never reads, so that a transaction of the shop that we joined isn't aborted by
   * a key that is there already.
   */
  Set<OrderKey> enterAll(List<QueuedOrder> orders) {
    known.clear();
    int[] counts =
        session.batch(
            "entering orders",
            // Not VALUES: a driver may fold such rows into one statement, and then can't tell
            // which of them were entered.
            "INSERT INTO {orders} ("
                + COLUMNS
                + ") SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE true"
                + " ON CONFLICT (account, order_number, campaign) DO NOTHING",
            orders,
            (parameters, order) -> {
              OrderKey key = order.order().key();
              parameters
                  .text(order.account())
                  .text(key.orderNumber())
                  .text(key.campaign())
                  .ownText(order.state().name())
                  .number(order.version())
                  .number(Moments.micros(order.enqueuedAt()))
                  .ownText(order.contentDigest())
                  .ownText(OrderContent.ofNames(order.files()));
              content(parameters, order.order());
            });
    Set<OrderKey> there = new LinkedHashSet<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        there.add(orders.get(i).order().key());
      }
    }
    return there;
  }

  private static void content(Parameters parameters, Order order) throws SQLException {
    parameters
        .number(order.date().toEpochDay())
        .text(order.cdiscountId())
        .ownText(order.recipient().title().name())
        .text(order.recipient().address().destination().isoCode())
        .ownText(OrderContent.ofLines(order.lines()))
        .ownText(OrderContent.ofRecipient(order.recipient()));
  }

  boolean replaceAll(List<QueuedOrder> next) {
    known.clear();
    return next.size() == 1
        ? update(next)
        : next.isEmpty() || session.allOrNone(() -> update(next));
  }

  /** Most changes move orders and leave their content as it is, which is most of a row. */
  private boolean update(List<QueuedOrder> next) {
    int[] counts =
        session.batch(
            "changing orders",
            "UPDATE {orders} SET state = ?, version = ?, files = ?"
                + " WHERE account = ? AND order_number = ? AND campaign = ? AND version = ?"
                + " AND content_digest = ?",
            next,
            (parameters, order) -> {
              parameters
                  .ownText(order.state().name())
                  .number(order.version())
                  .ownText(OrderContent.ofNames(order.files()));
              identity(parameters, order).ownText(order.contentDigest());
            });
    List<QueuedOrder> changed = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        changed.add(next.get(i));
      }
    }
    return changed.isEmpty() || rewrite(changed);
  }

  private boolean rewrite(List<QueuedOrder> next) {
    int[] counts =
        session.batch(
            "changing orders",
            "UPDATE {orders} SET state = ?, version = ?, content_digest = ?,"
                + " files = ?, order_date = ?, cdiscount_id = ?, title = ?, destination = ?,"
                + " lines = ?, recipient = ?"
                + " WHERE account = ? AND order_number = ? AND campaign = ? AND version = ?",
            next,
            (parameters, order) -> {
              parameters
                  .ownText(order.state().name())
                  .number(order.version())
                  .ownText(order.contentDigest())
                  .ownText(OrderContent.ofNames(order.files()));
              content(parameters, order.order());
              identity(parameters, order);
            });
    return Session.isEach(counts, 1);
  }

  private static Parameters identity(Parameters parameters, QueuedOrder order) throws SQLException {
    return parameters
        .text(order.account())
        .text(order.order().key().orderNumber())
        .text(order.order().key().campaign())
        .number(order.version() - 1);
  }

  Map<OrderKey, QueuedOrder> orders(String account, Collection<OrderKey> keys) {
    session.requireAlive();
    Set<OrderKey> wanted = new LinkedHashSet<>(keys);
    if (session.isJoined() || known.size() + wanted.size() > MAX_KNOWN) {
      known.clear();
    }
    List<OrderKey> missing =
        wanted.stream().filter(key -> !known.containsKey(new OrderId(account, key))).toList();
    for (int from = 0; from < missing.size(); from += KEYS_AT_ONCE) {
      read(account, missing.subList(from, Math.min(from + KEYS_AT_ONCE, missing.size())));
    }
    Map<OrderKey, QueuedOrder> found = new LinkedHashMap<>();
    for (OrderKey key : wanted) {
      known
          .getOrDefault(new OrderId(account, key), Optional.empty())
          .ifPresent(order -> found.put(key, order));
    }
    return found;
  }

  private void read(String account, List<OrderKey> keys) {
    keys.forEach(key -> known.put(new OrderId(account, key), Optional.empty()));
    session
        .query(
            "looking up orders",
            "SELECT "
                + COLUMNS
                + " FROM {orders} WHERE account = ? AND (order_number, campaign) IN (VALUES "
                + Session.marks(keys.size(), 2)
                + ")",
            parameters -> {
              parameters.text(account);
              for (OrderKey key : keys) {
                parameters.text(key.orderNumber()).text(key.campaign());
              }
            },
            OrderTable::order)
        .forEach(order -> known.put(new OrderId(account, order.order().key()), Optional.of(order)));
  }

  List<QueuedOrder> queued(String account, int limit) {
    // The state is no parameter, so that the index of queued orders fits.
    return List.copyOf(
        session.query(
            "reading queued orders",
            "SELECT "
                + COLUMNS
                + " FROM {orders} WHERE account = ? AND state = 'QUEUED' ORDER BY entry LIMIT ?",
            parameters -> parameters.text(account).number(limit),
            OrderTable::order));
  }

  List<QueuedOrder> entered(String account, Instant since, @Nullable OrderKey after, int limit) {
    Optional<Long> last = after == null ? firstSince(account, since) : entry(account, after);
    if (last.isEmpty()) {
      return List.of();
    }
    return List.copyOf(
        session.query(
            "reading orders",
            "SELECT "
                + COLUMNS
                + " FROM {orders} WHERE account = ? AND entry > ? AND enqueued_at >= ?"
                + " ORDER BY entry LIMIT ?",
            parameters ->
                parameters
                    .text(account)
                    .number(last.get().longValue())
                    .number(Moments.micros(since))
                    .number(limit),
            OrderTable::order));
  }

  /** The place before the first order of a period. */
  private Optional<Long> firstSince(String account, Instant since) {
    return session
        .query(
            "reading orders",
            "SELECT min(entry) - 1 FROM {orders} WHERE account = ? AND enqueued_at >= ?",
            parameters -> parameters.text(account).number(Moments.micros(since)),
            row -> Optional.ofNullable(row.numberOrNull()))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Long> entry(String account, OrderKey key) {
    return session.first(
        "looking up an order",
        "SELECT entry FROM {orders} WHERE account = ? AND order_number = ? AND campaign = ?",
        parameters -> parameters.text(account).text(key.orderNumber()).text(key.campaign()),
        Row::number);
  }

  /**
   * Either the key without its zeros, or one that has some, of which there is an index. Keys are
   * equal without any leading zero exactly when they are equal but for their last character.
   */
  List<OrderKey> ignoringLeadingZeros(String account, OrderKey key) {
    String number = LEADING_ZEROS.matcher(key.orderNumber()).replaceFirst("");
    String campaign = LEADING_ZEROS.matcher(key.campaign()).replaceFirst("");
    return List.copyOf(
        session.query(
            "looking up orders",
            "SELECT order_number, campaign FROM (SELECT entry, order_number, campaign"
                + " FROM {orders} WHERE account = ? AND order_number = ? AND campaign = ?"
                + " UNION SELECT entry, order_number, campaign FROM {orders}"
                + " WHERE (substr(order_number, 1, 1) = '0' OR substr(campaign, 1, 1) = '0')"
                + " AND account = ? AND ltrim(order_number, '0') = ?"
                + " AND ltrim(campaign, '0') = ?) known ORDER BY entry",
            parameters ->
                parameters
                    .text(account)
                    .text(number)
                    .text(campaign)
                    .text(account)
                    .text(number)
                    .text(campaign),
            row -> OrderKey.of(row.text(), row.text())));
  }

  static QueuedOrder order(Row row) throws SQLException {
    String account = row.text();
    OrderKey key = OrderKey.of(row.text(), row.text());
    QueuedOrder.State state = QueuedOrder.State.valueOf(row.text());
    long version = row.number();
    Instant enqueuedAt = Moments.ofMicros(row.number());
    String digest = row.text();
    List<String> files = OrderContent.names(row.textOrNull());
    LocalDate date = LocalDate.ofEpochDay(row.number());
    String cdiscountId = row.text();
    Title title = Title.valueOf(row.text());
    Destination destination = new Destination(row.text());
    List<OrderLine> lines = OrderContent.lines(row.text());
    Order order =
        new Order(
            key,
            date,
            cdiscountId,
            OrderContent.recipient(title, destination, row.textOrNull()),
            lines);
    return new QueuedOrder(account, order, digest, state, files, enqueuedAt, version);
  }
}
