package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Scene.REPORT_DUE;
import static io.github.cdiscountds.internal.outbox.Scene.START;
import static io.github.cdiscountds.internal.outbox.Scene.dispatch;
import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.OrderFile.State;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.transport.TransferListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies on the server, and what was read of reports, decide what becomes of an open file. */
@Tag("INV-1")
@ParameterizedClass(name = "temporary names {0}")
@MethodSource("namings")
class SettlingTest {
  private static final byte[] OTHER_BYTES = "another file".getBytes(StandardCharsets.UTF_8);

  static List<TemporaryNames> namings() {
    return List.of(
        TemporaryNames.dotPrefix(), TemporaryNames.suffix(".part"), TemporaryNames.folder("Depot"));
  }

  private final Scene scene;
  private final OrderServer server;
  private final Dispatcher client;

  /** Where the first attempt at the first file hides on the server. */
  private final String temporary;

  /** Where the first file hides once it was taken back. */
  private final String hidden;

  SettlingTest(TemporaryNames names) {
    scene = new Scene(names);
    server = scene.server;
    client = scene.client("one");
    temporary = scene.temporary(1);
    hidden = scene.hidden();
  }

  @Nested
  class AnUploadedFile {
    @Test
    void isSentWhenItIsSeenInItsPlace() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, server.files.remove(temporary));
      assertThat(dispatch(client)).containsExactly(State.SENT);
    }

    @Test
    void isTakenToBeSentWhenItsPlaceHoldsAFileOfAnotherSize() {
      scene.stopBeforeTheRename(client);
      server.files.remove(temporary);
      server.files.put(FILE, OTHER_BYTES);
      assertThat(dispatch(client)).containsExactly(State.INFERRED);
      assertThat(scene.stored().due()).isEqualTo(START.plus(REPORT_DUE));
      assertThat(server.files).containsEntry(FILE, OTHER_BYTES);
    }

    @Test
    void isSentOnceWhenItsBytesLieUnderBothNames() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, server.files.get(temporary));
      assertThat(dispatch(client)).containsExactly(State.SENT);
      assertThat(server.files).containsOnlyKeys(FILE);
    }

    @Test
    void waitsWhileAnotherFileHasItsName() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, OTHER_BYTES);
      assertWaitsForItsName();
      server.files.remove(FILE);
      assertThat(dispatch(client)).containsExactly(State.SENT);
    }

    @Test
    void isNotRenamedOverItsOwnBytesWhenTheTemporaryOnesAreOthers() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, server.files.get(temporary));
      server.files.put(temporary, OTHER_BYTES);
      assertWaitsForItsName();
    }

    private void assertWaitsForItsName() {
      Dispatched result = client.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(result)).containsExactly(State.UPLOADED);
      assertThat(result.files().get(0).failure())
          .hasMessage(
              "memory: Commandes/"
                  + FILE
                  + ": another file has this order file's name; it is tried again once that one is picked up [ALREADY_EXISTS]");
      assertThat(server.files).containsOnlyKeys(FILE, temporary);
    }
  }

  @Nested
  class AnAttempt {
    @Test
    void thatFailedLeavesNothingToTheNextWhichHasItsOwnName() {
      scene.enter("CDS-1");
      server.before(
          "put",
          () -> {
            server.files.put(temporary, OTHER_BYTES);
            throw OrderServer.lost(temporary);
          });
      assertThat(dispatch(client)).containsExactly(State.ATTEMPTING);
      assertThat(dispatch(client)).containsExactly(State.SENT);
      assertThat(server.steps)
          .filteredOn(step -> step.startsWith("put") || step.startsWith("delete"))
          .containsExactly("delete " + temporary, "put " + scene.temporary(2));
    }

    @Test
    void leavesHiddenNamesOfLaterAttemptsAlone() {
      scene.enter("CDS-1");
      server.before(
          "put",
          () -> {
            throw OrderServer.lost(temporary);
          });
      dispatch(client);
      String later = scene.temporary(2);
      server.files.put(later, OTHER_BYTES);
      server.before(
          "put", () -> assertThat(server.files).containsOnlyKeys(later)); // as if frozen here
      assertThat(dispatch(client)).containsExactly(State.SENT);
    }

    @Test
    void isNotBegunWhileTheServerCanNotBeReached() {
      scene.enter("CDS-1", "CDS-2", "CDS-3");
      server.before(
          "open",
          () -> {
            throw OrderServer.lost(FILE);
          });
      Dispatched result = scene.clientOfFilesOf(4).dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(result)).containsExactly(State.INTENT, State.INTENT);
      assertThat(result.files()).allMatch(outcome -> outcome.failure() != null);
      assertThat(result.orders()).hasSize(2);
      Dispatched next = client.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(next)).containsExactly(State.SENT, State.SENT);
      assertThat(next.orders()).isEqualTo(result.orders());
    }

    @Test
    void whoseFileCanNotBeArchivedIsMadeAgainThoughTheArchiveMissesAFileOfItsOwn() {
      scene.enter("CDS-1");
      List<String> kept = new ArrayList<>();
      Dispatcher archiving =
          scene.clientArchivingIn(
              document -> {
                kept.add(document.content().name());
                if (kept.size() == 1) {
                  throw OrderServer.missing("archive");
                }
              });
      Dispatched failed = archiving.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(failed)).containsExactly(State.ATTEMPTING);
      assertThat(failed.files().get(0).failure())
          .hasMessage("order file " + FILE + " can't be archived");
      assertThat(dispatch(archiving)).containsExactly(State.SENT);
      assertThat(kept).containsExactly(FILE, FILE);
    }

    @Test
    void tellsItsProgress() {
      scene.enter("CDS-1");
      List<String> told = new ArrayList<>();
      server.duringUpload(() -> {}).duringUpload(() -> {});
      Dispatcher telling =
          scene.client(
              "one",
              DoubtPolicy.WAIT,
              UploadCheck.SIZE,
              (path, done, total) -> told.add(path + " " + done + "/" + total));
      dispatch(telling);
      long size = scene.stored().size();
      assertThat(told).containsExactly(temporary + " 1/" + size, temporary + " 2/" + size);
    }

    @Test
    @Tag("INV-10")
    void isReadBackWhereTheShopWantsIt() {
      scene.enter("CDS-1");
      assertThat(dispatch(readingBack())).containsExactly(State.SENT);
      assertThat(server.steps).contains("find " + temporary, "read " + temporary);
    }

    @Test
    @Tag("INV-10")
    void thatIsGoneWhenItIsReadBackIsInDoubt() {
      scene.enter("CDS-1");
      server.before("find", () -> server.files.remove(temporary));
      assertThat(dispatch(readingBack())).containsExactly(State.IN_DOUBT);
      assertThat(scene.events()).hasSize(1);
      assertThat(dispatch(readingBack())).isEmpty();
    }

    @Test
    @Tag("INV-10")
    void whoseBytesAreOthersIsNeverRenamed() {
      scene.enter("CDS-1");
      server.before("read", () -> server.files.put(temporary, OTHER_BYTES));
      Dispatched damaged = readingBack().dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(damaged)).containsExactly(State.ATTEMPTING);
      assertThat(damaged.files().get(0).failure())
          .hasMessage(
              "memory: "
                  + scene.path(temporary)
                  + ": the server has other bytes than were uploaded; it is tried again under another name [INCOMPLETE]");
      assertThat(dispatch(readingBack())).containsExactly(State.SENT);
      assertThat(server.files).containsOnlyKeys(FILE);
    }

    private Dispatcher readingBack() {
      return scene.client("one", DoubtPolicy.WAIT, UploadCheck.READ_BACK, TransferListener.NONE);
    }
  }

  @Nested
  class AFileTakenToBeSent {
    @Test
    void isInDoubtAtItsDeadlineAndNotBefore() {
      infer(client);
      scene.advance(REPORT_DUE.minusNanos(1));
      assertThat(dispatch(client)).containsExactly(State.INFERRED);
      scene.advance(Duration.ofNanos(1));
      assertThat(dispatch(client)).containsExactly(State.IN_DOUBT);
      assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.IN_FILE);
    }

    @Test
    void isInDoubtAlthoughAnotherFileLiesInItsPlace() {
      infer(client);
      server.files.put(FILE, OTHER_BYTES);
      scene.advance(REPORT_DUE);
      assertThat(dispatch(client)).containsExactly(State.IN_DOUBT);
    }

    @Test
    void waitsAnewOnceItIsSeenTakenBack() {
      infer(client);
      scene.advance(Duration.ofMinutes(5));
      server.files.put(hidden, OTHER_BYTES);
      assertThat(dispatch(client)).containsExactly(State.TAKEN);
      assertThat(scene.stored().due()).isEqualTo(START.plus(REPORT_DUE).plusSeconds(300));
    }

    @Test
    void goesOnceMoreWhereTheShopWantsItAndEveryReportWasRead() {
      Dispatcher again = sendingAgain();
      scene.findUnreadableReport();
      scene.advance(Duration.ofMillis(1));
      infer(again);
      scene.advance(REPORT_DUE);
      assertThat(dispatch(again)).containsExactly(State.INFERRED);
      scene.pollReports();
      assertThat(dispatch(again)).containsExactly(State.IN_DOUBT, State.SENT);
      assertThat(scene.storedOrder("CDS-1").files()).hasSize(2);
    }

    @Test
    void doesNotGoOnceMoreWhenAReportSinceCouldNotBeRead() {
      Dispatcher again = sendingAgain();
      infer(again);
      scene.findUnreadableReport();
      scene.advance(REPORT_DUE);
      assertThat(dispatch(again)).containsExactly(State.IN_DOUBT);
      scene.pollReports();
      assertThat(dispatch(again)).isEmpty();
      assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.IN_FILE);
    }

    private void infer(Dispatcher sender) {
      scene.stopBeforeTheRename(sender);
      server.files.clear();
      assertThat(dispatch(sender)).containsExactly(State.INFERRED);
    }

    private Dispatcher sendingAgain() {
      return scene.client("one", DoubtPolicy.SEND_AGAIN, UploadCheck.SIZE, TransferListener.NONE);
    }
  }

  @Nested
  class AFileWantedBack {
    private final TakingBack takingBack = new TakingBack(ACCOUNT, scene.ledger, client);

    @Test
    void isReleasedAfterItsTimeOnceEveryReportWasReadAfterIt() {
      sendTwoAndTakeBack();
      scene.advance(REPORT_DUE.minusNanos(1));
      scene.pollReports();
      scene.advance(Duration.ofNanos(1));
      assertThat(dispatch(client)).containsExactly(State.TAKEN);
      scene.pollReports();
      assertThat(dispatch(client)).containsExactly(State.WITHDRAWN, State.SENT);
      assertThat(server.files).containsOnlyKeys("orders_YOURCOMPANY_20260302_090001.xls");
      assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.WITHDRAWN);
      assertThat(scene.storedOrder("CDS-2").files()).hasSize(2);
    }

    @Test
    void isInDoubtWhenAReportSinceItWasMadeCouldNotBeRead() {
      scene.findUnreadableReport();
      sendTwoAndTakeBack();
      scene.advance(REPORT_DUE);
      scene.pollReports();
      assertThat(dispatch(client)).containsExactly(State.IN_DOUBT);
      assertThat(server.files).containsOnlyKeys(hidden);
      assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.WITHDRAWING);
    }

    @Test
    void isTakenBackByOneRenameWhicheverOfItsOrdersAreWanted() {
      scene.enter("CDS-1", "CDS-2");
      dispatch(client);
      server.steps.clear();
      assertThat(takingBack.withdraw(List.of(key("CDS-1"), key("CDS-2"), key("CDS-9"))))
          .containsEntry(key("CDS-1"), TakingBack.Answer.REQUESTED)
          .containsEntry(key("CDS-2"), TakingBack.Answer.REQUESTED)
          .containsEntry(key("CDS-9"), TakingBack.Answer.UNKNOWN);
      assertThat(server.steps)
          .filteredOn(step -> !step.equals("list"))
          .containsExactly("open", "rename " + FILE);
    }

    @Test
    void staysWhereItIsWhenItsHidingPlaceIsTaken() {
      scene.enter("CDS-1");
      dispatch(client);
      server.files.put(hidden, OTHER_BYTES);
      takingBack.withdraw(List.of(key("CDS-1")));
      Dispatched result = client.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(result)).containsExactly(State.TAKING);
      assertThat(result.files().get(0).failure())
          .hasMessageStartingWith("memory: " + scene.path(hidden) + ": another file has this");
      assertThat(server.files).containsOnlyKeys(FILE, hidden);
    }

    @Test
    void goesBackToBeingWantedWhenItIsSeenInItsPlaceAfterAll() {
      scene.enter("CDS-1");
      dispatch(client);
      byte[] content = server.files.remove(FILE);
      takingBack.withdraw(List.of(key("CDS-1")));
      assertThat(scene.stored().state()).isEqualTo(State.INFERRED);
      server.files.put(FILE, content);
      assertThat(dispatch(client)).containsExactly(State.TAKEN);
      assertThat(server.files).containsOnlyKeys(hidden);
    }

    @Test
    void anOrderThatOnlyWaitsIsCancelledWithoutALookAtTheServer() {
      scene.enter("CDS-1", "CDS-2");
      assertThat(takingBack.withdraw(List.of(key("CDS-1"))))
          .containsEntry(key("CDS-1"), TakingBack.Answer.CANCELLED);
      assertThat(takingBack.cancel(key("CDS-2"))).isTrue();
      assertThat(takingBack.cancel(key("CDS-2"))).isFalse();
      assertThat(takingBack.cancel(key("CDS-9"))).isFalse();
      assertThat(server.steps).isEmpty();
      assertThat(dispatch(client)).isEmpty();
      assertThat(scene.storedOrder("CDS-1").state()).isEqualTo(QueuedOrder.State.CANCELLED);
    }

    private void sendTwoAndTakeBack() {
      scene.enter("CDS-1", "CDS-2");
      dispatch(client);
      takingBack.withdraw(List.of(key("CDS-1")));
      assertThat(server.files).containsOnlyKeys(hidden);
    }
  }

  @Nested
  class AChangedSetting {
    @Test
    void leavesAFileWhereItWasUploadedToBePublishedFromThere() {
      scene.stopBeforeTheRename(client);
      for (TemporaryNames other : namings()) {
        scene.breakAtTheRename();
        assertThat(dispatch(scene.hidingBy(other).client("one"))).containsExactly(State.UPLOADED);
        assertThat(server.files).containsOnlyKeys(temporary);
      }
      assertThat(dispatch(scene.hidingBy(TemporaryNames.suffix(".tmp")).client("one")))
          .containsExactly(State.SENT);
      assertThat(server.files).containsOnlyKeys(FILE);
    }

    @Test
    void givesTheNextAttemptAtAFileTheNameThatItsFirstOneHad() {
      scene.enter("CDS-1");
      server.before(
          "put",
          () -> {
            server.files.put(temporary, OTHER_BYTES);
            throw OrderServer.lost(temporary);
          });
      assertThat(dispatch(client)).containsExactly(State.ATTEMPTING);
      scene.hidingBy(TemporaryNames.suffix(".tmp"));
      assertThat(dispatch(scene.client("one"))).containsExactly(State.SENT);
      assertThat(server.steps).contains("delete " + temporary, "put " + scene.temporary(2));
      assertThat(server.files).containsOnlyKeys(FILE);
    }

    @Test
    void doesNotKeepAFileFromBeingTakenBack() {
      scene.stopBeforeTheRename(client);
      Dispatcher changed = scene.hidingBy(TemporaryNames.suffix(".tmp")).client("one");
      new TakingBack(ACCOUNT, scene.ledger, changed).withdraw(List.of(key("CDS-1")));
      assertThat(server.files).containsOnlyKeys(hidden);
      scene.advance(REPORT_DUE);
      scene.pollReports();
      assertThat(dispatch(changed)).containsExactly(State.WITHDRAWN);
      assertThat(server.files).isEmpty();
    }

    @Test
    void leavesNothingOfAWithdrawnFileWhereItHid() {
      withdrawOneWhoseAttemptIsLeft();
      Dispatcher changed = scene.hidingBy(TemporaryNames.suffix(".tmp")).client("one");
      scene.enter("CDS-2");
      assertThat(dispatch(changed)).containsExactly(State.SENT);
      assertThat(server.files).doesNotContainKey(temporary).hasSize(1);
    }

    @Test
    void toAFolderThatCanNotBeListedKeepsNoOtherFromBeingTidied() {
      withdrawOneWhoseAttemptIsLeft();
      Dispatcher changed = scene.hidingBy(TemporaryNames.folder("Blind")).client("one");
      scene.enter("CDS-2");
      server
          .before("list", () -> {})
          .before(
              "list",
              () -> {
                throw OrderServer.notPermitted("Blind");
              });
      assertThat(dispatch(changed)).containsExactly(State.SENT);
      assertThat(server.files).doesNotContainKey(temporary).hasSize(1);
    }

    private void withdrawOneWhoseAttemptIsLeft() {
      scene.enter("CDS-1");
      server.before(
          "put",
          () -> {
            server.files.put(temporary, OTHER_BYTES);
            throw OrderServer.lost(temporary);
          });
      assertThat(dispatch(client)).containsExactly(State.ATTEMPTING);
      new TakingBack(ACCOUNT, scene.ledger, client).withdraw(List.of(key("CDS-1")));
      assertThat(scene.stored().state()).isEqualTo(State.WITHDRAWN);
      assertThat(server.files).containsOnlyKeys(temporary);
    }

    @Test
    void isForTheFilesThatAreMadeAfterIt() {
      Dispatcher changed = scene.hidingBy(TemporaryNames.suffix(".tmp")).client("one");
      scene.enter("CDS-1");
      dispatch(changed);
      assertThat(server.steps).contains("put " + FILE + ".1.tmp");
    }
  }

  @Nested
  class HiddenFiles {
    @Test
    void ofOtherLedgersAreToldAndStay() {
      String name = scene.temporary(1).replace(FILE, "orders_YOURCOMPANY_20200101_000000.xls");
      server.files.put(name, OTHER_BYTES);
      scene.enter("CDS-1");
      assertThat(client.dispatch(Pacing.EVERY_DISPATCH).unknownHidden()).containsExactly(name);
      assertThat(server.files).containsOnlyKeys(name, FILE);
    }

    @Test
    void ofAnUploadThatMayStillBeRenamedStay() {
      scene.stopBeforeTheRename(client);
      server.files.put(scene.temporary(7), OTHER_BYTES);
      server.files.put(hidden, OTHER_BYTES);
      tidyWithAnotherClient();
      assertThat(server.files).containsKey(temporary);
      assertThat(server.files).doesNotContainKeys(scene.temporary(7), hidden);
    }

    @Test
    void ofAFileTakenBackStayUntilItIsReleased() {
      scene.enter("CDS-1");
      dispatch(client);
      server.files.put(temporary, OTHER_BYTES);
      server.files.put(scene.temporary(7), OTHER_BYTES);
      new TakingBack(ACCOUNT, scene.ledger, client).withdraw(List.of(key("CDS-1")));
      assertThat(server.files).containsOnlyKeys(hidden, temporary);
    }

    @Test
    void ofAFileThatMayHaveBeenSentStay() {
      scene.stopBeforeTheRename(client);
      server.files.clear();
      server.files.put(scene.temporary(7), OTHER_BYTES);
      assertThat(dispatch(client)).containsExactly(State.INFERRED);
      assertThat(server.files).containsOnlyKeys(scene.temporary(7));
    }

    @Test
    void thatCanNotBeListedHoldNothingUp() {
      scene.enter("CDS-1");
      server.before(
          "list",
          () -> {
            throw OrderServer.lost(FILE);
          });
      Dispatched result = client.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(result)).containsExactly(State.SENT);
      assertThat(result.files().get(0).failure()).isNull();
    }

    /** Another client sends a file of its own while this one's stays held. */
    private void tidyWithAnotherClient() {
      scene.enter("CDS-2");
      scene.time.interrupt();
      assertThat(dispatch(scene.client("other"))).contains(State.SENT, State.UPLOADED);
    }
  }
}
