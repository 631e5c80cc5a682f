package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cdiscountds.profile.Account;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FakeSupplierTrackingTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private static LocalDateTime march(int day, int hour, int minute) {
    return LocalDateTime.of(2026, 3, day, hour, minute);
  }

  private void send(String file, RawSheet sheet) {
    supplier.raw().put(file, sheet);
  }

  private RawSheet order(String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  private List<List<String>> tracking() {
    List<List<String>> rows = Documents.latest(supplier, "Suivi");
    return rows.subList(1, rows.size());
  }

  private List<String> codes() {
    return tracking().stream().map(row -> row.get(7) + "/" + row.get(8)).toList();
  }

  @Test
  void isRewrittenThreeTimesADayUnderOneName() {
    supplier.advanceTo(march(2, 10, 59));
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
    supplier.advanceTo(march(2, 16, 29));
    assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
        .isEqualTo("2026-03-02T10:00:00Z");
    supplier.advanceTo(march(3, 5, 29));
    assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
        .isEqualTo("2026-03-02T15:30:00Z");
    supplier.advanceTo(march(3, 10, 59));
    assertThat(supplier.orderTree().modified("Suivi", "SuiviCommandes.xls"))
        .isEqualTo("2026-03-03T04:30:00Z");
    assertThat(supplier.orderTree().names("Suivi")).containsExactly("SuiviCommandes.xls");
  }

  @Test
  void showsEveryStageOfALine() {
    supplier.advanceTo(march(2, 9, 40));
    send("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 0));
    assertThat(codes()).containsExactly("C/");
    supplier.advanceTo(march(2, 16, 30));
    assertThat(codes()).containsExactly("V/P");
    supplier.advanceTo(march(3, 5, 30));
    assertThat(codes()).containsExactly("V/P");
    supplier.advanceTo(march(3, 11, 0));
    assertThat(codes()).containsExactly("V/S");
    supplier.advanceTo(march(4, 5, 30));
    assertThat(codes()).containsExactly("S/S");
  }

  @Test
  void showsValidatedAndSlipCreatedToo() {
    supplier.advanceTo(march(2, 8, 40));
    send("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 0));
    assertThat(codes()).containsExactly("V/");
    supplier.advanceTo(march(3, 5, 30));
    assertThat(codes()).containsExactly("V/C");
  }

  @Test
  void writesEveryColumnOfAShippedLine() {
    supplier.advanceTo(march(2, 9, 40));
    send("a.xls", order("1001").with("P", "0600000000").with("V", "2"));
    supplier.advanceTo(march(4, 5, 30));
    assertThat(tracking())
        .containsExactly(
            List.of(
                "1001",
                "26030200001PSLA",
                "C202603",
                "EXEMPLE",
                "CAMILLE",
                "0500000000",
                "0600000000",
                "S",
                "S",
                "2026-03-03 00:00",
                "CGRESERVA",
                "2",
                "8V00000000001",
                "https://coliposte.example.org/suivi?colis=8V00000000001",
                "a.xls"));
  }

  @Test
  void hasNoParcelYetWhileAnOrderIsPrepared() {
    supplier.advanceTo(march(2, 9, 40));
    send("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 0));
    assertThat(tracking().get(0).subList(9, 15))
        .containsExactly("", "CGRESERVA", "0", "", "", "a.xls");
  }

  @Test
  @Tag("R26")
  void swapsOrderAndCampaignWhenTold() {
    FakeSupplier swapped =
        FakeSupplier.builder(SHOP).trackingColumns(TrackingColumns.A_IS_CAMPAIGN).open();
    swapped.raw().put("a.xls", swapped.raw().order("1001", "C202603", "CGRESERVA", "50.99"));
    swapped.advanceTo(march(2, 11, 0));
    List<String> row = Documents.latest(swapped, "Suivi").get(1);
    assertThat(row.get(0)).isEqualTo("C202603");
    assertThat(row.get(2)).isEqualTo("1001");
  }

  @Test
  void sendsTheLinesOfAnOrderInOneParcel() {
    send(
        "a.xls",
        order("1001").again().with("T", "AO1604").again().with("A", "1002").with("R", "TNT"));
    supplier.advanceTo(march(4, 5, 30));
    assertThat(tracking())
        .extracting(row -> row.get(0), row -> row.get(10), row -> row.get(12))
        .containsExactly(
            tuple("1001", "CGRESERVA", "8V00000000001"),
            tuple("1001", "AO1604", "8V00000000001"),
            tuple("1002", "AO1604", "7900000000000002"));
  }

  @Test
  void leavesRefusedOrdersOut() {
    send("a.xls", order("1001").with("T", "NOSUCH"));
    supplier.advanceTo(march(4, 5, 30));
    assertThat(tracking()).isEmpty();
  }

  @Test
  void doesNotWorkAtTheWeekend() {
    supplier.advanceTo(march(6, 16, 0));
    send("a.xls", order("1001"));
    supplier.advanceTo(march(9, 5, 30));
    assertThat(codes()).containsExactly("V/");
    supplier.advanceTo(march(9, 16, 30));
    assertThat(codes()).containsExactly("V/C");
    supplier.advanceTo(march(10, 5, 30));
    assertThat(codes()).containsExactly("S/S");
  }

  @Test
  @Tag("R29")
  void dropsOrdersAfterThirtyDays() {
    send("a.xls", order("1001"));
    supplier.advanceTo(LocalDateTime.of(2026, 4, 1, 16, 30));
    assertThat(tracking()).hasSize(1);
    supplier.advanceTo(LocalDateTime.of(2026, 4, 2, 5, 30));
    assertThat(tracking()).isEmpty();
    assertThat(supplier.books("1001")).hasSize(1);
  }

  @Test
  @Tag("R30")
  void sendsALineInSeveralParcelsWhenTold() {
    supplier.splits("1001", "CGRESERVA", 2, 1);
    send("a.xls", order("1001").with("V", "6"));
    supplier.advanceTo(march(3, 16, 30));
    assertThat(tracking())
        .extracting(row -> row.get(11), row -> row.get(12))
        .containsExactly(tuple("2", "8V00000000001"));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage, BookedLine::shippedQuantity)
        .containsExactly(tuple(BookedLine.Stage.PARTLY_SHIPPED, 2));
    supplier.advanceTo(march(6, 5, 30));
    assertThat(tracking())
        .extracting(row -> row.get(9), row -> row.get(11), row -> row.get(12))
        .containsExactly(
            tuple("2026-03-03 00:00", "2", "8V00000000001"),
            tuple("2026-03-04 00:00", "1", "8V00000000002"),
            tuple("2026-03-05 00:00", "3", "8V00000000003"));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage, BookedLine::shippedQuantity)
        .containsExactly(tuple(BookedLine.Stage.SHIPPED, 6));
  }

  @Test
  void holdsOneProductWhileTheOtherGoesOn() {
    supplier.holds("1001", "AO1604");
    send("a.xls", order("1001").again().with("T", "AO1604"));
    supplier.advanceTo(march(6, 5, 30));
    assertThat(codes()).containsExactly("S/S", "C/");
    supplier.releases("1001").advanceTo(march(6, 11, 0));
    assertThat(codes()).containsExactly("S/S", "V/P");
    supplier.advanceTo(march(10, 5, 30));
    assertThat(codes()).containsExactly("S/S", "S/S");
  }

  @Test
  void holdsAWholeOrderBeforeItIsEvenSent() {
    supplier.holds("1001");
    send("a.xls", order("1001").again().with("A", "1002"));
    supplier.advanceTo(march(6, 5, 30));
    assertThat(codes()).containsExactly("C/", "S/S");
  }

  @Test
  void standsStillWhileTheWarehouseIsPaused() {
    send("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 0)).pauses(SupplierJob.WAREHOUSE).advanceTo(march(5, 9, 0));
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.VALIDATED);
    supplier.resumes(SupplierJob.WAREHOUSE);
    assertThat(supplier.books("1001"))
        .extracting(BookedLine::stage)
        .containsExactly(BookedLine.Stage.PREPARING);
  }

  @Test
  void isNotWrittenWhilePaused() {
    supplier.pauses(SupplierJob.TRACKING).advanceTo(march(3, 8, 0));
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
  }
}
