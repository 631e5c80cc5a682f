package io.github.cdiscountds.internal.outbox;

import static io.github.cdiscountds.internal.outbox.Sendings.LAMP;
import static io.github.cdiscountds.internal.outbox.Sendings.SOFA;
import static io.github.cdiscountds.internal.outbox.Sendings.billed;
import static io.github.cdiscountds.internal.outbox.Sendings.fact;
import static io.github.cdiscountds.internal.outbox.Sendings.ko;
import static io.github.cdiscountds.internal.outbox.Sendings.ok;
import static io.github.cdiscountds.internal.outbox.Sendings.pending;
import static io.github.cdiscountds.internal.outbox.Sendings.processed;
import static io.github.cdiscountds.internal.outbox.Sendings.refused;
import static io.github.cdiscountds.internal.outbox.Sendings.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.internal.fate.Evidence;
import io.github.cdiscountds.model.RefusalCause;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("INV-1")
class EvidenceTest {

  @Test
  void onlyAnOrderThatWasTakenOverIsProcessedTrackedOrBilled() {
    assertThat(List.of(processed(), tracked(), billed())).allMatch(Evidence::showsWork);
    assertThat(List.of(ok(), ko(), pending(), refused(RefusalCause.STOCKOUT)))
        .noneMatch(Evidence::showsWork);
  }

  @Test
  void anOrderThatIsWorkedOnIsWithTheSupplierWhicheverFileItCameIn() {
    assertThat(Evidence.isWithSupplier(List.of(fact("a.xls", LAMP, tracked())))).isTrue();
    assertThat(
            Evidence.isWithSupplier(
                List.of(fact("a.xls", LAMP, ko()), fact("b.xls", LAMP, processed()))))
        .isTrue();
  }

  @Test
  void anOrderThatWaitsForAVerdictIsWithTheSupplierUntilItIsRefused() {
    assertThat(Evidence.isWithSupplier(List.of(fact("a.xls", LAMP, pending())))).isTrue();
    assertThat(
            Evidence.isWithSupplier(
                List.of(
                    fact("a.xls", LAMP, pending()),
                    fact("a.xls", LAMP, refused(RefusalCause.CREDIT)))))
        .isFalse();
    assertThat(
            Evidence.isWithSupplier(
                List.of(
                    fact("a.xls", LAMP, pending()),
                    fact("a.xls", SOFA, refused(RefusalCause.CREDIT)),
                    fact("b.xls", LAMP, refused(RefusalCause.CREDIT)))))
        .isTrue();
  }

  @Test
  void verdictsOnFilesAndRefusalsLeaveAnOrderWithTheShop() {
    assertThat(Evidence.isWithSupplier(List.of())).isFalse();
    assertThat(
            Evidence.isWithSupplier(
                List.of(
                    fact("a.xls", LAMP, ok()),
                    fact("a.xls", LAMP, ko()),
                    fact("a.xls", LAMP, refused(RefusalCause.STOCKOUT)))))
        .isFalse();
  }
}
