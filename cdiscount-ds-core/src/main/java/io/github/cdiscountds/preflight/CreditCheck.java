package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the account's credit: the supplier refuses an order that would exceed it. Orders
 * count one after the other, with their shipping costs; one that is kept back counts for nothing.
 */
final class CreditCheck implements OrderCheck {
  private final BigDecimal limit;
  private final Supplier<BigDecimal> outstanding;

  /** What is owed by now, or null while nobody had to know. */
  private @Nullable BigDecimal owed;

  /** Asks what is outstanding once, when the first order comes that could be entered. */
  CreditCheck(BigDecimal limit, Supplier<BigDecimal> outstanding) {
    this.limit = limit;
    this.outstanding = outstanding;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    if (report.hasError()) {
      return;
    }
    BigDecimal value = value(order);
    BigDecimal before = owed();
    if (before.add(value).compareTo(limit) > 0) {
      report.add(
          PreflightCheck.CREDIT,
          OrderColumn.ORDER_NUMBER,
          order.key().orderNumber(),
          Wording.of(
              "a value of at most %s, what is left of the credit of %s; this order is worth %s",
              "une valeur d'au plus %s, le reste de l'encours de %s ; cette commande vaut %s",
              limit.subtract(before).max(BigDecimal.ZERO).toPlainString(),
              limit.toPlainString(),
              value.toPlainString()));
    }
  }

  @Override
  public void passed(Order order) {
    owed = owed().add(value(order));
  }

  private BigDecimal owed() {
    if (owed == null) {
      owed = outstanding.get();
    }
    return owed;
  }

  private static BigDecimal value(Order order) {
    BigDecimal value = BigDecimal.ZERO;
    for (OrderLine line : order.lines()) {
      BigDecimal amount = line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
      value = value.add(amount).add(line.shippingCosts());
    }
    return value;
  }
}
