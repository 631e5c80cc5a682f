package io.github.cdiscountds.it.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A ledger whose store fails, or in which somebody else works meanwhile, as a test plans. */
final class LedgerWithTrouble implements OrderLedger {
  private final OrderLedger sound;
  private OrderFile.State failsAt;
  private boolean staysBroken;
  private boolean broken;
  private Runnable afterQueueWasRead = () -> {};

  LedgerWithTrouble(OrderLedger sound) {
    this.sound = sound;
  }

  /** The store fails once, when a file is to be recorded in this state. */
  LedgerWithTrouble failsOnceAt(OrderFile.State state) {
    failsAt = state;
    staysBroken = false;
    return this;
  }

  /** The store fails when a file is to be recorded in this state, and answers nothing after. */
  LedgerWithTrouble breaksAt(OrderFile.State state) {
    failsAt = state;
    staysBroken = true;
    return this;
  }

  /** Something happens once, after the queue was read. */
  LedgerWithTrouble afterQueueWasRead(Runnable action) {
    afterQueueWasRead = action;
    return this;
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    if (broken) {
      throw new DropshipException("the store is away, as the test planned");
    }
    boolean[] queueWasRead = new boolean[1];
    R answer = sound.inTransaction(tx -> work.apply(new Transaction(tx, queueWasRead)));
    if (queueWasRead[0]) {
      Runnable action = afterQueueWasRead;
      afterQueueWasRead = () -> {};
      action.run();
    }
    return answer;
  }

  @Override
  public void close() {
    sound.close();
  }

  private void record(OrderFile next) {
    if (next.state() == failsAt) {
      failsAt = null;
      broken = staysBroken;
      throw new DropshipException("the store failed, as the test planned");
    }
  }

  private final class Transaction implements LedgerTransaction {
    private final LedgerTransaction tx;
    private final boolean[] queueWasRead;

    Transaction(LedgerTransaction tx, boolean[] queueWasRead) {
      this.tx = tx;
      this.queueWasRead = queueWasRead;
    }

    @Override
    public FactStore facts() {
      return tx.facts();
    }

    @Override
    public DocumentLog documents() {
      return tx.documents();
    }

    @Override
    public EventCursors events() {
      return tx.events();
    }

    @Override
    public Outbox outbox() {
      Outbox outbox = tx.outbox();
      return new Outbox() {
        @Override
        public boolean enter(QueuedOrder order) {
          return outbox.enter(order);
        }

        @Override
        public Optional<QueuedOrder> order(String account, OrderKey key) {
          return outbox.order(account, key);
        }

        @Override
        public List<QueuedOrder> queued(String account, int limit) {
          queueWasRead[0] = true;
          return outbox.queued(account, limit);
        }

        @Override
        public List<QueuedOrder> orders(String account) {
          return outbox.orders(account);
        }

        @Override
        public boolean replace(QueuedOrder next) {
          return outbox.replace(next);
        }

        @Override
        public boolean enter(OrderFile file) {
          return outbox.enter(file);
        }

        @Override
        public Optional<OrderFile> file(String account, String name) {
          return outbox.file(account, name);
        }

        @Override
        public List<OrderFile> openFiles(String account) {
          return outbox.openFiles(account);
        }

        @Override
        public boolean replace(OrderFile next) {
          record(next);
          return outbox.replace(next);
        }
      };
    }
  }
}
