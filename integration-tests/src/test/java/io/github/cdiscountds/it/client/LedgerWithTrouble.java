package io.github.cdiscountds.it.client;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A ledger whose store fails, or in which somebody else works meanwhile, as a test plans. */
final class LedgerWithTrouble implements OrderLedger {
  private final OrderLedger sound;
  private OrderFile.@Nullable State failsAt;
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
  public Forgotten forget(Instant before) {
    return sound.forget(before);
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
    public Instant now() {
      return tx.now();
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
    public Deliveries deliveries() {
      return tx.deliveries();
    }

    @Override
    public Outbox outbox() {
      Outbox outbox = tx.outbox();
      return (Outbox)
          Proxy.newProxyInstance(
              Outbox.class.getClassLoader(),
              new Class<?>[] {Outbox.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("queued")) {
                  queueWasRead[0] = true;
                }
                if (method.getName().equals("replace") && arguments[0] instanceof OrderFile next) {
                  record(next);
                }
                try {
                  return method.invoke(outbox, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
