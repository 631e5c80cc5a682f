package io.github.cdiscountds.invoice;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One billing of an order line: a line that is audited, or one that is only remembered.
 *
 * @param statement what it says, by which it is known again
 * @param audited the line that is audited, or null when it is only remembered
 */
record Billing(Statement statement, @Nullable Located<InvoiceLine> audited) {
  /** The order in which things were billed, as far as the invoices tell it. */
  static final Comparator<Billing> IN_TIME =
      Comparator.<Billing, LocalDate>comparing(
              billing -> billing.statement.date(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(billing -> billing.statement.invoice())
          .thenComparing(
              billing -> billing.statement.line(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(billing -> billing.statement.quantity())
          .thenComparing(billing -> billing.statement.amount())
          .thenComparing(
              billing -> billing.audited == null ? null : billing.audited.at(),
              Comparator.nullsFirst(Places.IN_DOCUMENTS));

  /**
   * What a line says of the order line that it bills; equal for the same figures, however many
   * zeros they were written with.
   */
  record Statement(
      Sku product,
      String invoice,
      @Nullable Integer line,
      @Nullable LocalDate date,
      int quantity,
      BigDecimal unitPrice,
      BigDecimal amount,
      @Nullable BigDecimal shippingCosts) {

    static Statement of(InvoiceLine line) {
      return new Statement(
          line.product(),
          line.number(),
          line.line(),
          line.date(),
          line.quantity(),
          line.unitPrice().stripTrailingZeros(),
          line.amount().stripTrailingZeros(),
          stripped(line.shippingCosts()));
    }

    static Statement of(Sku product, FactValue.Billing billing) {
      return new Statement(
          product,
          billing.invoice(),
          billing.line(),
          billing.date(),
          billing.quantity(),
          billing.unitPrice().stripTrailingZeros(),
          billing.amount().stripTrailingZeros(),
          stripped(billing.shippingCosts()));
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal number) {
      return number == null ? null : number.stripTrailingZeros();
    }
  }

  static Billing audited(Located<InvoiceLine> line) {
    return new Billing(Statement.of(line.value()), line);
  }

  static Billing remembered(Sku product, FactValue.Billing billing) {
    return new Billing(Statement.of(product, billing), null);
  }

  /** A credit has a negative quantity or a negative amount; suppliers differ in which (R34). */
  boolean isCredit() {
    return statement.quantity() < 0 || statement.amount().signum() < 0;
  }

  /** The pieces that it bills; negative for a credit. */
  long pieces() {
    long pieces = Math.abs((long) statement.quantity());
    return isCredit() ? -pieces : pieces;
  }

  /** The unit price as written, but for the sign that some credits give it. */
  BigDecimal unitPrice() {
    BigDecimal written = audited == null ? statement.unitPrice() : audited.value().unitPrice();
    return isCredit() ? written.abs() : written;
  }

  BigDecimal amount() {
    return audited == null ? statement.amount() : audited.value().amount();
  }

  BigDecimal shippingCosts() {
    BigDecimal costs =
        audited == null ? statement.shippingCosts() : audited.value().shippingCosts();
    return costs == null ? BigDecimal.ZERO : costs;
  }

  boolean tellsShippingCosts() {
    return statement.shippingCosts() != null;
  }

  /** What quantity and unit price make; negative for a credit. */
  BigDecimal computedAmount() {
    return unitPrice().multiply(BigDecimal.valueOf(pieces()));
  }

  /** Makes a finding about this line. */
  AuditFinding finding(
      AuditCode code, Measure measure, BigDecimal expected, BigDecimal found, BigDecimal atStake) {
    Located<InvoiceLine> line = audited;
    if (line == null) {
      throw new IllegalStateException("a line that isn't audited");
    }
    return new AuditFinding(
        code,
        statement.invoice(),
        statement.line(),
        line.at(),
        line.value().order(),
        statement.product(),
        measure,
        expected,
        found,
        atStake);
  }
}
