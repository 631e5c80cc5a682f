package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Scene.FILE;
import static io.github.cdiscountds.internal.outbox.Scene.HIDDEN;
import static io.github.cdiscountds.internal.outbox.Scene.REPORT_DUE;
import static io.github.cdiscountds.internal.outbox.Scene.START;
import static io.github.cdiscountds.internal.outbox.Scene.TEMPORARY;
import static io.github.cdiscountds.internal.outbox.Scene.dispatch;
import static io.github.cdiscountds.internal.outbox.Sendings.ACCOUNT;
import static io.github.cdiscountds.internal.outbox.Sendings.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.OrderFile.State;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.transport.TransferListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What lies on the server, and what was read of reports, decide what becomes of an open file. */
@Tag("INV-1")
class SettlingTest {
  private static final byte[] OTHER_BYTES = "another file".getBytes(StandardCharsets.UTF_8);

  private final Scene scene = new Scene();
  private final OrderServer server = scene.server;
  private final Dispatcher client = scene.client("one");

  @Nested
  class AnUploadedFile {
    @Test
    void isSentWhenItIsSeenInItsPlace() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, server.files.remove(TEMPORARY));
      assertThat(dispatch(client)).containsExactly(State.SENT);
    }

    @Test
    void isTakenToBeSentWhenItsPlaceHoldsAFileOfAnotherSize() {
      scene.stopBeforeTheRename(client);
      server.files.remove(TEMPORARY);
      server.files.put(FILE, OTHER_BYTES);
      assertThat(dispatch(client)).containsExactly(State.INFERRED);
      assertThat(scene.stored().due()).isEqualTo(START.plus(REPORT_DUE));
      assertThat(server.files).containsEntry(FILE, OTHER_BYTES);
    }

    @Test
    void isSentOnceWhenItsBytesLieUnderBothNames() {
      scene.stopBeforeTheRename(client);
      server.files.put(FILE, server.files.get(TEMPORARY));
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
      server.files.put(FILE, server.files.get(TEMPORARY));
      server.files.put(TEMPORARY, OTHER_BYTES);
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
      assertThat(server.files).containsOnlyKeys(FILE, TEMPORARY);
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
            server.files.put(TEMPORARY, OTHER_BYTES);
            throw OrderServer.lost(TEMPORARY);
          });
      assertThat(dispatch(client)).containsExactly(State.ATTEMPTING);
      assertThat(dispatch(client)).containsExactly(State.SENT);
      assertThat(server.steps)
          .filteredOn(step -> step.startsWith("put") || step.startsWith("delete"))
          .containsExactly("delete " + TEMPORARY, "put ." + FILE + ".2.part");
    }

    @Test
    void leavesHiddenNamesOfLaterAttemptsAlone() {
      scene.enter("CDS-1");
      server.before(
          "put",
          () -> {
            throw OrderServer.lost(TEMPORARY);
          });
      dispatch(client);
      String later = "." + FILE + ".2.part";
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
      assertThat(told).containsExactly(TEMPORARY + " 1/" + size, TEMPORARY + " 2/" + size);
    }

    @Test
    @Tag("INV-10")
    void isReadBackWhereTheShopWantsIt() {
      scene.enter("CDS-1");
      assertThat(dispatch(readingBack())).containsExactly(State.SENT);
      assertThat(server.steps).contains("find " + TEMPORARY, "read " + TEMPORARY);
    }

    @Test
    @Tag("INV-10")
    void thatIsGoneWhenItIsReadBackIsInDoubt() {
      scene.enter("CDS-1");
      server.before("find", () -> server.files.remove(TEMPORARY));
      assertThat(dispatch(readingBack())).containsExactly(State.IN_DOUBT);
      assertThat(scene.events()).hasSize(1);
      assertThat(dispatch(readingBack())).isEmpty();
    }

    @Test
    @Tag("INV-10")
    void whoseBytesAreOthersIsNeverRenamed() {
      scene.enter("CDS-1");
      server.before("read", () -> server.files.put(TEMPORARY, OTHER_BYTES));
      Dispatched damaged = readingBack().dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(damaged)).containsExactly(State.ATTEMPTING);
      assertThat(damaged.files().get(0).failure())
          .hasMessage(
              "memory: Commandes/"
                  + TEMPORARY
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
      server.files.put(HIDDEN, OTHER_BYTES);
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
      assertThat(server.files).containsOnlyKeys(HIDDEN);
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
      assertThat(server.steps).containsExactly("open", "list", "rename " + FILE, "list", "list");
    }

    @Test
    void staysWhereItIsWhenItsHidingPlaceIsTaken() {
      scene.enter("CDS-1");
      dispatch(client);
      server.files.put(HIDDEN, OTHER_BYTES);
      takingBack.withdraw(List.of(key("CDS-1")));
      Dispatched result = client.dispatch(Pacing.EVERY_DISPATCH);
      assertThat(Scene.states(result)).containsExactly(State.TAKING);
      assertThat(result.files().get(0).failure())
          .hasMessageStartingWith("memory: Commandes/" + HIDDEN + ": another file has this");
      assertThat(server.files).containsOnlyKeys(FILE, HIDDEN);
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
      assertThat(server.files).containsOnlyKeys(HIDDEN);
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
      assertThat(server.files).containsOnlyKeys(HIDDEN);
    }
  }

  @Nested
  class HiddenFiles {
    @Test
    void ofAnUploadThatMayStillBeRenamedStay() {
      scene.stopBeforeTheRename(client);
      server.files.put("." + FILE + ".7.part", OTHER_BYTES);
      server.files.put(HIDDEN, OTHER_BYTES);
      tidyWithAnotherClient();
      assertThat(server.files).containsKey(TEMPORARY);
      assertThat(server.files).doesNotContainKeys("." + FILE + ".7.part", HIDDEN);
    }

    @Test
    void ofAFileTakenBackStayUntilItIsReleased() {
      scene.enter("CDS-1");
      dispatch(client);
      server.files.put(TEMPORARY, OTHER_BYTES);
      server.files.put("." + FILE + ".7.part", OTHER_BYTES);
      new TakingBack(ACCOUNT, scene.ledger, client).withdraw(List.of(key("CDS-1")));
      assertThat(server.files).containsOnlyKeys(HIDDEN, TEMPORARY);
    }

    @Test
    void ofAFileThatMayHaveBeenSentStay() {
      scene.stopBeforeTheRename(client);
      server.files.clear();
      server.files.put("." + FILE + ".7.part", OTHER_BYTES);
      assertThat(dispatch(client)).containsExactly(State.INFERRED);
      assertThat(server.files).containsOnlyKeys("." + FILE + ".7.part");
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
