package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.internal.fate.Settled;
import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.DocumentRecord;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  /** All but the last character, so that something is left of a key. */
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

  private static final int SHARING_FOUND = 16;

  /** A longer text is no parcel number; the ledgers on databases don't find it either. */
  private static final int LONGEST_PARCEL = 200;

  private static final KeptEvents NO_EVENTS = new KeptEvents(new SharedValues());

  private record OrderId(String account, OrderKey key) {}

  private record Name(String account, String name) {}

  private record Subscriber(String account, String name) {}

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock(true);

  // Guarded by lock.
  private final Map<OrderId, QueuedOrder> orders = new LinkedHashMap<>();
  private final Map<Name, OrderFile> files = new LinkedHashMap<>();
  private final Map<Name, FileContent> contents = new HashMap<>();
  private final Map<Name, List<OrderKey>> ordersInFiles = new HashMap<>();
  private final SharedValues shared = new SharedValues();
  private final Map<OrderId, KeptFacts> facts = new HashMap<>();

  /** The orders in each parcel: nearly always one. */
  private final Map<Name, List<OrderKey>> inParcels = new HashMap<>();

  private final Map<Name, DocumentRecord> documents = new HashMap<>();
  private final Map<String, Instant> polled = new HashMap<>();
  private final Map<String, Instant> unreadable = new HashMap<>();
  private final Map<String, KeptEvents> events = new HashMap<>();
  private final Map<Subscriber, Long> cursors = new HashMap<>();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();

  /** Makes an empty ledger on the system's clock. */
  public InMemoryLedger() {
    this(Clock.systemUTC());
  }

  /**
   * Makes an empty ledger.
   *
   * @param clock the ledger's own clock
   */
  public InMemoryLedger(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

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
    } finally {
      // Not in a catch clause: what other languages throw here need not be unchecked.
      try {
        transaction.undoUnlessEnded();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public Forgotten forget(Instant before) {
    return inTransaction(tx -> ((Transaction) tx).forget(before));
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }

  private static OrderKey withoutZeros(OrderKey key) {
    return OrderKey.of(
        LEADING_ZEROS.matcher(key.orderNumber()).replaceFirst(""),
        LEADING_ZEROS.matcher(key.campaign()).replaceFirst(""));
  }

  private final class Transaction
      implements LedgerTransaction, FactStore, Outbox, DocumentLog, EventCursors {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean ended;

    void end() {
      ended = true;
    }

    void undoUnlessEnded() {
      if (ended) {
        return;
      }
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
    public Deliveries deliveries() {
      alive();
      return deliveries.in(this::alive, undo::push);
    }

    @Override
    public boolean add(OrderFact fact) {
      alive();
      String account = fact.key().account();
      OrderId id = new OrderId(account, fact.key().order());
      KeptFacts known = facts.get(id);
      if (known == null) {
        OrderId kept = new OrderId(shared.one(account), keptKey(id));
        known = new KeptFacts(kept.key(), shared);
        put(facts, kept, known);
      }
      boolean isNew = known.add(fact, undo::push);
      if (isNew
          && fact.value() instanceof FactValue.Fulfilment row
          && row.parcel() != null
          && row.parcel().length() <= LONGEST_PARCEL) {
        OrderKey key = keptKey(id);
        Name parcel = new Name(shared.one(account), row.parcel());
        List<OrderKey> before = inParcels.getOrDefault(parcel, List.of());
        if (!before.contains(key)) {
          List<OrderKey> together = new ArrayList<>(before);
          together.add(key);
          put(inParcels, parcel, List.copyOf(together));
        }
      }
      return isNew;
    }

    /** An order's key, as it was entered. */
    private OrderKey keptKey(OrderId id) {
      QueuedOrder order = orders.get(id);
      return order == null ? id.key() : order.order().key();
    }

    @Override
    public Instant now() {
      alive();
      return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Map<OrderKey, List<OrderFact>> of(String account, Collection<OrderKey> keys) {
      alive();
      Map<OrderKey, List<OrderFact>> found = new LinkedHashMap<>();
      for (OrderKey key : keys) {
        KeptFacts known = facts.get(new OrderId(account, key));
        if (known != null && !known.isEmpty()) {
          found.put(key, known.inOrder());
        }
      }
      return found;
    }

    @Override
    public Map<String, List<OrderKey>> shared(String account, Collection<String> parcels) {
      alive();
      Map<String, List<OrderKey>> several = new LinkedHashMap<>();
      for (String parcel : parcels) {
        List<OrderKey> together = inParcels.getOrDefault(new Name(account, parcel), List.of());
        if (together.size() > 1) {
          several.put(
              parcel,
              together.stream()
                  .sorted(
                      Comparator.comparing(OrderKey::orderNumber).thenComparing(OrderKey::campaign))
                  .limit(SHARING_FOUND)
                  .toList());
        }
      }
      return several;
    }

    @Override
    public Set<OrderKey> enterAll(List<QueuedOrder> entered) {
      alive();
      Set<OrderKey> there = new LinkedHashSet<>();
      for (QueuedOrder order : entered) {
        OrderId id = new OrderId(order.account(), order.order().key());
        if (orders.containsKey(id)) {
          there.add(order.order().key());
        } else {
          put(orders, id, order);
        }
      }
      return there;
    }

    @Override
    public Map<OrderKey, QueuedOrder> orders(String account, Collection<OrderKey> keys) {
      alive();
      Map<OrderKey, QueuedOrder> found = new LinkedHashMap<>();
      for (OrderKey key : keys) {
        QueuedOrder order = orders.get(new OrderId(account, key));
        if (order != null) {
          found.put(key, order);
        }
      }
      return found;
    }

    @Override
    public List<QueuedOrder> queued(String account, int limit) {
      alive();
      return of(account)
          .filter(order -> order.state() == QueuedOrder.State.QUEUED)
          .limit(limit)
          .toList();
    }

    @Override
    public List<QueuedOrder> entered(
        String account, Instant since, @Nullable OrderKey after, int limit) {
      alive();
      Stream<QueuedOrder> all = of(account);
      if (after != null) {
        all = all.dropWhile(order -> !order.order().key().equals(after)).skip(1);
      }
      return all.filter(order -> !order.enqueuedAt().isBefore(since)).limit(limit).toList();
    }

    @Override
    public List<OrderKey> ignoringLeadingZeros(String account, OrderKey key) {
      alive();
      OrderKey wanted = withoutZeros(key);
      return of(account)
          .map(order -> order.order().key())
          .filter(known -> withoutZeros(known).equals(wanted))
          .toList();
    }

    private Stream<QueuedOrder> of(String account) {
      return orders.values().stream().filter(order -> order.account().equals(account));
    }

    @Override
    public boolean replaceAll(List<QueuedOrder> next) {
      alive();
      for (QueuedOrder order : next) {
        QueuedOrder stored = orders.get(id(order));
        if (stored == null || stored.version() + 1 != order.version()) {
          return false;
        }
      }
      next.forEach(order -> put(orders, id(order), order));
      return true;
    }

    @Override
    public boolean enter(OrderFile file, FileContent content, List<OrderKey> keys) {
      alive();
      Name id = new Name(file.account(), file.name());
      if (files.containsKey(id)) {
        return false;
      }
      put(files, id, file);
      put(contents, id, content);
      put(ordersInFiles, id, List.copyOf(keys));
      return true;
    }

    @Override
    public Optional<OrderFile> file(String account, String name) {
      alive();
      return Optional.ofNullable(files.get(new Name(account, name)));
    }

    @Override
    public Optional<FileContent> content(String account, String name) {
      alive();
      return Optional.ofNullable(contents.get(new Name(account, name)));
    }

    @Override
    public List<OrderKey> ordersIn(String account, String name) {
      alive();
      return ordersInFiles.getOrDefault(new Name(account, name), List.of());
    }

    @Override
    public List<OrderFile> files(String account, Set<OrderFile.State> states) {
      alive();
      return files.values().stream()
          .filter(file -> file.account().equals(account))
          .filter(file -> states.contains(file.state()))
          .toList();
    }

    @Override
    public Optional<OrderFile> latestFile(String account) {
      alive();
      return files.values().stream()
          .filter(file -> file.account().equals(account))
          .max(Comparator.comparing(OrderFile::createdAt));
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

    Forgotten forget(Instant before) {
      int forgottenOrders = 0;
      for (QueuedOrder order : List.copyOf(orders.values())) {
        if (order.enqueuedAt().isBefore(before)
            && !order.order().recipient().isForgotten()
            && isSettled(order)) {
          put(orders, id(order), withSharedRecipient(order.forgetRecipient()));
          forgottenOrders++;
        }
      }
      int forgottenFiles = 0;
      for (OrderFile file : List.copyOf(files.values())) {
        Name id = new Name(file.account(), file.name());
        if (file.createdAt().isBefore(before)
            && contents.containsKey(id)
            && Settled.isSettled(file)
            && ordersInFiles.getOrDefault(id, List.of()).stream()
                .map(key -> orders.get(new OrderId(file.account(), key)))
                .allMatch(order -> order == null || isSettled(order))) {
          FileContent content = contents.remove(id);
          undo.push(() -> contents.put(id, content));
          forgottenFiles++;
        }
      }
      return new Forgotten(forgottenOrders, forgottenFiles);
    }

    /** What is left of a recipient is the same for thousands. */
    private QueuedOrder withSharedRecipient(QueuedOrder forgotten) {
      Order order = forgotten.order();
      return new QueuedOrder(
          forgotten.account(),
          new Order(
              order.key(),
              order.date(),
              order.cdiscountId(),
              shared.one(order.recipient()),
              order.lines()),
          forgotten.contentDigest(),
          forgotten.state(),
          forgotten.files(),
          forgotten.enqueuedAt(),
          forgotten.version());
    }

    private boolean isSettled(QueuedOrder order) {
      String carrier = order.file();
      return Settled.isSettled(
          order,
          carrier == null ? null : files.get(new Name(order.account(), carrier)),
          of(order.account(), order.order().key()));
    }

    private static OrderId id(QueuedOrder order) {
      return new OrderId(order.account(), order.order().key());
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
    public void readAgain(String account) {
      alive();
      for (Name id : List.copyOf(documents.keySet())) {
        if (id.account().equals(account)) {
          DocumentRecord before = documents.remove(id);
          undo.push(() -> documents.put(id, before));
        }
      }
    }

    @Override
    public void polled(String account, Instant since) {
      alive();
      putLater(polled, account, since);
    }

    @Override
    public Optional<Instant> lastPolled(String account) {
      alive();
      return Optional.ofNullable(polled.get(account));
    }

    @Override
    public void unreadable(String account, Instant at) {
      alive();
      putLater(unreadable, account, at);
    }

    @Override
    public Optional<Instant> lastUnreadable(String account) {
      alive();
      return Optional.ofNullable(unreadable.get(account));
    }

    private void putLater(Map<String, Instant> moments, String account, Instant at) {
      if (at.isAfter(moments.getOrDefault(account, Instant.MIN))) {
        put(moments, account, at);
      }
    }

    @Override
    public boolean append(OrderEvent event) {
      alive();
      KeptEvents all = events.computeIfAbsent(event.account(), account -> new KeptEvents(shared));
      OrderKey about = event.order();
      KeptFacts said = about == null ? null : facts.get(new OrderId(event.account(), about));
      if (isElsewhere(event) || !all.append(event, said)) {
        return false;
      }
      undo.push(all::removeLast);
      return true;
    }

    /** Whether another account has an event of the same id, which names the account. */
    private boolean isElsewhere(OrderEvent event) {
      return events.size() > 1
          && events.entrySet().stream()
              .anyMatch(
                  other ->
                      !other.getKey().equals(event.account()) && other.getValue().has(event.id()));
    }

    @Override
    public List<PositionedEvent> unread(String account, String subscriber, int limit) {
      alive();
      KeptEvents all = events.getOrDefault(account, NO_EVENTS);
      int from = Math.toIntExact(position(account, subscriber));
      List<PositionedEvent> unread = new ArrayList<>();
      for (int i = from; i < all.size() && unread.size() < limit; i++) {
        unread.add(new PositionedEvent(i + 1L, all.get(i)));
      }
      return List.copyOf(unread);
    }

    @Override
    public void acknowledge(String account, String subscriber, long position) {
      alive();
      requireThere(account, position);
      if (position > position(account, subscriber)) {
        put(cursors, new Subscriber(account, subscriber), position);
      }
    }

    private void requireThere(String account, long position) {
      long all = events.getOrDefault(account, NO_EVENTS).size();
      if (position > all) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "position %d: the account has %d event(s)", position, all));
      }
    }

    @Override
    public long position(String account, String subscriber) {
      alive();
      return cursors.getOrDefault(new Subscriber(account, subscriber), 0L);
    }

    @Override
    public boolean advance(String account, String subscriber, long from, long to) {
      alive();
      if (to <= from) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "position %d: expected one beyond %d", to, from));
      }
      requireThere(account, to);
      if (position(account, subscriber) != from) {
        return false;
      }
      put(cursors, new Subscriber(account, subscriber), to);
      return true;
    }
  }
}
