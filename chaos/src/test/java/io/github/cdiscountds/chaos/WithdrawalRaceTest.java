package io.github.cdiscountds.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.Withdrawal;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.order.OrderTimeline;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.resilience.RetrySettings;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.SupplierJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders are wanted back while the supplier picks files up, at a hundred random moments: between
 * any two calls of transport and ledger, and inside a transaction.
 */
class WithdrawalRaceTest {
  private static final int ORDERS = 12;
  private static final Duration PICK_UP = Duration.ofMinutes(15);

  @TempDir private Path folder;
  private final FakeSupplier supplier = FakeSupplier.open(OrderSet.ACCOUNT);
  private final Set<OrderKey> requested = new HashSet<>();
  private final Set<OrderKey> cancelled = new HashSet<>();

  static LongStream hundredMoments() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("hundredMoments")
  @Tag("INV-1")
  void whatTheClientSaysWasSentIsWhatWasPickedUpHoweverWithdrawalsRaceThePickUp(long seed) {
    Random random = new Random(seed);
    DropshipClient client = client(new PickUpsAtSteps(random));
    // What nobody reads here would only cost time.
    supplier.pauses(SupplierJob.CATALOGUE).pauses(SupplierJob.ANOMALIES);

    client.orders().submit(IntStream.rangeClosed(1, 9).mapToObj(OrderSet::order).toList());
    client.orders().enqueue(IntStream.rangeClosed(10, ORDERS).mapToObj(OrderSet::order).toList());
    for (int action = 0; action < 4; action++) {
      supplier.advance(Duration.ofMinutes(random.nextInt(5)));
      switch (random.nextInt(4)) {
        case 0 -> client.orders().dispatch();
        case 1 -> cancel(client, OrderSet.key(1 + random.nextInt(ORDERS)));
        default -> withdraw(client, some(random));
      }
    }
    // Long enough for the reports, and for what was taken back to go again and be reported.
    for (int round = 0; round < 24; round++) {
      client.orders().dispatch();
      supplier.advance(Duration.ofMinutes(10));
      client.reports().poll();
    }

    List<OrderKey> pickedUp =
        supplier.pickUps().stream().map(PickUp::orders).flatMap(List::stream).toList();
    Set<OrderKey> told = new HashSet<>();
    Set<OrderKey> kept = new HashSet<>();
    for (OrderTimeline timeline : client.orders().timelines()) {
      (isKept(timeline) ? kept : told).add(timeline.order());
      assertThat(isKept(timeline) || timeline.stage().compareTo(LineStage.SENT) > 0)
          .as("%s is %s", timeline.order(), timeline.stage())
          .isTrue();
    }
    assertThat(pickedUp).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(told);
    assertThat(kept).containsAll(cancelled).doesNotContainAnyElementsOf(pickedUp);
    assertThat(kept.size() + pickedUp.size()).isEqualTo(ORDERS);
    assertThat(client.orders().inDoubt()).isEmpty();
    // Whoever was asked to wait is told the end.
    Set<OrderKey> came = events(client, OrderEvent.Type.WITHDRAWN);
    Set<OrderKey> failed = events(client, OrderEvent.Type.WITHDRAWAL_FAILED);
    assertThat(came).isSubsetOf(kept);
    assertThat(failed).isSubsetOf(pickedUp);
    assertThat(requested)
        .allSatisfy(key -> assertThat(came.contains(key) ^ failed.contains(key)).isTrue());
  }

  private DropshipClient client(StepWatcher watcher) {
    FileNumbers files = new FileNumbers();
    return DropshipClient.builder(OrderSet.ACCOUNT)
        .retries(RetrySettings.none())
        .catalogueServer(supplier.catalogueTransport())
        .orderServer(new WatchedTransport(supplier.orderTransport(), watcher, files))
        .ledger(new WatchedLedger(new InMemoryLedger(supplier.clock()), watcher, files))
        .profile(ServiceProfile.DOCUMENTED.withMaxLinesPerFile(3))
        .pacing(Pacing.EVERY_DISPATCH)
        .claimTimeout(Duration.ZERO)
        .clock(supplier.clock())
        .workFolder(folder)
        .build();
  }

  private static List<OrderKey> some(Random random) {
    return random
        .ints(1 + random.nextInt(3), 1, ORDERS + 1)
        .distinct()
        .mapToObj(OrderSet::key)
        .toList();
  }

  private void cancel(DropshipClient client, OrderKey key) {
    if (client.orders().cancel(key)) {
      cancelled.add(key);
    }
  }

  private void withdraw(DropshipClient client, List<OrderKey> keys) {
    client
        .orders()
        .withdraw(keys)
        .forEach(
            (key, answer) -> {
              assertThat(answer).isNotEqualTo(Withdrawal.UNKNOWN);
              if (answer == Withdrawal.REQUESTED) {
                requested.add(key);
              } else if (answer == Withdrawal.CANCELLED) {
                cancelled.add(key);
              }
            });
  }

  private static boolean isKept(OrderTimeline timeline) {
    Set<Mark> marks = timeline.lines().get(0).marks();
    return marks.contains(Mark.CANCELLED) || marks.contains(Mark.WITHDRAWN);
  }

  private static Set<OrderKey> events(DropshipClient client, OrderEvent.Type type) {
    List<OrderEvent> events = new ArrayList<>();
    client
        .reports()
        .events("test " + type)
        .deliver(
            new OrderEventHandler() {
              @Override
              public void handle(OrderEvent event) {
                events.add(event);
              }
            });
    return events.stream()
        .filter(event -> event.type() == type)
        .map(OrderEvent::order)
        .collect(Collectors.toSet());
  }

  /** The supplier makes its rounds while the client is at certain steps. */
  private final class PickUpsAtSteps implements StepWatcher {
    private final Set<Integer> at = new TreeSet<>();
    private int moment;

    PickUpsAtSteps(Random random) {
      // Sending the first orders takes some hundred moments, an order taken back some ten.
      int first = random.nextInt(160);
      at.add(first);
      at.add(first + 1 + random.nextInt(60));
    }

    @Override
    public void before(String what, int file) {
      pass();
    }

    @Override
    public void after(String what, int file) {
      pass();
    }

    private void pass() {
      if (at.contains(moment++)) {
        supplier.advance(PICK_UP);
      }
    }
  }
}
