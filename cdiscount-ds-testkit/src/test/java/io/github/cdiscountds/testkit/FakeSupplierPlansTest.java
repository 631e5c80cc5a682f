package io.github.cdiscountds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.profile.Account;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FakeSupplierPlansTest {
  private static final Account ACCOUNT = new Account("SHOP", "0000000ZH43Q");

  private final FakeSupplier supplier = FakeSupplier.open(ACCOUNT);

  private RawSheet order(String number) {
    return supplier.raw().order(number, "C202603", "CGRESERVA", "50.99");
  }

  private LocalDateTime next(SupplierJob job) {
    return supplier.plans().next(job).map(ZonedDateTime::toLocalDateTime).orElseThrow();
  }

  @Test
  void tellWhenEachJobIsDueNext() {
    assertThat(next(SupplierJob.PICK_UP)).isEqualTo("2026-03-02T08:15");
    assertThat(next(SupplierJob.ANOMALIES)).isEqualTo("2026-03-02T10:00");
    assertThat(next(SupplierJob.TRACKING)).isEqualTo("2026-03-02T11:00");
    assertThat(next(SupplierJob.CATALOGUE)).isEqualTo("2026-03-02T12:00");
    assertThat(next(SupplierJob.INVOICE)).isEqualTo("2026-03-05T06:00");
    assertThat(supplier.plans().next(SupplierJob.COMPLIANCE)).isEmpty();
    supplier.raw().put("a.xls", order("1001"));
    supplier.advance(Duration.ofMinutes(16));
    assertThat(next(SupplierJob.COMPLIANCE)).isEqualTo("2026-03-02T08:30");
    assertThat(next(SupplierJob.PICK_UP)).isEqualTo("2026-03-02T08:30");
    assertThat(supplier.plans().agenda())
        .extracting(SupplierPlans.Appointment::at)
        .isSortedAccordingTo(ZonedDateTime::compareTo);
  }

  @Test
  void tellNothingOfTheClearingOfOldDocuments() {
    try (FakeSupplier tidy =
        FakeSupplier.builder(ACCOUNT).keepsDocumentsFor(Duration.ofDays(40)).open()) {
      assertThat(tidy.plans().next(SupplierJob.COMPLIANCE)).isEmpty();
    }
  }

  @Test
  void tellWhatIsPlannedToGoWrongUntilItDid() {
    PublicationFault late = PublicationFault.late(Duration.ofMinutes(5));
    PublicationFault leftOut = PublicationFault.leftOut();
    supplier.onNext(SupplierJob.CATALOGUE, leftOut);
    supplier.onNext(SupplierJob.TRACKING, late).onNext(SupplierJob.TRACKING, leftOut);
    assertThat(supplier.plans().faults().get(SupplierJob.TRACKING)).containsExactly(late, leftOut);
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 12, 0));
    assertThat(supplier.plans().faults())
        .containsOnlyKeys(SupplierJob.TRACKING)
        .extractingByKey(SupplierJob.TRACKING)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(leftOut);
  }

  @Test
  void tellWhatPausesAndWhatIsHeld() {
    supplier.pauses(SupplierJob.PICK_UP).pauses(SupplierJob.WAREHOUSE);
    supplier.holds("1001").holds("1002", "AO1604").holds("1002", "CGRESERVA");
    assertThat(supplier.plans().paused())
        .containsExactlyInAnyOrder(SupplierJob.PICK_UP, SupplierJob.WAREHOUSE);
    assertThat(supplier.plans().held()).containsExactly("1001", "1002");
    supplier.resumes(SupplierJob.PICK_UP).resumes(SupplierJob.WAREHOUSE).releases("1002");
    assertThat(supplier.plans().paused()).isEmpty();
    assertThat(supplier.plans().held()).containsExactly("1001");
  }

  @Test
  void picksFilesUpOutOfTurn() {
    supplier.advance(Duration.ofMinutes(1));
    supplier.raw().put("a.xls", order("1001"));
    supplier.picksUpNow();
    assertThat(supplier.orderTree().names("Commandes")).isEmpty();
    assertThat(next(SupplierJob.COMPLIANCE)).isEqualTo("2026-03-02T08:16");
    supplier.advanceTo(LocalDateTime.of(2026, 3, 2, 8, 16));
    assertThat(supplier.orderTree().names("Fichier"))
        .containsExactly("RapportConformite_20260302_081600.xlsx");
  }
}
