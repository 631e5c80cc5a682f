package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.transport.RemoteFile;
import io.github.cdiscountds.transport.RemoteFolder;
import io.github.cdiscountds.transport.TransferListener;
import io.github.cdiscountds.transport.TransportException;
import io.github.cdiscountds.transport.TransportException.Kind;
import io.github.cdiscountds.transport.TransportException.Outcome;
import io.github.cdiscountds.transport.TransportSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can go wrong in memory, without any time passing. */
@Timeout(60)
class FaultVocabularyTest {
  private static final RemoteFolder ORDERS = new RemoteFolder("Commandes");
  private static final RemoteFolder TRACKING = new RemoteFolder("Suivi");

  private final SettableClock clock = SettableClock.at(LocalDateTime.of(2026, 3, 2, 9, 30));
  private final FileTree tree = FileTree.inMemory(clock);
  private final FaultyTransport server = FaultyTransport.around(InMemoryTransport.over(tree));

  @Test
  void aStallHasRunIntoTheTimeOutAlready() {
    tree.write("Commandes", "orders.xls.part", "x");
    server.onNext(Operation.RENAME, Fault.stall());
    TransportSession session = server.open();

    TransportException failure =
        failureOf(() -> session.rename(ORDERS, "orders.xls.part", "orders.xls"));

    assertThat(failure)
        .hasMessage(
            "memory:/ Commandes/orders.xls.part: nothing moved any more, as the test planned"
                + " [STALLED]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.names("Commandes")).containsExactly("orders.xls.part");
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.CONNECTION_LOST);
  }

