package io.github.cdiscountds.testkit;

import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.testkit.BillingError.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Spoils invoices as planned: one mistake in an order at most, so that each shows by itself.
 * Guarded by the supplier's lock.
 */
final class BillingMistakes {
  private static final int LINE = 7;
  private static final int NUMBER = 2;
  private static final int CAMPAIGN = 5;
  private static final int ORDER = 6;
  private static final int SKU = 10;
  private static final int QUANTITY = 11;
  private static final int VAT = 12;
  private static final int UNIT_PRICE = 13;
  private static final int AMOUNT = 14;
  private static final int SHIPPING = 15;
  private static final List<String> RATES = List.of("20", "10", "5.5", "2.1");
  private static final BigDecimal CLOSE = new BigDecimal("0.02");

  private final FakeCatalogue catalogue;
  private final VatMeaning vat;
  private final List<Plan> plans = new ArrayList<>();
  private final List<BillingError> made = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  BillingMistakes(FakeCatalogue catalogue, VatMeaning vat) {
    this.catalogue = catalogue;
    this.vat = vat;
  }

  private record Plan(int number, long seed) {}

  /**
   * A row of the invoice that bills all of a line, nothing of which was given back.
   *
   * @param order what the row bills
   * @param row its cells
   */
  record Candidate(OrderOnBooks order, List<String> row) {}

