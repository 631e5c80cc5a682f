package io.github.cdiscountds.invoice;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders and their invoices, said in few words. */
final class Bills {
  static final OrderKey ORDER = OrderKey.of("1001", "C202603");
  static final Sku LAMP = Sku.of("LAMP");
  static final String MARCH = "Invoicing_20260405_060000.csv";
  static final String APRIL = "Invoicing_20260505_060000.csv";

  private Bills() {}

  static BigDecimal euros(String amount) {
    return new BigDecimal(amount);
  }

  /** A line of 10.00 € and 5.00 € of shipping costs. */
  static BillableLine ordered(Sku product, int quantity, int shipped) {
    List<Parcel> parcels =
        shipped == 0
            ? List.of()
            : List.of(new Parcel("P1", shipped, null, LocalDate.of(2026, 3, 10).atStartOfDay()));
    return new BillableLine(
        product, quantity, euros("10.00"), euros("5.00"), shipped, parcels, List.of());
  }

  static BillableOrder order(BillableLine... lines) {
    return new BillableOrder(ORDER, List.of(lines));
  }

  static AuditReport audit(List<Bill> bills, BillableOrder... orders) {
    return audit(bills, Map.of(), AuditSettings.DEFAULT, orders);
  }

  static AuditReport audit(
      List<Bill> bills,
      Map<Sku, ProductTerms> terms,
      AuditSettings settings,
      BillableOrder... orders) {
    InvoiceAudit audit =
        new InvoiceAudit(bills.stream().map(Bill::located).toList(), terms, settings);
    for (BillableOrder order : orders) {
      audit.add(order);
    }
    return audit.report();
  }

  static List<String> messages(AuditReport report) {
    return report.findings().stream().map(AuditFinding::message).toList();
  }

  /** A line of an invoice; begins as one lamp of order 1001, billed right on the first invoice. */
  record Bill(
      String file,
      int row,
      String number,
      @Nullable Integer line,
      LocalDate date,
      OrderKey order,
      Sku product,
      int quantity,
      String unitPrice,
      String amount,
      @Nullable String shipping,
      @Nullable String vat,
      VatMeaning meaning,
      String slip) {

    static Bill of(int quantity) {
      return new Bill(
              MARCH,
              2,
              "FA1",
              1,
              LocalDate.of(2026, 3, 10),
              ORDER,
              LAMP,
              quantity,
              "10.00",
              "",
              "5.00",
              "20",
              VatMeaning.RATE,
              "PS1")
          .amount(euros("10.00").multiply(BigDecimal.valueOf(quantity)).toPlainString());
    }

    /** A credit note's line: negative quantity and amount, no shipping costs. */
    static Bill credit(int quantity) {
      return of(-quantity).on("AV1", 9).shipping("0").day(20);
    }

    Bill in(String name, int place) {
      return new Bill(
          name, place, number, line, date, order, product, quantity, unitPrice, amount, shipping,
          vat, meaning, slip);
    }

    /** On another invoice, in the row of the same number plus one. */
    Bill on(String invoice, int position) {
      return new Bill(
          file,
          position + 1,
          invoice,
          position,
          date,
          order,
          product,
          quantity,
          unitPrice,
          amount,
          shipping,
          vat,
          meaning,
          slip);
    }

    Bill unnumbered(int place) {
      return new Bill(
          file, place, number, null, date, order, product, quantity, unitPrice, amount, shipping,
          vat, meaning, slip);
    }

    Bill day(int day) {
      return new Bill(
          file,
          row,
          number,
          line,
          LocalDate.of(2026, 3, day),
          order,
          product,
          quantity,
          unitPrice,
          amount,
          shipping,
          vat,
          meaning,
          slip);
    }

    Bill of(OrderKey key, Sku sku) {
      return new Bill(
          file, row, number, line, date, key, sku, quantity, unitPrice, amount, shipping, vat,
          meaning, slip);
    }

    Bill price(String value) {
      return new Bill(
          file, row, number, line, date, order, product, quantity, value, amount, shipping, vat,
          meaning, slip);
    }

    Bill amount(String value) {
      return new Bill(
          file, row, number, line, date, order, product, quantity, unitPrice, value, shipping, vat,
          meaning, slip);
    }

    Bill shipping(@Nullable String value) {
      return new Bill(
          file, row, number, line, date, order, product, quantity, unitPrice, amount, value, vat,
          meaning, slip);
    }

    Bill vat(@Nullable String value, VatMeaning as) {
      return new Bill(
          file, row, number, line, date, order, product, quantity, unitPrice, amount, shipping,
          value, as, slip);
    }

    Bill slip(String value) {
      return new Bill(
          file, row, number, line, date, order, product, quantity, unitPrice, amount, shipping, vat,
          meaning, value);
    }

    Located<InvoiceLine> located() {
      return new Located<>(
          Location.ofFile(file).atLine(row),
          new InvoiceLine(
              "a.xls",
              quantity < 0 ? "A" : "F",
              number,
              date,
              "000000CLIENT",
              order,
              line,
              slip,
              null,
              product,
              quantity,
              vat == null ? null : euros(vat),
              meaning,
              euros(unitPrice),
              euros(amount),
              shipping == null ? null : euros(shipping),
              "5051",
              null,
              Set.of()));
    }

    /** As the ledger remembers it. */
    FactValue.Billing remembered() {
      return new FactValue.Billing(
          number,
          line,
          date,
          quantity,
          euros(unitPrice),
          euros(amount),
          shipping == null ? null : euros(shipping));
    }
  }

  static BillableLine remembering(BillableLine line, Bill... bills) {
    List<FactValue.Billing> all = new ArrayList<>();
    for (Bill bill : bills) {
      all.add(bill.remembered());
    }
    return new BillableLine(
        line.product(),
        line.quantity(),
        line.unitPrice(),
        line.shippingCosts(),
        line.shippedQuantity(),
        line.parcels(),
        all);
  }
}
