package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.TransferListener;
import java.util.function.Consumer;

/**
 * What all order files of an account have in common while they are worked on. Thread-safe as far as
 * its parts are.
 *
 * @param ledger where every step is recorded
 * @param listener is told of the progress of uploads
 * @param archive keeps what is uploaded
 * @param claims under which name files are held, and how long
 * @param stopwatch the client's own time
 * @param deadlines how long reports may take
 * @param doubt what becomes of files in doubt
 * @param uploadCheck how a whole upload is told from a damaged one
 * @param temporaryNames where files hide that nothing was uploaded of yet
 */
record Workplace(
    OrderLedger ledger,
    TransferListener listener,
    DocumentArchive archive,
    Claims claims,
    Stopwatch stopwatch,
    Deadlines deadlines,
    DoubtPolicy doubt,
    UploadCheck uploadCheck,
    TemporaryNames temporaryNames) {

  /**
   * Records a step.
   *
   * @return false when somebody else was faster
   */
  boolean replace(OrderFile next) {
    return ledger.<Boolean>inTransaction(tx -> tx.outbox().replace(next));
  }

  /** Does something in one transaction; the record tells afterwards what came of it. */
  void inTransaction(Consumer<LedgerTransaction> work) {
    ledger.<Boolean>inTransaction(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** The file as it is recorded. */
  OrderFile stored(OrderFile file) {
    return ledger
        .inTransaction(tx -> tx.outbox().file(file.account(), file.name()))
        .orElseThrow(() -> new DropshipException("order file " + file.name() + " left the ledger"));
  }

  /** The file as it is recorded, or as it was last seen when the ledger can't tell. */
  OrderFile lastKnown(OrderFile file) {
    try {
      return stored(file);
    } catch (DropshipException ledgerFails) {
      return file;
    }
  }
}
