package io.github.cdiscountds.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.order.OrderEvent.Type;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.junit.OrderServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DropshipTest
class StoryTest {
  private final FakeSupplier supplier;
  private final Story story;

  StoryTest(FakeSupplier supplier, Story story) {
    this.supplier = supplier;
    this.story = story;
  }

  private SampleOrder order() {
    return SampleOrder.at(supplier, "WEB-1");
  }

  @Test
  void followsAnOrderThroughTheSuppliersCalendar() {
    OrderStory told =
        story
            .orders(order().line("CGRESERVA", 2).build(), SampleOrder.at(supplier, "WEB-2").build())
            .isPickedUp()
            .isAccepted()
            .isIntegrated()
            .isShipped()
            .isInvoiced()
            .isHeardOf(Type.FILE_ACCEPTED, Type.INTEGRATED, Type.SHIPPED, Type.INVOICED)
            .hasNoContradiction();
    assertThat(told.toString())
        .isEqualTo(
            """
            story of [WEB-1/C202603, WEB-2/C202603]
              2026-03-02T08:00 entered
              2026-03-02T08:00 sent
              2026-03-02T08:16 picked up
              2026-03-02T08:31 accepted
              2026-03-02T10:01 integrated
              2026-03-03T11:01 shipped
              2026-04-05T12:01 invoiced
              2026-04-05T12:01 without contradiction
              2026-04-05T12:01 now
            """);
  }

  @Test
  void tellsTheWholeStoryWhenItGoesAnotherWay() {
    OrderStory told =
        story.orders(order().line("AO1604").build()).meanwhile(s -> s.sellsOut("AO1604"));
    assertThatThrownBy(told::isIntegrated)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            [story of [WEB-1/C202603]
              2026-03-02T08:00 entered
              2026-03-02T08:00 sent
              2026-03-02T10:01 now
            ] expected order WEB-1/C202603 to have reached INTEGRATED, but order WEB-1/C202603 is \
            REFUSED, sent in [%s]
              1 x AO1604 is REFUSED for STOCKOUT
                2026-03-02T00:00 anomalies: Integration[Refused]
                2026-03-02T08:30 compliance: FileVerdict[OK]"""
                .replace("%s", supplier.pickUps().get(0).fileName()));
  }

  @Test
  void endsTheWaitForWhatNeverHappens() {
    OrderStory told = story.orders(order().build()).meanwhile(s -> s.holds("WEB-1"));
    assertThatThrownBy(told::isShipped)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected order WEB-1/C202603 to be shipped, but order")
        .hasMessageContaining("is CREATED");
    assertThatThrownBy(() -> story.follows(OrderKey.of("WEB-9", "C")).isSent())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "expected the client to know order WEB-9/C, but it knows\n  WEB-1/C202603");
    assertThatThrownBy(story::follows)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a story of no orders: expected at least one");
  }

  @Test
  void letsTheShopDoTheWork(DropshipClient client) {
    List<String> done = new ArrayList<>();
    client.orders().enqueue(List.of(order().build()));
    Story shops =
        story.pollingBy(
            () -> {
              client.orders().dispatch();
              client.reports().poll();
              done.add("polled");
            });
    OrderStory told = shops.follows(order().key()).isShipped();
    assertThat(done).hasSizeGreaterThan(3);
    assertThatThrownBy(() -> told.isHeardOf(Type.SHIPPED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the shop reads the reports itself: ask it which events it heard");
  }

  @Test
  void goesWell() {
    story.enters(order().build()).plays(Plots.goesWell());
  }

  @Test
  void sellsOut() {
    story.orders(order().line("AO1604").line("CGRESERVA").build()).plays(Plots.sellsOut("AO1604"));
  }

  @Test
  void refusesTheAddress() {
    story.orders(order().build()).plays(Plots.refusesTheAddress());
  }

  @Test
  void shipsInParts() {
    story
        .orders(order().line("CGRESERVA", 4).build())
        .plays(Plots.shipsInParts("CGRESERVA", 1, 1, 2))
        .shipsIn(3)
        .isInvoiced();
    assertThatThrownBy(() -> Plots.shipsInParts("CGRESERVA", 4))
        .hasMessage("parcels [4]: expected at least two");
  }

  @Test
  void comesLateOrTwice() {
    for (SupplierJob job :
        List.of(SupplierJob.COMPLIANCE, SupplierJob.ANOMALIES, SupplierJob.TRACKING)) {
      story
          .orders(SampleOrder.at(supplier, "LATE-" + job).build())
          .plays(Plots.comesLate(job, Duration.ofHours(7)));
      story
          .orders(SampleOrder.at(supplier, "TWICE-" + job).build())
          .plays(Plots.comesTwice(job, Duration.ofHours(7)))
          .isHeardOf(Type.FILE_ACCEPTED, Type.INTEGRATED, Type.SHIPPED, Type.INVOICED);
    }
  }

  @Test
  void waitsUntilWhatComesTwiceHasComeTwice() {
    story
        .orders(order().build())
        .plays(Plots.comesTwice(SupplierJob.INVOICE, Duration.ofHours(7)))
        .isHeardOf(Type.FILE_ACCEPTED, Type.INTEGRATED, Type.SHIPPED, Type.INVOICED);
    assertThat(supplier.now()).isEqualTo("2026-04-05T19:01");
  }

  @Test
  void tellsWhenNothingCameLateOrTwice() {
    supplier.pauses(SupplierJob.CATALOGUE);
    OrderStory told = story.orders(order().build());
    assertThatThrownBy(
            () -> told.plays(Plots.comesLate(SupplierJob.CATALOGUE, Duration.ofHours(1))))
        .isInstanceOf(AssertionError.class)
        .hasMessage("CATALOGUE never came late by PT1H: expected it to be published meanwhile");
  }

  @Test
  void waitsForAllThatIsBeforeTheInvoice() {
    story.enters(order().line("CGRESERVA", 2).build()).isInvoiced();
    assertThat(supplier.now()).isEqualTo("2026-04-05T12:01");
  }

  @Test
  @Tag("INV-1")
  void losesTheReply(@OrderServer FaultyTransport orderServer) {
    story.enters(order().build()).plays(Plots.losesTheReply(orderServer)).isShipped();
  }

  @Test
  void losesNoReplyOfWhatWasSentBefore(@OrderServer FaultyTransport orderServer) {
    OrderStory sent = story.orders(order().build());
    assertThatThrownBy(() -> sent.plays(Plots.losesTheReply(orderServer)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "no reply was lost: expected orders that weren't sent (begin with story.enters(…),"
                + " since story.orders(…) sends them), and the transport that the client uses;"
                + " faults ahead: [RENAME 2: reply lost]");
  }

  @Test
  void arrivesTwice() {
    story.orders(order().build()).plays(Plots.arrivesTwice());
  }

  @Test
  void comesBack() {
    story.orders(order().line("CGRESERVA", 2).build()).plays(Plots.comesBack("CGRESERVA", 1));
  }

  @Test
  void isRejected() {
    story
        .orders(order().build())
        .meanwhile(s -> s.rejectsNextFile("ligne n°2 : FraisPort:n'est pas au format attendu"))
        .isRejected();
  }

  @Test
  void refusalIsOfTheCauseThatWasSaid() {
    OrderStory told =
        story.orders(order().build()).meanwhile(s -> s.refuses("WEB-1", RefusalCause.CREDIT));
    assertThatThrownBy(() -> told.isRefusedFor(RefusalCause.STOCKOUT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be refused for STOCKOUT, but order")
        .hasMessageContaining("is REFUSED for CREDIT");
  }
}
