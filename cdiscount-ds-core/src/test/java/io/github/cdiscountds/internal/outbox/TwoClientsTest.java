package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static io.github.cdiscountds.internal.outbox.Sendings.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.standard.Codecs;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.OrderFile.State;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.SubmitPolicy;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.preflight.LengthPolicy;
import io.github.cdiscountds.preflight.Preflight;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.transport.TransferListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clients of one ledger, their own times moved by hand. */
@Tag("INV-1")
class TwoClientsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String FILE = "orders_YOURCOMPANY_20260302_090000.xls";

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
  private final InMemoryLedger ledger = new InMemoryLedger(clock);
  private final OrderServer server = new OrderServer();
  private final HandMovedStopwatch time = new HandMovedStopwatch();
  private final Dispatcher one = client("one");
  private final Dispatcher other = client("other");

  @Test
  void aFileOfAClientThatStoppedIsTakenOverOnceItStoodStill() {
    stopBeforeTheRename();
    long before = time.nanoTime();
    assertThat(states(other.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.SENT);
    assertThat(Duration.ofNanos(time.nanoTime() - before))
        .isBetween(TIMEOUT, TIMEOUT.plus(TIMEOUT.dividedBy(10)));
    assertThat(server.files).containsOnlyKeys(FILE);
    assertThat(server.steps).filteredOn(step -> step.startsWith("put")).hasSize(1);
  }

  @Test
  void theSameClientGoesOnAtOnce() {
    stopBeforeTheRename();
    long before = time.nanoTime();
    assertThat(states(client("one").dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.SENT);
    assertThat(time.nanoTime()).isEqualTo(before);
  }

  @Test
  void aFileOfAClientThatIsAliveIsLeftToIt() {
    enter("CDS-1");
    server.before(
        "rename",
        () -> {
          time.onNextPause(() -> beat("one"));
          assertThat(states(other.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.UPLOADED);
        });
    one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(stored().attempt()).isEqualTo(1);
    assertThat(server.files).containsOnlyKeys(FILE);
  }

  @Test
  void anInterruptedClientWaitsNoLonger() {
    stopBeforeTheRename();
    time.interrupt();
    Dispatched result = other.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(states(result)).containsExactly(State.UPLOADED);
    assertThat(result.files().get(0).failure()).isNull();
    assertThat(server.files).containsOnlyKeys("." + FILE + ".1.part");
  }

  @Test
  void aLedgerThatFailsWhileAnotherClientIsWaitedForIsToldAndNotThrown() {
    stopBeforeTheRename();
    time.onNextPause(
        () -> {
          throw new DropshipException("the ledger is away");
        });
    Dispatched result = other.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(result.files())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.failure()).hasMessage("the ledger is away"));
  }

  @Test
  void aClientThatUploadsForLongSaysThatItLives() {
    enter("CDS-1");
    long[] versions = new long[4];
    server
        .duringUpload(() -> versions[0] = stored().version())
        .duringUpload(() -> time.pause(TIMEOUT.dividedBy(4).minusNanos(1)))
        .duringUpload(() -> versions[1] = stored().version())
        .duringUpload(() -> time.pause(Duration.ofNanos(1)))
        .duringUpload(() -> versions[2] = stored().version())
        .duringUpload(() -> versions[3] = stored().version());
    assertThat(states(one.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.SENT);
    assertThat(versions[1]).isEqualTo(versions[0]);
    assertThat(versions[2]).isEqualTo(versions[0] + 1);
    assertThat(versions[3]).isEqualTo(versions[2]);
  }

  @Test
  void whatASupersededClientUploadedIsRemovedAndNeverRenamed() {
    enter("CDS-1");
    server.duringUpload(() -> time.pause(TIMEOUT.multipliedBy(2)));
    server.before("put", () -> takeOver("other"));
    assertThat(states(one.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.ATTEMPTING);
    assertThat(server.files).isEmpty();
    assertThat(stored().attempt()).isEqualTo(2);
    assertThat(server.steps).noneMatch(step -> step.startsWith("rename"));
    assertThat(server.steps).contains("delete ." + FILE + ".1.part");
  }

  @Test
  void aRenameThatAnotherClientDidIsSeenAndNotToldAsAFailure() {
    enter("CDS-1");
    server.before(
        "rename",
        () -> {
          server.files.put(FILE, server.files.remove("." + FILE + ".1.part"));
        });
    Dispatched result = one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(states(result)).containsExactly(State.SENT);
    assertThat(result.files().get(0).failure()).isNull();
  }

  @Test
  void anOrderWantedBackBeforeTheRenameGoesFromItsHiddenNameOrItsPlaceToOurs() {
    enter("CDS-1");
    server.before(
        "rename", () -> new TakingBack(ACCOUNT, ledger, other).withdraw(List.of(key("CDS-1"))));
    one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(stored().state()).isEqualTo(State.TAKEN);
    assertThat(server.files).containsOnlyKeys("." + FILE + ".back");
  }

  @Test
  void twoThreadsOfOneClientDoNotWorkOnOneFile() {
    enter("CDS-1");
    server.before(
        "put",
        () ->
            assertThat(states(one.dispatch(Pacing.EVERY_DISPATCH)))
                .containsExactly(State.ATTEMPTING));
    assertThat(states(one.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.SENT);
    assertThat(server.steps).filteredOn(step -> step.startsWith("put")).hasSize(1);
  }

  private void enter(String number) {
    List<Order> orders = List.of(order(number));
    Map<?, Entry.Answer> answers =
        ledger.inTransaction(tx -> new Entry(ACCOUNT).enter(tx, orders, SubmitPolicy.SOUND_ORDERS));
    assertThat(answers.values()).containsOnly(Entry.Answer.ENTERED);
  }

  private void stopBeforeTheRename() {
    enter("CDS-1");
    server.before(
        "rename",
        () -> {
          throw OrderServer.lost(FILE);
        });
    assertThat(states(one.dispatch(Pacing.EVERY_DISPATCH))).containsExactly(State.UPLOADED);
  }

  private void beat(String client) {
    ledger.inTransaction(tx -> tx.outbox().replace(stored(tx).heldBy(client)));
  }

  private void takeOver(String client) {
    ledger.inTransaction(tx -> tx.outbox().replace(stored(tx).nextAttempt(client)));
  }

  private OrderFile stored() {
    return ledger.inTransaction(TwoClientsTest::stored);
  }

  private static OrderFile stored(LedgerTransaction tx) {
    return tx.outbox().file(ACCOUNT, FILE).orElseThrow();
  }

  private static List<State> states(Dispatched dispatched) {
    return dispatched.files().stream().map(outcome -> outcome.file().state()).toList();
  }

  private Dispatcher client(String name) {
    Account account = new Account(ACCOUNT, "000000CLIENT");
    return new Dispatcher(
        account,
        ServiceProfile.DOCUMENTED,
        clock,
        ledger,
        server,
        Preflight.of(account, ServiceProfile.DOCUMENTED, LengthPolicy.DOCUMENTED),
        Codecs.standard().orderFileEncoder(ServiceProfile.DOCUMENTED),
        TransferListener.NONE,
        DocumentArchive.NONE,
        new Dispatcher.Manner(name, TIMEOUT, DoubtPolicy.WAIT, UploadCheck.SIZE),
        time);
  }
}