  @Test
  void anUploadStallsInItsMiddle() {
    tree.createFolder("Commandes");
    server.onNext(Operation.PUT, Fault.stallAfter(40_000));

    TransportException failure = failureOf(() -> put(server.open(), "a.part", 100_000));

    assertThat(failure.kind()).isEqualTo(Kind.STALLED);
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.read("Commandes", "a.part")).hasSize(40_000);
  }

  @Test
  void aHeldCallWaitsUntilTheTestLetsItGo() throws Exception {
    tree.write("Commandes", "a.part", "x");
    Hold hold = new Hold();
    server.onNext(Operation.RENAME, Fault.held(hold));
    TransportSession session = server.open();
    assertThat(hold.isReached()).isFalse();
    ExecutorService shop = Executors.newSingleThreadExecutor();
    try {
      Future<?> renaming = shop.submit(() -> session.rename(ORDERS, "a.part", "a.xls"));

      assertThat(hold.awaitReached(Duration.ofSeconds(30))).isTrue();
      assertThat(tree.names("Commandes")).containsExactly("a.part");
      hold.release();
      renaming.get(30, TimeUnit.SECONDS);
      assertThat(tree.names("Commandes")).containsExactly("a.xls");
    } finally {
      shop.shutdownNow();
    }
  }

  @Test
  void aHeldCallCanBeInterrupted() {
    server.onNext(Operation.OPEN, Fault.held(new Hold()));
    Thread.currentThread().interrupt();

    TransportException failure = failureOf(server::open);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure)
        .hasMessage("memory:/: interrupted while the test held the call [INTERRUPTED]");
  }

  @Test
  void aDiskIsFullInTheMiddleOfAnUpload() {
    tree.createFolder("Commandes");
    server.onEvery(Operation.PUT, Fault.noSpaceAfter(3));
    TransportSession session = server.open();

    TransportException failure = failureOf(() -> put(session, "a.part", 4));

    assertThat(failure)
        .hasMessage(
            "memory:/ Commandes/a.part: no space is left after 3 bytes, as the test planned"
                + " [NO_SPACE]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.read("Commandes", "a.part")).hasSize(3);
    put(session, "b.part", 3);
    assertThat(tree.read("Commandes", "b.part")).hasSize(3);
  }

  @Test
  void aServerKeepsTheBeginningOfAnUploadOnly() {
    tree.createFolder("Commandes");
    server.onEvery(Operation.PUT, Fault.discardedAfter(3));
    TransportSession session = server.open();

    TransportException failure = failureOf(() -> put(session, "a.part", 4));

    assertThat(failure)
        .hasMessage(
            "memory:/ Commandes/a.part: the server kept 3 bytes only, as the test planned"
                + " [INCOMPLETE]");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(tree.read("Commandes", "a.part")).hasSize(3);
    put(session, "b.part", 3);
  }

  @Test
  void aSlowLineMovesTheClockByHand() {
    tree.write("Suivi", "tracking.xls", new byte[100]);
    tree.createFolder("Commandes");
    server.onNext(Operation.READ, Fault.trickle(30, () -> clock.advance(Duration.ofMinutes(1))));
    server.onNext(Operation.PUT, Fault.trickle(1, () -> clock.advance(Duration.ofSeconds(1))));
    Instant before = clock.instant();
    TransportSession session = server.open();
    RemoteFile listed = session.list(TRACKING).files().get(0);

    session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE);
    assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(4)));
    put(session, "a.part", 30);

    assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofSeconds(4 * 60 + 30)));
  }

  @Test
  void aFileIsReplacedWhileItIsRead() {
    tree.write("Suivi", "tracking.xls", new byte[100_000]);
    server.onNext(
        Operation.READ, Fault.midway(50_000, () -> tree.write("Suivi", "tracking.xls", "new")));
    TransportSession session = server.open();
    RemoteFile listed = session.list(TRACKING).files().get(0);

    TransportException failure =
        failureOf(() -> session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED_WHILE_READ);
  }

  @Test
  void somethingHappensInTheMiddleOfAnUpload() {
    tree.createFolder("Commandes");
    List<Integer> sizes = new ArrayList<>();
    server.onNext(
        Operation.PUT, Fault.midway(10, () -> sizes.add(tree.read("Commandes", "a.part").length)));

    put(server.open(), "a.part", 100);

    assertThat(sizes).hasSize(1);
    assertThat(tree.read("Commandes", "a.part")).hasSize(100);
  }

  @Test
  void hostileNamesAreRefusedAndReported() {
    tree.write("Suivi", "tracking.xls", "x");
    server.onNext(Operation.LIST, Fault.hostileNames("../../etc/passwd", "a\nb"));
    TransportSession session = server.open();

    assertThat(session.list(TRACKING).refusedNames())
        .containsExactly("../../etc/passwd", "a\\u000Ab");
    assertThat(session.list(TRACKING).refusedNames()).isEmpty();
  }

  @Test
  void aServersClockMayBeWrong() {
    tree.write("Suivi", "tracking.xls", "x");
    server.clockOff(Duration.ofDays(-400));
    TransportSession session = server.open();

    RemoteFile listed = session.list(TRACKING).files().get(0);

    Instant shown = clock.instant().minus(Duration.ofDays(400));
    assertThat(listed.modified()).isEqualTo(shown);
    assertThat(session.find(TRACKING, "tracking.xls")).contains(listed);
    assertThat(session.read(listed, new ByteArrayOutputStream(), TransferListener.NONE))
        .isEqualTo(listed);
    server.heal();
    assertThat(session.list(TRACKING).files().get(0).modified()).isEqualTo(clock.instant());
  }

  @Test
  void theSameSeedGivesTheSameFailures() {
    tree.createFolder("Commandes");
    List<String> first = randomFailures(11);

    assertThat(first).isNotEmpty().isEqualTo(randomFailures(11));
    assertThat(randomFailures(12)).isNotEqualTo(first);
  }

  private List<String> randomFailures(long seed) {
    FaultyTransport random =
        FaultyTransport.around(InMemoryTransport.over(tree))
            .atRandom(seed, 0.1, Fault.lostReply(), Fault.refused(Kind.SERVER), Fault.cutAfter(3));
    List<String> failed = new ArrayList<>();
    for (int call = 0; call < 200; call++) {
      try (TransportSession session = random.open()) {
        session.list(ORDERS);
        session.find(ORDERS, "a.xls");
      } catch (TransportException e) {
        failed.add(call + " " + e.kind());
      }
    }
    assertThat(random.faultsStruck()).hasSize(failed.size()).hasSizeBetween(30, 90);
    return failed;
  }

  @Test
  void tellsWhatStruck() {
    tree.createFolder("Commandes");
    server.onNext(Operation.LIST, Fault.refused(Kind.SERVER));
    TransportSession session = server.open();
    failureOf(() -> session.list(ORDERS));

    assertThat(server.faultsStruck())
        .extracting(StruckFault::toString)
        .containsExactly("LIST Commandes: refused as SERVER");
  }

  @Test
  void aChangedHostKeyEndsTheOpening() {
    server.onNext(Operation.OPEN, Fault.changedHostKey());

    assertThat(failureOf(server::open).kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
  }

  @Test
  void faultsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.hostileNames("tracking.csv"))
        .withMessage("\"tracking.csv\" is a safe name: expected a hostile one");
    assertThatIllegalArgumentException()
        .isThrownBy(Fault::hostileNames)
        .withMessage("no name: expected at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.trickle(0, () -> {}))
        .withMessage("pieces of 0 bytes: expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.stallAfter(-1))
        .withMessage("stalled after -1 bytes: expected 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.READ, Fault.noSpaceAfter(1)))
        .withMessage("no space after 1 bytes planned for READ: expected PUT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.onNext(Operation.LIST, Fault.changedHostKey()))
        .withMessage("refused as HOST_KEY_CHANGED planned for LIST: expected OPEN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.atRandom(1, 1.5, Fault.stall()))
        .withMessage("share 1.5: expected 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.atRandom(1, 0.5))
        .withMessage("no fault: expected at least one");
  }

  @Test
  void aFaultForASingleCallGoesBeforeARandomOne() {
    AtomicInteger met = new AtomicInteger();
    tree.createFolder("Commandes");
    server.atRandom(1, 1, Fault.refused(Kind.SERVER));
    server.onEvery(Operation.OPEN, Fault.meanwhile(met::incrementAndGet));
    server.onNext(Operation.LIST, Fault.meanwhile(met::incrementAndGet));

    TransportSession session = server.open();
    session.list(ORDERS);

    assertThat(met).hasValue(2);
    assertThat(failureOf(() -> session.list(ORDERS)).kind()).isEqualTo(Kind.SERVER);
  }

  private static void put(TransportSession session, String name, int size) {
    session.put(
        ORDERS, name, new ByteArrayInputStream(new byte[size]), size, TransferListener.NONE);
  }

  private static TransportException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(TransportException.class, call);
  }
}
