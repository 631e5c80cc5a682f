package io.github.cdiscountds.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderLedger;
import java.time.Instant;
import java.util.function.Function;

/** A ledger that answers nothing any more from a moment on, as if the process had ended. */
final class BrokenLedger implements OrderLedger {
  private final OrderLedger sound;
  private boolean broken;

  BrokenLedger(OrderLedger sound) {
    this.sound = sound;
  }

  void breakNow() {
    broken = true;
  }

  void mend() {
    broken = false;
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    if (broken) {
      throw new DropshipException("the store is away");
    }
    return sound.inTransaction(work);
  }

  @Override
  public Forgotten forget(Instant before) {
    return sound.forget(before);
  }

  @Override
  public void close() {
    sound.close();
  }
}
