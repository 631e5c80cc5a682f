package io.github.cdiscountds.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All billings of one order line, audited and remembered, against what the line may cost. Not
 * thread-safe.
 */
final class AuditedLine {
  private static final int CENTS = 2;

  private final BillableLine line;
  private final List<Billing> billings;

  /**
   * Pieces of each billing, by its place in the list, that weren't shipped or were billed before.
   */
  private final long[] excess;

  AuditedLine(BillableLine line, List<Billing> billings) {
    this.line = line;
    this.billings = billings.stream().sorted(Billing.IN_TIME).toList();
    this.excess = excess();
  }

  /** What goes beyond the shipped quantity, net of credits, is too much on the latest billings. */
  private long[] excess() {
    long[] tooMuch = new long[billings.size()];
    long rest = billings.stream().mapToLong(Billing::pieces).sum() - line.shippedQuantity();
    for (int i = billings.size() - 1; i >= 0 && rest > 0; i--) {
      long pieces = Math.max(0, billings.get(i).pieces());
      tooMuch[i] = Math.min(pieces, rest);
      rest -= tooMuch[i];
    }
    return tooMuch;
  }

  List<AuditFinding> quantities() {
    List<AuditFinding> findings = new ArrayList<>();
    for (int i = 0; i < billings.size(); i++) {
      Billing billing = billings.get(i);
      if (excess[i] > 0 && billing.audited() != null) {
        boolean again = isSurplus(i) && line.shippedQuantity() > 0;
        findings.add(
            billing.finding(
                again ? AuditCode.BILLED_TWICE : AuditCode.QUANTITY_NOT_SHIPPED,
                Measure.PIECES,
                BigDecimal.valueOf(billing.pieces() - excess[i]),
                BigDecimal.valueOf(billing.pieces()),
                billing.unitPrice().multiply(BigDecimal.valueOf(excess[i]))));
      }
    }
    return findings;
  }

  /** Whether nothing of a billing is owed. */
  private boolean isSurplus(int i) {
    return excess[i] > 0 && excess[i] == billings.get(i).pieces();
  }

  List<AuditFinding> prices(DiscountPolicy discounts, ProductTerms terms) {
    List<AuditFinding> findings = new ArrayList<>();
    for (Billing billing : billings) {
      if (billing.audited() != null
          && !isPrice(billing.unitPrice(), discounts, terms)
          && !(billing.isCredit() && wasBilledAt(billing.unitPrice()))) {
        findings.add(
            billing.finding(
                AuditCode.UNIT_PRICE,
                Measure.EUROS,
                line.unitPrice(),
                billing.unitPrice(),
                billing
                    .unitPrice()
                    .subtract(line.unitPrice())
                    .multiply(BigDecimal.valueOf(billing.pieces()))));
      }
    }
    return findings;
  }

  private boolean isPrice(BigDecimal found, DiscountPolicy discounts, ProductTerms terms) {
    BigDecimal ordered = line.unitPrice();
    if (found.compareTo(ordered) == 0 || found.compareTo(toTheCent(ordered, found)) == 0) {
      return true;
    }
    BigDecimal discount = terms.discountPercent();
    if (discounts == DiscountPolicy.NONE || discount == null) {
      return false;
    }
    BigDecimal discounted = ordered.subtract(VatReading.share(ordered, discount));
    return found.compareTo(toTheCent(discounted, found)) == 0;
  }

  /** A price of more decimals than the invoice has, but at least to the cent. */
  private static BigDecimal toTheCent(BigDecimal exact, BigDecimal found) {
    return exact.setScale(Math.max(CENTS, found.scale()), RoundingMode.HALF_UP);
  }

  /** Money is given back at the price that was asked for, right or wrong. */
  private boolean wasBilledAt(BigDecimal price) {
    return billings.stream()
        .anyMatch(other -> !other.isCredit() && other.unitPrice().compareTo(price) == 0);
  }

