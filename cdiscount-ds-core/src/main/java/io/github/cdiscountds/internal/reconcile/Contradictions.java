package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.internal.fate.Evidence;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.Contradiction;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can't all be true about one order. Every rule is monotone: what is found in a set of
 * facts is found in every larger set, so that the events about it don't depend on arrival. For the
 * same reason a row without a file is held against those of a file only while the order went in one
 * file alone, and not by the sending that it is attributed to, which may change as more is known.
 */
final class Contradictions {
  /** Total over the facts of one order, so that no arrival order shows in what is derived. */
  static final Comparator<OrderFact> BY_PUBLICATION =
      Comparator.comparing(OrderFact::first)
          .thenComparing(fact -> fact.key().submission())
          .thenComparing(fact -> fact.key().product())
          .thenComparing(fact -> new EventIdentity().add(fact.value()).text());

  private final @Nullable QueuedOrder order;
  private final List<OrderFact> facts;
  private final TrackingQuantity counting;
  private final Map<String, Contradiction> found = new TreeMap<>();

  private Contradictions(
      @Nullable QueuedOrder order, Collection<OrderFact> facts, TrackingQuantity counting) {
    this.order = order;
    this.facts = facts.stream().sorted(BY_PUBLICATION).toList();
    this.counting = counting;
  }

  /**
   * Finds them.
   *
   * @param order the order, or null when the ledger doesn't know it
   * @param facts everything known of its key, as it was read
   * @param counting what a tracking row's quantity counts
   * @param sharing some orders of each parcel that stands with several
   * @return by identity
   */
  static Map<String, Contradiction> of(
      @Nullable QueuedOrder order,
      Collection<OrderFact> facts,
      TrackingQuantity counting,
      Map<String, List<OrderKey>> sharing) {
    Contradictions contradictions = new Contradictions(order, facts, counting);
    contradictions.betweenStatements();
    contradictions.parcels(sharing);
    if (order != null) {
      contradictions.quantities(order);
      contradictions.sentTwice(order);
      contradictions.neverSent(order);
    }
    return contradictions.found;
  }

  /**
   * Tells in which sendings the supplier takes some lines of an order and refuses others (R22).
   *
   * @return file names
   */
  static Set<String> partlyRefused(QueuedOrder order, Collection<OrderFact> facts) {
    Map<String, Set<Sku>> refused = new HashMap<>();
    Map<String, Set<Sku>> taken = new HashMap<>();
    Set<Sku> ordered = order.order().products();
    for (OrderFact fact : facts) {
      if (!ordered.contains(fact.key().product())) {
        continue;
      }
      String sending = sending(order, fact);
      if (sending == null) {
        continue;
      }
      if (fact.value() instanceof FactValue.Integration integration
          && integration.result() instanceof IntegrationResult.Refused refusal
          && refusal.cause() != RefusalCause.DUPLICATE) {
        refused.computeIfAbsent(sending, key -> new TreeSet<>()).add(fact.key().product());
      } else if (Evidence.showsWork(fact.value())) {
        taken.computeIfAbsent(sending, key -> new TreeSet<>()).add(fact.key().product());
      }
    }
    Set<String> partly = new TreeSet<>();
    refused.forEach(
        (sending, lines) -> {
          Set<Sku> others = taken.getOrDefault(sending, Set.of());
          if (lines.stream()
              .anyMatch(line -> others.stream().anyMatch(other -> !other.equals(line)))) {
            partly.add(sending);
          }
        });
    return partly;
  }

  private void betweenStatements() {
    Map<List<Object>, List<OrderFact>> bySending = new LinkedHashMap<>();
    for (OrderFact fact : facts) {
      String sending = sending(order, fact);
      if (sending != null) {
        bySending
            .computeIfAbsent(List.of(fact.key().product(), sending), key -> new ArrayList<>())
            .add(fact);
      }
    }
    for (List<OrderFact> stated : bySending.values()) {
      pairs(
          Contradiction.Kind.FILE_ACCEPTED_AND_REJECTED,
          those(stated, value -> isVerdict(value, ComplianceReport.Status.OK)),
          those(stated, value -> isVerdict(value, ComplianceReport.Status.KO)));
      List<OrderFact> refused = those(stated, Contradictions::isRefused);
      pairs(
          Contradiction.Kind.PROCESSED_AND_REFUSED,
          refused,
          those(stated, Contradictions::isProcessed));
      refusedButTracked(refused, those(stated, FactValue.Fulfilment.class::isInstance));
      statusesThatWentBack(stated);
    }
  }

