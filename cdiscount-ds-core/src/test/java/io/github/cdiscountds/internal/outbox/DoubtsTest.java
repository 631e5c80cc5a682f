package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.QueuedOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("INV-1")
class DoubtsTest {
  private final Scene scene = new Scene();
  private final Dispatcher client = scene.client("one");
  private final Doubts doubts = new Doubts(ACCOUNT, scene.ledger);

  @Test
  void theShopMayKnowThatAFileArrived() {
    bringIntoDoubt();
    assertThat(doubts.arrived(FILE)).isTrue();
    assertThat(scene.stored().state()).isEqualTo(OrderFile.State.CONFIRMED);
    assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.IN_FILE);
    assertThat(doubts.arrived(FILE)).isFalse();
  }

  @Test
  void theShopMayKnowThatAFileWasLost() {
    bringIntoDoubt();
    assertThat(doubts.lost(FILE)).isTrue();
    assertThat(scene.stored().state()).isEqualTo(OrderFile.State.WITHDRAWN);
    assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.QUEUED);
    assertThat(doubts.lost(FILE)).isFalse();
  }

  @Test
  void whereThereIsNoDoubtNothingIsChanged() {
    scene.stopBeforeTheRename(client);
    OrderFile uploaded = scene.stored();
    assertThat(doubts.lost(FILE)).isFalse();
    assertThat(doubts.arrived(FILE)).isFalse();
    assertThat(doubts.arrived("unknown.xls")).isFalse();
    assertThat(scene.stored()).isEqualTo(uploaded);
  }

  private void bringIntoDoubt() {
    scene.stopBeforeTheRename(client);
    scene.server.files.clear();
    Scene.dispatch(client);
    scene.advance(Scene.REPORT_DUE);
    assertThat(Scene.dispatch(client)).containsExactly(OrderFile.State.IN_DOUBT);
  }
}