  /** The pieces that left until the end of a month and are on no invoice, or null when all are. */
  @Nullable Missing missing(YearMonth through) {
    long left =
        line.parcels().stream()
            .filter(
                parcel ->
                    parcel.shippedAt() != null
                        && !YearMonth.from(parcel.shippedAt()).isAfter(through))
            .mapToLong(parcel -> parcel.quantity())
            .sum();
    long due = Math.min(left, line.shippedQuantity());
    long billed = billings.stream().mapToLong(billing -> Math.max(0, billing.pieces())).sum();
    return due > billed ? new Missing(line, due, billed) : null;
  }

  /**
   * Pieces on no invoice.
   *
   * @param line the order line
   * @param due the pieces that should be billed by now
   * @param billed the pieces that are
   */
  record Missing(BillableLine line, long due, long billed) {
    BigDecimal atStake() {
      return line.unitPrice().multiply(BigDecimal.valueOf(billed - due));
    }
  }

  /** The shipping costs that are owed for the line, to the cent. */
  BigDecimal shippingDue() {
    return line.shippingCosts().scale() > CENTS
        ? line.shippingCosts().setScale(CENTS, RoundingMode.HALF_UP)
        : line.shippingCosts();
  }

  /** Whether anything that is owed was billed for it, and shipping costs are told at all. */
  boolean isShippingComparable() {
    for (int i = 0; i < billings.size(); i++) {
      if (billings.get(i).pieces() > 0 && !isSurplus(i) && billings.get(i).tellsShippingCosts()) {
        return true;
      }
    }
    return false;
  }

  /** The shipping costs charged for what is owed, credits not taken off. */
  BigDecimal shippingCharged() {
    BigDecimal charged = BigDecimal.ZERO;
    for (int i = 0; i < billings.size(); i++) {
      if (!billings.get(i).isCredit() && !isSurplus(i)) {
        charged = charged.add(billings.get(i).shippingCosts());
      }
    }
    return charged;
  }

  /** The shipping costs charged for what is owed, less what was given back. */
  BigDecimal shippingNet() {
    BigDecimal net = shippingCharged();
    for (Billing billing : billings) {
      if (billing.isCredit()) {
        net = net.add(billing.shippingCosts());
      }
    }
    return net;
  }

  /** Less than ordered counts once nothing more is to come. */
  private boolean isShippingTooLittle() {
    long owed = 0;
    for (int i = 0; i < billings.size(); i++) {
      owed += Math.max(0, billings.get(i).pieces()) - excess[i];
    }
    return owed >= line.quantity() && shippingCharged().compareTo(shippingDue()) < 0;
  }

  /** Says on which lines the shipping costs are too high, or which one ended too low. */
  List<AuditFinding> shippingCosts() {
    Map<Integer, BigDecimal> wrong = new HashMap<>();
    BigDecimal tooMuch = shippingNet().subtract(shippingDue());
    for (int i = billings.size() - 1; i >= 0 && tooMuch.signum() > 0; i--) {
      Billing billing = billings.get(i);
      if (!billing.isCredit() && !isSurplus(i) && billing.shippingCosts().signum() > 0) {
        BigDecimal taken = billing.shippingCosts().min(tooMuch);
        wrong.put(i, taken);
        tooMuch = tooMuch.subtract(taken);
      }
    }
    if (isShippingTooLittle()) {
      wrong.put(lastOwed(), shippingCharged().subtract(shippingDue()));
    }
    List<AuditFinding> findings = new ArrayList<>();
    wrong.forEach(
        (i, difference) -> {
          Billing billing = billings.get(i);
          if (billing.audited() != null) {
            findings.add(
                billing.finding(
                    AuditCode.SHIPPING_COSTS,
                    Measure.EUROS,
                    billing.shippingCosts().subtract(difference),
                    billing.shippingCosts(),
                    difference));
          }
        });
    return findings;
  }

  private int lastOwed() {
    for (int i = billings.size() - 1; i >= 0; i--) {
      if (billings.get(i).pieces() > 0 && !isSurplus(i)) {
        return i;
      }
    }
    throw new IllegalStateException("nothing is owed");
  }
}
