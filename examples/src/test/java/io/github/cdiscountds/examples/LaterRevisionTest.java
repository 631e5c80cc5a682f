package io.github.cdiscountds.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import io.github.cdiscountds.testkit.FakeSupplier;
import io.github.cdiscountds.testkit.SampleOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop works with another revision of the service by its profile alone. */
@Tag("R3")
class LaterRevisionTest {
  private static final Account ACCOUNT = new Account("YOURCOMPANY", "000000CLIENT");

  @TempDir Path folder;

  @Test
  void aCatalogueOfEachHourIsTakenOverWithinTheHour() {
    ServiceProfile profile = LaterRevision.hourlyCatalogue();
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).profile(profile).open();
    DropshipClient client = client(supplier, profile);
    assertThat(client.catalogue().refresh()).isInstanceOf(RefreshResult.Updated.class);
    assertThat(client.reports().schedule().next(DocumentKind.CATALOGUE))
        .contains(supplier.clock().instant().plus(Duration.ofMinutes(15)));
    supplier.catalogue().remove("AO1604");
    supplier.advance(Duration.ofHours(1));
    assertThat(client.catalogue().refresh()).isInstanceOf(RefreshResult.Updated.class);
  }

  @Test
  void ordersGoToFoldersOfOtherNames() {
    ServiceProfile profile = LaterRevision.otherFolders();
    FakeSupplier supplier = FakeSupplier.builder(ACCOUNT).profile(profile).open();
    DropshipClient client = client(supplier, profile);
    client.catalogue().refresh();
    Order order = SampleOrder.at(supplier, "WEB-1").line("CGRESERVA").build();
    client.orders().submit(List.of(order));
    assertThat(supplier.orderTree().names("Orders")).hasSize(1);
    assertThat(client.check().isHealthy()).isTrue();
  }

  private DropshipClient client(FakeSupplier supplier, ServiceProfile profile) {
    return DropshipClient.builder(ACCOUNT)
        .catalogueServer(supplier.catalogueTransport())
        .orderServer(supplier.orderTransport())
        .ledger(new InMemoryLedger())
        .clock(supplier.clock())
        .profile(profile)
        .workFolder(folder)
        .build();
  }
}
