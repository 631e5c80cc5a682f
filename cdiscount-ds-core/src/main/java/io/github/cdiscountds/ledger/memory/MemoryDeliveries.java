package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.ledger.Deliveries;
import io.github.cdiscountds.ledger.DeliveryTurn;
import io.github.cdiscountds.ledger.HeldEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What handlers are still owed. Guarded by the ledger's lock. */
final class MemoryDeliveries {

  private record Subscriber(String account, String name) {}

  private final Map<Subscriber, DeliveryTurn> turns = new HashMap<>();
  private final Map<Subscriber, NavigableMap<Long, HeldEvent>> held = new HashMap<>();

  /**
   * Gives one transaction its role.
   *
   * @param alive throws once the transaction has ended
   * @param undo takes what undoes a change
   */
  Deliveries in(Runnable alive, Consumer<Runnable> undo) {
    return new Role(alive, undo);
  }

  private final class Role implements Deliveries {
    private final Runnable alive;
    private final Consumer<Runnable> undo;

    Role(Runnable alive, Consumer<Runnable> undo) {
      this.alive = alive;
      this.undo = undo;
    }

    @Override
    public Optional<DeliveryTurn> turn(String account, String subscriber) {
      alive.run();
      return Optional.ofNullable(turns.get(new Subscriber(account, subscriber)));
    }

    @Override
    public boolean replace(DeliveryTurn next) {
      alive.run();
      Subscriber id = new Subscriber(next.account(), next.subscriber());
      DeliveryTurn stored = turns.get(id);
      if (next.version() != (stored == null ? 0 : stored.version() + 1)) {
        return false;
      }
      change(turns, id, next);
      return true;
    }

    @Override
    public void hold(HeldEvent event) {
      alive.run();
      Subscriber id = new Subscriber(event.event().event().account(), event.subscriber());
      change(
          held.computeIfAbsent(id, subscriber -> new TreeMap<>()), event.event().position(), event);
    }

    @Override
    public boolean release(String account, String subscriber, long position) {
      alive.run();
      NavigableMap<Long, HeldEvent> all = of(account, subscriber);
      HeldEvent released = all.remove(position);
      if (released == null) {
        return false;
      }
      undo.accept(() -> all.put(position, released));
      return true;
    }

    private <K, V> void change(Map<K, V> map, K key, V value) {
      @Nullable V before = map.put(key, value);
      undo.accept(
          () -> {
            if (before == null) {
              map.remove(key);
            } else {
              map.put(key, before);
            }
          });
    }

    @Override
    public Optional<HeldEvent> held(String account, String subscriber, long position) {
      alive.run();
      return Optional.ofNullable(of(account, subscriber).get(position));
    }

    @Override
    public Optional<HeldEvent> firstOf(String account, String subscriber, String scope) {
      alive.run();
      return living(account, subscriber).filter(event -> scope(event).equals(scope)).findFirst();
    }

    @Override
    public Set<String> blocked(String account, String subscriber, Collection<String> scopes) {
      alive.run();
      Set<String> wanted = new HashSet<>(scopes);
      return living(account, subscriber)
          .map(Role::scope)
          .filter(wanted::contains)
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<HeldEvent> due(String account, String subscriber, Instant now, int limit) {
      alive.run();
      return living(account, subscriber)
          .filter(event -> event.state() == HeldEvent.State.DUE && !dueAt(event).isAfter(now))
          .sorted(Comparator.comparing(Role::dueAt))
          .limit(limit)
          .toList();
    }

    @Override
    public Optional<Instant> nextDue(String account, String subscriber) {
      alive.run();
      return living(account, subscriber)
          .filter(event -> event.state() == HeldEvent.State.DUE)
          .map(Role::dueAt)
          .min(Comparator.naturalOrder());
    }

    @Override
    public List<HeldEvent> dead(String account, String subscriber, long after, int limit) {
      alive.run();
      return of(account, subscriber).tailMap(after, false).values().stream()
          .filter(event -> event.state() == HeldEvent.State.DEAD)
          .limit(limit)
          .toList();
    }

    private NavigableMap<Long, HeldEvent> of(String account, String subscriber) {
      return held.getOrDefault(new Subscriber(account, subscriber), new TreeMap<>());
    }

    /** By position. */
    private Stream<HeldEvent> living(String account, String subscriber) {
      return of(account, subscriber).values().stream()
          .filter(event -> event.state() != HeldEvent.State.DEAD);
    }

    private static String scope(HeldEvent event) {
      return event.event().event().scope();
    }

    private static Instant dueAt(HeldEvent event) {
      Instant due = event.due();
      return due == null ? Instant.MAX : due;
    }
  }
}
