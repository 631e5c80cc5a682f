package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.profile.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
  private final FakeSupplier supplier =
      FakeSupplier.open(new Account("YOURCOMPANY", "000000CLIENT"));

  @Test
  void isRightByItself() {
    Order order = SampleOrder.at(supplier, "WEB-1").build();
    assertThat(order.key()).isEqualTo(OrderKey.of("WEB-1", "C202603"));
    assertThat(order.date()).isEqualTo("2026-03-02");
    assertThat(order.cdiscountId()).isEqualTo("000000CLIENT");
    assertThat(order.recipient().address().destination()).isEqualTo(Destination.FRANCE);
    assertThat(order.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.product()).isEqualTo(Sku.of("PSPBL16GO"));
              assertThat(line.unitPrice()).isEqualByComparingTo("150.11");
              assertThat(line.quantity()).isEqualTo(1);
              assertThat(line.deliveryMethod()).isEqualTo(DeliveryMethod.COL);
            });
  }

  @Test
  void takesWhatTheTestSays() {
    SampleOrder sample =
        SampleOrder.at(supplier, "WEB-1")
            .campaign("SALE")
            .date(LocalDate.of(2026, 2, 28))
            .toIreland()
            .line("CGRESERVA", 3)
            .line("ELSEWHERE", new BigDecimal("1.50"), 2);
    assertThat(sample.key()).isEqualTo(OrderKey.of("WEB-1", "SALE"));
    assertThat(sample).hasToString("SampleOrder[WEB-1/SALE, 2 line(s)]");
    Order order = sample.build();
    assertThat(order.date()).isEqualTo("2026-02-28");
    assertThat(order.recipient().address().destination()).isEqualTo(Destination.IRELAND);
    assertThat(order.lines())
        .extracting(
            line -> line.quantity() + " x " + line.product() + " by " + line.deliveryMethod())
        .containsExactly("3 x CGRESERVA by CHD", "2 x ELSEWHERE by CHD");
  }

  @Test
  void doesNotSellWhatIsNotThere() {
    assertThatThrownBy(() -> SampleOrder.at(supplier, "WEB-1").line("NOTHING"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("product \"NOTHING\": expected one of [PSPBL16GO");
    supplier.catalogue().skus().forEach(supplier::sellsOut);
    assertThatThrownBy(() -> SampleOrder.at(supplier, "WEB-1").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("order WEB-1/C202603 has no line, and nothing is in stock");
  }
}
