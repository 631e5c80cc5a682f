package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.digest.Sha256;
import io.github.cdiscountds.internal.payload.FactContent;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts, held by the order that they are about.
 *
 * <p>A document states thousands: what is known of an order is read once in a transaction, and what
 * is new is written in batches before the transaction ends.
 */
final class FactTable implements FactStore {
  private static final String COLUMNS =
      "id, account, order_number, campaign, product, submission, kind, value, first_document,"
          + " first_named, first_published, first_sha256, last_document, last_named,"
          + " last_published, last_sha256";

  /** Four times what is documented. */
  private static final int LONGEST_PARCEL = 200;

  /** Orders of a parcel that are found at most. */
  private static final int SHARING_FOUND = 16;

  private static final String NO_LOCK = "";
  private static final int KEYS_AT_ONCE = 500;

  /** So that a poll of any size needs a bounded amount of memory beside the facts themselves. */
  private static final int PENDING = 5000;

  /** Orders whose facts are held, since rows about one order stand close together. */
  private static final int KNOWN = 5000;

  private record OrderId(String account, OrderKey key) {}

  private record FactId(FactKey key, FactValue value) {}

  /** A fact and the digest under which it is stored. */
  private record Stored(String id, OrderFact fact) {}

  private final Session session;
  private final Map<OrderId, Map<FactId, Stored>> known = new LinkedHashMap<>();
  private final Map<String, OrderFact> added = new LinkedHashMap<>();
  private final Map<String, OrderFact> merged = new LinkedHashMap<>();

