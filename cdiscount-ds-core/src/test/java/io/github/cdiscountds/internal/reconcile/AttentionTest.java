package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.FILE;
import static io.github.cdiscountds.internal.reconcile.Reports.KEY;
import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.SOFA;
import static io.github.cdiscountds.internal.reconcile.Reports.anomaly;
import static io.github.cdiscountds.internal.reconcile.Reports.pending;
import static io.github.cdiscountds.internal.reconcile.Reports.processed;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.OrderEvent;
import io.github.cdiscountds.order.Publication;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is no contradiction, but nobody should overlook. */
class AttentionTest {
  private static final Set<OrderEvent.Type> ATTENTION =
      EnumSet.of(OrderEvent.Type.PARTIALLY_REFUSED, OrderEvent.Type.STILL_PENDING);

  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void anOrderOfTwoLinesWasSent() {
    Reports.sent(ledger);
  }

  @Test
  @Tag("R22")
  void anOrderOfWhichSomeLinesAreTakenAndOthersRefusedIsToldOnce() {
    assertThat(told("2026-11-21T10:00:00Z", anomaly(LAMP, refused(RefusalCause.STOCKOUT))))
        .isEmpty();
    assertThat(told("2026-11-21T12:00:00Z", anomaly(SOFA, processed())))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.PARTIALLY_REFUSED);
              assertThat(event.order()).isEqualTo(KEY);
              assertThat(event.product()).isNull();
              assertThat(event.file()).isEqualTo(FILE);
              assertThat(event.note()).isEqualTo("some lines are taken, others refused");
            });
    assertThat(told("2026-11-21T14:00:00Z", anomaly(SOFA, processed()))).isEmpty();
  }

  @Test
  @Tag("R22")
  void neitherTwoVerdictsOnOneLineNorADuplicateNorAnotherProductAreARefusalInPart() {
    assertThat(
            told(
                "2026-11-21T10:00:00Z",
                anomaly(LAMP, refused(RefusalCause.STOCKOUT)),
                anomaly(LAMP, processed())))
        .isEmpty();
    assertThat(
            told(
                "2026-11-21T12:00:00Z",
                anomaly(KEY, SOFA, refused(RefusalCause.DUPLICATE), "again.xls"),
                anomaly(KEY, LAMP, processed(), "again.xls"),
                anomaly(KEY, Sku.of("RUG-1"), refused(RefusalCause.PRODUCT), FILE)))
        .isEmpty();
  }

  @Test
  @Tag("R23")
  void aLineThatWaitsInTheFinalFileOfTheDayIsToldForThatDay() {
    assertThat(told("2026-11-21T22:58:59Z", anomaly(LAMP, pending()))).isEmpty();
    assertThat(told("2026-11-21T22:59:00Z", anomaly(LAMP, pending())))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(OrderEvent.Type.STILL_PENDING);
              assertThat(event.order()).isEqualTo(KEY);
              assertThat(event.product()).isEqualTo(LAMP);
              assertThat(event.file()).isEqualTo(FILE);
              assertThat(event.note()).isEqualTo("in the final file of 2026-11-21");
            });
    assertThat(told("2026-11-21T23:30:00Z", anomaly(LAMP, pending()))).isEmpty();
  }

  @Test
  @Tag("R23")
  void aLineThatIsDecidedInTheSameFileDoesNotWait() {
    assertThat(
            told(
                "2026-11-21T22:59:00Z",
                anomaly(LAMP, pending()),
                anomaly(SOFA, pending()),
                anomaly(LAMP, processed()),
                anomaly(SOFA, refused(RefusalCause.STOCKOUT))))
        .extracting(OrderEvent::type)
        .containsExactly(OrderEvent.Type.PARTIALLY_REFUSED);
  }

  @Test
  @Tag("R23")
  void somebodyElsesOrderMayWait() {
    OrderKey foreign = OrderKey.of("CDS-9", "OTHER");
    assertThat(told("2026-11-21T22:59:00Z", anomaly(foreign, LAMP, pending(), "theirs.xls")))
        .isEmpty();
  }

  @SafeVarargs
  private List<OrderEvent> told(String published, Located<AnomalyRow>... rows) {
    Instant at = Instant.parse(published);
    Publication publication =
        new Publication(
            "anomalies",
            LocalDateTime.of(2026, 11, 21, 0, 0),
            at,
            "%064x".formatted(at.getEpochSecond()));
    return read(ledger, publication, r -> r.anomalies(List.of(rows))).stream()
        .filter(event -> ATTENTION.contains(event.type()))
        .toList();
  }
}
