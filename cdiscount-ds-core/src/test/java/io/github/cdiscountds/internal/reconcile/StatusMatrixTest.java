package io.github.cdiscountds.internal.reconcile;

import static io.github.cdiscountds.internal.reconcile.Reports.LAMP;
import static io.github.cdiscountds.internal.reconcile.Reports.at;
import static io.github.cdiscountds.internal.reconcile.Reports.read;
import static io.github.cdiscountds.internal.reconcile.Reports.timeline;
import static io.github.cdiscountds.internal.reconcile.Reports.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.ledger.memory.InMemoryLedger;
import io.github.cdiscountds.order.LineStage;
import io.github.cdiscountds.order.OrderEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The two status codes of the order tracking: the supplier's matrix, S/S, and what is in neither.
 */
@Tag("R25")
class StatusMatrixTest {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void anOrderWasSent() {
    Reports.sent(ledger);
  }

  @ParameterizedTest(name = "{0}/{1} is {2}")
  @CsvSource({
    "C, , CREATED",
    "V, , VALIDATED",
    "V, P, PREPARING",
    " , P, PREPARING",
    "V, C, PREPARING",
    " , C, PREPARING",
    " , V, SHIPPED",
    "V, V, SHIPPED",
    "V, S, SHIPPED",
    "S, P, SHIPPED",
    "S, C, SHIPPED",
    "S, S, SHIPPED",
    "S, , SHIPPED",
    "S, V, SHIPPED",
    " , S, SHIPPED",
  })
  void aPairOfTheMatrixIsAStageAndAnEventOfItsOwn(
      @Nullable String order, @Nullable String slip, LineStage stage) {
    assertThat(told(100, order, slip)).containsExactly(OrderEvent.Type.valueOf(stage.name()));
    assertThat(stage()).isEqualTo(stage);
  }

  @ParameterizedTest(name = "{0}/{1}")
  @CsvSource({"C, C", "C, P", "C, V", "P, ", "P, P", "X, ", " , X", "X, V", "V, X", "C, X", "A, B"})
  @Tag("INV-2")
  void anyOtherPairMovesNothingBackAndIsToldAsUnknown(
      @Nullable String order, @Nullable String slip) {
    assertThat(told(100, order, slip)).containsExactly(OrderEvent.Type.UNKNOWN_STATUS);
    assertThat(stage()).isEqualTo(LineStage.INTEGRATED);
    told(200, "S", "S");
    told(300, order, slip);
    assertThat(stage()).isEqualTo(LineStage.SHIPPED);
  }

  private List<OrderEvent.Type> told(int minute, @Nullable String order, @Nullable String slip) {
    return read(
            ledger,
            at("tracking", minute),
            r -> r.tracking(List.of(tracking(LAMP, order, slip, 1, "8L1"))))
        .stream()
        .map(OrderEvent::type)
        .toList();
  }

  private LineStage stage() {
    return timeline(ledger).line(LAMP).orElseThrow().stage();
  }
}
