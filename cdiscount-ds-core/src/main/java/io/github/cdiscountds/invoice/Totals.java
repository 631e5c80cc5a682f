package io.github.cdiscountds.invoice;

import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.OrderKey;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds the audited lines up, per VAT rate and per order. Not thread-safe. */
final class Totals {
  private final Map<@Nullable BigDecimal, VatTotal> byRate =
      new TreeMap<>(Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()));
  private final Map<OrderKey, OrderTotal> byOrder = new TreeMap<>();

  void add(InvoiceLine line, VatReading vat) {
    BigDecimal costs = line.shippingCosts() == null ? BigDecimal.ZERO : line.shippingCosts();
    BigDecimal rate = vat.rate() == null ? null : vat.rate().stripTrailingZeros();
    byRate.merge(rate, new VatTotal(rate, 1, line.amount(), costs, vat.vat()), Totals::sum);
    byOrder.merge(
        line.order(),
        new OrderTotal(line.order(), 1, pieces(line), line.amount(), costs, vat.vat()),
        Totals::sum);
  }

  private static long pieces(InvoiceLine line) {
    return new Billing(Billing.Statement.of(line), null).pieces();
  }

  private static VatTotal sum(VatTotal one, VatTotal other) {
    return new VatTotal(
        one.rate(),
        one.lines() + other.lines(),
        one.amount().add(other.amount()),
        one.shippingCosts().add(other.shippingCosts()),
        one.vat().add(other.vat()));
  }

  private static OrderTotal sum(OrderTotal one, OrderTotal other) {
    return new OrderTotal(
        one.order(),
        one.lines() + other.lines(),
        one.quantity() + other.quantity(),
        one.amount().add(other.amount()),
        one.shippingCosts().add(other.shippingCosts()),
        one.vat().add(other.vat()));
  }

  List<VatTotal> perRate() {
    return List.copyOf(byRate.values());
  }

  List<OrderTotal> perOrder() {
    return List.copyOf(byOrder.values());
  }
}