  private static List<OrderFact> those(List<OrderFact> stated, Predicate<FactValue> wanted) {
    return stated.stream().filter(fact -> wanted.test(fact.value())).toList();
  }

  private static boolean isVerdict(FactValue value, ComplianceReport.Status status) {
    return value instanceof FactValue.FileVerdict verdict && verdict.status() == status;
  }

  private static boolean isRefused(FactValue value) {
    return value instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Refused;
  }

  private static boolean isProcessed(FactValue value) {
    return value instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Processed;
  }

  private void pairs(Contradiction.Kind kind, List<OrderFact> ones, List<OrderFact> others) {
    for (OrderFact one : ones) {
      for (OrderFact other : others) {
        add(
            new Contradiction(kind, one.key(), one.value(), other.value(), null),
            identity(kind, one)
                .add(other.key().submission())
                .add(new EventIdentity().add(other.value()).text()));
      }
    }
  }

  /** One for each refusal, however many rows list the line. */
  private void refusedButTracked(List<OrderFact> refused, List<OrderFact> tracked) {
    for (OrderFact one : refused) {
      if (!tracked.isEmpty()) {
        Contradiction.Kind kind = Contradiction.Kind.REFUSED_BUT_TRACKED;
        FactValue other = tracked.get(0).value();
        add(new Contradiction(kind, one.key(), one.value(), other, null), identity(kind, one));
      }
    }
  }

  /** A lower status was published after a higher one had been, of the same parcel. */
  private void statusesThatWentBack(List<OrderFact> stated) {
    Map<String, Map<Meaning, OrderFact>> earliest = new HashMap<>();
    Map<String, Map<Meaning, OrderFact>> latest = new HashMap<>();
    for (OrderFact fact : stated) {
      if (fact.value() instanceof FactValue.Fulfilment row) {
        String parcel = new EventIdentity().add(row.parcel()).text();
        Meaning meaning = row.status().meaning();
        earliest
            .computeIfAbsent(parcel, key -> new EnumMap<>(Meaning.class))
            .putIfAbsent(meaning, fact);
        latest
            .computeIfAbsent(parcel, key -> new EnumMap<>(Meaning.class))
            .merge(meaning, fact, (a, b) -> a.last().compareTo(b.last()) < 0 ? b : a);
      }
    }
    earliest.forEach(
        (parcel, firsts) ->
            firsts.forEach(
                (higher, one) ->
                    latest
                        .getOrDefault(parcel, Map.of())
                        .forEach((lower, other) -> wentBack(parcel, one, other))));
  }

  private void wentBack(String parcel, OrderFact one, OrderFact other) {
    Meaning higher = ((FactValue.Fulfilment) one.value()).status().meaning();
    Meaning lower = ((FactValue.Fulfilment) other.value()).status().meaning();
    if (lower != Meaning.UNKNOWN
        && higher.compareTo(lower) > 0
        && one.first().compareTo(other.last()) < 0) {
      Contradiction.Kind kind = Contradiction.Kind.STATUS_WENT_BACK;
      add(
          new Contradiction(kind, one.key(), one.value(), other.value(), null),
          identity(kind, one.key())
              .add(one.key().product())
              .add(sending(order, one))
              .add(parcel)
              .add(higher)
              .add(lower));
    }
  }

