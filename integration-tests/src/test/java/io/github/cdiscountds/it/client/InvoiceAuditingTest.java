package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.InvoiceInbox.Invoice;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.invoice.AuditCode;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.AuditSettings;
import io.github.cdiscountds.invoice.OrderTotal;
import io.github.cdiscountds.invoice.VatTotal;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.testkit.SupplierJob;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake supplier's own invoices, right, and altered on their way. */
@Tag("R35")
class InvoiceAuditingTest {
  private static final String MARCH = "Invoicing_20260405_060000.csv";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
    shop.client.catalogue().refresh();
  }

  private static Order order(String number) {
    return Shop.toFrance(number)
        .line(Sku.of("CGRESERVA"), new BigDecimal("50.99"), 2)
        .line(Sku.of("3333973153808"), new BigDecimal("70.45"), 1)
        .build();
  }

  /** Lets time pass, with the reports read every half day. */
  private void until(LocalDateTime end) {
    while (shop.supplier.now().isBefore(end.minusHours(12))) {
      shop.supplier.advance(Duration.ofHours(12));
      shop.client.reports().poll();
    }
    shop.supplier.advanceTo(end);
    shop.client.reports().poll();
  }

  private List<Invoice> invoices() {
    return shop.client.invoices().poll().invoices();
  }

  private void alter(String name, String from, String to) {
    String text =
        new String(shop.supplier.orderTree().read("Facturation", name), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    shop.supplier
        .orderTree()
        .write("Facturation", name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSuppliersOwnInvoiceForAMonthIsRight() {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      orders.add(order("CDS-" + i));
    }
    shop.client.orders().submit(orders);
    shop.supplier.splits("CDS-3", "CGRESERVA", 1, 1);
    until(LocalDateTime.of(2026, 3, 31, 8, 0));
    shop.supplier.credits("CDS-4", "CGRESERVA", 1);
    until(LocalDateTime.of(2026, 4, 5, 12, 0));

    AuditReport report = shop.client.invoices().audit(invoices());

    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(21);
    BigDecimal goods = new BigDecimal("172.43").multiply(BigDecimal.valueOf(10));
    assertThat(report.vatTotals().stream().map(VatTotal::amount).reduce(BigDecimal::add))
        .hasValueSatisfying(
            sum -> assertThat(sum).isEqualByComparingTo(goods.subtract(new BigDecimal("50.99"))));
    assertThat(report.orderTotals())
        .filteredOn(total -> total.order().equals(Shop.key("CDS-4")))
        .extracting(OrderTotal::quantity)
        .containsExactly(2L);
  }

  @Test
  void eachAlterationIsNamedWithWhatWasExpected() {
    shop.client.orders().submit(List.of(order("CDS-1"), order("CDS-2")));
    until(LocalDateTime.of(2026, 4, 5, 12, 0));
    alter(MARCH, ";CDS-1;1;", ";CDS-9;1;");
    alter(MARCH, "70.45;70.45", "75.45;75.45");

    assertThat(shop.client.invoices().audit(invoices()).findings())
        .extracting(AuditFinding::code)
        .containsExactly(
            AuditCode.UNKNOWN_ORDER,
            AuditCode.UNIT_PRICE,
            AuditCode.UNIT_PRICE,
            AuditCode.NOT_BILLED);
  }

  @Test
  void whatWasBilledInMarchIsBilledTwiceInApril() {
    shop.client.orders().submit(List.of(order("CDS-1")));
    until(LocalDateTime.of(2026, 4, 5, 12, 0));
    assertThat(shop.client.invoices().audit(invoices()).findings()).isEmpty();
    String march =
        new String(shop.supplier.orderTree().read("Facturation", MARCH), StandardCharsets.UTF_8);
    shop.supplier
        .orderTree()
        .write(
            "Facturation",
            "Invoicing_20260505_060000.csv",
            march.replace("FA2604", "FA2605").getBytes(StandardCharsets.UTF_8));

    List<Invoice> april = invoices();

    assertThat(april).hasSize(1);
    assertThat(shop.client.invoices().audit(april).findings())
        .extracting(AuditFinding::code)
        .containsExactly(AuditCode.BILLED_TWICE, AuditCode.BILLED_TWICE);
  }

  @Test
  void anInvoiceThatIsPublishedAgainChangesNothing() {
    shop.client.orders().submit(List.of(order("CDS-1")));
    until(LocalDateTime.of(2026, 4, 5, 12, 0));
    List<Invoice> first = invoices();
    shop.supplier.advance(Duration.ofDays(1)).publishesNow(SupplierJob.INVOICE);
    List<Invoice> both = new ArrayList<>(first);
    both.addAll(invoices());

    assertThat(both).hasSize(2);
    AuditReport report = shop.client.invoices().audit(both);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(2);
  }

  @Test
  void whatShippedInMarchAndIsOnNoInvoiceIsMissed() {
    shop.client.orders().submit(List.of(order("CDS-1"), order("CDS-2")));
    until(LocalDateTime.of(2026, 4, 5, 12, 0));
    List<Located<InvoiceLine>> lines = invoices().get(0).located();
    Shop other = new Shop(shop.supplier, folder.resolve("other"));
    assertThat(other.client.invoices().audit(List.of(new Invoice(MARCH, lines))).findings())
        .extracting(AuditFinding::code)
        .containsOnly(AuditCode.UNKNOWN_ORDER);

    shop = Shop.openedWith(folder.resolve("third"));
    shop.client.orders().submit(List.of(order("CDS-1")));
    until(LocalDateTime.of(2026, 4, 6, 12, 0));
    assertThat(shop.client.invoices().audit(List.of()).findings()).isEmpty();
    assertThat(shop.client.invoices().audit(List.of(new Invoice(MARCH, List.of()))).findings())
        .extracting(AuditFinding::code)
        .containsExactly(AuditCode.NOT_BILLED, AuditCode.NOT_BILLED);
    assertThat(
            shop.client
                .invoices()
                .audit(List.of(new Invoice("Invoicing_20260404_060000.csv", List.of())))
                .findings())
        .isEmpty();
    assertThat(
            shop.client
                .invoices()
                .audit(List.of(), AuditSettings.DEFAULT.withInvoicedThrough(YearMonth.of(2026, 3)))
                .findings())
        .hasSize(2);
  }

  @Test
  @Tag("R38")
  void anOrderWhoseNumberLostItsZerosIsTheOneThatFits() {
    shop.client.orders().submit(List.of(order("00017")));
    until(LocalDateTime.of(2026, 4, 5, 12, 0));
    List<Located<InvoiceLine>> lost =
        invoices().get(0).located().stream()
            .map(line -> new Located<>(line.at(), withoutZeros(line.value())))
            .toList();
    AuditReport report = shop.client.invoices().audit(List.of(new Invoice(MARCH, lost)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.orderTotals())
        .extracting(OrderTotal::order)
        .containsExactly(Shop.key("00017"));
  }

  private static InvoiceLine withoutZeros(InvoiceLine line) {
    return new InvoiceLine(
        line.sourceFile(),
        line.type(),
        line.number(),
        line.date(),
        line.customerNumber(),
        Shop.key("17"),
        line.line(),
        line.pickingSlip(),
        line.internalInvoiceNumber(),
        line.product(),
        line.quantity(),
        line.vat(),
        line.vatMeaning(),
        line.unitPrice(),
        line.amount(),
        line.shippingCosts(),
        line.siteId(),
        line.supplierOrderNumber(),
        Set.of(KeyColumn.CUSTOMER_ORDER_REF));
  }
}
