package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.order.FactValue;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of which there are few, each kept once: product codes, file names, invoice numbers,
 * prices, days, status codes, verdicts. Guarded by the ledger's lock.
 */
final class SharedValues {
  private static final int LINKS = 1 << 13;

  private final Map<Object, Object> values = new HashMap<>();

  /** Orders on their way are read again and again. */
  private final Map<String, URI> links = new LastRead();

  /** What was read last. */
  private static final class LastRead extends LinkedHashMap<String, URI> {
    private static final long serialVersionUID = 1L;

    LastRead() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, URI> eldest) {
      return size() > LINKS;
    }
  }

  /** The value itself, or the equal one that is kept already. */
  @SuppressWarnings("unchecked") // What is equal to a value of these final types is of its type.
  <T> T one(T value) {
    Object kept = values.putIfAbsent(value, value);
    return kept == null ? value : (T) kept;
  }

  /** The value that {@link KeptRow#keep} kept. */
  FactValue read(Object kept) {
    if (kept instanceof KeptRow row) {
      String link = row.trackingLink();
      return new FactValue.Fulfilment(
          row.status(),
          row.shippedAt(),
          row.quantity(),
          row.parcel(),
          link == null ? null : links.computeIfAbsent(link, URI::create),
          row.supplierOrderNumber());
    }
    return (FactValue) kept;
  }
}
