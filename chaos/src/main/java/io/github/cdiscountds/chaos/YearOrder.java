package io.github.cdiscountds.chaos;

import io.github.cdiscountds.model.OrderKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop keeps of an order in a year's run: what was wanted, what was asked to be given back,
 * and what invoices said of it. Amounts are whole cents. Not thread-safe.
 */
final class YearOrder {
  final OrderKey key;
  final List<Line> lines;

  /** Whether it was cancelled before it was sent. */
  boolean cancelled;

  /** Whether it was given up after its file had been rejected: a product is gone by now. */
  boolean givenUp;

  /** How often it was corrected after its file had been rejected. */
  int corrections;

  YearOrder(OrderKey key, List<Line> lines) {
    this.key = key;
    this.lines = List.copyOf(lines);
  }

  /** One line. */
  static final class Line {
    final String sku;
    final int quantity;
    final long price;
    long shipping;

    /** The pieces that the supplier was told to give money back for. */
    int credited;

    /** What all invoices together ask for it, shipping costs included. */
    long invoiced;

    Line(String sku, int quantity, long price, long shipping) {
      this.sku = sku;
      this.quantity = quantity;
      this.price = price;
      this.shipping = shipping;
    }
  }

  @Nullable Line line(String sku) {
    for (Line line : lines) {
      if (line.sku.equals(sku)) {
        return line;
      }
    }
    return null;
  }

  /** The order's lines that came in more pieces than one, as far as they can be split. */
  List<Line> divisible() {
    List<Line> divisible = new ArrayList<>();
    for (Line line : lines) {
      if (line.quantity > 1) {
        divisible.add(line);
      }
    }
    return divisible;
  }

  /**
   * Whole cents of an amount.
   *
   * @throws ArithmeticException when there is a fraction of a cent
   */
  static long cents(BigDecimal euros) {
    return euros.movePointRight(2).longValueExact();
  }

  static BigDecimal euros(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
