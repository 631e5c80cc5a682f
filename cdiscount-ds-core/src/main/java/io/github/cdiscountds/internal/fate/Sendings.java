package io.github.cdiscountds.internal.fate;

import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which sending of an order each statement about it speaks of (DESIGN invariant 3). A row that
 * names no file speaks of the latest sending made before it was published; that a sending had been
 * made is told by what the supplier publishes about it, never by our own clock. Derived from the
 * whole set of facts each time, so that it doesn't depend on what was read first. Immutable.
 */
public final class Sendings {
  private final List<String> files;
  private final Map<String, Instant> named = new HashMap<>();
  private final Set<String> rejected = new HashSet<>();
  private final List<OrderFact> facts;

  /**
   * Attributes what is known of an order.
   *
   * @param files the order's own files, the latest last
   * @param raw everything known of its key
   */
  public Sendings(List<String> files, Collection<OrderFact> raw) {
    this.files = files;
    for (OrderFact fact : raw) {
      String file = fact.key().submission();
      if (!file.isEmpty()) {
        named.merge(file, fact.first().published(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    files.stream().filter(file -> isRejected(raw, file)).forEach(rejected::add);
    Map<Statement, OrderFact> attributed = new LinkedHashMap<>();
    for (OrderFact fact : raw) {
      for (FactKey key : keysOf(fact)) {
        OrderFact sure = new OrderFact(key, fact.value(), fact.first(), fact.last());
        attributed.merge(new Statement(key, fact.value()), sure, OrderFact::merge);
      }
    }
    facts = List.copyOf(attributed.values());
  }

  private record Statement(FactKey key, FactValue value) {}

  /**
   * Everything that the supplier said of the order, rows without a file under the sending that they
   * speak of; what the shop itself stated isn't among it.
   */
  public List<OrderFact> facts() {
    return facts;
  }

  /** What is said of one sending. */
  public List<OrderFact> of(String file) {
    return facts.stream().filter(fact -> fact.key().submission().equals(file)).toList();
  }

  /**
   * Tells whether a statement speaks of one of the order's own sendings; while it has none, what
   * names no file counts as its own.
   */
  public boolean isOwn(OrderFact fact) {
    String file = fact.key().submission();
    return file.isEmpty() ? files.isEmpty() : files.contains(file);
  }

  /** Whether the supplier's verdict on a file is a rejection and nothing better is known. */
  static boolean isRejected(Collection<OrderFact> facts, String file) {
    List<FactValue> about =
        facts.stream()
            .filter(fact -> fact.key().submission().equals(file))
            .map(OrderFact::value)
            .toList();
    Predicate<FactValue> isRejection =
        value ->
            value instanceof FactValue.FileVerdict verdict
                && verdict.status() == ComplianceReport.Status.KO;
    return !about.isEmpty() && about.stream().allMatch(isRejection);
  }

  /**
   * One key; two for a row without a file that stands in the documents of two days, each of which
   * covers its own (R24).
   */
  private List<FactKey> keysOf(OrderFact fact) {
    FactKey key = fact.key();
    if (fact.value() instanceof FactValue.Stated) {
      return List.of();
    }
    if (!key.submission().isEmpty() || files.isEmpty()) {
      return List.of(key);
    }
    List<FactKey> keys = new ArrayList<>(List.of(in(at(fact.first()), key)));
    if (!Objects.equals(fact.first().named(), fact.last().named())) {
      FactKey last = in(at(fact.last()), key);
      if (!keys.contains(last)) {
        keys.add(last);
      }
    }
    return keys;
  }

  private static FactKey in(String file, FactKey key) {
    return new FactKey(key.account(), key.order(), key.product(), file);
  }

  /** The sending that a row without a file speaks of. A rejected file has no rows. */
  private String at(Publication publication) {
    List<String> possible = files.stream().filter(file -> !rejected.contains(file)).toList();
    List<String> from = possible.isEmpty() ? files : possible;
    String earliestNamed = null;
    @Nullable String latestBefore = null;
    for (String file : from) {
      Instant since = named.get(file);
      if (since != null) {
        earliestNamed = earliestNamed == null ? file : earliestNamed;
        latestBefore = since.isAfter(publication.published()) ? latestBefore : file;
      }
    }
    if (latestBefore != null) {
      return latestBefore;
    }
    return earliestNamed == null ? from.get(from.size() - 1) : earliestNamed;
  }
}
