package io.github.cdiscountds.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.internal.delivery.Subscriber;
import io.github.cdiscountds.ledger.PositionedEvent;
import io.github.cdiscountds.order.OrderEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventFeedTest {
  private final EventScene scene = new EventScene();
  private final EventFeed feed = scene.feed("node");
  private final Told told = new Told();

  @AfterEach
  void nobodyIsInterrupted() {
    Thread.interrupted();
  }

  // Order and retries

  @Test
  void eachEventIsHandedOverOnceAndInOrder() {
    scene.events("A1", "B1", "A2").aboutFile("f", "a.xls").aboutNothing("n");
    assertThat(feed.deliver(told))
        .isEqualTo(new Delivery(5, 0, 0, Delivery.End.DONE, EventScene.START, null));
    assertThat(told.ids()).containsExactly("A1", "B1", "A2", "f", "n");
    scene.events("A3");
    assertThat(feed.deliver(told).handled()).isEqualTo(1);
    assertThat(feed.deliver(told).handled()).isZero();
    assertThat(told.ids()).containsExactly("A3");
  }

  @Test
  void manyEventsAreHandedOverInOrder() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 345; i++) {
      scene.events("A" + i, "B" + i);
      all.add("A" + i);
      all.add("B" + i);
    }
    told.failingAt("B0");
    Delivery delivery = feed.deliver(told);
    assertThat(delivery.handled()).isEqualTo(345);
    assertThat(told.ids())
        .containsExactlyElementsOf(
            all.stream().filter(id -> id.startsWith("A") || id.equals("B0")).toList());
    told.soundAgain();
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(feed.deliver(told).handled()).isEqualTo(345);
    assertThat(told.ids())
        .containsExactlyElementsOf(all.stream().filter(id -> id.startsWith("B")).toList());
  }

  @Test
  void eachSubscriberIsToldOnItsOwn() {
    scene.events("A1", "A2");
    told.failingAt("A1");
    feed.deliver(told);
    EventFeed mailer =
        new EventFeed(
            scene.ledger,
            new Subscriber(EventScene.ACCOUNT, "mailer"),
            "node",
            EventScene.SETTINGS);
    assertThat(mailer.deliver(told.soundAgain()).handled()).isEqualTo(2);
    assertThat(mailer.subscriber()).isEqualTo("mailer");
  }

  @Test
  void anEventThatFailsBlocksOnlyItsOwnOrder() {
    scene.events("A1", "B1", "A2", "B2");
    told.failingAt("A1");
    assertThat(feed.deliver(told))
        .isEqualTo(
            new Delivery(
                2, 1, 0, Delivery.End.DONE, EventScene.START, EventScene.START.plusSeconds(60)));
    assertThat(told.ids()).containsExactly("A1", "B1", "B2");
    told.soundAgain();
    scene.events("A3", "B3");
    assertThat(feed.deliver(told).handled()).isEqualTo(1);
    assertThat(told.ids()).containsExactly("B3");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.events("A4");
    assertThat(feed.deliver(told))
        .isEqualTo(
            new Delivery(4, 0, 0, Delivery.End.DONE, EventScene.START.plusSeconds(60), null));
    assertThat(told.ids()).containsExactly("A1", "A2", "A3", "A4");
  }

  @Test
  void anEventWithoutAnOrderBlocksItsFileOnly() {
    scene.aboutFile("a1", "a.xls").aboutFile("b1", "b.xls").aboutNothing("n1");
    scene.events("A1").aboutFile("a2", "a.xls").aboutFile("b2", "b.xls").aboutNothing("n2");
    told.failingAt("a1", "n1");
    feed.deliver(told);
    assertThat(told.ids()).containsExactly("a1", "b1", "n1", "A1", "b2");
    told.soundAgain();
    scene.clock.advance(Duration.ofMinutes(1));
    feed.deliver(told);
    assertThat(told.ids()).containsExactly("a1", "n1", "a2", "n2");
  }

  @Test
  void anEventIsTriedAgainAfterPausesThatGrow() {
    EventFeed patient =
        scene.feed(
            EventScene.SETTINGS
                .withAttempts(9)
                .withDelays(Duration.ofMinutes(1), new BigDecimal("2.5"), Duration.ofMinutes(10)));
    scene.events("A1");
    told.failingAt("A1");
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Duration pause = patient.deliver(told).nextIn().orElseThrow();
      pauses.add(pause);
      scene.clock.advance(pause.minusMillis(1));
      assertThat(patient.deliver(told).nextIn()).contains(Duration.ofMillis(1));
      scene.clock.advance(Duration.ofMillis(1));
    }
    assertThat(pauses)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofSeconds(150),
            Duration.ofSeconds(375),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10));
    assertThat(told.ids()).hasSize(5);
  }

  @Test
  void theEarliestRetryIsTheNextMoment() {
    scene.events("A1");
    told.failingAt("A1", "B1");
    feed.deliver(told);
    scene.clock.advance(Duration.ofSeconds(20));
    scene.events("B1");
    Delivery delivery = feed.deliver(told);
    assertThat(delivery.nextAt()).isEqualTo(EventScene.START.plusSeconds(60));
    assertThat(delivery.nextIn()).contains(Duration.ofSeconds(40));
  }

  @Test
  void checkedExceptionsOfOtherLanguagesAreFailuresToo() {
    scene.events("A1", "A2");
    told.at("A1", () -> EventFeedTest.<RuntimeException>sneak(new IOException("disk")));
    assertThat(feed.deliver(told).failed()).isEqualTo(1);
    assertThat(told.ids()).containsExactly("A1");
  }

  // Bounds

  @Test
  void aDeliveryEndsAfterTheNumberOfEventsThatWasAskedFor() {
    scene.events("A1", "B1", "C1");
    told.failingAt("A1");
    Delivery delivery = feed.deliver(told, 2);
    assertThat(delivery)
        .isEqualTo(new Delivery(1, 1, 0, Delivery.End.LIMIT, EventScene.START, EventScene.START));
    assertThat(delivery.nextIn()).contains(Duration.ZERO);
    assertThat(feed.deliver(told, 1).end()).isEqualTo(Delivery.End.DONE);
    assertThat(told.ids()).containsExactly("A1", "B1", "C1");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.events("D1");
    assertThat(feed.deliver(told, 1).end()).isEqualTo(Delivery.End.LIMIT);
    assertThat(told.ids()).containsExactly("A1");
    assertThatThrownBy(() -> feed.deliver(told, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit 0: expected 1 or more");
  }

  @Test
  void aHandlerThatFailsForEveryOrderIsLeftAloneForAWhile() {
    scene.events("A1", "B1", "C1", "D1", "E1", "F1");
    told.failingAt("A1", "B1", "C1", "D1", "E1", "F1");
    assertThat(feed.deliver(told))
        .isEqualTo(
            new Delivery(
                0,
                4,
                0,
                Delivery.End.HANDLER_FAILING,
                EventScene.START,
                EventScene.START.plusSeconds(60)));
    assertThat(told.ids()).containsExactly("A1", "B1", "C1", "D1");
    told.soundAgain();
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(feed.deliver(told).end()).isEqualTo(Delivery.End.DONE);
    assertThat(told.ids()).containsExactly("A1", "B1", "C1", "D1", "E1", "F1");
  }

  @Test
  void aSuccessBetweenFailuresSaysThatTheHandlerIsSound() {
    scene.events("A1", "B1", "C1", "S1", "D1", "E1", "F1");
    told.failingAt("A1", "B1", "C1", "D1", "E1", "F1");
    assertThat(feed.deliver(told).end()).isEqualTo(Delivery.End.DONE);
    assertThat(told.ids()).hasSize(7);
  }

  // Errors, interruption, crashes

  @Test
  void anErrorEndsTheDeliveryAndReachesTheCaller() {
    scene.events("A1", "B1");
    told.at(
        "A1",
        () -> {
          throw new StackOverflowError("deep");
        });
    assertThatThrownBy(() -> feed.deliver(told))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("deep");
    told.ids();
    assertThat(scene.feed("other").deliver(told.soundAgain()))
        .isEqualTo(new Delivery(2, 0, 0, Delivery.End.DONE, EventScene.START, null));
    assertThat(told.ids()).containsExactly("A1", "B1");
  }

  @Test
  void anInterruptionEndsTheDeliveryAfterTheEventThatWasHandled() {
    scene.events("A1", "B1");
    told.at("A1", () -> Thread.currentThread().interrupt());
    assertThat(feed.deliver(told))
        .isEqualTo(
            new Delivery(1, 0, 0, Delivery.End.INTERRUPTED, EventScene.START, EventScene.START));
    assertThat(Thread.interrupted()).isTrue();
    feed.deliver(told);
    assertThat(told.ids()).containsExactly("A1", "B1");
  }

  @Test
  void anInterruptionByTheHandlerDoesNotKeepTheLedgerFromRecordingItsEvent() {
    scene.events("A1", "B1");
    told.at("A1", () -> Thread.currentThread().interrupt());
    List<Boolean> seen = new ArrayList<>();
    EventFeed watched =
        new EventFeed(
            scene.watched(() -> seen.add(Thread.currentThread().isInterrupted())),
            new Subscriber(EventScene.ACCOUNT, "shop"),
            "node",
            EventScene.SETTINGS);
    assertThat(watched.deliver(told).end()).isEqualTo(Delivery.End.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).hasSizeGreaterThan(3).containsOnly(false);
  }

  @Test
  void anEventWhoseHandlerInterruptsItselfEachTimeFailsInTheEndAndHoldsNoOtherUp() {
    scene.events("A1", "B1");
    told.at(
        "A1",
        () -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("waited for Mme Exemple");
        });
    for (int excused = 0; excused < 2; excused++) {
      assertThatThrownBy(() -> feed.deliver(told)).isInstanceOf(DropshipException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    Delivery counted = feed.deliver(told);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(counted.failed()).isOne();
    assertThat(counted.end()).isEqualTo(Delivery.End.INTERRUPTED);
    assertThat(feed.deliver(told).handled()).isOne();
    assertThat(told.ids()).containsExactly("A1", "A1", "A1", "B1");
  }

  @Test
  void anEventWhoseHandlerWasInterruptedHasNotFailed() {
    scene.events("A1", "B1");
    told.at(
        "A1",
        () -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("waited for Mme Exemple");
        });
    assertThatThrownBy(() -> feed.deliver(told))
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "the delivery was interrupted while an event was handled, by"
                + " java.lang.IllegalStateException")
        .hasNoCause();
    assertThat(Thread.interrupted()).isTrue();
    told.at("A1", () -> EventFeedTest.<RuntimeException>sneak(new InterruptedException()));
    assertThatThrownBy(() -> feed.deliver(told))
        .hasMessage(
            "the delivery was interrupted while an event was handled, by"
                + " java.lang.InterruptedException")
        .hasNoCause();
    assertThat(Thread.interrupted()).isTrue();
    told.ids();
    assertThat(feed.deliver(told.soundAgain()).handled()).isEqualTo(2);
    assertThat(told.ids()).containsExactly("A1", "B1");
  }

  @Test
  @Tag("INV-1")
  void anEventThatWasHandledAndNotRecordedComesAgain() {
    scene.events("A1", "A2");
    BrokenLedger broken = new BrokenLedger(scene.ledger);
    told.at("A1", broken::breakNow);
    EventFeed crashing = scene.feed(broken, "node");
    assertThatThrownBy(() -> crashing.deliver(told))
        .hasMessage("the store is away")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(told.ids()).containsExactly("A1");
    told.soundAgain();
    // Another client waits until the turn is over; the one of the same name has been restarted.
    Delivery elsewhere = scene.feed("other").deliver(told);
    assertThat(elsewhere)
        .isEqualTo(
            new Delivery(
                0,
                0,
                0,
                Delivery.End.ELSEWHERE,
                EventScene.START,
                EventScene.START.plusSeconds(300)));
    assertThat(scene.feed("node").deliver(told).handled()).isEqualTo(2);
    assertThat(told.ids()).containsExactly("A1", "A2");
  }

  @Test
  void newEventsGetTheirTurnBesideThoseThatFailAgain() {
    scene.events("A1", "B1", "C1", "D1");
    told.failingAt("A1", "B1", "C1", "D1", "E1", "G1");
    assertThat(feed.deliver(told).end()).isEqualTo(Delivery.End.DONE);
    told.ids();
    scene.events("E1", "F1");
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(feed.deliver(told))
        .extracting(Delivery::end, Delivery::failed)
        .containsExactly(Delivery.End.HANDLER_FAILING, 5);
    assertThat(told.ids()).containsExactly("A1", "B1", "C1", "D1", "E1");
    scene.events("G1", "H1");
    scene.clock.advance(Duration.ofMinutes(2));
    // E1 is due first, then the others, which are given up; a success lets others fail.
    assertThat(feed.deliver(told))
        .extracting(Delivery::end, Delivery::handled, Delivery::dead)
        .containsExactly(Delivery.End.DONE, 2, 4);
    assertThat(told.ids()).containsExactly("E1", "A1", "B1", "C1", "F1", "G1", "H1", "D1");
  }

  @Test
  void retriesThatAllFailEndTheDeliveryWhenThereIsNothingNew() {
    EventFeed often = scene.feed(EventScene.SETTINGS.withFailuresInARow(2));
    scene.events("A1", "B1");
    told.failingAt("A1", "B1", "C1", "D1");
    often.deliver(told);
    scene.events("C1", "D1");
    often.deliver(told);
    scene.clock.advance(Duration.ofMinutes(1));
    told.ids();
    assertThat(often.deliver(told))
        .extracting(Delivery::end, Delivery::failed)
        .containsExactly(Delivery.End.HANDLER_FAILING, 2);
    assertThat(told.ids()).containsExactly("A1", "B1");
  }

  // Several clients

  @Test
  void oneClientDeliversAtATime() {
    scene.events("A1", "A2");
    List<Delivery> meanwhile = new ArrayList<>();
    EventFeed other = scene.feed("other");
    told.at(
        "A1",
        () -> {
          meanwhile.add(other.deliver(told));
          meanwhile.add(feed.deliver(told));
        });
    assertThat(feed.deliver(told).handled()).isEqualTo(2);
    assertThat(meanwhile)
        .extracting(Delivery::end)
        .containsExactly(Delivery.End.ELSEWHERE, Delivery.End.ELSEWHERE);
    assertThat(told.ids()).containsExactly("A1", "A2");
    scene.events("A3");
    assertThat(other.deliver(told).handled()).isEqualTo(1);
  }

  @Test
  void aCallBesideAnotherOneOfItsClientWaitsAWhileEvenWhenTheTurnIsOver() {
    scene.events("A1");
    List<Delivery> meanwhile = new ArrayList<>();
    told.at(
        "A1",
        () -> {
          scene.clock.advance(Duration.ofMinutes(6));
          meanwhile.add(feed.deliver(told));
        });
    feed.deliver(told);
    assertThat(meanwhile)
        .containsExactly(
            new Delivery(
                0,
                0,
                0,
                Delivery.End.ELSEWHERE,
                EventScene.START.plusSeconds(360),
                EventScene.START.plusSeconds(420)));
  }

  @Test
  void aClientThatLostItsTurnRecordsNothingMore() {
    scene.events("A1", "A2", "B1");
    Told others = new Told();
    told.at(
        "A1",
        () -> {
          scene.clock.advance(Duration.ofMinutes(5));
          assertThat(scene.feed("other").deliver(others).handled()).isEqualTo(3);
          throw new IllegalStateException("woke up");
        });
    Delivery delivery = feed.deliver(told);
    assertThat(delivery.end()).isEqualTo(Delivery.End.ELSEWHERE);
    assertThat(delivery.failed()).isZero();
    assertThat(told.ids()).containsExactly("A1");
    assertThat(others.ids()).containsExactly("A1", "A2", "B1");
    assertThat(feed.deliver(told.soundAgain()).handled()).isZero();
    assertThat(feed.deadLetters(0, 9).letters()).isEmpty();
  }

  @Test
  void aTurnGoesOnWhileEventsAreHandled() {
    scene.events("A1", "A2", "A3");
    List<Delivery.End> meanwhile = new ArrayList<>();
    EventFeed other = scene.feed("other");
    for (String id : List.of("A1", "A2", "A3")) {
      told.at(
          id,
          () -> {
            scene.clock.advance(Duration.ofSeconds(299));
            meanwhile.add(other.deliver(told).end());
          });
    }
    assertThat(feed.deliver(told).handled()).isEqualTo(3);
    assertThat(meanwhile).containsOnly(Delivery.End.ELSEWHERE).hasSize(3);
  }

  @Test
  void aRetryOfAClientThatLostItsTurnIsLeftToTheOther() {
    scene.events("A1", "A2");
    told.failingAt("A1");
    feed.deliver(told);
    scene.clock.advance(Duration.ofMinutes(1));
    told.at(
        "A1",
        () -> {
          scene.clock.advance(Duration.ofMinutes(5));
          scene.feed("other").deliver(new Told());
        });
    assertThat(feed.deliver(told).end()).isEqualTo(Delivery.End.ELSEWHERE);
    assertThat(told.ids()).containsExactly("A1", "A1");
  }

  // Dead letters

  @Test
  void anEventIsDeadAfterTheLastAttemptAndItsOrderGoesOn() {
    scene.events("A1", "A2", "B1");
    told.failingAt("A1");
    feed.deliver(told);
    scene.clock.advance(Duration.ofMinutes(1));
    Delivery second = feed.deliver(told);
    assertThat(second.failed()).isEqualTo(1);
    assertThat(second.dead()).isZero();
    scene.clock.advance(Duration.ofMinutes(2));
    told.ids();
    Delivery last = feed.deliver(told);
    assertThat(last.failed()).isEqualTo(1);
    assertThat(last.dead()).isEqualTo(1);
    assertThat(last.handled()).isEqualTo(1);
    assertThat(last.nextIn()).isEmpty();
    assertThat(told.ids()).containsExactly("A1", "A2");
    scene.events("A3");
    feed.deliver(told);
    assertThat(told.ids()).containsExactly("A3");
    DeadLetterPage page = feed.deadLetters(0, 9);
    assertThat(page.next()).isNull();
    assertThat(page.letters()).hasSize(1);
    DeadLetter letter = page.letters().get(0);
    assertThat(letter.position()).isEqualTo(1);
    assertThat(letter.event().id()).isEqualTo("A1");
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(letter.firstFailed()).isEqualTo(EventScene.START);
    assertThat(letter.lastFailed()).isEqualTo(EventScene.START.plusSeconds(180));
    assertThat(letter.failure()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  @Tag("INV-6")
  void noMessageOfAnExceptionIsKept() {
    deadLetters("A1");
    assertThat(feed.deadLetters(0, 9).toString()).contains("A1").doesNotContain("Exemple");
  }

  @Test
  void withOneAttemptAnEventIsDeadAtOnce() {
    EventFeed strict = scene.feed(EventScene.SETTINGS.withAttempts(1).withFailuresInARow(2));
    scene.events("A1", "A2", "B1", "B2");
    told.failingAt("A1", "B1", "B2");
    Delivery delivery = strict.deliver(told);
    assertThat(delivery.dead()).isEqualTo(3);
    assertThat(delivery.end()).isEqualTo(Delivery.End.DONE);
    assertThat(told.ids()).containsExactly("A1", "A2", "B1", "B2");
  }

  @Test
  void deadLettersAreReadInPages() {
    deadLetters("A1", "B1", "C1", "D1", "E1");
    DeadLetterPage first = feed.deadLetters(0, 2);
    assertThat(first.letters())
        .extracting(letter -> letter.event().id())
        .containsExactly("A1", "B1");
    DeadLetterPage second = feed.deadLetters(first.next(), 2);
    assertThat(second.letters())
        .extracting(letter -> letter.event().id())
        .containsExactly("C1", "D1");
    DeadLetterPage third = feed.deadLetters(second.next(), 2);
    assertThat(third.letters()).extracting(letter -> letter.event().id()).containsExactly("E1");
    assertThat(third.next()).isNull();
    assertThat(feed.deadLetters(0, 5).next()).isNull();
    assertThat(feed.deadLetters(0, Integer.MAX_VALUE).letters()).hasSize(5);
    assertThatThrownBy(() -> feed.deadLetters(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit 0: expected 1 or more");
  }

  @Test
  void aDeadLetterIsRemovedOnceItIsHandled() {
    deadLetters("A1", "B1");
    Told operator = new Told().failingAt("A1");
    scene.clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> feed.redeliver(1, operator))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Mme Exemple can't be told");
    DeadLetter letter = feed.deadLetters(0, 1).letters().get(0);
    assertThat(letter.attempts()).isEqualTo(4);
    assertThat(letter.firstFailed()).isEqualTo(EventScene.START);
    assertThat(letter.lastFailed()).isEqualTo(scene.clock.instant());
    operator.soundAgain();
    assertThat(feed.redeliver(1, operator)).isTrue();
    assertThat(feed.redeliver(1, operator)).isFalse();
    assertThat(feed.redeliver(99, operator)).isFalse();
    assertThat(operator.ids()).containsExactly("A1", "A1");
    assertThat(feed.deadLetters(0, 9).letters())
        .extracting(each -> each.event().id())
        .containsExactly("B1");
  }

  @Test
  void aDeadLetterWhoseFailureCantBeNotedSaysWhatTheHandlerThrew() {
    deadLetters("A1");
    BrokenLedger broken = new BrokenLedger(scene.ledger);
    Told operator =
        new Told()
            .at(
                "A1",
                () -> {
                  broken.breakNow();
                  throw new IllegalStateException("no");
                });
    assertThatThrownBy(() -> scene.feed(broken, "node").redeliver(1, operator))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(feed.deadLetters(0, 9).letters().get(0).attempts()).isEqualTo(3);
  }

  @Test
  void aDeadLetterCanBeDiscarded() {
    deadLetters("A1");
    assertThat(feed.discard(1)).isTrue();
    assertThat(feed.discard(1)).isFalse();
    assertThat(feed.deadLetters(0, 9).letters()).isEmpty();
  }

  @Test
  void anEventThatIsStillTriedIsNoDeadLetter() {
    scene.events("A1");
    told.failingAt("A1");
    feed.deliver(told);
    assertThat(feed.deadLetters(0, 9).letters()).isEmpty();
    assertThat(feed.discard(1)).isFalse();
    assertThat(feed.redeliver(1, new Told())).isFalse();
  }

  // Pulling

  @Test
  void aSubscriberPullsFromItsCursor() {
    scene.events("A1", "A2", "B1");
    EventBatch first = feed.read(2);
    assertThat(ids(first)).containsExactly("A1", "A2");
    assertThat(first.after()).isZero();
    assertThat(first.last()).isEqualTo(2);
    assertThat(feed.read(2)).isEqualTo(first);
    feed.acknowledge(first);
    EventBatch second = feed.read(9);
    assertThat(ids(second)).containsExactly("B1");
    assertThat(second.after()).isEqualTo(2);
    feed.acknowledge(second);
    EventBatch none = feed.read(9);
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.last()).isEqualTo(3);
    feed.acknowledge(none);
    assertThatThrownBy(() -> feed.read(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit 0: expected 1 or more");
  }

  @Test
  void theBeginningOfABatchCanBeAcknowledged() {
    scene.events("A1", "A2", "B1");
    EventBatch batch = feed.read(9);
    feed.acknowledge(batch.upTo(0));
    feed.acknowledge(batch.upTo(2));
    assertThat(ids(feed.read(9))).containsExactly("B1");
  }

  @Test
  void ofTwoThatPulledTheSameEventsOneMayAcknowledgeThem() {
    scene.events("A1", "A2", "B1");
    EventBatch one = feed.read(2);
    EventBatch other = scene.feed("other").read(9);
    feed.acknowledge(one);
    assertThatThrownBy(() -> scene.feed("other").acknowledge(other))
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "subscriber shop: the events after position 0 were acknowledged by somebody else"
                + " meanwhile; roll back and read again");
    assertThat(ids(feed.read(9))).containsExactly("B1");
  }

  private void deadLetters(String... ids) {
    scene.events(ids);
    told.failingAt(ids);
    EventFeed stubborn = scene.feed(EventScene.SETTINGS.withFailuresInARow(99));
    stubborn.deliver(told);
    scene.clock.advance(Duration.ofMinutes(1));
    stubborn.deliver(told);
    scene.clock.advance(Duration.ofMinutes(2));
    assertThat(stubborn.deliver(told).dead()).isEqualTo(ids.length);
  }

  private static List<String> ids(EventBatch batch) {
    return batch.events().stream().map(PositionedEvent::event).map(OrderEvent::id).toList();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(Exception e) throws E {
    throw (E) e;
  }
}
