package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DoubtfulFile;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.Resolution;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.order.DoubtPolicy;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.OrderEventHandler;
import io.github.cdiscountds.order.Pacing;
import io.github.cdiscountds.testkit.BookedLine;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.Fault;
import io.github.cdiscountds.testkit.FaultyTransport.Operation;
import io.github.cdiscountds.testkit.SupplierJob;
import io.github.cdiscountds.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("INV-1")
class DoubtTest {
  private static final String FILE = "orders_YOURCOMPANY_20260302_080000.xls";
  private static final String TEMPORARY = "." + FILE + ".1.part";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void aTemporaryFileThatSomebodyRemovedIsInDoubtAtItsDeadlineAndNothingIsSentAgain() {
    removeTemporaryBeforeTheRename();
    assertThat(states(shop.client)).containsExactly(OrderFile.State.INFERRED);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);

    shop.supplier.advance(Duration.ofMinutes(45).minusSeconds(1));
    assertThat(states(shop.client)).containsExactly(OrderFile.State.INFERRED);
    assertThat(shop.client.orders().inDoubt()).isEmpty();

    shop.supplier.advance(Duration.ofSeconds(1));
    assertThat(states(shop.client)).containsExactly(OrderFile.State.IN_DOUBT);
    assertThat(shop.client.orders().inDoubt())
        .containsExactly(new DoubtfulFile(FILE, List.of(key("CDS-1"))));
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.IN_DOUBT);
    assertThat(attention())
        .extracting(OrderEvent::type, OrderEvent::order, OrderEvent::file)
        .containsExactly(tuple(OrderEvent.Type.IN_DOUBT, key("CDS-1"), FILE));

    shop.supplier.advance(Duration.ofHours(20));
    shop.client.reports().poll();
    assertThat(states(shop.client)).isEmpty();
    assertThat(shop.supplier.pickUps()).isEmpty();
    assertThat(shop.orderServer.pathsOf(Operation.PUT)).hasSize(1);
  }

  @Test
  void aLaterReportResolvesTheDoubt() {
    removeTemporaryBeforeTheRename();
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.orders().dispatch();
    report(TEMPORARY);
    shop.client.reports().poll();
    assertThat(shop.client.orders().inDoubt()).isEmpty();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
  }

  @Test
  void aReportThatComesBeforeTheDeadlineLeavesNoDoubt() {
    shop.orderServer.onNext(Operation.RENAME, Fault.lostReply());
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(30));
    // The report comes before anybody looked at the server.
    shop.client.reports().poll();
    assertThat(states(shop.client)).isEmpty();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    shop.supplier.advance(Duration.ofHours(2));
    assertThat(shop.supplier.pickUps()).hasSize(1);
    assertThat(attention()).isEmpty();
  }

  @Test
  void aFileThatIsSeenAfterAllIsSent() {
    removeTemporaryBeforeTheRename();
    shop.client.orders().dispatch();
    byte[] content = new byte[(int) size()];
    shop.supplier.expectsUnreadable(FILE);
    shop.supplier.orderTree().write("Commandes", FILE, content);
    assertThat(states(shop.client)).containsExactly(OrderFile.State.SENT);
  }

  @Test
  void theNightlyPauseDoesNotCount() {
    Shop night =
        new Shop(
            FakeSupplier.builder(Shop.ACCOUNT).startAt(LocalDateTime.of(2026, 3, 2, 22, 40)).open(),
            folder.resolve("night"));
    night.orderServer.onNext(
        Operation.RENAME,
        Fault.meanwhile(
            () ->
                night
                    .supplier
                    .orderTree()
                    .delete("Commandes", ".orders_YOURCOMPANY_20260302_224000.xls.1.part")));
    night.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    night.client.orders().dispatch();
    night.supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 25));
    assertThat(states(night.client)).containsExactly(OrderFile.State.INFERRED);
    night.supplier.advanceTo(LocalDateTime.of(2026, 3, 3, 0, 26));
    assertThat(states(night.client)).containsExactly(OrderFile.State.IN_DOUBT);
  }

  @Test
  void aTemporaryFileThatVanishesBeforeItIsKnownToBeWholeIsInDoubtAtOnce() {
    shop.orderServer.onNext(Operation.PUT, Fault.refused(TransportException.Kind.NO_SUCH_FILE));
    DispatchResult result =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(result.files())
        .extracting(DispatchResult.SentFile::state, DispatchResult.SentFile::outcome)
        .containsExactly(tuple(OrderFile.State.IN_DOUBT, DispatchResult.Outcome.UNCONFIRMED));
    assertThat(attention()).extracting(OrderEvent::type).containsExactly(OrderEvent.Type.IN_DOUBT);
    assertThat(states(shop.client)).isEmpty();
  }

  @Test
  void theShopMaySayThatAFileWasLost() {
    removeTemporaryBeforeTheRename();
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(45));
    assertThat(shop.client.orders().resolve(FILE, Resolution.LOST)).isFalse();
    shop.client.orders().dispatch();
    assertThat(shop.client.orders().resolve(FILE, Resolution.LOST)).isTrue();
    assertThat(shop.client.orders().resolve(FILE, Resolution.LOST)).isFalse();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  void theShopMaySayThatAFileArrived() {
    removeTemporaryBeforeTheRename();
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.orders().dispatch();
    assertThat(shop.client.orders().resolve(FILE, Resolution.ARRIVED)).isTrue();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);
  }

  @Test
  void whereThePolicySaysSoTheOrdersGoOnceMoreAfterALookAtTheReports() {
    DropshipClient client = sendingAgain();
    removeTemporaryBeforeTheRename();
    client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(45));
    assertThat(states(client)).containsExactly(OrderFile.State.INFERRED);
    client.reports().poll();
    client.orders().dispatch();
    assertThat(attention()).extracting(OrderEvent::type).containsExactly(OrderEvent.Type.IN_DOUBT);
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(1);
    assertThat(shop.timeline("CDS-1").files()).hasSize(2);
  }

  @Test
  void aReportThatComesBeforeLostOrdersWentOnceMoreKeepsThem() {
    removeTemporaryBeforeTheRename();
    shop.supplier.advance(Duration.ofMinutes(45));
    shop.client.orders().dispatch();
    shop.client.orders().resolve(FILE, Resolution.LOST);
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.QUEUED);
    report(TEMPORARY);
    shop.client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
    assertThat(shop.client.orders().dispatch().files()).isEmpty();
  }

  @Test
  @Tag("R24")
  void whenTheSupplierHadTheFirstFileItsRefusalOfTheSecondChangesNothing() {
    DropshipClient client = sendingAgain();
    shop.orderServer.onNext(Operation.RENAME, Fault.lostReply());
    shop.supplier
        .pauses(SupplierJob.COMPLIANCE)
        .pauses(SupplierJob.ANOMALIES)
        .pauses(SupplierJob.TRACKING);
    client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(15));
    client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(45));
    client.reports().poll();
    client.orders().dispatch();
    client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps()).hasSize(2);
    shop.supplier.resumes(SupplierJob.COMPLIANCE).resumes(SupplierJob.ANOMALIES);
    shop.supplier.advance(Duration.ofHours(4));
    client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.INTEGRATED);
    assertThat(shop.supplier.books("CDS-1"))
        .extracting(BookedLine::refusalReason)
        .containsExactly(null, "Commande en doublon");
  }

  @Test
  void hiddenFilesThatNobodyNeedsAreRemovedAndUnknownOnesAreTold() {
    shop.supplier.orderTree().write("Commandes", ".orders_OTHER_20260302_070000.xls.1.part", "x");
    shop.supplier.orderTree().write("Commandes", ".profile", "x");
    shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.orderTree().write("Commandes", TEMPORARY, "left by a client that was frozen");
    DispatchResult next =
        shop.client.orders().submit(List.of(order("CDS-2", "AO1604", "491"))).dispatch();
    assertThat(next.unknownHidden()).containsExactly(".orders_OTHER_20260302_070000.xls.1.part");
    assertThat(shop.supplier.orderTree().names("Commandes"))
        .containsExactly(
            ".orders_OTHER_20260302_070000.xls.1.part",
            ".profile",
            FILE,
            "orders_YOURCOMPANY_20260302_080001.xls");
  }

  /** The rename fails since the file isn't there any more: perhaps the supplier took it. */
  private void removeTemporaryBeforeTheRename() {
    shop.orderServer.onNext(
        Operation.RENAME,
        Fault.meanwhile(() -> shop.supplier.orderTree().delete("Commandes", TEMPORARY)));
    DispatchResult result =
        shop.client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(result.files())
        .extracting(DispatchResult.SentFile::state)
        .containsExactly(OrderFile.State.INFERRED);
  }

  private void report(String sourceFile) {
    shop.supplier
        .orderTree()
        .write(
            "Fichier",
            "RapportConformite_20260302_120000.xlsx",
            "FichierOrigine;FichierTraite;DateHeure;Statut;Motif\n"
                + sourceFile
                + ";CDSPRO_1.xlsx;02/03/2026 12:00;OK;En cours de traitement\n");
  }

  private DropshipClient sendingAgain() {
    return shop.newBuilder()
        .doubtPolicy(DoubtPolicy.SEND_AGAIN)
        .pacing(Pacing.EVERY_DISPATCH)
        .build();
  }

  private long size() {
    return shop.ledger.inTransaction(
        tx -> tx.outbox().file(Shop.ACCOUNT.company(), FILE).orElseThrow().size());
  }

  private static List<OrderFile.State> states(DropshipClient client) {
    return client.orders().dispatch().files().stream().map(DispatchResult.SentFile::state).toList();
  }

  private List<OrderEvent> attention() {
    List<OrderEvent> events = new ArrayList<>();
    shop.client
        .reports()
        .events("test")
        .deliver(
            new OrderEventHandler() {
              @Override
              public void attention(OrderEvent event) {
                events.add(event);
              }
            });
    return events;
  }
}
