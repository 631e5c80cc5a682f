package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.HeldEvent;
import io.github.cdiscountds.ledger.PositionedEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns, and events that are held; the events themselves stay where they are. */
final class DeliveryTable implements Deliveries {
  /** How many scopes are asked for at once. */
  private static final int SCOPES = 100;

  private static final int LONGEST_SCOPE = 200;

  private static final String LIVING = " AND state <> 'DEAD'";

  private static final String HELD =
      "SELECT held.state, held.attempts, held.first_failed, held.last_failed, held.due,"
          + " held.failure, "
          + EventTable.COLUMNS
          + " FROM {held_events} held JOIN {events} events ON events.account = held.account"
          + " AND events.position = held.position WHERE held.account = ? AND held.subscriber = ?";

  private final Session session;

  DeliveryTable(Session session) {
    this.session = session;
  }

  @Override
  public Optional<DeliveryTurn> turn(String account, String subscriber) {
    return session.first(
        "looking whose turn it is",
        "SELECT holder, until, version FROM {turns} WHERE account = ? AND subscriber = ?",
        parameters -> parameters.text(account).text(subscriber),
        row ->
            new DeliveryTurn(
                account, subscriber, row.text(), Moments.ofMicros(row.number()), row.number()));
  }

  @Override
  public boolean replace(DeliveryTurn next) {
    if (next.version() == 0) {
      return session.update(
              "taking the first turn",
              "INSERT INTO {turns} (holder, until, version, account, subscriber)"
                  + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, subscriber) DO NOTHING",
              parameters -> fill(parameters, next))
          == 1;
    }
    return session.update(
            "changing whose turn it is",
            "UPDATE {turns} SET holder = ?, until = ?, version = ?"
                + " WHERE account = ? AND subscriber = ? AND version = ?",
            parameters -> fill(parameters, next).number(next.version() - 1))
        == 1;
  }

  private static Parameters fill(Parameters parameters, DeliveryTurn turn) throws SQLException {
    return parameters
        .text(turn.holder())
        .number(Moments.micros(turn.until()))
        .number(turn.version())
        .text(turn.account())
        .text(turn.subscriber());
  }

  @Override
  public void hold(HeldEvent event) {
    session.update(
        "holding an event",
        "INSERT INTO {held_events} (account, subscriber, position, scope, state, attempts,"
            + " first_failed, last_failed, due, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (account, subscriber, position) DO UPDATE SET state = excluded.state,"
            + " attempts = excluded.attempts, first_failed = excluded.first_failed,"
            + " last_failed = excluded.last_failed, due = excluded.due,"
            + " failure = excluded.failure",
        parameters ->
            parameters
                .text(event.event().event().account())
                .text(event.subscriber())
                .number(event.event().position())
                .text(indexed(event.event().event().scope()))
                .text(event.state().name())
                .number(event.attempts())
                .number(Moments.microsOrNull(event.firstFailed()))
                .number(Moments.microsOrNull(event.lastFailed()))
                .number(Moments.microsOrNull(event.due()))
                .text(event.failure()));
  }

  @Override
  public boolean release(String account, String subscriber, long position) {
    return session.update(
            "releasing an event",
            "DELETE FROM {held_events} WHERE account = ? AND subscriber = ? AND position = ?",
            parameters -> parameters.text(account).text(subscriber).number(position))
        == 1;
  }

  @Override
  public Optional<HeldEvent> held(String account, String subscriber, long position) {
    return session.first(
        "looking up an event that is held",
        HELD + " AND held.position = ?",
        parameters -> parameters.text(account).text(subscriber).number(position),
        row -> held(account, subscriber, row));
  }

  @Override
  public Optional<HeldEvent> firstOf(String account, String subscriber, String scope) {
    return session.first(
        "looking for the first event of a scope",
        HELD + LIVING + " AND held.scope = ? ORDER BY held.position LIMIT 1",
        parameters -> parameters.text(account).text(subscriber).text(indexed(scope)),
        row -> held(account, subscriber, row));
  }

  @Override
  public Set<String> blocked(String account, String subscriber, Collection<String> scopes) {
    Map<String, String> byIndexed = new HashMap<>();
    scopes.forEach(scope -> byIndexed.put(indexed(scope), scope));
    Set<String> blocked = new HashSet<>();
    List<String> all = List.copyOf(byIndexed.keySet());
    for (int from = 0; from < all.size(); from += SCOPES) {
      List<String> some = all.subList(from, Math.min(from + SCOPES, all.size()));
      blocked.addAll(
          session.query(
              "looking what new events have to wait behind",
              "SELECT DISTINCT scope FROM {held_events} WHERE account = ? AND subscriber = ?"
                  + LIVING
                  + " AND scope IN ("
                  + Session.marks(some.size(), 1)
                  + ")",
              parameters -> {
                parameters.text(account).text(subscriber);
                for (String scope : some) {
                  parameters.text(scope);
                }
              },
              Row::text));
    }
    return blocked.stream().map(byIndexed::get).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What is stored of a scope: an index takes texts of some length only, and a file's name has any.
   */
  private static String indexed(String scope) {
    return scope.length() <= LONGEST_SCOPE ? scope : "sha256 " + Sha256.of(scope);
  }

  @Override
  public List<HeldEvent> due(String account, String subscriber, Instant now, int limit) {
    return List.copyOf(
        session.query(
            "looking for events that are due",
            HELD + LIVING + " AND held.due <= ? ORDER BY held.due, held.position LIMIT ?",
            parameters ->
                parameters.text(account).text(subscriber).number(Moments.micros(now)).number(limit),
            row -> held(account, subscriber, row)));
  }

  @Override
  public Optional<Instant> nextDue(String account, String subscriber) {
    return session.first(
        "looking when an event is due",
        "SELECT due FROM {held_events} WHERE account = ? AND subscriber = ? AND due IS NOT NULL"
            + " ORDER BY due LIMIT 1",
        parameters -> parameters.text(account).text(subscriber),
        row -> Moments.ofMicros(row.number()));
  }

  @Override
  public List<HeldEvent> dead(String account, String subscriber, long after, int limit) {
    return List.copyOf(
        session.query(
            "listing events that were given up",
            HELD + " AND held.state = 'DEAD' AND held.position > ? ORDER BY held.position LIMIT ?",
            parameters -> parameters.text(account).text(subscriber).number(after).number(limit),
            row -> held(account, subscriber, row)));
  }

  private static HeldEvent held(String account, String subscriber, Row row) throws SQLException {
    HeldEvent.State state = HeldEvent.State.valueOf(row.text());
    int attempts = Math.toIntExact(row.number());
    Instant firstFailed = Moments.ofMicrosOrNull(row.numberOrNull());
    Instant lastFailed = Moments.ofMicrosOrNull(row.numberOrNull());
    Instant due = Moments.ofMicrosOrNull(row.numberOrNull());
    String failure = row.textOrNull();
    PositionedEvent event = EventTable.event(account, row);
    return new HeldEvent(subscriber, event, state, attempts, firstFailed, lastFailed, due, failure);
  }
}
