package io.github.cdiscountds.internal.fate;

import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.order.FactKey;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What statements of the supplier prove about an order, whichever file they name. */
public final class Evidence {
  private Evidence() {}

  /** Whether the supplier can say this only of an order that it took over. */
  public static boolean showsWork(FactValue value) {
    if (value instanceof FactValue.Integration integration) {
      return integration.result() instanceof IntegrationResult.Processed;
    }
    return value instanceof FactValue.Fulfilment || value instanceof FactValue.Billing;
  }

  /**
   * Whether an order is with the supplier and may still be shipped, so that it must not be sent
   * again: a line is worked on, or waits for a verdict.
   */
  public static boolean isWithSupplier(Collection<OrderFact> facts) {
    Set<FactKey> refused =
        facts.stream()
            .filter(fact -> isRefused(fact.value()))
            .map(OrderFact::key)
            .collect(Collectors.toSet());
    return facts.stream()
        .anyMatch(
            fact -> showsWork(fact.value()) || (isPending(fact) && !refused.contains(fact.key())));
  }

  private static boolean isPending(OrderFact fact) {
    return fact.value() instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Pending;
  }

  private static boolean isRefused(FactValue value) {
    return value instanceof FactValue.Integration integration
        && integration.result() instanceof IntegrationResult.Refused;
  }
}
