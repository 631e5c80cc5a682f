package org.example.shop;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.SettableClock;
import io.github.cdiscountds.testkit.junit.EachTransport;
import io.github.cdiscountds.testkit.junit.OrderServer;
import io.github.cdiscountds.testkit.story.Story;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop, with a supplier who is played: once in memory, once over real SFTP. */
@EachTransport
class LampShopTest {
  private final FakeSupplier supplier;
  private final DropshipClient client;
  private final LampShop shop;
  private final Story story;

  LampShopTest(
      FakeSupplier supplier,
      DropshipClient client,
      Account account,
      SettableClock clock,
      Story story) {
    this.supplier = supplier;
    this.client = client;
    this.shop = new LampShop(client, account, clock);
    this.story = story.pollingBy(shop::catchUp);
  }

  @BeforeEach
  void openTheShop() {
    shop.catchUp();
  }

  private void buy(String number, Map<String, Integer> basket) {
    var alice = SampleOrder.at(supplier, number).build().recipient();
    assertThat(shop.buy(number, alice, basket)).isEmpty();
  }

  @Test
  void showsWhatThereIsOnTheShelf() {
    assertThat(shop.shelf())
        .hasSize(7)
        .contains("Lave-linge AO1604 — 8 kg, 491 EUR");
    supplier.sellsOut("AO1604").advanceTo(supplier.now().plusHours(4));
    shop.catchUp();
    assertThat(shop.shelf()).hasSize(6);
  }

  @Test
  void tellsTheCustomerWhereTheParcelIs() {
    buy("L-1", Map.of("CGRESERVA", 2));
    story.follows(shop.key("L-1")).isPickedUp().isAccepted().isShipped();
    assertThat(shop.toldAbout("L-1"))
        .containsExactly("CGRESERVA is on its way in parcel 8V00000000001");
  }

  @Test
  void tellsTheCustomerWhatSoldOut() {
    buy("L-2", Map.of("AO1604", 1));
    supplier.sellsOut("AO1604");
    story.follows(shop.key("L-2")).isRefusedFor(RefusalCause.STOCKOUT);
    assertThat(shop.toldAbout("L-2"))
        .containsExactly("AO1604 has sold out, you get your money back");
  }

  @Test
  void sendsAnOrderOnceThoughAReplyWasLost(@OrderServer FaultyTransport orderServer) {
    orderServer.onNext(Operation.RENAME, Fault.lostReply());
    buy("L-3", Map.of("FUJIAV200PRO", 1));
    story.follows(shop.key("L-3")).isPickedUp().isShipped();
    assertThat(supplier).hasPickedUpOnce(shop.key("L-3"));
    assertThat(supplier.orderTree()).folder("Commandes").isEmpty();
    assertThat(client).order(shop.key("L-3")).wasSentOnce().hasNoContradiction();
  }
}