  FactTable(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(OrderFact stated) {
    session.requireAlive();
    OrderFact fact = storable(stated);
    OrderId order = new OrderId(fact.key().account(), fact.key().order());
    if (session.isJoined()) {
      known.remove(order);
    }
    load(order.account(), Set.of(order.key()), session.forUpdate());
    Map<FactId, Stored> facts = Objects.requireNonNull(known.get(order), "loaded");
    FactId id = new FactId(fact.key(), fact.value());
    Stored before = facts.get(id);
    Stored after =
        before == null
            ? new Stored(digest(fact), fact)
            : new Stored(before.id(), before.fact().merge(fact));
    facts.put(id, after);
    if (before == null || added.containsKey(after.id())) {
      added.put(after.id(), after.fact());
    } else if (!before.fact().equals(after.fact())) {
      merged.put(after.id(), after.fact());
    }
    if (session.isJoined() || added.size() + merged.size() >= PENDING) {
      flush();
    }
    return before == null;
  }

  /** So that a fact is known again that can't be kept to the letter. */
  private static OrderFact storable(OrderFact fact) {
    FactKey key = fact.key();
    FactKey kept =
        new FactKey(
            key.account(),
            storable(key.order()),
            Sku.of(Parameters.storable(key.product().value())),
            Parameters.storable(key.submission()));
    return kept.equals(key) ? fact : new OrderFact(kept, fact.value(), fact.first(), fact.last());
  }

  private static OrderKey storable(OrderKey key) {
    return OrderKey.of(Parameters.storable(key.orderNumber()), Parameters.storable(key.campaign()));
  }

  @Override
  public Map<OrderKey, List<OrderFact>> of(String account, Collection<OrderKey> orders) {
    session.requireAlive();
    Set<OrderKey> wanted = new LinkedHashSet<>(orders);
    if (known.size() > KNOWN) {
      flush();
      known.clear();
    }
    if (session.isJoined()) {
      wanted.forEach(key -> known.remove(new OrderId(account, storable(key))));
    }
    Set<OrderKey> stored = new LinkedHashSet<>();
    wanted.forEach(key -> stored.add(storable(key)));
    load(account, stored, NO_LOCK);
    Map<OrderKey, List<OrderFact>> found = new LinkedHashMap<>();
    for (OrderKey key : wanted) {
      Map<FactId, Stored> facts =
          Objects.requireNonNull(known.get(new OrderId(account, storable(key))), "loaded");
      if (!facts.isEmpty()) {
        found.put(
            key,
            facts.values().stream()
                .map(Stored::fact)
                .sorted(Comparator.comparing(OrderFact::first))
                .toList());
      }
    }
    return found;
  }

  @Override
  public Map<String, List<OrderKey>> shared(String account, Collection<String> parcels) {
    session.requireAlive();
    flush();
    List<String> wanted = parcels.stream().distinct().toList();
    Map<String, List<OrderKey>> orders = new LinkedHashMap<>();
    for (int from = 0; from < wanted.size(); from += KEYS_AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + KEYS_AT_ONCE, wanted.size()));
      session
          .query(
              "looking up parcels",
              "SELECT DISTINCT parcel, order_number, campaign, place FROM"
                  + " (SELECT parcel, order_number, campaign, dense_rank() OVER"
                  + " (PARTITION BY parcel ORDER BY order_number"
                  + session.bytewise()
                  + ", campaign"
                  + session.bytewise()
                  + ") AS place FROM {facts} WHERE account = ? AND parcel IN ("
                  + Session.marks(some.size(), 1)
                  + ")) AS placed WHERE place <= ? ORDER BY place",
              parameters -> {
                parameters.text(account);
                for (String parcel : some) {
                  parameters.text(parcel);
                }
                parameters.number(SHARING_FOUND);
              },
              row -> Map.entry(row.text(), OrderKey.of(row.text(), row.text())))
          .forEach(
              each ->
                  orders
                      .computeIfAbsent(each.getKey(), parcel -> new ArrayList<>())
                      .add(each.getValue()));
    }
    orders.values().removeIf(together -> together.size() < 2);
    return orders;
  }

  /** Of a text that is no parcel number no index has to hold. */
  private static @Nullable String parcel(FactValue value) {
    String parcel = value instanceof FactValue.Fulfilment row ? row.parcel() : null;
    return parcel == null || parcel.length() > LONGEST_PARCEL ? null : parcel;
  }

  /**
   * Reads what is known of those orders that weren't read in this transaction yet; in a transaction
   * of the shop only what is going to be changed is locked.
   */
  private void load(String account, Set<OrderKey> orders, String lock) {
    List<OrderKey> missing =
        orders.stream().filter(key -> !known.containsKey(new OrderId(account, key))).toList();
    missing.forEach(key -> known.put(new OrderId(account, key), new LinkedHashMap<>()));
    for (int from = 0; from < missing.size(); from += KEYS_AT_ONCE) {
      List<OrderKey> some = missing.subList(from, Math.min(from + KEYS_AT_ONCE, missing.size()));
      session
          .query(
              "looking up facts",
              "SELECT "
                  + COLUMNS
                  + " FROM {facts} WHERE account = ? AND (order_number, campaign) IN (VALUES "
                  + Session.marks(some.size(), 2)
                  + ") ORDER BY entry"
                  + lock,
              parameters -> {
                parameters.text(account);
                for (OrderKey key : some) {
                  parameters.text(key.orderNumber()).text(key.campaign());
                }
              },
              FactTable::stored)
          .forEach(
              stored -> {
                OrderFact fact = stored.fact();
                Objects.requireNonNull(
                        known.get(new OrderId(account, fact.key().order())), "asked for")
                    .put(new FactId(fact.key(), fact.value()), stored);
              });
    }
  }

  private static Stored stored(Row row) throws SQLException {
    String id = row.text();
    FactKey key =
        new FactKey(
            row.text(), OrderKey.of(row.text(), row.text()), Sku.of(row.text()), row.text());
    FactValue value = new FactContent(row.text(), row.text()).value();
    return new Stored(id, new OrderFact(key, value, publication(row), publication(row)));
  }

  private static Publication publication(Row row) throws SQLException {
    String document = row.text();
    String named = row.textOrNull();
    return new Publication(
        document,
        named == null ? null : LocalDateTime.parse(named),
        Moments.ofMicros(row.number()),
        row.text());
  }

  /** Writes what is new; called before the transaction ends. */
  void flush() {
    if (!added.isEmpty()) {
      session.batch(
          "adding facts",
          "INSERT INTO {facts} ("
              + COLUMNS
              + ", parcel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              + " ON CONFLICT (id) DO NOTHING",
          new ArrayList<>(added.entrySet()),
          (parameters, each) -> {
            FactKey key = each.getValue().key();
            FactContent content = FactContent.of(each.getValue().value());
            parameters
                .ownText(each.getKey())
                .text(key.account())
                .text(key.order().orderNumber())
                .text(key.order().campaign())
                .text(key.product().value())
                .text(key.submission())
                .ownText(content.kind())
                .ownText(content.json());
            publication(parameters, each.getValue().first());
            publication(parameters, each.getValue().last());
            parameters.text(parcel(each.getValue().value()));
          });
      added.clear();
    }
    if (!merged.isEmpty()) {
      session.batch(
          "merging facts",
          "UPDATE {facts} SET first_document = ?, first_named = ?, first_published = ?,"
              + " first_sha256 = ?, last_document = ?, last_named = ?, last_published = ?,"
              + " last_sha256 = ? WHERE id = ?",
          new ArrayList<>(merged.entrySet()),
          (parameters, each) -> {
            publication(parameters, each.getValue().first());
            publication(parameters, each.getValue().last());
            parameters.ownText(each.getKey());
          });
      merged.clear();
    }
  }

  private static void publication(Parameters parameters, Publication publication)
      throws SQLException {
    LocalDateTime named = publication.named();
    parameters
        .text(publication.document())
        .text(named == null ? null : named.toString())
        .number(Moments.micros(publication.published()))
        .text(publication.sha256());
  }

  /** The id under which a fact is stored, which must not change from version to version. */
  static String digest(OrderFact fact) {
    FactKey key = fact.key();
    FactContent content = FactContent.of(fact.value());
    return new Sha256()
        .addAll(
            List.of(
                key.account(),
                key.order().orderNumber(),
                key.order().campaign(),
                key.product().value(),
                key.submission(),
                content.kind(),
                content.json()))
        .hex();
  }
}
