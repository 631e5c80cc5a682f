package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DeadLetter;
import io.github.cdiscountds.client.Delivery;
import io.github.cdiscountds.client.InvoiceInbox;
import io.github.cdiscountds.client.PollResult;
import io.github.cdiscountds.client.PollRunner;
import io.github.cdiscountds.client.RunnerListener;
import io.github.cdiscountds.client.RunnerSettings;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollRunnerTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @TempDir private Path folder;

  private final List<OrderEvent.Type> told = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Shop shop;
  private HandMovedExecutor executor;
  private Exception listenerFails;

  private final OrderEventHandler handler =
      new OrderEventHandler() {
        @Override
        public void handle(OrderEvent event) {
          told.add(event.type());
        }
      };

  private final RunnerListener listener =
      new RunnerListener() {
        @Override
        public void reportsPolled(PollResult result) {
          say("reports " + result.documents().size());
        }

        @Override
        public void invoicesPolled(InvoiceInbox.InvoicePoll result) {
          say("invoices " + result.invoices().size());
        }

        @Override
        public void catalogueRefreshed(RefreshResult result) {
          say("catalogue");
        }

        @Override
        public void delivered(String subscriber, Delivery delivery) {
          say(subscriber + " " + delivery.handled() + " handled, " + delivery.failed() + " failed");
        }

        @Override
        public void failed(Step step, Exception failure, Duration retryIn) {
          say(step + " failed, again in " + retryIn);
        }

        @Override
        public void stopped(Throwable error) {
          say("stopped: " + error.getMessage());
        }
      };

  private void say(String what) {
    log.add(now().toLocalTime() + " " + what);
    if (listenerFails != null) {
      throw PollRunnerTest.<RuntimeException>sneak(listenerFails);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
    executor = new HandMovedExecutor(shop.supplier);
    // To a day on which nothing is invoiced.
    until(LocalDateTime.parse("2026-03-12T12:07"));
  }

  @AfterEach
  void close() {
    shop.supplier.close();
  }

  @Test
  void anOrdersWholeLifeReachesTheShopWithoutAnybodyAsking() {
    try (PollRunner runner = start(handler)) {
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      executor.advance(Duration.ofDays(4));
      assertThat(told)
          .containsSubsequence(
              OrderEvent.Type.FILE_ACCEPTED,
              OrderEvent.Type.INTEGRATED,
              OrderEvent.Type.VALIDATED,
              OrderEvent.Type.PREPARING,
              OrderEvent.Type.SHIPPED);
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void aDayOnWhichNothingHappensCostsOnePollPerMomentOfTheSchedule() {
    try (PollRunner runner = start(handler)) {
      executor.advance(Duration.ZERO);
      assertThat(log).containsExactly("12:07 reports 1", "12:07 invoices 0");
      log.clear();
      until(LocalDateTime.parse("2026-03-13T12:07"));
      assertThat(log)
          .extracting(line -> line.substring(0, 5))
          .containsExactly(
              "14:05", "16:05", "16:35", "18:05", "20:05", "22:05", "00:04", "02:05", "04:05",
              "05:35", "06:05", "08:05", "10:05", "11:05", "12:05");
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void theVerdictOnAFileIsFetchedSoonAfterItIsDue() {
    try (PollRunner runner = start(handler)) {
      executor.advance(Duration.ofMinutes(1));
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      log.clear();
      // Picked up at 12:15, reported on at 12:30; looked for at 12:28 and 12:43.
      executor.advance(Duration.ofMinutes(36));
      assertThat(log)
          .containsExactly("12:28 reports 0", "12:43 reports 1", "12:43 shop 1 handled, 0 failed");
      log.clear();
      // The file has its report: nothing is expected before the anomalies of 14:00.
      until(LocalDateTime.parse("2026-03-12T14:05"));
      assertThat(log).first().asString().startsWith("14:05 reports");
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void aPollThatFailsIsTriedAgainAndEverythingElseGoesOn() {
    shop.orderServer.onEvery(Operation.OPEN, Fault.refused(TransportException.Kind.CONNECT));
    try (PollRunner runner = start(handler)) {
      executor.advance(Duration.ofMinutes(7));
      assertThat(log)
          .containsExactly(
              "12:07 REPORTS failed, again in PT1M",
              "12:07 INVOICES failed, again in PT1M",
              "12:08 REPORTS failed, again in PT2M",
              "12:08 INVOICES failed, again in PT2M",
              "12:10 REPORTS failed, again in PT4M",
              "12:10 INVOICES failed, again in PT4M",
              "12:14 REPORTS failed, again in PT8M",
              "12:14 INVOICES failed, again in PT8M");
      shop.orderServer.heal();
      log.clear();
      executor.advance(Duration.ofMinutes(8));
      assertThat(log).containsExactly("12:22 reports 1", "12:22 invoices 0");
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void aHandlerThatFailsGetsItsEventAgainWhenItIsDueAndThenADeadLetter() {
    OrderEventHandler failing =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            told.add(event.type());
            throw new IllegalStateException("Mme Exemple");
          }
        };
    try (PollRunner runner = start(failing)) {
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      executor.advance(Duration.ofHours(6));
      assertThat(told.subList(0, 10)).containsOnly(OrderEvent.Type.FILE_ACCEPTED);
      List<DeadLetter> dead = shop.client.reports().events("shop").deadLetters(0, 99).letters();
      assertThat(dead.get(0).event().type()).isEqualTo(OrderEvent.Type.FILE_ACCEPTED);
      assertThat(dead.get(0).attempts()).isEqualTo(10);
      assertThat(Duration.between(dead.get(0).firstFailed(), dead.get(0).lastFailed()))
          .isBetween(Duration.ofMinutes(243), Duration.ofMinutes(244));
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    listenerFails = new IllegalStateException("the log is full");
    try (PollRunner runner = start(handler)) {
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      executor.advance(Duration.ofHours(1));
      assertThat(told).contains(OrderEvent.Type.FILE_ACCEPTED);
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void aListenerThatThrowsACheckedExceptionChangesNothingEither() {
    listenerFails = new Exception("the log is full");
    try (PollRunner runner = start(handler)) {
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      executor.advance(Duration.ofHours(1));
      assertThat(told).contains(OrderEvent.Type.FILE_ACCEPTED);
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void anErrorEndsIt() {
    OrderEventHandler broken =
        new OrderEventHandler() {
          @Override
          public void handle(OrderEvent event) {
            throw new NoClassDefFoundError("the shop's own");
          }
        };
    PollRunner runner = start(broken);
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    executor.advance(Duration.ofDays(1));
    assertThat(log).last().asString().endsWith("stopped: the shop's own");
    assertThat(runner.isClosed()).isTrue();
    runner.close();
  }

  @Test
  void eventsOfOthersAreDeliveredAtTheNextLookOrWhenItIsWoken() {
    try (PollRunner runner = start(handler)) {
      executor.advance(Duration.ofSeconds(30));
      append("e1");
      executor.advance(Duration.ofSeconds(29));
      assertThat(told).isEmpty();
      executor.advance(Duration.ofSeconds(1));
      assertThat(told).hasSize(1);
      append("e2");
      runner.wake();
      executor.advance(Duration.ZERO);
      assertThat(told).hasSize(2);
    }
  }

  @Test
  void manyEventsAreHandedOverInPortionsWithoutAPauseBetween() {
    for (int i = 0; i < 25; i++) {
      append("e" + i);
    }
    try (PollRunner runner =
        shop.client
            .runner(executor)
            .deliver("shop", handler)
            .listener(listener)
            .settings(RunnerSettings.DEFAULT.withEventsAtOnce(10))
            .start()) {
      executor.advance(Duration.ZERO);
      assertThat(told).hasSize(25);
      assertThat(log)
          .containsExactly(
              "12:07 reports 1",
              "12:07 invoices 0",
              "12:07 shop 10 handled, 0 failed",
              "12:07 shop 10 handled, 0 failed",
              "12:07 shop 5 handled, 0 failed");
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void invoicesAndTheCatalogueAreFetchedToo() {
    try (PollRunner runner =
        shop.client.runner(executor).listener(listener).refreshCatalogue().start()) {
      shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
      executor.advance(Duration.ofMinutes(54));
      assertThat(log)
          .contains("12:07 catalogue")
          .filteredOn(line -> line.endsWith("catalogue"))
          .hasSize(1);
      executor.advance(Duration.ofMinutes(4));
      assertThat(log).contains("13:05 catalogue");
      log.clear();
      until(LocalDateTime.parse("2026-04-05T23:00"));
      assertThat(log)
          .filteredOn(line -> line.contains("invoices"))
          .containsExactly("05:35 invoices 0", "11:05 invoices 1", "16:35 invoices 0");
      assertThat(runner.isClosed()).isFalse();
    }
  }

  @Test
  void onceItIsClosedNothingIsDone() {
    PollRunner runner = start(handler);
    executor.advance(Duration.ZERO);
    runner.close();
    runner.wake();
    log.clear();
    executor.advance(Duration.ofDays(1));
    assertThat(log).isEmpty();
    assertThat(runner.isClosed()).isTrue();
  }

  @Test
  void settingsThatCantWorkAreRefused() {
    assertThatThrownBy(
            () -> shop.client.runner(executor).deliver("shop", handler).deliver("shop", handler))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: subscriber shop was added twice");
    assertThatThrownBy(() -> shop.client.runner(executor).deliver(" ", handler))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subscriber's name of 1 characters: expected 1 to 100, not blank");
    RunnerSettings settings = RunnerSettings.DEFAULT;
    assertThatThrownBy(() -> settings.withLag(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: lag PT-1S, expected 0 or more");
    assertThatThrownBy(() -> settings.withLongestSleep(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: longest sleep PT0S, expected above 0");
    assertThatThrownBy(() -> settings.withRetries(Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: first retry PT0S, expected above 0");
    assertThatThrownBy(() -> settings.withRetries(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: longest retry PT1S, expected PT2S or more");
    assertThatThrownBy(() -> settings.withEventsAtOnce(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runner: 0 events at once, expected 1 or more");
  }

  private PollRunner start(OrderEventHandler eventHandler) {
    return shop.client.runner(executor).deliver("shop", eventHandler).listener(listener).start();
  }

  private void append(String id) {
    shop.ledger.inTransaction(
        tx ->
            tx.events()
                .append(
                    new OrderEvent(
                        id,
                        OrderEvent.Type.IN_DOUBT,
                        Shop.ACCOUNT.company(),
                        Shop.key(id),
                        null,
                        null,
                        null,
                        null)));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(shop.supplier.clock().instant(), PARIS);
  }

  private void until(LocalDateTime moment) {
    Instant target = moment.atZone(PARIS).toInstant();
    executor.advance(Duration.between(shop.supplier.clock().instant(), target));
  }
}
