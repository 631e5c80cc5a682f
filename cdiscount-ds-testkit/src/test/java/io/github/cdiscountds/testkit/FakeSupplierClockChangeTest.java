package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R2")
class FakeSupplierClockChangeTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");

  private static FakeSupplier openAt(LocalDateTime paris) {
    return FakeSupplier.builder(SHOP).startAt(paris).open();
  }

  private static RawSheet order(FakeSupplier supplier, String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  @Test
  void picksUpRightThroughTheNightInWhichAnHourIsLeftOut() {
    FakeSupplier supplier = openAt(LocalDateTime.of(2026, 3, 29, 1, 40));
    supplier.raw().put("a.xls", order(supplier, "1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 3, 29, 3, 0));
    assertThat(supplier.pickUps()).extracting(PickUp::at).asString().contains("00:45:00Z");
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly("RapportConformite_20260329_030000.xlsx");
    assertThat(supplier.clock().instant()).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(supplier.orderTree().names("Anomalie"))
        .as("the run of 2:00 is made at 3:00")
        .containsExactly("SuiviAnomalies_20260329.xls");
  }

  @Test
  void picksUpEveryQuarterOfTheHourThatComesTwice() {
    FakeSupplier supplier = openAt(LocalDateTime.of(2026, 10, 25, 1, 50));
    for (int i = 0; i < 8; i++) {
      supplier.raw().put(i + ".xls", order(supplier, "100" + i));
      supplier.advance(Duration.ofMinutes(15));
    }
    assertThat(supplier.pickUps())
        .extracting(entry -> entry.at().toString())
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:15:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:45:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:15:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T01:45:00Z");
  }

  @Test
  void neverWritesTwoReportsUnderOneName() {
    FakeSupplier supplier = openAt(LocalDateTime.of(2026, 10, 25, 1, 50));
    supplier.raw().put("first.xls", order(supplier, "1001"));
    supplier.advance(Duration.ofHours(1));
    supplier.raw().put("second.xls", order(supplier, "1002"));
    supplier.advance(Duration.ofHours(1));
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly(
            "RapportConformite_20261025_021500.xlsx", "RapportConformite_20261025_021501.xlsx");
  }

  @Test
  void reachesTheHourThatComesTwiceTwice() {
    FakeSupplier supplier = openAt(LocalDateTime.of(2026, 10, 25, 1, 0));
    supplier.advanceTo(LocalDateTime.of(2026, 10, 25, 2, 30));
    assertThat(supplier.clock().instant()).isEqualTo("2026-10-25T00:30:00Z");
    supplier.advanceTo(LocalDateTime.of(2026, 10, 25, 2, 10));
    assertThat(supplier.clock().instant()).isEqualTo("2026-10-25T01:10:00Z");
  }

  @Test
  void writesOrderTrackingThreeTimesOnTheDaysOfClockChange() {
    for (LocalDateTime midnight :
        new LocalDateTime[] {
          LocalDateTime.of(2026, 3, 29, 0, 0), LocalDateTime.of(2026, 10, 25, 0, 0)
        }) {
      FakeSupplier supplier = openAt(midnight);
      supplier.advanceTo(midnight.withHour(5).withMinute(29));
      assertThat(supplier.orderTree().names("Suivi")).isEmpty();
      supplier.advanceTo(midnight.withHour(5).withMinute(30));
      assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
          .isEqualTo(supplier.clock().instant());
    }
  }

  @Test
  void refusesToGoBack() {
    FakeSupplier supplier = openAt(LocalDateTime.of(2026, 3, 2, 8, 0));
    assertThatThrownBy(() -> supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 7, 59)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "supplier advanced to 2026-03-02T07:59, expected a time after 2026-03-02T08:00");
    assertThatThrownBy(() -> supplier.advance(Duration.ofMinutes(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("supplier advanced by PT-1M, expected no negative duration");
  }
}
