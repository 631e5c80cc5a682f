package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.SubmitResult;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.testkit.PickUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was lost, or another program, sent a file that this ledger knows nothing of. */
class AdoptionTest {
  @TempDir private Path folder;
  @TempDir private Path otherFolder;
  private Shop shop;
  private final List<FileContent> sent = new ArrayList<>();

  @BeforeEach
  void anotherClientOfTheSameAccountSentAFile() {
    shop = Shop.openedWith(folder);
    DocumentArchive kept =
        document -> {
          if (document.kind().equals(DocumentKind.ORDERS)) {
            sent.add(copy(document.content()));
          }
        };
    new Shop(shop.supplier, otherFolder)
        .newBuilder()
        .archive(kept)
        .build()
        .orders()
        .submit(List.of(order("CDS-1", "CGRESERVA", "50.99"), order("CDS-2", "AO1604", "491")));
  }

  @Test
  @Tag("INV-1")
  @Tag("INV-3")
  void whatReportsSaidOfItWhileNobodyKnewItIsToldOnceItIsTakenOver() {
    shop.supplier.advance(Duration.ofDays(4));
    assertThat(shop.client.reports().poll().events())
        .extracting(OrderEvent::type)
        .contains(OrderEvent.Type.FOREIGN_ORDER)
        .doesNotContain(OrderEvent.Type.SHIPPED);
    assertThat(shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99"))).entered())
        .isEmpty();

    SubmitResult adopted = shop.client.orders().adopt(sent.get(0));
    assertThat(adopted.findings()).isEmpty();
    assertThat(adopted.entered()).containsExactly(key("CDS-1"), key("CDS-2"));
    assertThat(shop.client.reports().poll().events())
        .extracting(OrderEvent::type)
        .contains(OrderEvent.Type.FILE_ACCEPTED, OrderEvent.Type.INTEGRATED)
        .contains(OrderEvent.Type.SHIPPED)
        .doesNotContain(OrderEvent.Type.FOREIGN_ORDER);
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(shop.client.reports().poll().events()).isEmpty();
    shop.client.orders().dispatch();
    shop.supplier.advance(Duration.ofHours(1));
    assertThat(shop.supplier.pickUps()).extracting(PickUp::fileName).hasSize(1);
  }

  @Test
  void takingItOverAgainChangesNothing() {
    shop.client.orders().adopt(sent.get(0));
    SubmitResult again = shop.client.orders().adopt(sent.get(0));
    assertThat(again.entered()).isEmpty();
    assertThat(again.findings()).isEmpty();
    assertThat(again.already().keySet()).containsExactlyInAnyOrder(key("CDS-1"), key("CDS-2"));
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SENT);
  }

  @Test
  @Tag("INV-1")
  void anOrderThatStillWaitsHereIsTakenOutOfTheQueue() {
    shop.client.orders().enqueue(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    SubmitResult adopted = shop.client.orders().adopt(sent.get(0));
    assertThat(adopted.entered()).containsExactly(key("CDS-1"), key("CDS-2"));
    assertThat(adopted.findings()).isEmpty();
    assertThat(shop.client.orders().dispatch().files()).isEmpty();
    shop.supplier.advance(Duration.ofDays(4));
    shop.client.reports().poll();
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SHIPPED);
    assertThat(shop.supplier.pickUps()).hasSize(1);
  }

  @Test
  @Tag("INV-1")
  void oneThatWaitsWithAnotherContentIsNotSentEitherAndTold() {
    shop.client.orders().enqueue(List.of(order("CDS-1", "CGRESERVA", "51.99")));
    SubmitResult adopted = shop.client.orders().adopt(sent.get(0));
    assertThat(adopted.entered()).containsExactly(key("CDS-2"));
    assertThat(adopted.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CONTENT_CONFLICT);
    assertThat(shop.client.orders().dispatch().files()).isEmpty();
    assertThat(shop.line("CDS-1", "CGRESERVA").stage()).isEqualTo(LineStage.SENT);
  }

  @Test
  void oneThatWentInAnotherFileStaysThere() {
    shop.supplier.advance(Duration.ofSeconds(1));
    shop.client.orders().submit(List.of(order("CDS-1", "CGRESERVA", "50.99")));
    SubmitResult adopted = shop.client.orders().adopt(sent.get(0));
    assertThat(adopted.entered()).containsExactly(key("CDS-2"));
    assertThat(adopted.findings()).hasSize(1);
    assertThat(shop.timeline("CDS-1").files()).hasSize(1).doesNotContain(sent.get(0).name());
  }

  @Test
  void whatIsNoOrderFileIsRefusedAndChangesNothing() {
    SubmitResult adopted =
        shop.client.orders().adopt(FileContent.of("orders.xls", new byte[] {1, 2, 3}));
    assertThat(adopted.hasTakenAll()).isFalse();
    assertThat(shop.client.orders().timelines()).isEmpty();
  }

  @Test
  void aFileOfOurOwnNameWithOtherOrdersIsAWrongCall() throws IOException {
    shop.client.orders().adopt(sent.get(0));
    String name = sent.get(0).name();
    Shop another = new Shop(shop.supplier, otherFolder);
    List<FileContent> others = new ArrayList<>();
    another
        .newBuilder()
        .archive(document -> others.add(copy(document.content())))
        .build()
        .orders()
        .submit(List.of(order("CDS-3", "CGRESERVA", "50.99")));
    FileContent renamed;
    try (InputStream bytes = others.get(0).open()) {
      renamed = FileContent.of(name, bytes.readAllBytes());
    }
    assertThatThrownBy(() -> shop.client.orders().adopt(renamed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("order file " + name + " is one of this ledger, and holds other orders");
    assertThat(shop.client.orders().timeline(key("CDS-3"))).isEmpty();
  }

  private static FileContent copy(FileContent content) {
    try (InputStream bytes = content.open()) {
      return FileContent.of(content.name(), bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
