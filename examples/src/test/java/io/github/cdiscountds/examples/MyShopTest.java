package io.github.cdiscountds.examples;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.story.Plots;
import io.github.cdiscountds.testkit.story.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an adopter tests a shop: the supplier sells out, and the test sees what the shop would. */
@DropshipTest
class MyShopTest {
  @Test
  void anOrderForAProductThatSoldOutIsRefused(FakeSupplier supplier, DropshipClient client) {
    Order order = SampleOrder.at(supplier, "WEB-1").line("AO1604").build();
    client.orders().submit(List.of(order));
    supplier.sellsOut("AO1604").advance(Duration.ofHours(4));
    client.reports().poll();
    assertThat(client).order(order.key()).line("AO1604").isRefusedFor(RefusalCause.STOCKOUT);
  }

  @Test
  void anOrderComesInTwoParcels(FakeSupplier supplier, Story story) {
    Order order = SampleOrder.at(supplier, "WEB-2").line("CGRESERVA", 2).build();
    story.orders(order).plays(Plots.shipsInParts("CGRESERVA", 1, 1)).isInvoiced();
  }
}