  void plan(int number, long seed) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " billing errors, expected at least one");
    }
    plans.add(new Plan(number, seed));
  }

  List<BillingError> made() {
    return List.copyOf(made);
  }

  /** Plans that couldn't be kept, or were never due. */
  List<String> failures() {
    List<String> all = new ArrayList<>(failures);
    plans.forEach(plan -> all.add(plan.number + " billing errors planned, no invoice was due"));
    return all;
  }

  /** Makes the mistakes that are planned for this invoice. */
  List<List<String>> spoil(List<List<String>> rows, List<Candidate> candidates) {
    List<List<String>> spoilt = new ArrayList<>(rows);
    List<Candidate> free = new ArrayList<>(candidates);
    for (Plan plan : plans) {
      spoil(spoilt, free, plan);
    }
    plans.clear();
    return spoilt;
  }

  private void spoil(List<List<String>> rows, List<Candidate> free, Plan plan) {
    Random random = new Random(plan.seed);
    Collections.shuffle(free, random);
    List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
    Collections.shuffle(kinds, random);
    if (vat == VatMeaning.NONE) {
      kinds.remove(Kind.VAT); // nobody could see it
    }
    int number = 0;
    while (number < plan.number && !free.isEmpty()) {
      Candidate candidate = free.remove(free.size() - 1);
      free.removeIf(other -> other.order == candidate.order);
      if (make(kinds.get(number % kinds.size()), rows, candidate, random)) {
        number++;
      }
    }
    if (number < plan.number) {
      failures.add(
          String.format(
              Locale.ROOT,
              "%d billing errors planned, the invoice has room for %d",
              plan.number,
              number));
    }
  }

  private boolean make(Kind kind, List<List<String>> rows, Candidate candidate, Random random) {
    List<String> right = candidate.row;
    int place = rows.indexOf(right);
    List<String> wrong = new ArrayList<>(right);
    switch (kind) {
      case UNKNOWN_ORDER -> {
        wrong.set(LINE, nextLine(rows));
        wrong.set(ORDER, String.format(Locale.ROOT, "NOSUCH-%05d", random.nextInt(100_000)));
      }
      case UNKNOWN_PRODUCT -> {
        String other = otherProduct(candidate.order, random);
        if (other == null) {
          return false;
        }
        FakeProduct product = catalogue.product(other);
        wrong.set(LINE, nextLine(rows));
        wrong.set(SKU, other);
        wrong.set(VAT, product.vatRate());
        wrong.set(UNIT_PRICE, product.purchasePrice().toPlainString());
        wrong.set(AMOUNT, amount(wrong));
      }
      case QUANTITY_NOT_SHIPPED -> {
        wrong.set(QUANTITY, String.valueOf(Integer.parseInt(right.get(QUANTITY)) + 1));
        wrong.set(AMOUNT, amount(wrong));
      }
      case BILLED_TWICE -> wrong.set(LINE, nextLine(rows));
      case REPEATED_LINE -> {
        // Nothing but that it stands there again.
      }
      case UNIT_PRICE -> {
        wrong.set(UNIT_PRICE, moved(right.get(UNIT_PRICE), random));
        wrong.set(AMOUNT, amount(wrong));
      }
      case AMOUNT -> wrong.set(AMOUNT, moved(right.get(AMOUNT), random));
      case SHIPPING_COSTS -> wrong.set(SHIPPING, moved(right.get(SHIPPING), random));
      case VAT -> {
        String rate = otherRate(right, random);
        if (rate == null) {
          return false;
        }
        wrong.set(VAT, rate);
      }
      case NOT_BILLED -> rows.remove(place);
    }
    switch (kind) {
      case UNKNOWN_ORDER, UNKNOWN_PRODUCT, BILLED_TWICE, REPEATED_LINE -> rows.add(wrong);
      case QUANTITY_NOT_SHIPPED, UNIT_PRICE, AMOUNT, SHIPPING_COSTS, VAT -> rows.set(place, wrong);
      case NOT_BILLED -> {
        // Gone already.
      }
    }
    made.add(
        new BillingError(
            kind,
            wrong.get(NUMBER),
            kind == Kind.NOT_BILLED ? null : Integer.valueOf(wrong.get(LINE)),
            wrong.get(ORDER),
            wrong.get(CAMPAIGN),
            wrong.get(SKU)));
    return true;
  }

  /** A number that no line has, above those of all others. */
  private static String nextLine(List<List<String>> rows) {
    int last = rows.stream().mapToInt(row -> Integer.parseInt(row.get(LINE))).max().orElse(0);
    return String.valueOf(last + 1);
  }

  /** A euro and some cents more, or less where something is left. */
  private static String moved(String amount, Random random) {
    BigDecimal by = new BigDecimal("1.00").add(BigDecimal.valueOf(random.nextInt(100), 2));
    BigDecimal right = new BigDecimal(amount);
    BigDecimal less = right.subtract(by);
    return (less.signum() > 0 && random.nextBoolean() ? less : right.add(by)).toPlainString();
  }

  private static String amount(List<String> row) {
    return new BigDecimal(row.get(UNIT_PRICE))
        .multiply(new BigDecimal(row.get(QUANTITY)))
        .toPlainString();
  }

  private @Nullable String otherProduct(OrderOnBooks order, Random random) {
    Set<String> others = new TreeSet<>(catalogue.skus());
    order.lines.forEach(line -> others.remove(line.sku()));
    return others.isEmpty() ? null : List.copyOf(others).get(random.nextInt(others.size()));
  }

  /** Another rate, whose figure can't be taken for the right amount of VAT either (R37). */
  private static @Nullable String otherRate(List<String> row, Random random) {
    BigDecimal right = new BigDecimal(row.get(VAT));
    BigDecimal goods = new BigDecimal(row.get(AMOUNT));
    BigDecimal all = goods.add(new BigDecimal(row.get(SHIPPING)));
    List<String> others = new ArrayList<>(RATES);
    others.removeIf(
        rate ->
            new BigDecimal(rate).compareTo(right) == 0
                || isClose(goods, right, rate)
                || isClose(all, right, rate));
    return others.isEmpty() ? null : others.get(random.nextInt(others.size()));
  }

  private static boolean isClose(BigDecimal base, BigDecimal percent, String figure) {
    BigDecimal vat = base.multiply(percent).movePointLeft(2);
    return vat.subtract(new BigDecimal(figure)).abs().compareTo(CLOSE) <= 0;
  }
}
