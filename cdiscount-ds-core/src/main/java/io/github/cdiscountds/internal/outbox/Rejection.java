package io.github.cdiscountds.internal.outbox;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.QueuedOrder;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.IntegrationResult;
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
    String submission = order.lastFile();
    List<OrderFact> facts =
        tx.facts().of(order.account(), order.order().key()).stream()
            .filter(fact -> fact.key().submission().equals(submission))
            .toList();
    boolean rejected = false;
    boolean processed = false;
    Set<Sku> refused = new HashSet<>();
    for (OrderFact fact : facts) {
      if (fact.value() instanceof FactValue.FileVerdict verdict) {
        rejected |= verdict.status() == ComplianceReport.Status.KO;
        processed |= verdict.status() == ComplianceReport.Status.OK;
      } else if (fact.value() instanceof FactValue.Integration integration
          && integration.result() instanceof IntegrationResult.Refused) {
        refused.add(fact.key().product());
      } else if (!(fact.value() instanceof FactValue.Integration integration)
          || integration.result() instanceof IntegrationResult.Processed) {
        return NONE; // processed, tracked or billed
      }
    }
    if (rejected && !processed && refused.isEmpty()) {
      return facts.stream().allMatch(fact -> fact.value() instanceof FactValue.FileVerdict)
          ? WHOLE_FILE
          : NONE;
    }
    boolean everyLine =
        order.order().lines().stream().allMatch(line -> refused.contains(line.product()));
    return everyLine ? EVERY_LINE : NONE;
  }
}
