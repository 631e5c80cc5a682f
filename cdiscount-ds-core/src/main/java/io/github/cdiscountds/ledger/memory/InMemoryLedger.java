package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.DocumentRecord;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in the heap of one process, and nothing beyond it.
 *
 * <p>Thread-safe: transactions run one after the other; a transaction that throws leaves no trace.
 * Memory grows with every order, fact and event.
 *
 * @since 0.1.0
 */
public final class InMemoryLedger implements OrderLedger {
  private record OrderId(String account, OrderKey key) {}

  private record Name(String account, String name) {}

  private record FactId(FactKey key, FactValue value) {}

  private record Subscriber(String account, String name) {}

  private final ReentrantLock lock = new ReentrantLock(true);

  // Guarded by lock.
  private final Map<OrderId, QueuedOrder> orders = new LinkedHashMap<>();
  private final Map<Name, OrderFile> files = new LinkedHashMap<>();
  private final Map<OrderId, Map<FactId, OrderFact>> facts = new HashMap<>();
  private final Map<Name, DocumentRecord> documents = new HashMap<>();
  private final Map<String, List<OrderEvent>> events = new HashMap<>();
  private final Set<String> eventIds = new HashSet<>();
  private final Map<Subscriber, Long> cursors = new HashMap<>();

  /** Makes an empty ledger. */
  public InMemoryLedger() {}

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a ledger transaction can't open another one");
    }
    Transaction transaction = new Transaction();
    lock.lock();
    try {
      R answer = work.apply(transaction);
      transaction.end();
      return answer;
    } catch (RuntimeException | Error e) {
      transaction.undo();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }

  private final class Transaction
      implements LedgerTransaction, FactStore, Outbox, DocumentLog, EventCursors {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean ended;

    void end() {
      ended = true;
    }

    void undo() {
      ended = true;
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
    }

    private Transaction alive() {
      if (ended || !lock.isHeldByCurrentThread()) {
        throw new IllegalStateException("the ledger transaction has ended");
      }
      return this;
    }

    private <K, V> void put(Map<K, V> map, K key, V value) {
      @Nullable V before = map.put(key, value);
      undo.push(
          () -> {
            if (before == null) {
              map.remove(key);
            } else {
              map.put(key, before);
            }
          });
    }

    @Override
    public FactStore facts() {
      return alive();
    }

    @Override
    public Outbox outbox() {
      return alive();
    }

    @Override
    public DocumentLog documents() {
      return alive();
    }

    @Override
    public EventCursors events() {
      return alive();
    }

    @Override
    public boolean add(OrderFact fact) {
      alive();
      Map<FactId, OrderFact> known =
          facts.computeIfAbsent(
              new OrderId(fact.key().account(), fact.key().order()), id -> new LinkedHashMap<>());
      FactId id = new FactId(fact.key(), fact.value());
      OrderFact before = known.get(id);
      put(known, id, before == null ? fact : before.merge(fact));
      return before == null;
    }

    @Override
    public List<OrderFact> of(String account, OrderKey order) {
      alive();
      return facts.getOrDefault(new OrderId(account, order), Map.of()).values().stream()
          .sorted(Comparator.comparing(OrderFact::first))
          .toList();
    }

    @Override
    public boolean enter(QueuedOrder order) {
      alive();
      OrderId id = new OrderId(order.account(), order.order().key());
      if (orders.containsKey(id)) {
        return false;
      }
      put(orders, id, order);
      return true;
    }

    @Override
    public Optional<QueuedOrder> order(String account, OrderKey key) {
      alive();
      return Optional.ofNullable(orders.get(new OrderId(account, key)));
    }

    @Override
    public List<QueuedOrder> queued(String account, int limit) {
      alive();
      return orders.values().stream()
          .filter(order -> order.account().equals(account))
          .filter(order -> order.state() == QueuedOrder.State.QUEUED)
          .limit(limit)
          .toList();
    }

    @Override
    public List<QueuedOrder> orders(String account) {
      alive();
      return orders.values().stream().filter(order -> order.account().equals(account)).toList();
    }

    @Override
    public boolean replace(QueuedOrder next) {
      alive();
      OrderId id = new OrderId(next.account(), next.order().key());
      QueuedOrder stored = orders.get(id);
      if (stored == null || stored.version() + 1 != next.version()) {
        return false;
      }
      put(orders, id, next);
      return true;
    }

    @Override
    public boolean enter(OrderFile file) {
      alive();
      Name id = new Name(file.account(), file.name());
      if (files.containsKey(id)) {
        return false;
      }
      put(files, id, file);
      return true;
    }

    @Override
    public Optional<OrderFile> file(String account, String name) {
      alive();
      return Optional.ofNullable(files.get(new Name(account, name)));
    }

    @Override
    public List<OrderFile> openFiles(String account) {
      alive();
      return files.values().stream()
          .filter(file -> file.account().equals(account))
          .filter(file -> !file.isSettled() && file.state() != OrderFile.State.IN_DOUBT)
          .toList();
    }

    @Override
    public boolean replace(OrderFile next) {
      alive();
      Name id = new Name(next.account(), next.name());
      OrderFile stored = files.get(id);
      if (stored == null || stored.version() + 1 != next.version()) {
        return false;
      }
      put(files, id, next);
      return true;
    }

    @Override
    public Optional<DocumentRecord> last(String account, String path) {
      alive();
      return Optional.ofNullable(documents.get(new Name(account, path)));
    }

    @Override
    public void record(DocumentRecord reading) {
      alive();
      put(documents, new Name(reading.account(), reading.path()), reading);
    }

    @Override
    public boolean append(OrderEvent event) {
      alive();
      if (!eventIds.add(event.id())) {
        return false;
      }
      List<OrderEvent> all = events.computeIfAbsent(event.account(), account -> new ArrayList<>());
      all.add(event);
      undo.push(
          () -> {
            eventIds.remove(event.id());
            all.remove(all.size() - 1);
          });
      return true;
    }

    @Override
    public List<PositionedEvent> unread(String account, String subscriber, int limit) {
      alive();
      List<OrderEvent> all = events.getOrDefault(account, List.of());
      int from = Math.toIntExact(cursors.getOrDefault(new Subscriber(account, subscriber), 0L));
      List<PositionedEvent> unread = new ArrayList<>();
      for (int i = from; i < all.size() && unread.size() < limit; i++) {
        unread.add(new PositionedEvent(i + 1L, all.get(i)));
      }
      return List.copyOf(unread);
    }

    @Override
    public void acknowledge(String account, String subscriber, long position) {
      alive();
      Subscriber id = new Subscriber(account, subscriber);
      long all = events.getOrDefault(account, List.of()).size();
      if (position > all) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "position %d: the account has %d event(s)", position, all));
      }
      if (position > cursors.getOrDefault(id, 0L)) {
        put(cursors, id, position);
      }
    }
  }
}
