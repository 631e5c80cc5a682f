package io.github.cdiscountds.it.testkit;

import static io.github.cdiscountds.testkit.assertj.DropshipAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.testkit.EmbeddedSftpServer;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.FaultyTransport;
import io.github.cdiscountds.testkit.SampleOrder;
import io.github.cdiscountds.testkit.junit.CatalogueServer;
import io.github.cdiscountds.testkit.junit.DropshipTest;
import io.github.cdiscountds.testkit.junit.EachTransport;
import io.github.cdiscountds.testkit.junit.OrderServer;
import io.github.cdiscountds.testkit.junit.Over;
import io.github.cdiscountds.testkit.story.Plots;
import io.github.cdiscountds.testkit.story.Story;
import io.github.cdiscountds.transport.FileTransport;
import io.github.cdiscountds.transport.TransportException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is promised of the extension holds with the library's own SFTP as well. */
class EachTransportTest {
  @EachTransport
  void tellsAnOrdersStory(FakeSupplier supplier, DropshipClient client, Story story) {
    client.catalogue().refresh();
    story.orders(SampleOrder.at(supplier, "WEB-1").build()).plays(Plots.goesWell());
    assertThat(supplier)
        .hasPickedUpOnce(SampleOrder.at(supplier, "WEB-1").campaign("C202603").key());
    assertThat(supplier.orderTree()).folder("Commandes").holdsNoTemporary();
  }

  @EachTransport
  @Tag("INV-1")
  void losesTheReply(FakeSupplier supplier, Story story, @OrderServer FaultyTransport orderServer) {
    story.enters(SampleOrder.at(supplier, "WEB-1").build()).plays(Plots.losesTheReply(orderServer));
  }

  @DropshipTest(Over.SFTP)
  @RepeatedTest(2)
  void hasAServerOfItsOwn(
      EmbeddedSftpServer server,
      FakeSupplier supplier,
      DropshipClient client,
      @CatalogueServer FileTransport catalogue) {
    assertThat(server.host()).isEqualTo("127.0.0.1");
    assertThat(catalogue.describe()).contains(String.valueOf(server.port()));
    assertThat(server.connections()).isZero();
    var order = SampleOrder.at(supplier, "WEB-1");
    client.orders().submit(java.util.List.of(order.build()));
    assertThat(client).order(order.key()).isAt(LineStage.SENT);
    assertThat(server.connections()).isPositive();
    server.kill();
    assertThatThrownBy(() -> client.reports().poll()).isInstanceOf(TransportException.class);
  }

  @Test
  @DropshipTest(Over.SFTP)
  void trustsNoOtherHost(EmbeddedSftpServer server, DropshipClient client) {
    server.restartWithNewHostKey();
    assertThatThrownBy(() -> client.reports().poll())
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.HOST_KEY_CHANGED));
  }
}
