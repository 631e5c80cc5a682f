package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DocumentLog;
import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that tells each transaction twice: when its work is done and nothing of it is committed,
 * and when it is committed and the caller doesn't know. It is named after what it changes. A
 * transaction that the ledger runs again is told again. Thread-safe.
 */
final class WatchedLedger implements OrderLedger {
  /** How the names of transactions begin that change nothing. */
  static final String READS = "read ";

  private static final Set<String> WRITES =
      Set.of(
          "add",
          "record",
          "polled",
          "unreadable",
          "append",
          "appendAll",
          "acknowledge",
          "advance",
          "replace",
          "hold",
          "release");

  private final OrderLedger sound;
  private final StepWatcher watcher;
  private final FileNumbers files;

  WatchedLedger(OrderLedger sound, StepWatcher watcher, FileNumbers files) {
    this.sound = sound;
    this.watcher = watcher;
    this.files = files;
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    Told[] last = new Told[1];
    R answer =
        sound.inTransaction(
            tx -> {
              Told told = new Told(tx);
              last[0] = told;
              R done = work.apply(told);
              watcher.before(told.what(), told.file);
              return done;
            });
    watcher.after(last[0].what(), last[0].file);
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

  /** A transaction that remembers what was done in it. */
  private final class Told extends PassedOnTransaction {
    private final Set<String> writes = new TreeSet<>();
    private String read = "nothing";
    private int file = StepWatcher.NO_FILE;

    Told(LedgerTransaction tx) {
      super(tx);
    }

    String what() {
      return writes.isEmpty() ? READS + read : String.join(" + ", writes);
    }

    @Override
    public Outbox outbox() {
      Outbox outbox = super.outbox();
      return Decoration.of(
          Outbox.class,
          outbox,
          (method, arguments, call) -> {
            note(method, arguments, outbox);
            return call.go();
          });
    }

    private void note(String method, @Nullable Object[] arguments, Outbox outbox) {
      switch (method) {
        case "enterAll" -> writes.add("enter orders");
        case "enter" -> {
          writes.add("enter file");
          if (arguments[0] instanceof OrderFile made) {
            file = files.enter(made.name(), keys(arguments[2]));
          }
        }
        case "replace" -> {
          if (arguments[0] instanceof OrderFile next) {
            writes.add("file " + next.state());
            file = files.lookUp(next.name(), outbox);
          } else if (arguments[0] instanceof QueuedOrder order) {
            writes.add("orders " + order.state());
          }
        }
        case "replaceAll" -> {
          if (arguments[0] instanceof List<?> orders) {
            orders.forEach(order -> writes.add("orders " + ((QueuedOrder) order).state()));
          }
        }
        default -> {
          read = method;
          if (arguments.length > 1 && arguments[1] instanceof String name) {
            file = files.lookUp(name, outbox);
          }
        }
      }
    }

    private List<OrderKey> keys(@Nullable Object argument) {
      return argument instanceof List<?> list
          ? list.stream().map(OrderKey.class::cast).toList()
          : List.of();
    }

    @Override
    public FactStore facts() {
      return noting(FactStore.class, super.facts(), "facts");
    }

    @Override
    public DocumentLog documents() {
      return noting(DocumentLog.class, super.documents(), "document");
    }

    @Override
    public EventCursors events() {
      return noting(EventCursors.class, super.events(), "events");
    }

    @Override
    public Deliveries deliveries() {
      return noting(Deliveries.class, super.deliveries(), "deliveries");
    }

    private <T> T noting(Class<T> role, T real, String word) {
      return Decoration.of(
          role,
          real,
          (method, arguments, call) -> {
            if (WRITES.contains(method)) {
              writes.add(word);
            } else {
              read = word;
            }
            return call.go();
          });
    }
  }
}
