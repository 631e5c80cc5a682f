package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one order, in as little room as a year of orders needs. What several of them say
 * is kept once, since documents repeat an order row by row for weeks, and each row was read anew.
 * Guarded by the ledger's lock.
 */
final class KeptFacts {
  /** So few are looked through faster than looked up. */
  private static final int FEW = 48;

  private static final int KEY = 0;
  private static final int VALUE = 1;
  private static final int FIRST = 2;
  private static final int LAST = 3;
  private static final int CELLS = 4;

  private final OrderKey order;
  private final SharedValues shared;

  /** Of each fact its key, its value (see {@link KeptRow}), its first and its last publication. */
  private Object[] cells = new Object[4 * CELLS];

  private int size;

  private @Nullable Index index;

  /** What is looked up once there are many facts. */
  private static final class Index {
    private final Map<FactId, Integer> places = new HashMap<>();

    /** Keys, values and parts of rows, as they are kept. */
    private final Map<Object, Object> same = new HashMap<>();

    private record FactId(FactKey key, Object value) {}

    int find(FactKey key, Object value) {
      return places.getOrDefault(new FactId(key, value), -1);
    }

    void add(int place, FactKey key, Object value) {
      places.put(new FactId(key, value), place);
      same.putIfAbsent(key, key);
      same.putIfAbsent(value, value);
      if (value instanceof KeptRow row) {
        addPart(row.parcel());
        addPart(row.link());
        addPart(row.supplierOrderNumber());
      }
    }

    private void addPart(@Nullable String part) {
      if (part != null) {
        same.putIfAbsent(part, part);
      }
    }

    /** What is equal to it stays known: it may stand in other facts and in events. */
    void remove(FactKey key, Object value) {
      places.remove(new FactId(key, value));
    }
  }

  KeptFacts(OrderKey order, SharedValues shared) {
    this.order = order;
    this.shared = shared;
  }

  /**
   * Adds a fact, or merges it with the one that says the same.
   *
   * @param undo takes what takes that back
   * @return whether it is new
   */
  boolean add(OrderFact fact, Consumer<Runnable> undo) {
    Object value = KeptRow.keep(fact.value());
    int place = find(fact.key(), value);
    if (place >= 0) {
      merge(place, fact, undo);
      return false;
    }
    if (cells.length < (size + 1) * CELLS) {
      cells = Arrays.copyOf(cells, (size + 2 + size / 4) * CELLS);
    }
    FactKey keptKey = kept(fact.key());
    Object keptValue = kept(value);
    cells[size * CELLS + KEY] = keptKey;
    cells[size * CELLS + VALUE] = keptValue;
    cells[size * CELLS + FIRST] = fact.first();
    cells[size * CELLS + LAST] = fact.last();
    size++;
    if (index != null) {
      index.add(size - 1, keptKey, keptValue);
    } else if (size > FEW) {
      index = new Index();
      for (int i = 0; i < size; i++) {
        index.add(i, key(i), value(i));
      }
    }
    undo.accept(this::removeLast);
    return true;
  }

  private void merge(int place, OrderFact fact, Consumer<Runnable> undo) {
    Publication first = first(place);
    Publication last = last(place);
    if (fact.first().compareTo(first) < 0) {
      cells[place * CELLS + FIRST] = fact.first();
      undo.accept(() -> cells[place * CELLS + FIRST] = first);
    }
    if (fact.last().compareTo(last) > 0) {
      cells[place * CELLS + LAST] = fact.last();
      undo.accept(() -> cells[place * CELLS + LAST] = last);
    }
  }

  private void removeLast() {
    size--;
    if (index != null) {
      index.remove(key(size), value(size));
    }
    Arrays.fill(cells, size * CELLS, (size + 1) * CELLS, null);
  }

  private FactKey key(int place) {
    return (FactKey) cells[place * CELLS + KEY];
  }

  private Object value(int place) {
    return cells[place * CELLS + VALUE];
  }

  private Publication first(int place) {
    return (Publication) cells[place * CELLS + FIRST];
  }

  private Publication last(int place) {
    return (Publication) cells[place * CELLS + LAST];
  }

  private int find(FactKey key, Object value) {
    if (index != null) {
      return index.find(key, value);
    }
    for (int i = 0; i < size; i++) {
      if (value(i).equals(value) && key(i).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** All of them, those that were published first before the others. */
  List<OrderFact> inOrder() {
    List<OrderFact> facts = new ArrayList<>(size);
    boolean isSorted = true;
    for (int i = 0; i < size; i++) {
      facts.add(new OrderFact(key(i), shared.read(value(i)), first(i), last(i)));
      isSorted &= i == 0 || first(i - 1).compareTo(first(i)) <= 0;
    }
    if (!isSorted) {
      facts.sort(Comparator.comparing(OrderFact::first));
    }
    return List.copyOf(facts);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The same key, as it is kept. */
  FactKey kept(FactKey key) {
    if (index != null) {
      if (index.same.get(key) instanceof FactKey same) {
        return same;
      }
    } else {
      for (int i = 0; i < size; i++) {
        if (key(i).equals(key)) {
          return key(i);
        }
      }
    }
    return new FactKey(
        shared.one(key.account()), order, shared.one(key.product()), shared.one(key.submission()));
  }

  /** The same value, as it is kept; see {@link KeptRow#keep}. */
  Object kept(Object value) {
    if (index != null) {
      Object same = index.same.get(value);
      if (same != null) {
        return same;
      }
    } else {
      for (int i = 0; i < size; i++) {
        if (value(i).equals(value)) {
          return value(i);
        }
      }
    }
    if (value instanceof KeptRow row) {
      return new KeptRow(
          shared.one(row.status()),
          row.shippedAt() == null ? null : shared.one(row.shippedAt()),
          row.quantity(),
          known(row.parcel(), KeptRow::parcel),
          row.linkEnd() == KeptRow.LinkEnd.PARCEL && row.link() != null
              ? shared.one(row.link())
              : known(row.link(), KeptRow::link),
          row.linkEnd(),
          known(row.supplierOrderNumber(), KeptRow::supplierOrderNumber));
    }
    if (value instanceof FactValue.Billing billing) {
      return new FactValue.Billing(
          shared.one(billing.invoice()),
          billing.line(),
          billing.date() == null ? null : shared.one(billing.date()),
          billing.quantity(),
          shared.one(billing.unitPrice()),
          billing.quantity() == 1 ? shared.one(billing.amount()) : billing.amount(),
          billing.shippingCosts() == null ? null : shared.one(billing.shippingCosts()));
    }
    return value instanceof FactValue.FileVerdict || value instanceof FactValue.Integration
        ? shared.one(value)
        : value;
  }

  /** A part as another row of this order has it. */
  private @Nullable String known(@Nullable String part, Function<KeptRow, @Nullable String> of) {
    if (part != null && index != null) {
      return index.same.get(part) instanceof String same ? same : part;
    }
    if (part != null) {
      for (int i = 0; i < size; i++) {
        if (value(i) instanceof KeptRow row) {
          String same = of.apply(row);
          if (Objects.equals(part, same)) {
            return same;
          }
        }
      }
    }
    return part;
  }
}
