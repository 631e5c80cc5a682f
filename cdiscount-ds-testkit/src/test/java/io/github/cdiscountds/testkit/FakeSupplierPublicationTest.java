package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.profile.Account;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FakeSupplierPublicationTest {
  private static final Account SHOP = new Account("SHOP", "0000000ZH43Q");
  private static final String TRACKING = "SuiviCommandes.xls";

  private final FakeSupplier supplier = FakeSupplier.open(SHOP);

  private static LocalDateTime march(int day, int hour, int minute) {
    return LocalDateTime.of(2026, 3, day, hour, minute);
  }

  private RawSheet order(String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  private byte[] tracking() {
    return supplier.orderTree().read("Suivi", TRACKING);
  }

  private String column(String folder, String letter) {
    return String.join(",", Documents.column(Documents.latest(supplier, folder), letter));
  }

  @Test
  void publishesADocumentLateOverANewerOne() {
    supplier.onNext(SupplierJob.TRACKING, PublicationFault.late(Duration.ofHours(6)));
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 16, 29));
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
    supplier.advanceTo(march(2, 16, 30));
    assertThat(column("Suivi", "H") + "/" + column("Suivi", "I")).isEqualTo("V/P");
    supplier.advanceTo(march(2, 17, 0));
    assertThat(column("Suivi", "H") + "/" + column("Suivi", "I")).isEqualTo("V/");
    assertThat(supplier.orderTree().modified("Suivi", TRACKING)).isEqualTo("2026-03-02T16:00:00Z");
  }

  @Test
  void publishesAReportOnceMoreUnderAnotherName() {
    supplier.onNext(SupplierJob.COMPLIANCE, PublicationFault.twice(Duration.ofMinutes(40)));
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 9, 30));
    List<String> names = supplier.orderTree().names("Fichier");
    assertThat(names)
        .containsExactly(
            "RapportConformite_20260302_083000.xlsx", "RapportConformite_20260302_091000.xlsx");
    assertThat(supplier.orderTree().read("Fichier", names.get(0)))
        .isEqualTo(supplier.orderTree().read("Fichier", names.get(1)));
  }

  @Test
  void publishesAStandingDocumentOnceMoreInItsPlace() {
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 10, 59));
    supplier.onNext(SupplierJob.TRACKING, PublicationFault.twice(Duration.ofHours(1)));
    supplier.advanceTo(march(2, 11, 0));
    byte[] first = tracking();
    supplier.advanceTo(march(2, 12, 0));
    assertThat(tracking()).isEqualTo(first);
    assertThat(supplier.orderTree().modified("Suivi", TRACKING)).isEqualTo("2026-03-02T11:00:00Z");
  }

  @Test
  void completesAHalfWrittenDocument() {
    supplier.onNext(SupplierJob.TRACKING, PublicationFault.halfWritten(Duration.ofMinutes(20)));
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 19));
    byte[] half = tracking();
    supplier.advanceTo(march(2, 11, 20));
    assertThat(half).hasSize(tracking().length / 2);
    assertThat(tracking()).startsWith(half);
    assertThat(column("Suivi", "A")).isEqualTo("1001");
  }

  @Test
  void leavesADocumentHalfWrittenThatAnotherOneReplaced() {
    supplier.onNext(SupplierJob.TRACKING, PublicationFault.halfWritten(Duration.ofHours(7)));
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 18, 0));
    assertThat(column("Suivi", "H") + "/" + column("Suivi", "I")).isEqualTo("V/P");
    assertThat(supplier.orderTree().modified("Suivi", TRACKING)).isEqualTo("2026-03-02T15:30:00Z");
  }

  @Test
  void leavesADocumentOut() {
    supplier.onNext(SupplierJob.TRACKING, PublicationFault.leftOut());
    supplier.advanceTo(march(2, 16, 29));
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
    supplier.advanceTo(march(2, 16, 30));
    assertThat(supplier.orderTree().names("Suivi")).containsExactly(TRACKING);
  }

  @Test
  void takesOneFaultForEachDocument() {
    supplier
        .onNext(SupplierJob.TRACKING, PublicationFault.leftOut())
        .onNext(SupplierJob.TRACKING, PublicationFault.late(Duration.ofMinutes(5)));
    supplier.advanceTo(march(2, 16, 34));
    assertThat(supplier.orderTree().names("Suivi")).isEmpty();
    supplier.advanceTo(march(3, 5, 30));
    assertThat(supplier.orderTree().modified("Suivi", TRACKING)).isEqualTo("2026-03-03T04:30:00Z");
  }

  @Test
  void refusesFaultsThatMakeNoSense() {
    assertThatThrownBy(() -> supplier.onNext(SupplierJob.PICK_UP, PublicationFault.leftOut()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PICK_UP publishes no document");
    assertThatThrownBy(() -> PublicationFault.late(Duration.ofMinutes(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("publication LATE by PT-1M, expected no negative duration");
    assertThat(PublicationFault.twice(Duration.ofHours(2))).hasToString("once more after PT2H");
  }

  @Test
  void changesItsWritingAsTheStoryGoes() {
    supplier.raw().put("a.xls", order("1001"));
    supplier.advanceTo(march(2, 11, 0));
    assertThat(column("Suivi", "A") + column("Suivi", "O")).isEqualTo("1001a.xls");
    assertThat(column("Anomalie", "W") + column("Anomalie", "X")).isEqualTo("Traitéea.xls");
    supplier
        .writes(TrackingColumns.A_IS_CAMPAIGN)
        .writes(SourceFileNames.BLANK)
        .writesIn(ReportLanguage.ENGLISH)
        .advanceTo(march(2, 16, 30));
    assertThat(column("Suivi", "A") + column("Suivi", "O")).isEqualTo("C202603");
    assertThat(column("Anomalie", "W") + column("Anomalie", "X")).isEqualTo("Processed");
  }

  @Test
  void namesTheFilesOfAnOrderThatWasAcceptedFromTwo() {
    supplier.writes(SourceFileNames.BLANK).raw().put("a.xls", order("1001"));
    supplier
        .advanceTo(march(2, 9, 0))
        .raw()
        .put("b.xls", order("1001").order("1002", "C", "AO1604", "491"));
    supplier.advanceTo(march(2, 11, 0));
    assertThat(column("Anomalie", "X")).isEqualTo("a.xls,b.xls,");
  }

  @Test
  @Tag("R25")
  void usesTheWholeMatrixWhenTold() {
    FakeSupplier varied =
        FakeSupplier.builder(SHOP)
            .statusCodes(StatusCodes.WHOLE_MATRIX)
            .catalogue(FakeCatalogue.of(FakeProduct.of("A", "a", "1").stock(500)))
            .open();
    RawSheet sheet = varied.raw().sheet();
    for (int number = 0; number < 60; number++) {
      sheet.order("10" + number, "C202603", "A", "1").with("T", "A");
    }
    varied.raw().put("a.xls", sheet);
    Set<String> seen = new HashSet<>();
    for (int hours = 0; hours < 96; hours++) {
      varied.advance(Duration.ofHours(1)).publishesNow(SupplierJob.TRACKING);
      List<List<String>> rows = Documents.latest(varied, "Suivi");
      rows.subList(1, rows.size()).forEach(row -> seen.add(row.get(7) + "/" + row.get(8)));
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "C/", "V/", "V/P", "/P", "V/C", "/C", "/V", "V/V", "V/S", "S/P", "S/C", "S/S");
  }
}
