package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.Resolution;
import io.github.cdiscountds.client.Withdrawal;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.Mark;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.PickUp;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawalTest {
  private static final String FILE = "orders_YOURCOMPANY_20260302_080000.xls";
  private static final String HIDDEN = "." + FILE + ".back";

  /** Two pick-up periods and the delay of the compliance report. */
  private static final Duration HOLD = Duration.ofMinutes(45);

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  @Tag("INV-1")
  void aFileTakenBackIsNotPickedUpAndItsOtherOrdersGoOnceNoReportCanNameIt() {
    submitTwo();
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.REQUESTED);
    assertThat(shop.supplier.orderTree().names("Commandes")).containsExactly(HIDDEN);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENDING);

    shop.supplier.advance(HOLD.minusSeconds(1));
    shop.client.reports().poll();
    shop.client.orders().dispatch();
    assertThat(shop.supplier.orderTree().names("Commandes")).containsExactly(HIDDEN);

    shop.supplier.advance(Duration.ofSeconds(1));
    shop.client.reports().poll();
    DispatchResult released = shop.client.orders().dispatch();
    assertThat(released.files())
        .extracting(DispatchResult.SentFile::state, DispatchResult.SentFile::orders)
        .containsExactly(
            tuple(OrderFile.State.WITHDRAWN, List.of(key("CDS-1"), key("CDS-2"))),
            tuple(OrderFile.State.SENT, List.of(key("CDS-2"))));
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(pickedUp()).containsExactly(key("CDS-2"));
    assertThat(shop.line("CDS-1", "AO1604").marks()).containsExactly(Mark.WITHDRAWN);
    assertThat(events(OrderEvent.Type.WITHDRAWN))
        .extracting(OrderEvent::order)
        .containsExactly(key("CDS-1"));
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.CANCELLED);
  }

  @Test
  @Tag("INV-1")
  void withoutALookAtTheReportsAfterTheTimeNothingIsReleased() {
    submitTwo();
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier.advance(HOLD.minusSeconds(1));
    shop.client.reports().poll();
    shop.supplier.advance(Duration.ofHours(2));
    assertThat(shop.client.orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.TAKEN);
    shop.client.reports().poll();
    assertThat(shop.client.orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.WITHDRAWN, OrderFile.State.SENT);
  }

  @Test
  @Tag("INV-1")
  void anOrderThatWasPickedUpIsNotTakenBackAndTheShopIsTold() {
    submitTwo();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.REQUESTED);
    assertThat(events(OrderEvent.Type.WITHDRAWAL_FAILED)).isEmpty(); // only a report can tell
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);
    shop.supplier.advance(Duration.ofMinutes(15));
    shop.client.reports().poll();
    assertThat(events(OrderEvent.Type.WITHDRAWAL_FAILED))
        .extracting(OrderEvent::order)
        .containsExactly(key("CDS-1"));
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.TOO_LATE);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(pickedUp()).containsExactly(key("CDS-1"), key("CDS-2"));
  }

  @Test
  @Tag("INV-1")
  void aReportThatNamesAFileTakenBackMeansThatItStands() {
    submitTwo();
    byte[] content = shop.supplier.orderTree().read("Commandes", FILE);
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    // The supplier had read the file before it was taken away.
    shop.supplier.orderTree().write("Commandes", FILE, content);
    shop.supplier.advance(Duration.ofMinutes(30));
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(events(OrderEvent.Type.WITHDRAWAL_FAILED))
        .extracting(OrderEvent::order)
        .containsExactly(key("CDS-1"));
    shop.supplier.advance(Duration.ofHours(2));
    shop.client.reports().poll();
    shop.client.orders().submit(List.of(order("CDS-3", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(pickedUp()).containsExactly(key("CDS-1"), key("CDS-2"), key("CDS-3"));
    assertThat(shop.supplier.orderTree().names("Commandes")).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void aRenameWhoseAnswerIsLostIsLookedAtAndDoneOnce() {
    submitTwo();
    shop.orderServer.onNext(Operation.RENAME, Fault.lostReply());
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.REQUESTED);
    assertThat(shop.newClient().orders().dispatch().files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.TAKEN);
    shop.supplier.advance(HOLD);
    assertThat(pickedUp()).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void anOrderWhoseFileDidNotLeaveTheHouseIsCancelledAtOnce() {
    shop.orderServer.onNext(Operation.OPEN, Fault.refused(TransportException.Kind.CONNECT));
    submitTwo();
    shop.orderServer.forgetCalls();
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"), key("CDS-9"))))
        .containsEntry(key("CDS-1"), Withdrawal.CANCELLED)
        .containsEntry(key("CDS-9"), Withdrawal.UNKNOWN);
    assertThat(shop.orderServer.calls()).isEmpty();
    shop.client.orders().submit(List.of());
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(pickedUp()).containsExactly(key("CDS-2"));
  }

  @Test
  @Tag("INV-1")
  void anOrderOfAFileThatMayBeOnItsWayIsTakenBackOnceItIsThere() {
    shop.orderServer.onNext(Operation.RENAME, Fault.lostRequest());
    submitTwo();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENDING);
    assertThat(shop.client.orders().withdraw(List.of(key("CDS-1"))))
        .containsEntry(key("CDS-1"), Withdrawal.REQUESTED);
    assertThat(shop.supplier.orderTree().names("Commandes")).containsExactly(HIDDEN);
    shop.supplier.advance(HOLD);
    assertThat(pickedUp()).isEmpty();
  }

  @Test
  @Tag("INV-1")
  void aFileThatLeftItsHidingPlaceIsInDoubtAndNothingIsReleased() {
    submitTwo();
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier.orderTree().delete("Commandes", HIDDEN);
    shop.supplier.advance(HOLD);
    shop.client.reports().poll();
    shop.client.orders().dispatch();
    assertThat(shop.timeline("CDS-2").stage()).isEqualTo(LineStage.IN_DOUBT);
    shop.supplier.advance(Duration.ofHours(3));
    shop.client.reports().poll();
    shop.client.orders().dispatch();
    assertThat(pickedUp()).isEmpty();
    assertThat(events(OrderEvent.Type.IN_DOUBT)).hasSize(2);
  }

  @Test
  @Tag("INV-1")
  void aReportThatCanNotBeReadKeepsOrdersFromBeingReleased() {
    submitTwo();
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier.advance(HOLD);
    shop.supplier
        .orderTree()
        .write("Fichier", "RapportConformite_20260302_083000.xlsx", "not a workbook");
    shop.client.reports().poll();
    shop.client.orders().dispatch();
    assertThat(shop.timeline("CDS-2").stage()).isEqualTo(LineStage.IN_DOUBT);
  }

  @Test
  @Tag("R22")
  void aRejectedFileSettlesAWithdrawalToo() {
    shop.supplier.rejectsNextFile("Fichier illisible").pauses(SupplierJob.COMPLIANCE);
    submitTwo();
    shop.supplier.advance(Duration.ofMinutes(14));
    byte[] content = shop.supplier.orderTree().read("Commandes", FILE);
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier.orderTree().write("Commandes", FILE, content);
    shop.supplier.advance(Duration.ofMinutes(1)).resumes(SupplierJob.COMPLIANCE);
    shop.supplier.advance(Duration.ofMinutes(20));
    shop.client.reports().poll();
    assertThat(shop.line("CDS-1", "AO1604").marks()).containsExactly(Mark.CANCELLED);
    assertThat(shop.timeline("CDS-2").stage()).isEqualTo(LineStage.FILE_REJECTED);
    assertThat(events(OrderEvent.Type.WITHDRAWN))
        .extracting(OrderEvent::order)
        .containsExactly(key("CDS-1"));
  }

  @Test
  @Tag("INV-1")
  void anOrderWantedBackIsNotSentWhenItsFileWasLost() {
    submitTwo();
    shop.supplier.orderTree().delete("Commandes", FILE); // by nobody who reports on it
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier.advance(HOLD);
    shop.client.orders().dispatch();
    assertThat(shop.client.orders().inDoubt()).hasSize(1);
    assertThat(shop.client.orders().resolve(FILE, Resolution.LOST)).isTrue();
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(pickedUp()).containsExactly(key("CDS-2"));
    assertThat(shop.line("CDS-1", "AO1604").marks()).containsExactly(Mark.WITHDRAWN);
  }

  @Test
  @Tag("INV-1")
  void aFileThatIsStillHiddenIsTakenBackWithoutEverBeingInTheSuppliersReach() {
    shop.orderServer.onNext(Operation.RENAME, Fault.lostRequest());
    submitTwo();
    shop.orderServer.forgetCalls();
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    assertThat(shop.orderServer.pathsOf(Operation.RENAME))
        .containsExactly("Commandes/." + FILE + ".1.part");
    assertThat(shop.supplier.orderTree().names("Commandes")).containsExactly(HIDDEN);
  }

  @Test
  @Tag("INV-1")
  void aRowThatCanNotBeAttributedStillProvesThatItsFileArrived() {
    submitTwo();
    shop.client.orders().withdraw(List.of(key("CDS-1")));
    shop.supplier
        .orderTree()
        .write(
            "Suivi",
            "SuiviCommandes.xls",
            "CustomerOrderRef;scopus_id;PartnerOrderRef;ship_name;ship_first_name;ship_phone;ship_portable;cdv_codeta;eve_codeta;datval;sku;quantite_livree;CDEM_NumColisComplet;ExternalCarrierTrackingURL;OriginalFileName\n"
                + "CDS-1;900001;ANOTHERNAME;X;Y;0100000000;;V;;;AO1604;;;;"
                + FILE
                + "\n");
    shop.client.reports().poll();
    shop.supplier.advance(HOLD);
    shop.client.reports().poll();
    shop.client.orders().dispatch();
    assertThat(shop.timeline("CDS-2").files()).containsExactly(FILE);
    assertThat(events(OrderEvent.Type.WITHDRAWAL_FAILED)).hasSize(1);
  }

  private void submitTwo() {
    shop.client
        .orders()
        .submit(List.of(order("CDS-1", "AO1604", "491"), order("CDS-2", "AO1604", "491")));
  }

  private List<OrderKey> pickedUp() {
    return shop.supplier.pickUps().stream().map(PickUp::orders).flatMap(List::stream).toList();
  }

  private List<OrderEvent> events(OrderEvent.Type type) {
    List<OrderEvent> events = new ArrayList<>();
    shop.client
        .reports()
        .events("test " + type)
        .deliver(
            new OrderEventHandler() {
              @Override
              public void handle(OrderEvent event) {
                if (event.type() == type) {
                  events.add(event);
                }
              }
            });
    return events;
  }
}
