package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.fate.Settled;
import io.github.cdiscountds.internal.payload.OrderContent;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.OrderFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes personal data that is older than a period, a page in each transaction: first recipients,
 * then the bytes of files.
 */
final class Forgetting {
  private static final int ORDERS_AT_ONCE = 500;
  private static final int FILES_AT_ONCE = 10;

  /** Runs a page in a transaction of its own. */
  @FunctionalInterface
  interface Transactions {
    <R> R run(Function<Session, R> page);
  }

  /** How far a page came, and how much it forgot. */
  private record Page(int rows, long last, int forgotten) {}

  private record CandidateOrder(long entry, QueuedOrder order) {}

  private record CandidateFile(long entry, OrderFile file, List<OrderKey> orders) {}

  private final Transactions transactions;
  private final long before;

  Forgetting(Transactions transactions, Instant before) {
    this.transactions = transactions;
    this.before = Moments.micros(before);
  }

  Forgotten run() {
    return new Forgotten(pages(this::orders, ORDERS_AT_ONCE), pages(this::files, FILES_AT_ONCE));
  }

  private interface PageOfSession {
    Page of(Session session, long after);
  }

  private int pages(PageOfSession pages, int size) {
    int forgotten = 0;
    long after = 0;
    Page page;
    do {
      long from = after;
      page = transactions.run(session -> pages.of(session, from));
      after = page.last();
      forgotten += page.forgotten();
    } while (page.rows() == size);
    return forgotten;
  }

  private Page orders(Session session, long after) {
    List<CandidateOrder> orders =
        session.query(
            "looking for old orders",
            "SELECT entry, "
                + OrderTable.COLUMNS
                + " FROM {orders} WHERE entry > ? AND enqueued_at < ? AND recipient IS NOT NULL"
                + " AND state IN ('IN_FILE', 'WITHDRAWN', 'CANCELLED') ORDER BY entry LIMIT ?",
            parameters -> parameters.number(after).number(before).number(ORDERS_AT_ONCE),
            row -> new CandidateOrder(row.number(), OrderTable.order(row)));
    List<CandidateOrder> forgotten = new ArrayList<>();
    for (List<CandidateOrder> ofAccount : byAccount(orders)) {
      Set<OrderKey> settled =
          settled(session, ofAccount.stream().map(CandidateOrder::order).toList());
      ofAccount.stream()
          .filter(each -> settled.contains(each.order().order().key()))
          .forEach(forgotten::add);
    }
    session.batch(
        "forgetting recipients",
        "UPDATE {orders} SET recipient = NULL, version = version + 1 WHERE entry = ?",
        forgotten,
        (parameters, each) -> parameters.number(each.entry()));
    long last = orders.isEmpty() ? after : orders.get(orders.size() - 1).entry();
    return new Page(orders.size(), last, forgotten.size());
  }

  private Page files(Session session, long after) {
    List<CandidateFile> files =
        session.query(
            "looking for old files",
            "SELECT file.entry, content.order_keys, file.account, file.name, file.state,"
                + " file.attempt, file.size, file.sha256, file.recalled, file.holder,"
                + " file.created_at, file.due, file.version, file.temporary_names FROM {files} file"
                + " JOIN {file_contents} content ON content.entry = file.entry"
                + " WHERE file.entry > ? AND file.created_at < ? AND content.content IS NOT NULL"
                + " ORDER BY file.entry LIMIT ?",
            parameters -> parameters.number(after).number(before).number(FILES_AT_ONCE),
            row -> {
              long entry = row.number();
              List<OrderKey> keys = OrderContent.keys(row.text());
              return new CandidateFile(entry, FileTable.file(row), keys);
            });
    List<CandidateFile> settled =
        files.stream()
            .filter(each -> Settled.isSettled(each.file()))
            .filter(each -> areSettled(session, each.file().account(), each.orders()))
            .toList();
    session.batch(
        "forgetting files",
        "UPDATE {file_contents} SET content = NULL WHERE entry = ?",
        settled,
        (parameters, each) -> parameters.number(each.entry()));
    long last = files.isEmpty() ? after : files.get(files.size() - 1).entry();
    return new Page(files.size(), last, settled.size());
  }

  private static boolean areSettled(Session session, String account, List<OrderKey> keys) {
    for (int from = 0; from < keys.size(); from += ORDERS_AT_ONCE) {
      List<OrderKey> some = keys.subList(from, Math.min(from + ORDERS_AT_ONCE, keys.size()));
      Collection<QueuedOrder> orders = new OrderTable(session).orders(account, some).values();
      if (settled(session, orders).size() < orders.size()) {
        return false;
      }
    }
    return true;
  }

  /** Those of some orders of one account that are done with. */
  private static Set<OrderKey> settled(Session session, Collection<QueuedOrder> orders) {
    if (orders.isEmpty()) {
      return Set.of();
    }
    String account = orders.iterator().next().account();
    Set<String> names = new HashSet<>();
    List<OrderKey> carried = new ArrayList<>();
    for (QueuedOrder order : orders) {
      String carrier = order.file();
      if (carrier != null) {
        names.add(carrier);
        carried.add(order.order().key());
      }
    }
    Map<String, OrderFile> files = new FileTable(session).filesNamed(account, names);
    Map<OrderKey, List<OrderFact>> facts = new FactTable(session).of(account, carried);
    return orders.stream()
        .filter(
            order -> {
              String carrier = order.file();
              return Settled.isSettled(
                  order,
                  carrier == null ? null : files.get(carrier),
                  facts.getOrDefault(order.order().key(), List.of()));
            })
        .map(order -> order.order().key())
        .collect(Collectors.toSet());
  }

  private static Collection<List<CandidateOrder>> byAccount(List<CandidateOrder> orders) {
    Map<String, List<CandidateOrder>> accounts = new LinkedHashMap<>();
    orders.forEach(
        each ->
            accounts.computeIfAbsent(each.order().account(), name -> new ArrayList<>()).add(each));
    return accounts.values();
  }
}
