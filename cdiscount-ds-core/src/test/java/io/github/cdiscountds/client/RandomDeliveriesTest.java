package io.github.cdiscountds.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Handlers that fail at random, clients that crash before and after an event was handled, and that
 * lose their turn: nothing is lost, and within an order no event comes before an earlier one was
 * handled or given up.
 */
class RandomDeliveriesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  @Tag("INV-3")
  void nothingIsLostAndNoOrderIsDisordered(long seed) {
    Random random = new Random(seed);
    EventScene scene = new EventScene();
    List<String> all = new ArrayList<>();
    Shop shop = new Shop(random);
    for (int step = 0; step < 400; step++) {
      if (step < 200) {
        String id = "ABCDEF".charAt(random.nextInt(6)) + "" + step;
        scene.events(id);
        all.add(id);
      } else {
        shop.isSound = step >= 300;
      }
      BrokenLedger ledger = new BrokenLedger(scene.ledger);
      shop.process = ledger;
      try {
        scene.feed(ledger, "node " + random.nextInt(3)).deliver(shop, 1 + random.nextInt(5));
      } catch (RuntimeException | AssertionError crash) {
        // The next one goes on.
      }
      scene.clock.advance(Duration.ofSeconds(random.nextInt(300)));
    }
    Set<String> dead = new HashSet<>();
    scene.feed("reader").deadLetters(0, 999).letters().forEach(each -> dead.add(each.event().id()));
    Set<String> settled = new HashSet<>(shop.handled);
    settled.addAll(dead);
    assertThat(settled).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
    Map<Character, List<String>> expected = new HashMap<>();
    all.stream()
        .filter(shop.handled::contains)
        .forEach(id -> expected.computeIfAbsent(id.charAt(0), o -> new ArrayList<>()).add(id));
    assertThat(shop.inOrder).as("seed %d", seed).isEqualTo(expected);
    assertThat(dead).as("seed %d has dead letters", seed).isNotEmpty();
  }

  /** Remembers each event once, as a shop does that keeps ids. */
  private static final class Shop implements OrderEventHandler {
    private final Random random;
    private final Set<String> handled = new HashSet<>();
    private final Map<Character, List<String>> inOrder = new HashMap<>();
    private BrokenLedger process;
    private boolean isSound;

    Shop(Random random) {
      this.random = random;
    }

    @Override
    public void handle(OrderEvent event) {
      int fate = isSound ? 9 : random.nextInt(10);
      if (fate == 0) {
        process.breakNow();
        throw new AssertionError("crashed before it was handled");
      }
      if (fate < 5) {
        throw new IllegalStateException("failed");
      }
      if (handled.add(event.id())) {
        inOrder.computeIfAbsent(event.id().charAt(0), o -> new ArrayList<>()).add(event.id());
      }
      if (fate == 5) {
        process.breakNow();
      }
    }
  }
}
