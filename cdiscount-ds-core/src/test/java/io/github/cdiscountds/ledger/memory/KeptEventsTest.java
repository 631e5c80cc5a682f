package io.github.cdiscountds.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Publication;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptEventsTest {
  private static final OrderKey ORDER = OrderKey.of("1001", "C");

  private static FactValue value(Random random) {
    return new FactValue.Fulfilment(
        new FulfilmentStatus("S", "S"),
        random.nextBoolean() ? null : LocalDateTime.of(2026, 3, 1 + random.nextInt(20), 0, 0),
        random.nextBoolean() ? null : random.nextInt(3),
        random.nextBoolean() ? null : "P" + random.nextInt(5),
        random.nextBoolean() ? null : URI.create("https://x.example.org/é?p=" + random.nextInt(5)),
        random.nextBoolean() ? null : "S" + random.nextInt(3));
  }

  private static OrderEvent event(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String hex = HexFormat.of().formatHex(bytes);
    String id =
        switch (random.nextInt(8)) {
          case 0 -> "e" + random.nextInt(5_000);
          case 1 -> hex.toUpperCase(Locale.ROOT);
          default -> hex;
        };
    return new OrderEvent(
        id,
        OrderEvent.Type.values()[random.nextInt(OrderEvent.Type.values().length)],
        "SHOP",
        random.nextInt(6) == 0 ? null : ORDER,
        random.nextInt(6) == 0 ? null : Sku.of("A" + random.nextInt(3)),
        random.nextInt(3) == 0 ? null : random.nextInt(6) == 0 ? "" : "f" + random.nextInt(3),
        random.nextInt(6) == 0 ? null : value(random),
        random.nextInt(6) == 0 ? "note" : null);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesBackWhatItGotAndKnowsItsIds(long seed) {
    Random random = new Random(seed);
    SharedValues shared = new SharedValues();
    KeptFacts about = new KeptFacts(ORDER, shared);
    KeptEvents events = new KeptEvents(shared);
    List<OrderEvent> expected = new ArrayList<>();
    Set<String> ids = new HashSet<>(); // short ones may be drawn twice
    for (int i = 0; i < 4_000; i++) {
      if (!expected.isEmpty() && random.nextInt(4) == 0) {
        events.removeLast();
        OrderEvent gone = expected.remove(expected.size() - 1);
        ids.remove(gone.id());
        assertThat(events.has(gone.id())).as("seed %d", seed).isFalse();
      } else {
        OrderEvent event = event(random);
        boolean isNew = ids.add(event.id());
        assertThat(events.append(event, event.order() == null ? null : about))
            .as("seed %d, event %d", seed, i)
            .isEqualTo(isNew);
        if (isNew) {
          expected.add(event);
        }
      }
    }
    assertThat(events.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(events.get(i)).as("seed %d, event %d", seed, i).isEqualTo(expected.get(i));
      assertThat(events.append(expected.get(i), about)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void factsAreMergedAndTakenBack(long seed) {
    Random random = new Random(seed);
    KeptFacts facts = new KeptFacts(ORDER, new SharedValues());
    Map<List<Object>, OrderFact> expected = new LinkedHashMap<>();
    for (int round = 0; round < 60; round++) {
      Map<List<Object>, OrderFact> before = new LinkedHashMap<>(expected);
      Deque<Runnable> undo = new ArrayDeque<>();
      for (int i = 0; i < 5; i++) {
        OrderFact fact =
            OrderFact.of(
                new FactKey("SHOP", ORDER, Sku.of("A" + random.nextInt(3)), "f"),
                value(new Random(random.nextInt(40))),
                new Publication(
                    "d", null, Instant.ofEpochSecond(random.nextInt(1_000)), "0".repeat(64)));
        boolean isNew = expected.putIfAbsent(List.of(fact.key(), fact.value()), fact) == null;
        expected.computeIfPresent(
            List.of(fact.key(), fact.value()), (id, known) -> known.merge(fact));
        assertThat(facts.add(fact, undo::push)).as("seed %d", seed).isEqualTo(isNew);
      }
      if (random.nextInt(3) == 0) {
        undo.forEach(Runnable::run);
        expected.clear();
        expected.putAll(before);
      }
      assertThat(facts.inOrder())
          .as("seed %d, round %d", seed, round)
          .containsExactlyInAnyOrderElementsOf(expected.values())
          .isSortedAccordingTo(Comparator.comparing(OrderFact::first));
    }
  }
}
