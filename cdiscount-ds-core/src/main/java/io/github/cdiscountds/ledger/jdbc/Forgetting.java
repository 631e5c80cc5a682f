package io.github.cdiscountds.ledger.jdbc;

import io.github.cdiscountds.internal.payload.OrderContent;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /** What decides whether an order is still needed. */
  private record Standing(
      long entry, String account, OrderKey key, QueuedOrder.State state, List<String> files) {

    @Nullable String file() {
      return files.isEmpty() ? null : files.get(files.size() - 1);
    }
  }

  private record CandidateFile(long entry, OrderFile file, List<OrderKey> orders) {}

  private static final String STANDING =
      "SELECT entry, account, order_number, campaign, state, files FROM {orders} WHERE ";

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
    List<Standing> orders =
        session.query(
            "looking for old orders",
            STANDING
                + "entry > ? AND enqueued_at < ? AND recipient IS NOT NULL"
                + " AND state IN ('IN_FILE', 'WITHDRAWN', 'CANCELLED') ORDER BY entry LIMIT ?",
            parameters -> parameters.number(after).number(before).number(ORDERS_AT_ONCE),
            Forgetting::standing);
    List<Standing> settled = new ArrayList<>();
    for (List<Standing> ofAccount : byAccount(orders)) {
      settled.addAll(settled(session, ofAccount));
    }
    session.batch(
        "forgetting recipients",
        "UPDATE {orders} SET recipient = NULL, version = version + 1 WHERE entry = ?",
        settled,
        (parameters, order) -> parameters.number(order.entry()));
    long last = orders.isEmpty() ? after : orders.get(orders.size() - 1).entry();
    return new Page(orders.size(), last, settled.size());
  }

  private Page files(Session session, long after) {
    List<CandidateFile> files =
        session.query(
            "looking for old files",
            "SELECT file.entry, content.order_keys, file.account, file.name, file.state,"
                + " file.attempt, file.size, file.sha256, file.recalled, file.holder,"
                + " file.created_at, file.due, file.version FROM {files} file"
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
            .filter(each -> isSettled(each.file()))
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
      List<Standing> orders =
          session.query(
              "looking up orders",
              STANDING
                  + "account = ? AND (order_number, campaign) IN (VALUES "
                  + Session.marks(some.size(), 2)
                  + ")",
              parameters -> {
                parameters.text(account);
                for (OrderKey key : some) {
                  parameters.text(key.orderNumber()).text(key.campaign());
                }
              },
              Forgetting::standing);
      if (settled(session, orders).size() < orders.size()) {
        return false;
      }
    }
    return true;
  }

  /** Orders of one account of which nothing is waited for, and which nobody may correct. */
  private static List<Standing> settled(Session session, List<Standing> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    String account = orders.get(0).account();
    List<Standing> inFile =
        orders.stream().filter(each -> each.state() == QueuedOrder.State.IN_FILE).toList();
    Set<String> names = new HashSet<>();
    inFile.forEach(each -> names.add(Objects.requireNonNullElse(each.file(), "")));
    Map<String, OrderFile> files = new FileTable(session).files(account, names);
    Map<OrderKey, List<OrderFact>> facts =
        new FactTable(session).of(account, inFile.stream().map(Standing::key).toList());
    return orders.stream()
        .filter(
            order ->
                switch (order.state()) {
                  case QUEUED, WITHDRAWING -> false;
                  case CANCELLED, WITHDRAWN -> true;
                  case IN_FILE -> {
                    OrderFile file = files.get(Objects.requireNonNullElse(order.file(), ""));
                    yield file != null
                        && isSettled(file)
                        && !isRejected(facts.getOrDefault(order.key(), List.of()), file.name());
                  }
                })
        .toList();
  }

  private static boolean isSettled(OrderFile file) {
    return !file.recalled()
        && (file.state() == OrderFile.State.CONFIRMED || file.state() == OrderFile.State.WITHDRAWN);
  }

  /** Whether the supplier's verdict on the file is a rejection and nothing better is known. */
  private static boolean isRejected(List<OrderFact> facts, String file) {
    List<FactValue> about =
        facts.stream()
            .filter(fact -> fact.key().submission().equals(file))
            .map(OrderFact::value)
            .toList();
    return !about.isEmpty()
        && about.stream()
            .allMatch(
                value ->
                    value instanceof FactValue.FileVerdict verdict
                        && verdict.status() == ComplianceReport.Status.KO);
  }

  private static List<List<Standing>> byAccount(List<Standing> orders) {
    Map<String, List<Standing>> accounts = new LinkedHashMap<>();
    orders.forEach(
        order -> accounts.computeIfAbsent(order.account(), name -> new ArrayList<>()).add(order));
    return List.copyOf(accounts.values());
  }

  private static Standing standing(Row row) throws SQLException {
    return new Standing(
        row.number(),
        row.text(),
        OrderKey.of(row.text(), row.text()),
        QueuedOrder.State.valueOf(row.text()),
        OrderContent.names(row.textOrNull()));
  }
}
