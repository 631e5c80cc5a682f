package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.OrderPage;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.PickUp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderDeskTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void ordersThatThePickUpWouldTakeTogetherGoInOneFile() {
    enqueue("CDS-1");
    assertThat(shop.client.orders().dispatch().files()).hasSize(1);
    enqueue("CDS-2");
    shop.supplier.advance(Duration.ofMinutes(7));
    DispatchResult early = shop.client.orders().dispatch();
    assertThat(early.files()).isEmpty();
    assertThat(early.nextAt()).isEqualTo(Instant.parse("2026-03-02T07:15:00Z"));
    enqueue("CDS-3");
    shop.supplier.advance(Duration.ofMinutes(8));
    DispatchResult next = shop.client.orders().dispatch();
    assertThat(next.nextAt()).isNull();
    assertThat(next.files())
        .extracting(DispatchResult.SentFile::orders)
        .containsExactly(List.of(key("CDS-2"), key("CDS-3")));
  }

  @Test
  void aWholeFileDoesNotWait() {
    DropshipClient client =
        shop.newBuilder().profile(ServiceProfile.DOCUMENTED.withMaxLinesPerFile(2)).build();
    enqueue("CDS-1");
    client.orders().dispatch();
    enqueue("CDS-2");
    assertThat(client.orders().dispatch().files()).isEmpty();
    enqueue("CDS-3");
    assertThat(client.orders().dispatch().files()).hasSize(1);
  }

  @Test
  void oneBadOrderHoldsBackTheOthersWhereThePolicySaysSo() {
    DropshipClient strict = shop.newBuilder().submitPolicy(SubmitPolicy.ALL_OR_NOTHING).build();
    Order bad = order("C".repeat(21), "AO1604", "491");
    SubmitResult result = strict.orders().submit(List.of(bad, order("CDS-1", "AO1604", "491")));
    assertThat(result.entered()).isEmpty();
    assertThat(result.findings()).extracting(Finding::code).containsExactly(FindingCode.TOO_LONG);
    assertThat(result.dispatch().files()).isEmpty();
    assertThat(shop.client.orders().timelines()).isEmpty();
  }

  @Test
  void soDoesOneThatIsThereWithAnotherContent() {
    DropshipClient strict = shop.newBuilder().submitPolicy(SubmitPolicy.ALL_OR_NOTHING).build();
    strict.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    SubmitResult result =
        strict
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "490"), order("CDS-2", "AO1604", "491")));
    assertThat(result.entered()).isEmpty();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CONTENT_CONFLICT);
    SubmitResult again =
        strict
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    assertThat(again.entered()).containsExactly(key("CDS-2"));
    assertThat(again.already()).containsOnlyKeys(key("CDS-1"));
  }

  @Test
  @Tag("INV-1")
  void ordersEnteredInTheShopsOwnTransactionAreThereExactlyIfThatTakesEffect() {
    assertThatThrownBy(
            () ->
                shop.ledger.inTransaction(
                    tx -> {
                      SubmitResult result =
                          shop.client
                              .orders()
                              .enqueue(tx, List.of(order("CDS-1", "AO1604", "491")));
                      assertThat(result.entered()).containsExactly(key("CDS-1"));
                      throw new IllegalStateException("the shop's own failure");
                    }))
        .hasMessage("the shop's own failure");
    assertThat(shop.client.orders().timelines()).isEmpty();
    shop.ledger.inTransaction(
        tx -> shop.client.orders().enqueue(tx, List.of(order("CDS-1", "AO1604", "491"))));
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::orders)
        .containsExactly(List.of(key("CDS-1")));
  }

  @Test
  void ordersAreFoundByStageAPageAtATime() {
    List<Order> orders =
        IntStream.rangeClosed(1, 1_200).mapToObj(i -> order("CDS-" + i, "AO1604", "491")).toList();
    shop.client.orders().enqueue(orders);
    for (int i = 3; i <= 1_200; i += 3) {
      shop.client.orders().cancel(key("CDS-" + i));
    }
    shop.supplier.advance(Duration.ofHours(1));
    Instant later = shop.supplier.clock().instant();
    shop.client.orders().submit(List.of(order("CDS-2000", "AO1604", "491")));
    shop.client.orders().enqueue(List.of(order("CDS-2001", "AO1604", "491")));

    assertThat(found(LineStage.SENT, Instant.EPOCH, 100)).hasSize(801);
    assertThat(found(LineStage.SENT, later, 100)).containsExactly(key("CDS-2000"));
    assertThat(found(LineStage.QUEUED, later, 1)).containsExactly(key("CDS-2001"));
    assertThat(found(LineStage.SHIPPED, Instant.EPOCH, 100)).isEmpty();
    assertThat(found(LineStage.SENT, Instant.EPOCH, 7))
        .startsWith(key("CDS-1"), key("CDS-2"), key("CDS-4"))
        .doesNotHaveDuplicates()
        .hasSize(801);
    assertThat(shop.client.orders().timelines())
        .extracting(OrderTimeline::order)
        .startsWith(key("CDS-1"), key("CDS-2"), key("CDS-3"))
        .endsWith(key("CDS-2000"), key("CDS-2001"))
        .hasSize(1_202);
    assertThatThrownBy(() -> shop.client.orders().find(LineStage.SENT, Instant.EPOCH, null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit 0: expected 1 or more");
  }

  @Test
  void aNodeNeedsAName() {
    assertThatThrownBy(() -> shop.newBuilder().node(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node name of 1 characters: expected 1 to 100, not blank");
    assertThatThrownBy(() -> shop.newBuilder().claimTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("claim time-out PT-1S: expected 0 or more");
  }

  private void enqueue(String number) {
    shop.client.orders().enqueue(List.of(order(number, "AO1604", "491")));
  }

  private List<OrderKey> found(LineStage stage, Instant since, int limit) {
    List<OrderKey> found = new ArrayList<>();
    @Nullable OrderKey next = null;
    for (int page = 0; page < 1_000; page++) {
      OrderPage orders = shop.client.orders().find(stage, since, next, limit);
      assertThat(orders.timelines()).hasSizeLessThanOrEqualTo(limit);
      orders.timelines().stream().map(OrderTimeline::order).forEach(found::add);
      next = orders.next();
      if (next == null) {
        return found;
      }
    }
    throw new AssertionError("pages without end");
  }
}
