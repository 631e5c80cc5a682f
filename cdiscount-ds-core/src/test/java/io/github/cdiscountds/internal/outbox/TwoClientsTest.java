package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Scene.HIDDEN;
import static io.github.cdiscountds.internal.outbox.Scene.TEMPORARY;
import static io.github.cdiscountds.internal.outbox.Scene.TIMEOUT;
import static io.github.cdiscountds.internal.outbox.Scene.dispatch;
import static io.github.cdiscountds.internal.outbox.Scene.states;
import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.ledger.OrderFile.State;
import io.github.cdiscountds.order.Pacing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two clients of one ledger, their own times moved by hand. */
@Tag("INV-1")
class TwoClientsTest {
  private final Scene scene = new Scene();
  private final OrderServer server = scene.server;
  private final HandMovedStopwatch time = scene.time;
  private final Dispatcher one = scene.client("one");
  private final Dispatcher other = scene.client("other");

  @Test
  void aFileOfAClientThatStoppedIsTakenOverOnceItStoodStill() {
    scene.stopBeforeTheRename(one);
    long before = time.nanoTime();
    assertThat(dispatch(other)).containsExactly(State.SENT);
    assertThat(Duration.ofNanos(time.nanoTime() - before))
        .isBetween(TIMEOUT, TIMEOUT.plus(TIMEOUT.dividedBy(10)));
    assertThat(server.files).containsOnlyKeys(FILE);
    assertThat(server.steps).filteredOn(step -> step.startsWith("put")).hasSize(1);
  }

  @Test
  void theSameClientGoesOnAtOnce() {
    scene.stopBeforeTheRename(one);
    long before = time.nanoTime();
    assertThat(dispatch(scene.client("one"))).containsExactly(State.SENT);
    assertThat(time.nanoTime()).isEqualTo(before);
  }

  @Test
  void aFileOfAClientThatIsAliveIsLeftToIt() {
    scene.enter("CDS-1");
    server.before(
        "rename",
        () -> {
          long before = time.nanoTime();
          time.onNextPause(() -> scene.beat("one"));
          assertThat(dispatch(other)).containsExactly(State.UPLOADED);
          assertThat(Duration.ofNanos(time.nanoTime() - before)).isEqualTo(TIMEOUT.dividedBy(10));
        });
    one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(scene.stored().attempt()).isEqualTo(1);
    assertThat(server.files).containsOnlyKeys(FILE);
  }

  @Test
  void anInterruptedClientWaitsNoLonger() {
    scene.stopBeforeTheRename(one);
    time.interrupt();
    Dispatched result = other.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(states(result)).containsExactly(State.UPLOADED);
    assertThat(result.files().get(0).failure()).isNull();
    assertThat(server.files).containsOnlyKeys(TEMPORARY);
  }

  @Test
  void aLedgerThatFailsWhileAnotherClientIsWaitedForIsToldAndNotThrown() {
    scene.stopBeforeTheRename(one);
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
    scene.enter("CDS-1");
    long[] versions = new long[4];
    server
        .duringUpload(() -> versions[0] = scene.stored().version())
        .duringUpload(() -> time.pause(TIMEOUT.dividedBy(4).minusNanos(1)))
        .duringUpload(() -> versions[1] = scene.stored().version())
        .duringUpload(() -> time.pause(Duration.ofNanos(1)))
        .duringUpload(() -> versions[2] = scene.stored().version())
        .duringUpload(() -> versions[3] = scene.stored().version());
    assertThat(dispatch(one)).containsExactly(State.SENT);
    assertThat(versions[1]).isEqualTo(versions[0]);
    assertThat(versions[2]).isEqualTo(versions[0] + 1);
    assertThat(versions[3]).isEqualTo(versions[2]);
  }

  @Test
  void whatASupersededClientUploadedIsRemovedAndNeverRenamed() {
    scene.enter("CDS-1");
    server.duringUpload(() -> time.pause(TIMEOUT.multipliedBy(2)));
    server.before("put", () -> scene.takeOver("other"));
    assertThat(dispatch(one)).containsExactly(State.ATTEMPTING);
    assertThat(server.files).isEmpty();
    assertThat(scene.stored().attempt()).isEqualTo(2);
    assertThat(server.steps).noneMatch(step -> step.startsWith("rename"));
    assertThat(server.steps).contains("delete " + TEMPORARY);
  }

  @Test
  void aRenameThatAnotherClientDidIsSeenAndNotToldAsAFailure() {
    scene.enter("CDS-1");
    server.before(
        "rename",
        () -> {
          server.files.put(FILE, server.files.remove(TEMPORARY));
        });
    Dispatched result = one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(states(result)).containsExactly(State.SENT);
    assertThat(result.files().get(0).failure()).isNull();
  }

  @Test
  void anOrderWantedBackBeforeTheRenameGoesFromItsHiddenNameOrItsPlaceToOurs() {
    scene.enter("CDS-1");
    server.before(
        "rename",
        () -> new TakingBack(ACCOUNT, scene.ledger, other).withdraw(List.of(key("CDS-1"))));
    one.dispatch(Pacing.EVERY_DISPATCH);
    assertThat(scene.stored().state()).isEqualTo(State.TAKEN);
    assertThat(server.files).containsOnlyKeys(HIDDEN);
  }

  @Test
  void twoThreadsOfOneClientDoNotWorkOnOneFile() {
    scene.enter("CDS-1");
    server.before("put", () -> assertThat(dispatch(one)).containsExactly(State.ATTEMPTING));
    assertThat(dispatch(one)).containsExactly(State.SENT);
    assertThat(server.steps).filteredOn(step -> step.startsWith("put")).hasSize(1);
  }

  @Test
  void aClientThatWasOvertakenBeforeItConnectedDoesNothing() {
    scene.stopBeforeTheRename(one);
    server.before("open", () -> scene.takeOver("other"));
    server.steps.clear();
    assertThat(dispatch(one)).containsExactly(State.ATTEMPTING);
    assertThat(server.steps).containsExactly("open", "list", "delete " + TEMPORARY);
    assertThat(scene.stored().attempt()).isEqualTo(2);
  }

  @Test
  void aFileThatOthersChangeAllTheTimeIsLeftToThemAfterAWhile() {
    scene.stopBeforeTheRename(one);
    server.files.clear();
    assertThat(dispatch(one)).containsExactly(State.INFERRED);
    for (int change = 0; change < 100; change++) {
      server.before("list", () -> scene.beat("other"));
    }
    server.steps.clear();
    assertThat(dispatch(one)).containsExactly(State.INFERRED);
    assertThat(server.steps).filteredOn("list"::equals).hasSize(20 + 1); // and one to tidy up
  }

  @Test
  void anOrderWithdrawnWhileItIsUploadedNeverGoes() {
    scene.enter("CDS-1");
    server.before(
        "put",
        () ->
            assertThat(new TakingBack(ACCOUNT, scene.ledger, other).withdraw(List.of(key("CDS-1"))))
                .containsEntry(key("CDS-1"), TakingBack.Answer.CANCELLED));
    assertThat(dispatch(one)).containsExactly(State.WITHDRAWN);
    assertThat(server.files).isEmpty();
  }

  @Test
  void aFileThatWasFinishedWhileAnotherClientWasWaitedForIsToldAsItIs() {
    scene.stopBeforeTheRename(one);
    time.onNextPause(() -> assertThat(dispatch(scene.client("one"))).containsExactly(State.SENT));
    assertThat(dispatch(other)).containsExactly(State.SENT);
    assertThat(server.steps).filteredOn(step -> step.startsWith("rename")).hasSize(1);
  }
}
