package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.client.OrderDesk;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.ledger.jdbc.JdbcLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DropshipClientTest {
  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.openedWith(folder);
  }

  @Test
  void namesThePartThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DropshipClient.builder(Shop.ACCOUNT).build())
        .withMessage("client: catalogueServer(…) is required");
  }

  @Test
  void refusesNullWhereItIsGivenAndNotLater() {
    assertThatNullPointerException()
        .isThrownBy(() -> DropshipClient.builder(null))
        .withMessage("account");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.newBuilder().profile(null))
        .withMessage("profile");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.newBuilder().claimTimeout(null))
        .withMessage("claimTimeout");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.newBuilder().node(null))
        .withMessage("node");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.newBuilder().largestRemovedShare(null))
        .withMessage("largestRemovedShare");
    assertThatNullPointerException().isThrownBy(() -> JdbcLedger.sqlite(null)).withMessage("file");
    assertThatNullPointerException()
        .isThrownBy(() -> JdbcLedger.on(null))
        .withMessage("dataSource");
  }

  @Test
  void everyDoorNamesTheArgumentThatIsNull() {
    OrderDesk orders = shop.client.orders();
    assertThatNullPointerException().isThrownBy(() -> orders.submit(null)).withMessage("orders");
    assertThatNullPointerException()
        .isThrownBy(() -> orders.submit(Arrays.asList(Shop.order("CDS-1", "AO1604", "491"), null)))
        .withMessage("orders[1]");
    assertThatNullPointerException().isThrownBy(() -> orders.timeline(null)).withMessage("key");
    assertThatNullPointerException().isThrownBy(() -> orders.cancel(null)).withMessage("key");
    assertThatNullPointerException().isThrownBy(() -> orders.withdraw(null)).withMessage("keys");
    assertThatNullPointerException().isThrownBy(() -> orders.adopt(null)).withMessage("file");
    assertThatNullPointerException()
        .isThrownBy(() -> orders.resolve("Orders.csv", null))
        .withMessage("resolution");
    assertThatNullPointerException()
        .isThrownBy(() -> orders.find(null, Instant.EPOCH, null, 1))
        .withMessage("stage");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.client.reports().events(null))
        .withMessage("subscriber");
    assertThatNullPointerException()
        .isThrownBy(() -> shop.client.invoices().audit(null))
        .withMessage("invoices");
    assertThat(orders.timelines()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsAWorkingFolderThatCanNotBeWrittenBeforeAnyWork() {
    Path system = Path.of("/proc/self"); // where even root makes no file
    assertThatThrownBy(() -> shop.newBuilder().workFolder(system).build())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "working folder /proc/self can't be used: check that it is there, its rights, and the space on its disk");
  }

  @Test
  void tellsAWorkingFolderThatCanNotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> shop.newBuilder().workFolder(file).build())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "working folder "
                + file
                + " is a file: expected a folder that can be written, or none yet");
    Path below = file.resolve("below");
    assertThatThrownBy(() -> shop.newBuilder().workFolder(below).build())
        .isInstanceOf(DropshipException.class)
        .hasMessage(
            "working folder "
                + below
                + " can't be made: check its path and the rights to the folder above");
  }

  @Test
  @Tag("INV-6")
  void removesReportsThatAKilledRunLeftHalfRead() throws IOException {
    Path left = Files.writeString(folder.resolve("reading-1.part"), "Exemple;Alice");
    Path download =
        Files.writeString(
            Files.createDirectories(folder.resolve("catalogue")).resolve("catalogue-1.part"), "x");
    DropshipClient client = shop.newClient();
    assertThat(left).doesNotExist();
    assertThat(client.catalogue().snapshot()).isEmpty();
    client.catalogue().refresh();
    assertThat(download).doesNotExist();
  }

  @Test
  @Tag("R5")
  void readsDocumentsAsTheOptionsSay() {
    DropshipClient client =
        shop.newBuilder().decodeOptions(DecodeOptions.DEFAULT.withSeparator('|')).build();
    assertThat(client.catalogue().refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(FindingCode.COLUMN_MISSING));
  }
}
