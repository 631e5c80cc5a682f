package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A ledger that records the state of a file otherwise than it is told to. Thread-safe. */
final class SabotagedLedger implements OrderLedger {
  private final OrderLedger sound;
  private final Sabotage sabotage;

  SabotagedLedger(OrderLedger sound, Sabotage sabotage) {
    this.sound = sound;
    this.sabotage = sabotage;
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    return sound.inTransaction(tx -> work.apply(new Sabotaged(tx)));
  }

  @Override
  public Forgotten forget(Instant before) {
    return sound.forget(before);
  }

  @Override
  public void close() {
    sound.close();
  }

  private boolean replace(Outbox outbox, OrderFile next) {
    if (sabotage == Sabotage.RESEND_INFERRED && next.state() == OrderFile.State.INFERRED) {
      return outbox.replace(copy(next, OrderFile.State.INTENT, null, next.version()));
    }
    if (sabotage == Sabotage.SKIP_CAS && !outbox.replace(next)) {
      return outbox
          .file(next.account(), next.name())
          .map(there -> outbox.replace(copy(next, next.state(), next.due(), there.version() + 1)))
          .orElse(false);
    }
    return sabotage == Sabotage.SKIP_CAS || outbox.replace(next);
  }

  private static OrderFile copy(
      OrderFile file, OrderFile.State state, @Nullable Instant due, long version) {
    return new OrderFile(
        file.account(),
        file.name(),
        state,
        file.attempt(),
        file.size(),
        file.sha256(),
        file.recalled(),
        file.holder(),
        file.createdAt(),
        due,
        version);
  }

  private final class Sabotaged extends PassedOnTransaction {
    Sabotaged(LedgerTransaction tx) {
      super(tx);
    }

    @Override
    public Outbox outbox() {
      Outbox outbox = super.outbox();
      return Decoration.of(
          Outbox.class,
          outbox,
          (method, arguments, call) ->
              method.equals("replace") && arguments[0] instanceof OrderFile next
                  ? replace(outbox, next)
                  : call.go());
    }
  }
}
