package io.github.cdiscountds.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.Parcel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random months of shipments, billed by the book; a failure's name has the seed to repeat it. */
@Tag("R35")
class RandomBillingTest {
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2026, 3), YearMonth.of(2026, 4), YearMonth.of(2026, 5));
  private static final List<String> RATES = List.of("20", "10", "5.5", "2.1");

  static LongStream seeds() {
    long seed = Long.getLong("seed", new Random().nextLong());
    return LongStream.range(seed, seed + Integer.getInteger("examples", 100));
  }

  /** What was ordered, what was shipped, and the invoices for it. */
  private static final class Quarter {
    final Random random;
    final Map<Sku, ProductTerms> terms = new HashMap<>();
    final List<BillableOrder> orders = new ArrayList<>();
    final Map<YearMonth, List<Located<InvoiceLine>>> invoices = new HashMap<>();

    Quarter(long seed) {
      random = new Random(seed);
      int count = 1 + random.nextInt(20);
      for (int i = 0; i < count; i++) {
        OrderKey key = OrderKey.of("CDS-" + i, "C202603");
        List<BillableLine> lines = new ArrayList<>();
        for (int j = 0; j <= random.nextInt(3); j++) {
          lines.add(line(Sku.of("P" + random.nextInt(9) + j)));
        }
        orders.add(new BillableOrder(key, lines));
      }
      MONTHS.forEach(month -> invoices.put(month, invoice(month)));
    }

    private BillableLine line(Sku product) {
      terms.computeIfAbsent(
          product,
          sku -> new ProductTerms(new BigDecimal(RATES.get(random.nextInt(RATES.size()))), null));
      int quantity = 1 + random.nextInt(9);
      List<Parcel> parcels = new ArrayList<>();
      int shipped = 0;
      while (shipped < quantity && random.nextInt(4) > 0) {
        int pieces = 1 + random.nextInt(quantity - shipped);
        LocalDate day = MONTHS.get(random.nextInt(3)).atDay(1 + random.nextInt(30));
        parcels.add(new Parcel("N" + parcels.size(), pieces, null, day.atStartOfDay()));
        shipped += pieces;
      }
      return new BillableLine(
          product, quantity, cents(20_000), cents(1_000), shipped, parcels, List.of());
    }

    private BigDecimal cents(int bound) {
      return BigDecimal.valueOf(1 + random.nextInt(bound), 2);
    }

    private List<Located<InvoiceLine>> invoice(YearMonth month) {
      List<Located<InvoiceLine>> lines = new ArrayList<>();
      for (BillableOrder order : orders) {
        for (BillableLine line : order.lines()) {
          int pieces = shippedIn(line, month);
          if (pieces > 0) {
            boolean isFirst =
                MONTHS.stream()
                    .filter(earlier -> earlier.isBefore(month))
                    .allMatch(earlier -> shippedIn(line, earlier) == 0);
            lines.add(bill(month, lines.size(), order, line, pieces, isFirst));
            if (random.nextInt(5) == 0) {
              lines.add(bill(month, lines.size(), order, line, -1 - random.nextInt(pieces), false));
            }
          }
        }
      }
      return lines;
    }

    private static int shippedIn(BillableLine line, YearMonth month) {
      return line.parcels().stream()
          .filter(parcel -> YearMonth.from(parcel.shippedAt()).equals(month))
          .mapToInt(Parcel::quantity)
          .sum();
    }

    private Located<InvoiceLine> bill(
        YearMonth month,
        int position,
        BillableOrder order,
        BillableLine line,
        int pieces,
        boolean isFirst) {
      return new Located<>(
          Location.ofFile("Invoicing_" + month.plusMonths(1) + ".csv").atLine(position + 2),
          new InvoiceLine(
              null,
              pieces < 0 ? "A" : "F",
              "FA" + month,
              month.atEndOfMonth(),
              null,
              order.key(),
              position + 1,
              null,
              null,
              line.product(),
              pieces,
              terms.get(line.product()).vatRate(),
              VatMeaning.RATE,
              line.unitPrice(),
              line.unitPrice().multiply(BigDecimal.valueOf(pieces)),
              isFirst ? line.shippingCosts() : BigDecimal.ZERO,
              null,
              null,
              Set.of()));
    }

    List<Located<InvoiceLine>> all() {
      return MONTHS.stream().flatMap(month -> invoices.get(month).stream()).toList();
    }

    /** The orders with what earlier invoices billed, as a ledger remembers it. */
    List<BillableOrder> remembering(List<Located<InvoiceLine>> lines) {
      return orders.stream()
          .map(
              order ->
                  new BillableOrder(
                      order.key(),
                      order.lines().stream()
                          .map(line -> withBillings(order.key(), line, lines))
                          .toList()))
          .toList();
    }

    private static BillableLine withBillings(
        OrderKey order, BillableLine line, List<Located<InvoiceLine>> lines) {
      List<FactValue.Billing> billings = new ArrayList<>();
      for (Located<InvoiceLine> located : lines) {
        InvoiceLine billed = located.value();
        if (billed.order().equals(order) && billed.product().equals(line.product())) {
          billings.add(
              new FactValue.Billing(
                  billed.number(),
                  billed.line(),
                  billed.date(),
                  billed.quantity(),
                  billed.unitPrice(),
                  billed.amount(),
                  billed.shippingCosts()));
        }
      }
      return new BillableLine(
          line.product(),
          line.quantity(),
          line.unitPrice(),
          line.shippingCosts(),
          line.shippedQuantity(),
          line.parcels(),
          billings);
    }

    AuditReport audit(List<Located<InvoiceLine>> lines, List<BillableOrder> known, YearMonth last) {
      InvoiceAudit audit =
          new InvoiceAudit(lines, terms, AuditSettings.DEFAULT.withInvoicedThrough(last));
      known.forEach(audit::add);
      return audit.report();
    }
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void whatIsBilledByTheBookGivesNoFinding(long seed) {
    Quarter quarter = new Quarter(seed);
    List<Located<InvoiceLine>> all = new ArrayList<>(quarter.all());
    assertThat(quarter.audit(all, quarter.orders, MONTHS.get(2)).findings()).isEmpty();

    List<Located<InvoiceLine>> before = new ArrayList<>();
    for (YearMonth month : MONTHS) {
      List<Located<InvoiceLine>> invoice = quarter.invoices.get(month);
      before.addAll(invoice);
      assertThat(quarter.audit(invoice, quarter.remembering(before), month).findings()).isEmpty();
    }

    List<Located<InvoiceLine>> again = new ArrayList<>(all);
    all.forEach(
        line ->
            again.add(
                new Located<>(
                    Location.ofFile("again-" + line.at().file()).atLine(1 + line.at().line()),
                    line.value())));
    Collections.shuffle(again, quarter.random);
    AuditReport report = quarter.audit(again, quarter.orders, MONTHS.get(2));
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(all.size());
    assertThat(report.net())
        .isEqualByComparingTo(
            all.stream()
                .map(line -> line.value().amount().add(line.value().shippingCosts()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(
            report.vatTotals().stream().map(VatTotal::net).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(report.net());
  }

  /** A way to bill wrongly, and what it is found as. */
  private enum Error {
    UNIT_PRICE,
    AMOUNT,
    SHIPPING_COSTS,
    VAT,
    UNKNOWN_ORDER,
    UNKNOWN_PRODUCT,
    QUANTITY_NOT_SHIPPED,
    BILLED_TWICE,
    NOT_BILLED;

    AuditCode code() {
      return AuditCode.valueOf(name());
    }
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void oneErrorGivesOneFinding(long seed) {
    Quarter quarter = new Quarter(seed);
    for (Error error : Error.values()) {
      List<Located<InvoiceLine>> lines = new ArrayList<>(quarter.all());
      List<Integer> candidates = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (isOnlyBilling(lines, lines.get(i).value())) {
          candidates.add(i);
        }
      }
      if (candidates.isEmpty()) {
        continue;
      }
      int at = candidates.get(quarter.random.nextInt(candidates.size()));
      plant(error, lines, at);
      assertThat(quarter.audit(lines, quarter.orders, MONTHS.get(2)).findings())
          .as("%s at %s", error, at)
          .extracting(AuditFinding::code)
          .containsExactly(error.code());
    }
  }

  private static boolean isOnlyBilling(List<Located<InvoiceLine>> lines, InvoiceLine one) {
    return lines.stream()
            .filter(
                line ->
                    line.value().order().equals(one.order())
                        && line.value().product().equals(one.product()))
            .count()
        == 1;
  }

  private static void plant(Error error, List<Located<InvoiceLine>> lines, int at) {
    Located<InvoiceLine> right = lines.get(at);
    InvoiceLine line = right.value();
    Location elsewhere = Location.ofFile("Invoicing_2026-09.csv").atLine(2);
    switch (error) {
      case UNIT_PRICE -> lines.set(at, changed(right, price -> price.add(BigDecimal.ONE), 0, 0, 0));
      case AMOUNT -> lines.set(at, changed(right, price -> price, 0, 2, 0));
      case SHIPPING_COSTS -> lines.set(at, changed(right, price -> price, 0, 0, 1));
      case VAT ->
          lines.set(
              at,
              new Located<>(
                  right.at(),
                  copy(
                      line,
                      line.order(),
                      line.product(),
                      line.number(),
                      line.quantity(),
                      new BigDecimal("999.5"),
                      line.unitPrice(),
                      line.amount(),
                      line.shippingCosts())));
      case UNKNOWN_ORDER ->
          lines.add(
              new Located<>(
                  elsewhere,
                  copy(
                      line,
                      OrderKey.of("OTHER", "C9"),
                      line.product(),
                      line.number(),
                      line.quantity(),
                      line.vat(),
                      line.unitPrice(),
                      line.amount(),
                      line.shippingCosts())));
      case UNKNOWN_PRODUCT ->
          lines.add(
              new Located<>(
                  elsewhere,
                  copy(
                      line,
                      line.order(),
                      Sku.of("OTHER"),
                      line.number(),
                      line.quantity(),
                      line.vat(),
                      line.unitPrice(),
                      line.amount(),
                      line.shippingCosts())));
      case QUANTITY_NOT_SHIPPED -> lines.set(at, changed(right, price -> price, 1, 0, 0));
      case BILLED_TWICE ->
          lines.add(
              new Located<>(
                  elsewhere,
                  copy(
                      line,
                      line.order(),
                      line.product(),
                      "FB",
                      line.quantity(),
                      line.vat(),
                      line.unitPrice(),
                      line.amount(),
                      line.shippingCosts())));
      case NOT_BILLED -> lines.remove(at);
    }
  }

  private static Located<InvoiceLine> changed(
      Located<InvoiceLine> right,
      UnaryOperator<BigDecimal> price,
      int pieces,
      int centsOfAmount,
      int centsOfShipping) {
    InvoiceLine line = right.value();
    int quantity = line.quantity() + pieces;
    BigDecimal unitPrice = price.apply(line.unitPrice());
    return new Located<>(
        right.at(),
        copy(
            line,
            line.order(),
            line.product(),
            line.number(),
            quantity,
            line.vat(),
            unitPrice,
            unitPrice
                .multiply(BigDecimal.valueOf(quantity))
                .add(BigDecimal.valueOf(centsOfAmount, 2)),
            line.shippingCosts().add(BigDecimal.valueOf(centsOfShipping, 2))));
  }

  private static InvoiceLine copy(
      InvoiceLine line,
      OrderKey order,
      Sku product,
      String number,
      int quantity,
      BigDecimal vat,
      BigDecimal unitPrice,
      BigDecimal amount,
      BigDecimal shippingCosts) {
    return new InvoiceLine(
        line.sourceFile(),
        line.type(),
        number,
        line.date(),
        line.customerNumber(),
        order,
        line.line(),
        line.pickingSlip(),
        line.internalInvoiceNumber(),
        product,
        quantity,
        vat,
        line.vatMeaning(),
        unitPrice,
        amount,
        shippingCosts,
        line.siteId(),
        line.supplierOrderNumber(),
        line.fromNumberCells());
  }
}
