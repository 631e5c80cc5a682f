package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.UploadCheck;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.profile.TemporaryNames;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  @Tag("INV-10")
  void aFileIsPutUnderAHiddenNameAndRenamedOnce() {
    DispatchResult sent =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    String name = "orders_YOURCOMPANY_20260302_080000.xls";
    assertThat(sent.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo(name);
              assertThat(file.state()).isEqualTo(OrderFile.State.SENT);
              assertThat(file.orders()).containsExactly(key("CDS-1"));
            });
    assertThat(shop.orderServer.pathsOf(Operation.PUT))
        .containsExactly("Commandes/." + name + ".1.part");
    assertThat(shop.orderServer.pathsOf(Operation.RENAME))
        .containsExactly("Commandes/." + name + ".1.part");
    assertThat(shop.supplier.orderTree().names("Commandes")).containsExactly(name);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);
  }

  @ParameterizedTest
  @Tag("INV-1")
  @Tag("INV-10")
  @ValueSource(strings = {"DOT_PREFIX", "SUFFIX:.part", "FOLDER:Depot"})
  void howeverAFileHidesTheSupplierPicksItUpOnceAndWhole(String setting) {
    TemporaryNames names = TemporaryNames.ofCode(setting);
    shop.supplier.orderTree().createFolder("Depot");
    DropshipClient hiding =
        shop.newBuilder().profile(ServiceProfile.DOCUMENTED.withTemporaryNames(names)).build();
    shop.orderServer.onNext(Operation.PUT, Fault.cutAfter(1000));
    hiding.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).isEmpty();
    shop.orderServer.onNext(Operation.RENAME, Fault.lostRequest());
    hiding.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).isEmpty();
    // Another client, which hides its own files otherwise, settles it where it is.
    assertThat(shop.newClient().orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.SENT);
    shop.supplier.advance(Duration.ofMinutes(45));
    assertThat(shop.supplier.pickUps()).hasSize(1);
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(shop.supplier.orderTree().names("Depot")).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void aFolderToHideInThatIsMissingLosesNoOrder() {
    DropshipClient hiding =
        shop.newBuilder()
            .profile(ServiceProfile.DOCUMENTED.withTemporaryNames(TemporaryNames.folder("Depot")))
            .build();
    DispatchResult failed =
        hiding.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(failed.failure())
        .map(Throwable::getMessage)
        .hasValueSatisfying(message -> assertThat(message).endsWith("[NO_SUCH_FOLDER]"));
    shop.supplier.orderTree().createFolder("Depot");
    assertThat(hiding.orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.SENT);
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly("orders_YOURCOMPANY_20260302_080000.xls");
  }

  @Test
  @Tag("INV-1")
  void ordersDoNotWaitForAFolderThatTheProfileNoLongerNames() {
    DropshipClient mistyped =
        shop.newBuilder()
            .profile(ServiceProfile.DOCUMENTED.withTemporaryNames(TemporaryNames.folder("Depto")))
            .build();
    assertThat(
            mistyped.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch().failure())
        .isPresent();
    assertThat(shop.client.orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.SENT);
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly("orders_YOURCOMPANY_20260302_080000.xls");
  }

  @Test
  @Tag("INV-1")
  void theSameOrderHandedOverAgainIsNotSentAgain() {
    Order order = order("CDS-1", "AO1604", "491");
    shop.client.orders().submit(List.of(order));
    SubmitResult again = shop.client.orders().submit(List.of(order));
    assertThat(again.entered()).isEmpty();
    assertThat(again.already()).containsEntry(key("CDS-1"), LineStage.SENT);
    assertThat(again.hasTakenAll()).isTrue();
    assertThat(again.dispatch().files()).isEmpty();
    shop.supplier.advance(Duration.ofMinutes(30));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void anotherContentUnderTheSameKeyIsAFinding() {
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    SubmitResult other = shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "490")));
    assertThat(other.entered()).isEmpty();
    assertThat(other.findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected the content that was entered under this key before; a changed order needs another number or campaign [CONTENT_CONFLICT]");
  }

  @Test
  void anOrderThatCanNotBeSentHoldsNoOtherBack() {
    Order bad = order("C".repeat(21), "AO1604", "491");
    SubmitResult result =
        shop.client.orders().submit(List.of(bad, order("CDS-2", "AO1604", "491")));
    assertThat(result.entered()).containsExactly(key("CDS-2"));
    assertThat(result.findings()).extracting(Finding::code).containsExactly(FindingCode.TOO_LONG);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .singleElement()
        .extracting(PickUp::orders)
        .isEqualTo(List.of(key("CDS-2")));
  }

  @Test
  @Tag("INV-1")
  void anOrderCancelledWhileItIsQueuedIsNeverSent() {
    shop.client
        .orders()
        .enqueue(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    assertThat(shop.client.orders().cancel(key("CDS-1"))).isTrue();
    assertThat(shop.client.orders().cancel(key("CDS-1"))).isFalse();
    shop.client.orders().dispatch();
    assertThat(shop.client.orders().cancel(key("CDS-2"))).isFalse();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .singleElement()
        .extracting(PickUp::orders)
        .isEqualTo(List.of(key("CDS-2")));
    assertThat(shop.line("CDS-1", "AO1604").marks()).containsExactly(Mark.CANCELLED);
  }

  @Test
  void anOrderIsTakenEvenWhenItsFileCanNotBeSentYet() {
    shop.orderServer.onNext(Operation.PUT, Fault.refused(TransportException.Kind.NO_SUCH_FOLDER));
    SubmitResult result = shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    assertThat(result.hasTakenAll()).isTrue();
    assertThat(result.dispatch().failure()).isPresent();
  }

  @Test
  @Tag("INV-1")
  void anOrderThatWasCancelledIsNotEnteredAgainAndThatIsTold() {
    Order order = order("CDS-1", "AO1604", "491");
    shop.client.orders().enqueue(List.of(order));
    shop.client.orders().cancel(key("CDS-1"));
    SubmitResult again = shop.client.orders().submit(List.of(order));
    assertThat(again.entered()).isEmpty();
    assertThat(again.already()).isEmpty();
    assertThat(again.hasTakenAll()).isFalse();
    assertThat(again.findings())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order that wasn't cancelled; a cancelled one is never sent, enter it under another number or campaign [ALREADY_SUBMITTED]");
    assertThat(again.dispatch().files()).isEmpty();
  }

  @Test
  @Tag("R13")
  void twoFilesOfTheSameSecondHaveDifferentNames() {
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    DispatchResult second =
        shop.client.orders().submit(List.of(order("CDS-2", "AO1604", "491"))).dispatch();
    assertThat(second.files())
        .extracting(DispatchResult.SentFile::name)
        .containsExactly("orders_YOURCOMPANY_20260302_080001.xls");
  }

  @Test
  @Tag("R2")
  void fileNamesCarryTheTimeInParis() {
    Shop summer =
        new Shop(
            FakeSupplier.builder(Shop.ACCOUNT).startAt(LocalDateTime.of(2026, 7, 14, 9, 30)).open(),
            folder.resolve("summer"));
    DispatchResult sent =
        summer.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(sent.files())
        .extracting(DispatchResult.SentFile::name)
        .containsExactly("orders_YOURCOMPANY_20260714_093000.xls");
  }

  @Test
  void withNothingToSendNoConnectionIsMade() {
    assertThat(shop.client.orders().dispatch().files()).isEmpty();
    assertThat(shop.orderServer.calls()).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void anUploadThatIsCutIsTriedAgainUnderANewTemporaryName() {
    shop.orderServer.onNext(Operation.PUT, Fault.cutAfter(1000));
    DispatchResult cut =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(cut.failure())
        .containsInstanceOf(TransportException.class)
        .map(Throwable::getMessage)
        .hasValueSatisfying(message -> assertThat(message).endsWith("[CONNECTION_LOST]"));
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENDING);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).isEmpty();

    DispatchResult settled = shop.newClient().orders().dispatch();
    assertThat(settled.failure()).isEmpty();
    assertThat(shop.orderServer.pathsOf(Operation.RENAME))
        .containsExactly("Commandes/.orders_YOURCOMPANY_20260302_080000.xls.2.part");
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly("orders_YOURCOMPANY_20260302_080000.xls");
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void aRenameWhoseAnswerIsLostIsSettledByLooking() {
    shop.orderServer.onNext(Operation.RENAME, Fault.lostReply());
    DispatchResult lost =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(lost.failure()).isPresent();
    assertThat(lost.files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.UPLOADED);
    shop.supplier.advance(Duration.ofMinutes(15));

    DispatchResult settled = shop.newClient().orders().dispatch();
    assertThat(settled.files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.INFERRED);
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).hasSize(1);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);

    shop.supplier.advance(Duration.ofMinutes(30));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void aRenameThatNeverHappenedIsDoneOnceByTheNextDispatch() {
    shop.orderServer.onNext(Operation.RENAME, Fault.lostRequest());
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).isEmpty();
    assertThat(shop.newClient().orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.SENT);
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).hasSize(1);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  void anUnreachableServerLosesNoOrder() {
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(TransportException.Kind.CONNECT));
    DispatchResult down =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(down.failure())
        .containsInstanceOf(TransportException.class)
        .map(Throwable::getMessage)
        .hasValueSatisfying(message -> assertThat(message).endsWith("[CONNECT]"));
    assertThat(shop.client.orders().dispatch().failure()).isEmpty();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void aLedgerThatFailsAfterTheRenameLeavesTheFileUnconfirmedAndTheNextDispatchSettlesIt() {
    LedgerWithTrouble ledger = new LedgerWithTrouble(shop.ledger).failsOnceAt(OrderFile.State.SENT);
    DispatchResult result =
        shop.newBuilder()
            .ledger(ledger)
            .build()
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "491")))
            .dispatch();
    assertThat(result.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.outcome()).isEqualTo(DispatchResult.Outcome.UNCONFIRMED);
              assertThat(file.state()).isEqualTo(OrderFile.State.UPLOADED);
              assertThat(file.failure()).hasMessage("the store failed, as the test planned");
            });
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly("orders_YOURCOMPANY_20260302_080000.xls");

    assertThat(shop.newClient().orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state, DispatchResult.SentFile::outcome)
        .containsExactly(tuple(OrderFile.State.SENT, DispatchResult.Outcome.SENT));
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).hasSize(1);
    assertThat(shop.orderServer.pathsOf(Operation.RENAME)).hasSize(1);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void aLedgerThatStaysAwayAfterTheRenameIsToldForEveryFile() {
    LedgerWithTrouble ledger = new LedgerWithTrouble(shop.ledger).breaksAt(OrderFile.State.SENT);
    DispatchResult result =
        shop.newBuilder()
            .ledger(ledger)
            .profile(ServiceProfile.DOCUMENTED.withMaxLinesPerFile(1))
            .build()
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")))
            .dispatch();
    assertThat(result.files())
        .extracting(DispatchResult.SentFile::orders, DispatchResult.SentFile::outcome)
        .containsExactly(
            tuple(List.of(key("CDS-1")), DispatchResult.Outcome.UNCONFIRMED),
            tuple(List.of(key("CDS-2")), DispatchResult.Outcome.OPEN));
    assertThat(result.failure()).isPresent();

    shop.newClient().orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::orders)
        .containsExactlyInAnyOrder(List.of(key("CDS-1")), List.of(key("CDS-2")));
  }

  @Test
  @Tag("INV-1")
  void anOrderCancelledWhileItsFileIsMadeHoldsNoOtherBack() {
    shop.client
        .orders()
        .enqueue(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    LedgerWithTrouble ledger =
        new LedgerWithTrouble(shop.ledger)
            .afterQueueWasRead(() -> shop.client.orders().cancel(key("CDS-1")));
    assertThat(shop.newBuilder().ledger(ledger).build().orders().dispatch().files())
        .extracting(DispatchResult.SentFile::orders)
        .containsExactly(List.of(key("CDS-2")));
  }

  @Test
  void anOrderThatAnotherProfileCanNotSendStaysInTheQueueAndIsTold() {
    shop.client
        .orders()
        .enqueue(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
    DispatchResult result = shop.newBuilder().profile(withoutFrance()).build().orders().dispatch();
    assertThat(result.files()).isEmpty();
    assertThat(result.heldBack())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DESTINATION_NOT_SERVED, FindingCode.DESTINATION_NOT_SERVED);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
  }

  @Test
  @Tag("INV-10")
  void aForeignFileOfTheSameNameIsLeftAloneAndToldUntilItIsPickedUp() {
    shop.orderServer.onNext(
        Operation.RENAME,
        Fault.meanwhile(
            () ->
                shop.supplier
                    .orderTree()
                    .write("Commandes", "orders_YOURCOMPANY_20260302_080000.xls", "theirs")));
    shop.supplier.expectsUnreadable("orders_YOURCOMPANY_20260302_080000.xls");
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    assertThat(shop.client.orders().dispatch().failure())
        .map(Throwable::getMessage)
        .contains(
            "memory:/ Commandes/orders_YOURCOMPANY_20260302_080000.xls: another file has this order file's name; it is tried again once that one is picked up [ALREADY_EXISTS]");
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.client.orders().dispatch().files())
        .extracting(DispatchResult.SentFile::outcome)
        .containsExactly(DispatchResult.Outcome.SENT);
  }

  @Test
  void temporaryFilesOfEarlierAttemptsAreRemovedWhereTheServerPermitsIt() {
    shop.orderServer
        .onNext(Operation.PUT, Fault.cutAfter(1000))
        .onNext(Operation.DELETE, Fault.refused(TransportException.Kind.PERMISSION));
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.orderServer.onNext(Operation.PUT, Fault.cutAfter(2000));
    shop.client.orders().dispatch();
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly(
            ".orders_YOURCOMPANY_20260302_080000.xls.1.part",
            ".orders_YOURCOMPANY_20260302_080000.xls.2.part");
    assertThat(shop.client.orders().dispatch().failure()).isEmpty();
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly("orders_YOURCOMPANY_20260302_080000.xls");
  }

  @Test
  @Tag("INV-1")
  void aQueuedOrderThatAReportShowsBeingWorkedOnIsNotSent() {
    Order order = order("CDS-1", "AO1604", "491");
    shop.client.orders().submit(List.of(order));
    shop.supplier.advance(Duration.ofHours(3));
    // A ledger restored from a backup of before the file was made.
    InMemoryLedger restored = new InMemoryLedger(shop.supplier.clock());
    DropshipClient client = shop.newBuilder().ledger(restored).build();
    client.orders().enqueue(List.of(order));
    client.reports().poll();
    DispatchResult result = client.orders().dispatch();
    assertThat(result.files()).isEmpty();
    assertThat(result.heldBack())
        .extracting(Finding::message)
        .containsExactly(
            "order CDS-1/CLIENT202603: expected an order that the supplier doesn't have: a report says that it works on this one; it stays in the queue, cancel it [ALREADY_SUBMITTED]");
  }

  @Test
  void aListenerThatFailsKeepsNothingFromBeingSent() {
    DispatchResult sent =
        shop.newBuilder()
            .progress(
                (path, done, total) -> {
                  throw new IllegalStateException("the bar broke");
                })
            .build()
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "491")))
            .dispatch();
    assertThat(sent.files())
        .extracting(DispatchResult.SentFile::outcome)
        .containsExactly(DispatchResult.Outcome.SENT);
  }

  @Test
  @Tag("INV-10")
  void anUploadThatIsReadBackIsSentOnlyWithTheBytesThatWereMeant() {
    shop.orderServer.onNext(
        Operation.READ,
        Fault.meanwhile(
            () ->
                shop.supplier
                    .orderTree()
                    .write(
                        "Commandes",
                        ".orders_YOURCOMPANY_20260302_080000.xls.1.part",
                        new byte[(int) sizeOfTheFile()])));
    DispatchResult damaged =
        shop.newBuilder()
            .uploadCheck(UploadCheck.READ_BACK)
            .build()
            .orders()
            .submit(List.of(order("CDS-1", "AO1604", "491")))
            .dispatch();
    assertThat(damaged.failure()).isPresent();
    assertThat(damaged.files())
        .extracting(DispatchResult.SentFile::outcome)
        .containsExactly(DispatchResult.Outcome.OPEN);
    shop.newBuilder().uploadCheck(UploadCheck.READ_BACK).build().orders().dispatch();
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).hasSize(2);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::orders)
        .containsExactly(List.of(key("CDS-1")));
  }

  private long sizeOfTheFile() {
    return shop.ledger.inTransaction(
        tx -> tx.outbox().latestFile(Shop.ACCOUNT.company()).orElseThrow().size());
  }

  private static ServiceProfile withoutFrance() {
    return ServiceProfile.DOCUMENTED.withDestinations(Set.of(Destination.IRELAND), Map.of());
  }
}
