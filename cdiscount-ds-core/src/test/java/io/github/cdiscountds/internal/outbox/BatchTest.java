package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Scene.START;
import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static io.github.cdiscountds.internal.outbox.Sendings.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.ledger.OrderFile.State;
import io.github.cdiscountds.order.Pacing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Duration PICK_UP = Duration.ofMinutes(15);
  private static final String SECOND = "orders_YOURCOMPANY_20260302_090001.xls";

  private final Scene scene = new Scene();
  private final Dispatcher client = scene.client("one");

  @Test
  void ordersThatWouldBePickedUpTogetherAreOneFile() {
    scene.enter("CDS-1");
    Dispatched first = client.dispatch(Pacing.ONCE_PER_PICK_UP);
    assertThat(first.orders()).isEqualTo(Map.of(FILE, List.of(key("CDS-1"))));
    assertThat(first.nextAt()).isNull();
    scene.enter("CDS-2", "CDS-3");
    scene.advance(PICK_UP.minusNanos(1));
    Dispatched early = client.dispatch(Pacing.ONCE_PER_PICK_UP);
    assertThat(early.files()).isEmpty();
    assertThat(early.nextAt()).isEqualTo(START.plus(PICK_UP));
    scene.advance(Duration.ofNanos(1));
    Dispatched second = client.dispatch(Pacing.ONCE_PER_PICK_UP);
    assertThat(second.orders()).isEqualTo(Map.of(SECOND, List.of(key("CDS-2"), key("CDS-3"))));
    assertThat(second.nextAt()).isNull();
  }

  @Test
  void anEmptyQueueWaitsForNothing() {
    scene.enter("CDS-1");
    client.dispatch(Pacing.ONCE_PER_PICK_UP);
    assertThat(client.dispatch(Pacing.ONCE_PER_PICK_UP).nextAt()).isNull();
  }

  @Test
  void aWholeFileDoesNotWait() {
    scene.enter("CDS-1");
    Dispatcher small = scene.clientOfFilesOf(4);
    small.dispatch(Pacing.ONCE_PER_PICK_UP);
    scene.enter("CDS-2");
    assertThat(small.dispatch(Pacing.ONCE_PER_PICK_UP).files()).isEmpty();
    scene.enter("CDS-3");
    assertThat(small.dispatch(Pacing.ONCE_PER_PICK_UP).orders())
        .isEqualTo(Map.of(SECOND, List.of(key("CDS-2"), key("CDS-3"))));
  }

  @Test
  @Tag("R13")
  void moreThanAFileHoldsGoesInSeveral() {
    scene.enter("CDS-1", "CDS-2", "CDS-3");
    assertThat(scene.clientOfFilesOf(4).dispatch(Pacing.ONCE_PER_PICK_UP).orders())
        .isEqualTo(
            Map.of(FILE, List.of(key("CDS-1"), key("CDS-2")), SECOND, List.of(key("CDS-3"))));
  }

  @Test
  void aFileFromTheFutureKeepsNothingWaiting() {
    scene.enter("CDS-1");
    client.dispatch(Pacing.ONCE_PER_PICK_UP);
    scene.advance(Duration.ofDays(-1)); // the ledger's clock was put back
    scene.enter("CDS-2");
    assertThat(Scene.states(client.dispatch(Pacing.ONCE_PER_PICK_UP))).containsExactly(State.SENT);
  }

  @Test
  @Tag("INV-1")
  void aQueuedOrderThatTheSupplierWorksOnIsNotSentAndKeepsNoOther() {
    scene.enter("CDS-1", "CDS-2");
    scene.report(fact("before.xls", LAMP, tracked()));
    Dispatched result = client.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(result.orders().values()).containsExactly(List.of(key("CDS-2")));
    assertThat(result.heldBack())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order that the supplier doesn't have: a report says that it works on this one; it stays in the queue, cancel it [ALREADY_SUBMITTED]");
    Dispatched next = client.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(next.files()).isEmpty();
    assertThat(next.heldBack()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void anOrderCancelledWhileItsFileIsMadeKeepsNoOther() {
    scene.enter("CDS-1", "CDS-2");
    TakingBack takingBack = new TakingBack(Sendings.ACCOUNT, scene.ledger, client);
    Dispatcher interrupted =
        scene.clientEncoding(() -> assertThat(takingBack.cancel(key("CDS-1"))).isTrue());
    Dispatched result = interrupted.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(result.orders().values()).containsExactly(List.of(key("CDS-2")));
    assertThat(Scene.states(result)).containsExactly(State.SENT);
  }
}
