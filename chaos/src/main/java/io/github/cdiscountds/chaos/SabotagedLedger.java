package io.github.cdiscountds.chaos;

import io.github.cdiscountds.ledger.EventCursors;
import io.github.cdiscountds.ledger.FactStore;
import io.github.cdiscountds.ledger.Forgotten;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderLedger;
import io.github.cdiscountds.ledger.Outbox;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A ledger that records other things than it is told to. Thread-safe. */
final class SabotagedLedger implements OrderLedger {
  private final OrderLedger sound;
  private final Sabotage sabotage;
  private final Set<List<Object>> told = ConcurrentHashMap.newKeySet();

  SabotagedLedger(OrderLedger sound, Sabotage sabotage) {
    this.sound = sound;
    this.sabotage = sabotage;
  }

  @Override
  public <R> R inTransaction(Function<? super LedgerTransaction, ? extends R> work) {
    List<OrderEvent> apart = new ArrayList<>();
    R answer =
        sound.inTransaction(
            tx -> {
              apart.clear();
              return work.apply(new Sabotaged(tx, apart));
            });
    if (!apart.isEmpty()) {
      sound.inTransaction(
          tx -> {
            apart.forEach(event -> tx.events().append(event));
            return true;
          });
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
        version,
        file.temporaryNames());
  }

  private static OrderFact onLatestSending(OrderFact fact, Outbox outbox) {
    FactKey key = fact.key();
    String latest =
        outbox.order(key.account(), key.order()).map(QueuedOrder::lastFile).orElse(null);
    return latest == null
        ? fact
        : new OrderFact(
            new FactKey(key.account(), key.order(), key.product(), latest),
            fact.value(),
            fact.first(),
            fact.last());
  }

  /** Whether an event tells what no earlier one about the line told: a stage. */
  private boolean isNewStage(OrderEvent event) {
    return event.order() == null
        || event.product() == null
        || told.add(List.of(event.order(), event.product(), event.type()));
  }

  private final class Sabotaged extends PassedOnTransaction {
    private final List<OrderEvent> apart;

    Sabotaged(LedgerTransaction tx, List<OrderEvent> apart) {
      super(tx);
      this.apart = apart;
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

    @Override
    public FactStore facts() {
      FactStore facts = super.facts();
      return sabotage == Sabotage.NEWEST_ROW_WINS
          ? Decoration.of(
              FactStore.class,
              facts,
              (method, arguments, call) ->
                  method.equals("add") && arguments[0] instanceof OrderFact fact
                      ? facts.add(onLatestSending(fact, super.outbox()))
                      : call.go())
          : facts;
    }

    @Override
    public EventCursors events() {
      EventCursors events = super.events();
      return Decoration.of(
          EventCursors.class,
          events,
          (method, arguments, call) ->
              switch (sabotage) {
                case EVENTS_ON_STAGE_CHANGE ->
                    appending(
                        method,
                        arguments,
                        call,
                        event -> isNewStage(event) && events.append(event));
                case EVENTS_APART -> appending(method, arguments, call, apart::add);
                case ACKNOWLEDGE_FIRST -> {
                  Object answer = call.go();
                  if (method.equals("unread") && answer instanceof List<?> read) {
                    acknowledge(events, read);
                  }
                  yield answer;
                }
                default -> call.go();
              });
    }

    /** Appends one event, or several, in another way; any other call goes as it is. */
    private static @Nullable Object appending(
        String method,
        @Nullable Object[] arguments,
        Decoration.Call call,
        Predicate<OrderEvent> way)
        throws Throwable {
      if (method.equals("append") && arguments[0] instanceof OrderEvent event) {
        return way.test(event);
      }
      if (method.equals("appendAll") && arguments[0] instanceof List<?> all) {
        return all.stream().map(OrderEvent.class::cast).filter(way).toList();
      }
      return call.go();
    }

    private static void acknowledge(EventCursors events, List<?> read) {
      if (!read.isEmpty() && read.get(read.size() - 1) instanceof PositionedEvent last) {
        events.acknowledge(last.event().account(), Poller.SUBSCRIBER, last.position());
      }
    }
  }
}
