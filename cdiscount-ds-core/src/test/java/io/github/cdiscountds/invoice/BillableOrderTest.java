package io.github.cdiscountds.invoice;

import static io.github.cdiscountds.invoice.Bills.LAMP;
import static io.github.cdiscountds.invoice.Bills.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.invoice.Bills.Bill;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillableOrderTest {
  private static final FactValue.Billing BILLED = Bill.of(2).remembered();

  private static Order order() {
    Recipient recipient =
        new Recipient(
            Title.M,
            "Doe",
            "Jo",
            PostalAddress.of("1 rue A", "75001", "Paris", Destination.FRANCE),
            "0102030405",
            null,
            "jo@example.org");
    return Order.builder(ORDER, LocalDate.of(2026, 3, 2), "000000CLIENT", recipient)
        .deliveredBy(DeliveryMethod.COL, new BigDecimal("5.00"))
        .line(LAMP, new BigDecimal("10.00"), 2)
        .build();
  }

  private static OrderFact fact(Sku product, FactValue value, String file) {
    return OrderFact.of(
        new FactKey("YOURCOMPANY", ORDER, product, file),
        value,
        new Publication("INVOICE", null, Instant.EPOCH, "0"));
  }

  @Test
  void whatWasBilledUnderAnyFileCountsOnce() {
    OrderTimeline timeline =
        new OrderTimeline(
            ORDER,
            List.of(),
            List.of(),
            List.of(
                fact(LAMP, BILLED, "a.xls"),
                fact(LAMP, BILLED, "b.xls"),
                fact(Sku.of("SOFA"), Bill.of(1).remembered(), "b.xls")),
            List.of(),
            List.of());
    assertThat(BillableOrder.of(order(), timeline))
        .isEqualTo(
            new BillableOrder(
                ORDER,
                List.of(
                    new BillableLine(
                        LAMP,
                        2,
                        new BigDecimal("10.00"),
                        new BigDecimal("5.00"),
                        0,
                        List.of(),
                        List.of(BILLED)))));
  }

  @Test
  void theTimelineIsTheOrdersOwn() {
    OrderTimeline other =
        new OrderTimeline(
            OrderKey.of("9", "C9"), List.of(), List.of(), List.of(), List.of(), List.of());
    Order order = order();
    assertThatThrownBy(() -> BillableOrder.of(order, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeline of order 9/C9: expected that of 1001/C202603");
  }
}
