package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.internal.fate.Evidence;
import io.github.cdiscountds.internal.fate.Sendings;
import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the supplier turned the latest sending of an order down, if it did (R22). */
enum Rejection {
  /** The file was rejected as a whole, and nothing else is known of the sending. */
  WHOLE_FILE,
  /** Every line of the order was refused, and nothing says that one was processed. */
  EVERY_LINE,
  /** Anything else: not turned down, in part only, or contradictory. */
  NONE;

  static Rejection of(LedgerTransaction tx, QueuedOrder order) {
    Sendings sendings =
        new Sendings(order.files(), tx.facts().of(order.account(), order.order().key()));
    Rejection latest = NONE;
    for (String file : order.files()) {
      List<OrderFact> facts = sendings.of(file);
      latest = of(order, facts);
      if (latest == NONE && showsThatItIsThere(facts)) {
        return NONE;
      }
    }
    return latest;
  }

  /** How one sending was turned down. */
  private static Rejection of(QueuedOrder order, List<OrderFact> facts) {
    Set<Sku> refused = new HashSet<>();
    boolean isRejected = false;
    boolean isWholeFile = true;
    for (OrderFact fact : facts) {
      FactValue value = fact.value();
      if (value instanceof FactValue.FileVerdict verdict) {
        isRejected |= verdict.status() == ComplianceReport.Status.KO;
        isWholeFile &= verdict.status() == ComplianceReport.Status.KO;
        continue;
      }
      if (Evidence.showsWork(value)) {
        return NONE;
      }
      isWholeFile = false;
      if (value instanceof FactValue.Integration integration
          && integration.result() instanceof IntegrationResult.Refused refusal
          && refusal.cause() != RefusalCause.DUPLICATE) {
        refused.add(fact.key().product());
      }
    }
    if (isRejected && isWholeFile) {
      return WHOLE_FILE;
    }
    boolean everyLine =
        order.order().lines().stream().allMatch(line -> refused.contains(line.product()));
    return everyLine ? EVERY_LINE : NONE;
  }

  /** A sending that the supplier accepted or works on; a duplicate's refusal says nothing (R24). */
  private static boolean showsThatItIsThere(List<OrderFact> facts) {
    return facts.stream()
        .map(OrderFact::value)
        .anyMatch(
            value ->
                Evidence.showsWork(value)
                    || (value instanceof FactValue.FileVerdict verdict
                        && verdict.status() == ComplianceReport.Status.OK));
  }
}
