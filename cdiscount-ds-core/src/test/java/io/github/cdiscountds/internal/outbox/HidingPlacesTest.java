package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.profile.TemporaryNames;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HidingPlacesTest {
  private static final TemporaryNames RECORDED = TemporaryNames.suffix(".old");
  private static final TemporaryNames PRESENT = TemporaryNames.suffix(".new");

  private final Scene scene = new Scene(RECORDED);
  private final AskedLedger ledger = new AskedLedger();
  private final HidingPlaces places = new HidingPlaces(ACCOUNT, ledger, PRESENT);

  @BeforeEach
  void aFileWasSent() {
    scene.enter("CDS-1");
    Scene.dispatch(scene.client("one"));
    assertThat(scene.stored().name()).isEqualTo(FILE);
  }

  @Test
  void areAskedOfTheLedgerOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(places.all()).containsExactly(TemporaryNames.dotPrefix(), PRESENT, RECORDED);
    }
    assertThat(ledger.asked).isEqualTo(1);
  }

  @Test
  void areThoseOfFilesSeenSinceToo() {
    TemporaryNames later = TemporaryNames.folder("Depot");
    assertThat(places.all()).doesNotContain(later);
    places.seen(List.of(scene.stored().hiddenBy(later)));
    assertThat(places.all())
        .containsExactlyInAnyOrder(TemporaryNames.dotPrefix(), PRESENT, RECORDED, later);
  }

  @Test
  void areAskedAgainAfterTheLedgerFailed() {
    ledger.isAway = true;
    assertThatThrownBy(places::all).hasMessage("the store is away");
    ledger.isAway = false;
    assertThat(places.all()).contains(RECORDED);
  }

  private final class AskedLedger implements OrderLedger {
    private int asked;
    private boolean isAway;

    @Override
    public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
      asked++;
      if (isAway) {
        throw new DropshipException("the store is away");
      }
      return scene.ledger.inTransaction(work);
    }

    @Override
    public Forgotten forget(Instant before) {
      return scene.ledger.forget(before);
    }

    @Override
    public void close() {}
  }
}
