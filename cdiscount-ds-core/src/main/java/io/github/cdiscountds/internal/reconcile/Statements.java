package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.MerchantFact;
import io.github.cdiscountds.order.OrderFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the shop itself stated about an order; stored line by line. */
final class Statements {
  private static final Set<MerchantFact.Kind> ARRIVED =
      EnumSet.of(MerchantFact.Kind.DELIVERED, MerchantFact.Kind.RECEIVED);

  private final Set<Sku> products;
  private final Map<MerchantFact.Kind, Map<Instant, Set<Sku>>> stated =
      new EnumMap<>(MerchantFact.Kind.class);

  Statements(Order order, Collection<OrderFact> facts) {
    products = order.products();
    for (OrderFact fact : facts) {
      if (fact.value() instanceof FactValue.Stated value) {
        stated
            .computeIfAbsent(value.kind(), kind -> new TreeMap<>())
            .computeIfAbsent(value.at(), at -> new TreeSet<>())
            .add(fact.key().product());
      }
    }
  }

  /** All of them, by moment; what was stated of every line is one statement. */
  List<MerchantFact> all() {
    return stated.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().entrySet().stream()
                    .flatMap(at -> facts(kind.getKey(), at.getKey(), at.getValue())))
        .sorted(Comparator.comparing(MerchantFact::at))
        .toList();
  }

  private Stream<MerchantFact> facts(MerchantFact.Kind kind, Instant at, Set<Sku> about) {
    return about.containsAll(products)
        ? Stream.of(MerchantFact.of(kind, at))
        : about.stream().map(product -> MerchantFact.of(kind, product, at));
  }

  /** What the shop's statements mark a line with. */
  Set<Mark> marks(Sku product) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    if (says(MerchantFact.Kind.RETURNED, product)) {
      marks.add(Mark.RETURNED);
    }
    if (says(MerchantFact.Kind.CANCELLED, product)) {
      marks.add(Mark.CANCELLED);
    }
    return marks;
  }

  boolean areDelivered(Sku product) {
    return ARRIVED.stream().anyMatch(kind -> says(kind, product));
  }

  private boolean says(MerchantFact.Kind kind, Sku product) {
    return stated.getOrDefault(kind, Map.of()).values().stream()
        .anyMatch(about -> about.contains(product));
  }
}