  /** A line never counts as delivered beyond what was ordered, and somebody should look (R30). */
  private void quantities(QueuedOrder known) {
    Map<Sku, List<OrderFact>> byProduct =
        facts.stream()
            .filter(fact -> isOwn(known, fact))
            .filter(fact -> ShippedParcels.isShipped(fact.value()))
            .collect(Collectors.groupingBy(fact -> fact.key().product()));
    for (OrderLine line : known.order().lines()) {
      List<OrderFact> shipped = byProduct.getOrDefault(line.product(), List.of());
      if (ShippedParcels.highest(shipped, counting) > line.quantity()) {
        OrderFact last = shipped.get(shipped.size() - 1);
        Contradiction.Kind kind = Contradiction.Kind.DELIVERED_ABOVE_ORDERED;
        add(
            new Contradiction(kind, last.key(), last.value(), null, null),
            identity(kind, last.key()).add(line.product()));
      }
    }
  }

  private void parcels(Map<String, List<OrderKey>> sharing) {
    for (OrderFact fact : facts) {
      if (fact.value() instanceof FactValue.Fulfilment row && row.parcel() != null) {
        sharing.getOrDefault(row.parcel(), List.of()).stream()
            .filter(other -> isAnother(fact.key().order(), other))
            .findFirst()
            .ifPresent(
                other -> {
                  Contradiction.Kind kind = Contradiction.Kind.PARCEL_OF_SEVERAL_ORDERS;
                  add(
                      new Contradiction(kind, fact.key(), row, null, other),
                      new EventIdentity()
                          .add("contradiction")
                          .add(kind)
                          .add(fact.key().account())
                          .add(row.parcel()));
                });
      }
    }
  }

  /** A parked row stands under both readings of its key (R26), which are one order. */
  private static boolean isAnother(OrderKey order, OrderKey other) {
    boolean isTheOtherReading =
        order.orderNumber().equals(other.campaign())
            && order.campaign().equals(other.orderNumber());
    return !order.equals(other) && !isTheOtherReading;
  }

  private void sentTwice(QueuedOrder known) {
    int earlier = Math.max(0, known.files().size() - 1);
    for (String file : known.files().subList(0, earlier)) {
      facts.stream()
          .filter(fact -> fact.key().submission().equals(file))
          .filter(fact -> Evidence.showsWork(fact.value()))
          .findFirst()
          .ifPresent(
              fact -> {
                Contradiction.Kind kind = Contradiction.Kind.EARLIER_SENDING_TAKEN;
                add(
                    new Contradiction(kind, fact.key(), fact.value(), null, null),
                    identity(kind, fact.key()).add(file));
              });
    }
  }

  private void neverSent(QueuedOrder known) {
    if (known.files().isEmpty()) {
      facts.stream()
          .filter(fact -> Evidence.showsWork(fact.value()))
          .findFirst()
          .ifPresent(
              fact -> {
                Contradiction.Kind kind = Contradiction.Kind.NEVER_SENT;
                add(
                    new Contradiction(kind, fact.key(), fact.value(), null, null),
                    identity(kind, fact.key()));
              });
    }
  }

  /**
   * The sending that a statement certainly speaks of: of an order that went in several files, a row
   * without one may speak of any, and two of them needn't speak of the same.
   */
  private static @Nullable String sending(@Nullable QueuedOrder order, OrderFact fact) {
    String named = fact.key().submission();
    if (!named.isEmpty() || order == null || order.files().isEmpty()) {
      return named;
    }
    return order.files().size() == 1 ? order.files().get(0) : null;
  }

  private static boolean isOwn(QueuedOrder order, OrderFact fact) {
    String named = fact.key().submission();
    return named.isEmpty() || order.files().contains(named);
  }

  private static EventIdentity identity(Contradiction.Kind kind, OrderFact one) {
    return identity(kind, one.key())
        .add(one.key().product())
        .add(one.key().submission())
        .add(new EventIdentity().add(one.value()).text());
  }

  private static EventIdentity identity(Contradiction.Kind kind, FactKey about) {
    return new EventIdentity()
        .add("contradiction")
        .add(kind)
        .add(about.account())
        .add(about.order());
  }

  private void add(Contradiction contradiction, EventIdentity identity) {
    found.putIfAbsent(identity.id(), contradiction);
  }
}
