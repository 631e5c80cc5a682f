package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.payload.FactContent;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events in the order in which their transactions took effect: whoever appends one first changes
 * the account's count, so that the next one has to wait until that transaction has ended.
 */
final class EventTable implements EventCursors {
  /** What {@link #event} reads, of a table or alias {@code events}. */
  static final String COLUMNS =
      "events.position, events.id, events.type, events.order_number, events.campaign,"
          + " events.product, events.file, events.kind, events.value, events.note";

  private static final String INSERT =
      "INSERT INTO {events} (account, position, id, type, order_number, campaign, product,"
          + " file, kind, value, note)";

  private static final int AT_ONCE = 500;

  private final Session session;
  private final Set<String> counted = new HashSet<>();

  EventTable(Session session) {
    this.session = session;
  }

  @Override
  public boolean append(OrderEvent event) {
    count(event.account());
    int free =
        session.update(
            "numbering an event",
            "UPDATE {event_counts} SET last = last + 1 WHERE account = ?"
                + " AND NOT EXISTS (SELECT 1 FROM {events} WHERE id = ?)",
            parameters -> parameters.text(event.account()).text(event.id()));
    if (free == 0) {
      return false;
    }
    // In a transaction that we joined, another one may have appended the same in between.
    return session.update(
            "appending an event",
            INSERT
                + " SELECT account, last, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                + " FROM {event_counts} WHERE account = ? ON CONFLICT (id) DO NOTHING",
            parameters -> content(parameters, event).text(event.account()))
        == 1;
  }

  /** A report tells of thousands: their numbers are reserved at once, and they are written so. */
  @Override
  public List<OrderEvent> appendAll(List<OrderEvent> events) {
    Map<String, List<OrderEvent>> byAccount = new LinkedHashMap<>();
    events.forEach(
        event ->
            byAccount.computeIfAbsent(event.account(), account -> new ArrayList<>()).add(event));
    List<OrderEvent> appended = new ArrayList<>();
    byAccount.forEach(
        (account, all) -> {
          for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<OrderEvent> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            appended.addAll(appendAll(account, some));
          }
        });
    return appended;
  }

  private List<OrderEvent> appendAll(String account, List<OrderEvent> some) {
    count(account);
    // Whoever appends waits here, so that what is looked up next stays true.
    reserve(account, 0);
    Map<String, OrderEvent> fresh = new LinkedHashMap<>();
    some.forEach(event -> fresh.putIfAbsent(event.id(), event));
    session
        .query(
            "looking up events",
            "SELECT id FROM {events} WHERE id IN (" + Session.marks(fresh.size(), 1) + ")",
            parameters -> {
              for (String id : fresh.keySet()) {
                parameters.text(id);
              }
            },
            Row::text)
        .forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return List.of();
    }
    List<OrderEvent> appending = List.copyOf(fresh.values());
    reserve(account, appending.size());
    long first = last(account) - appending.size() + 1;
    AtomicLong position = new AtomicLong(first);
    int[] counts =
        session.batch(
            "appending events",
            INSERT + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            appending,
            (parameters, event) ->
                content(parameters.text(account).number(position.getAndIncrement()), event));
    List<OrderEvent> appended = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) { // a driver may not say how many
        appended.add(appending.get(i));
      }
    }
    return appended;
  }

  private void reserve(String account, int positions) {
    session.update(
        "numbering events",
        "UPDATE {event_counts} SET last = last + ? WHERE account = ?",
        parameters -> parameters.number(positions).text(account));
  }

  private static Parameters content(Parameters parameters, OrderEvent event) throws SQLException {
    OrderKey order = event.order();
    Sku product = event.product();
    FactValue value = event.value();
    FactContent content = value == null ? null : FactContent.of(value);
    return parameters
        .text(event.id())
        .text(event.type().name())
        .text(order == null ? null : order.orderNumber())
        .text(order == null ? null : order.campaign())
        .text(product == null ? null : product.value())
        .text(event.file())
        .text(content == null ? null : content.kind())
        .text(content == null ? null : content.json())
        .text(event.note());
  }

  private void count(String account) {
    if (counted.add(account)) {
      session.update(
          "counting events",
          "INSERT INTO {event_counts} (account, last) VALUES (?, 0)"
              + " ON CONFLICT (account) DO NOTHING",
          parameters -> parameters.text(account));
    }
  }

  @Override
  public List<PositionedEvent> unread(String account, String subscriber, int limit) {
    return List.copyOf(
        session.query(
            "reading events",
            "SELECT "
                + COLUMNS
                + " FROM {events} events WHERE events.account = ? AND events.position >"
                + " coalesce((SELECT known.position FROM {cursors} known"
                + " WHERE known.account = ? AND known.subscriber = ?), 0)"
                + " ORDER BY events.position LIMIT ?",
            parameters -> parameters.text(account).text(account).text(subscriber).number(limit),
            row -> event(account, row)));
  }

  static PositionedEvent event(String account, Row row) throws SQLException {
    return new PositionedEvent(
        row.number(),
        new OrderEvent(
            row.text(),
            OrderEvent.Type.valueOf(row.text()),
            account,
            key(row.textOrNull(), row.textOrNull()),
            product(row.textOrNull()),
            row.textOrNull(),
            value(row.textOrNull(), row.textOrNull()),
            row.textOrNull()));
  }

  private static @Nullable OrderKey key(@Nullable String number, @Nullable String campaign) {
    return number == null || campaign == null ? null : OrderKey.of(number, campaign);
  }

  private static @Nullable Sku product(@Nullable String code) {
    return code == null ? null : Sku.of(code);
  }

  private static @Nullable FactValue value(@Nullable String kind, @Nullable String json) {
    return kind == null || json == null ? null : new FactContent(kind, json).value();
  }

  @Override
  public void acknowledge(String account, String subscriber, long position) {
    requireThere(account, position);
    session.update(
        "moving a cursor",
        "INSERT INTO {cursors} AS known (account, subscriber, position) VALUES (?, ?, ?)"
            + " ON CONFLICT (account, subscriber) DO UPDATE SET position = excluded.position"
            + " WHERE known.position < excluded.position",
        parameters -> parameters.text(account).text(subscriber).number(position));
  }

  private void requireThere(String account, long position) {
    long last = last(account);
    if (position > last) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "position %d: the account has %d event(s)", position, last));
    }
  }

  private long last(String account) {
    return session
        .first(
            "counting events",
            "SELECT last FROM {event_counts} WHERE account = ?",
            parameters -> parameters.text(account),
            Row::number)
        .orElse(0L);
  }

  @Override
  public long position(String account, String subscriber) {
    return session
        .first(
            "looking how far a subscriber has read",
            "SELECT position FROM {cursors} WHERE account = ? AND subscriber = ?",
            parameters -> parameters.text(account).text(subscriber),
            Row::number)
        .orElse(0L);
  }

  @Override
  public boolean advance(String account, String subscriber, long from, long to) {
    if (to <= from) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "position %d: expected one beyond %d", to, from));
    }
    requireThere(account, to);
    if (from == 0) {
      session.update(
          "setting a cursor",
          "INSERT INTO {cursors} (account, subscriber, position) VALUES (?, ?, 0)"
              + " ON CONFLICT (account, subscriber) DO NOTHING",
          parameters -> parameters.text(account).text(subscriber));
    }
    return session.update(
            "moving a cursor",
            "UPDATE {cursors} SET position = ? WHERE account = ? AND subscriber = ?"
                + " AND position = ?",
            parameters -> parameters.number(to).text(account).text(subscriber).number(from))
        == 1;
  }
}
