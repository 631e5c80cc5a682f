package io.github.cdiscountds.it.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.DropshipException;
import io.github.cdiscountds.catalogue.RefreshResult;
import io.github.cdiscountds.client.DropshipClient;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  }

  @Test
  void tellsAWorkingFolderThatCanNotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> shop.newBuilder().workFolder(file).build())
        .isInstanceOf(DropshipException.class)
        .hasMessage("working folder " + file + " can't be made");
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
