package io.github.cdiscountds.it.client;

import static io.github.cdiscountds.it.client.Shop.key;
import static io.github.cdiscountds.it.client.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.client.DispatchResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DocumentArchive;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.testkit.PickUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private record Kept(
      String account, DocumentKind<?> kind, String name, long size, String sha256) {}

  @TempDir private Path folder;
  private final List<Kept> kept = new ArrayList<>();
  private boolean full;
  private Shop shop;
  private DropshipClient client;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
    client = shop.newBuilder().archive(this::keep).build();
  }

  @Test
  void eachRawDocumentIsKeptBeforeItIsSentOrRead() {
    client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofHours(3));
    client.reports().poll();
    client.reports().poll();
    PickUp pickUp = shop.supplier.pickUps().get(0);
    assertThat(kept.get(0))
        .isEqualTo(
            new Kept(
                "YOURCOMPANY",
                DocumentKind.ORDERS,
                pickUp.fileName(),
                pickUp.size(),
                pickUp.sha256()));
    assertThat(kept.subList(1, kept.size()))
        .extracting(Kept::kind)
        .containsExactly(DocumentKind.COMPLIANCE, DocumentKind.ANOMALIES, DocumentKind.TRACKING);
  }

  @Test
  void aDocumentThatCanNotBeKeptIsNotSentAndTriedAgain() {
    full = true;
    DispatchResult result =
        client.orders().submit(List.of(order("CDS-1", "AO1604", "491"))).dispatch();
    assertThat(result.failure())
        .map(Throwable::getMessage)
        .contains("order file orders_YOURCOMPANY_20260302_080000.xls can't be archived");
    assertThat(shop.supplier.orderTree().names("Commandes")).isEmpty();
    full = false;
    client.orders().dispatch();
    shop.supplier.advance(Duration.ofMinutes(15));
    assertThat(shop.supplier.pickUps())
        .extracting(PickUp::orders)
        .containsExactly(List.of(key("CDS-1")));
  }

  @Test
  void aReportThatCanNotBeKeptIsNotReadAndTriedAgain() {
    client.orders().submit(List.of(order("CDS-1", "AO1604", "491")));
    shop.supplier.advance(Duration.ofMinutes(45));
    full = true;
    assertThatThrownBy(() -> client.reports().poll())
        .isInstanceOf(DropshipException.class)
        .hasMessageMatching(
            "document RapportConformite_\\w+\\.xlsx can't be archived; it wasn't read");
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.SENT);
    full = false;
    client.reports().poll();
    assertThat(shop.timeline("CDS-1").stage()).isEqualTo(LineStage.FILE_ACCEPTED);
  }

  private void keep(DocumentArchive.Document document) {
    if (full) {
      throw new IllegalStateException("the archive is full");
    }
    try (InputStream in = document.content().open()) {
      kept.add(
          new Kept(
              document.account(),
              document.kind(),
              document.content().name(),
              in.readAllBytes().length,
              document.sha256()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
