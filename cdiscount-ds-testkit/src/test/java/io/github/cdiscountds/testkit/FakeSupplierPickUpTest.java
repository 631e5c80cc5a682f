package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeSupplierPickUpTest {
  private final FakeSupplier supplier = FakeSupplier.open(new Account("SHOP", "0000000ZH43Q"));

  @Test
  void takesFilesAwayAtEachQuarterOfAnHour() {
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 8, 16));
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 8, 29, 59));
    assertThat(supplier.orderTree().names("Commandes")).containsExactly("a.xls");
    supplier.advance(Duration.ofSeconds(1));
    assertThat(supplier.orderTree().names("Commandes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".orders.xls", "orders.xls.part", "orders.xls.tmp", "ORDERS.XLS.PART", ".part"})
  @Tag("INV-10")
  void neverTakesTemporaryFiles(String name) {
    supplier.raw().put(name, supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofDays(2));
    assertThat(supplier.orderTree().names("Commandes")).containsExactly(name);
    assertThat(supplier.pickUps()).isEmpty();
    assertThat(supplier.orderTree().names("Fichier")).isEmpty();
  }

  @Test
  void leavesSubFoldersAlone() {
    supplier.orderTree().createFolder("Commandes/archive.xls");
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.orderTree().folder("Commandes/archive.xls")).exists();
  }

  @Test
  void journalsNameDigestAndKeysOfEveryFile() {
    supplier
        .raw()
        .put(
            "a.xls",
            supplier
                .raw()
                .order("1001", "C202603", "CGRESERVA", "50.99")
                .again()
                .with("T", "AO1604")
                .again()
                .with("A", "1002"))
        .put("b.txt", "hello".getBytes(StandardCharsets.US_ASCII));
    supplier.advance(Duration.ofMinutes(15));
    assertThat(supplier.pickUps())
        .satisfiesExactly(
            first -> {
              assertThat(first.fileName()).isEqualTo("a.xls");
              assertThat(first.orders())
                  .containsExactly(OrderKey.of("1001", "C202603"), OrderKey.of("1002", "C202603"));
            },
            second ->
                assertThat(second)
                    .isEqualTo(
                        new PickUp(
                            LocalDateTime.of(2026, 3, 2, 8, 15)
                                .atZone(supplier.clock().getZone())
                                .toInstant(),
                            "b.txt",
                            5,
                            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                            java.util.List.of())));
  }

  @Test
  void journalsAnOrderThatComesTwiceTwice() {
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofHours(1));
    supplier.raw().repeat("a.xls", "b.xls");
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.pickUps())
        .extracting(PickUp::fileName, PickUp::orders)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "a.xls", java.util.List.of(OrderKey.of("1001", "C202603"))),
            org.assertj.core.groups.Tuple.tuple(
                "b.xls", java.util.List.of(OrderKey.of("1001", "C202603"))));
    assertThat(supplier.pickUps().get(1).sha256()).isEqualTo(supplier.pickUps().get(0).sha256());
  }

  @Test
  void canBeSentOneOrderOfAFileOnceMoreAndTamperedWith() {
    supplier
        .raw()
        .put(
            "a.xls",
            supplier
                .raw()
                .order("1001", "C202603", "CGRESERVA", "50.99")
                .again()
                .with("A", "1002")
                .again()
                .with("A", "1003"));
    supplier.advance(Duration.ofHours(1));
    supplier.raw().repeat("a.xls", "b.xls", sheet -> sheet.only("1002").with("V", "7"));
    supplier.advance(Duration.ofMinutes(15));
    assertThat(supplier.pickUps().get(1).orders()).containsExactly(OrderKey.of("1002", "C202603"));
    assertThat(supplier.books("1002")).extracting(BookedLine::quantity).containsExactly("1", "7");
  }

  @Test
  void takesOlderFilesFirst() {
    supplier.raw().put("z.xls", supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofMinutes(1));
    supplier.raw().put("a.xls", supplier.raw().order("1002", "C202603", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofMinutes(14));
    assertThat(supplier.pickUps()).extracting(PickUp::fileName).containsExactly("z.xls", "a.xls");
  }

  @Test
  void leavesFilesLyingWhilePickUpIsPaused() {
    supplier.pauses(SupplierJob.PICK_UP);
    supplier.raw().put("a.xls", supplier.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    supplier.advance(Duration.ofHours(3));
    assertThat(supplier.orderTree().names("Commandes")).containsExactly("a.xls");
    supplier.resumes(SupplierJob.PICK_UP).advance(Duration.ofMinutes(15));
    assertThat(supplier.orderTree().names("Commandes")).isEmpty();
  }

  @Test
  void hasTheFiveFolders() {
    assertThat(supplier.orderTree().root())
        .isDirectoryContaining("glob:**Commandes")
        .isDirectoryContaining("glob:**Anomalie")
        .isDirectoryContaining("glob:**Suivi")
        .isDirectoryContaining("glob:**Fichier")
        .isDirectoryContaining("glob:**Facturation");
  }
}
