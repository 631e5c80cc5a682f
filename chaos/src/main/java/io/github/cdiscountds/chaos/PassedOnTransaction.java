package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.Outbox;
import java.time.Instant;

/** A transaction that is another one but for what is overridden. */
abstract class PassedOnTransaction implements LedgerTransaction {
  private final LedgerTransaction sound;

  PassedOnTransaction(LedgerTransaction sound) {
    this.sound = sound;
  }

  @Override
  public Instant now() {
    return sound.now();
  }

  @Override
  public Outbox outbox() {
    return sound.outbox();
  }

  @Override
  public FactStore facts() {
    return sound.facts();
  }

  @Override
  public DocumentLog documents() {
    return sound.documents();
  }

  @Override
  public EventCursors events() {
    return sound.events();
  }

  @Override
  public Deliveries deliveries() {
    return sound.deliveries();
  }
}
