package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.profile.Account;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks orders before they are sent, against form, account and contract.
 *
 * <p>Immutable and thread-safe; made once for an account. A wrong order is a value and never an
 * exception: it stays behind with findings, the others go on.
 *
 * @since 0.1.0
 */
public final class Preflight {
  private final List<OrderCheck> checks;

  private Preflight(List<OrderCheck> checks) {
    this.checks = checks;
  }

  /**
   * Makes the checks of an account.
   *
   * @param account the account that orders are sent for
   * @param profile the destinations and delivery methods of the contract
   * @param lengths how over-long texts are judged (R15)
   * @return the checks
   */
  public static Preflight of(Account account, ServiceProfile profile, LengthPolicy lengths) {
    LengthJudge judge = new LengthJudge(lengths, profile);
    return new Preflight(
        List.of(
            new AccountCheck(account),
            new FormCheck(judge),
            new PlainCodesCheck(),
            new WrittenLengthCheck(judge),
            new RecipientCheck(),
            new DeliveryCheck(profile),
            new AreaCheck(profile),
            new MilitaryCheck()));
  }

  /**
   * Checks orders, each for itself and for keys that occur more than once: of those none is sent,
   * since nothing tells which one is meant.
   *
   * @param orders the orders
   * @return those that may be sent, and what is wrong with the others
   */
  public Checked check(List<Order> orders) {
    Map<OrderKey, Integer> occurrences = new HashMap<>();
    orders.forEach(order -> occurrences.merge(order.key(), 1, Integer::sum));
    List<Order> sound = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Set<OrderKey> rejected = new LinkedHashSet<>();
    for (Order order : orders) {
      OrderFindings report = new OrderFindings(order);
      int times = occurrences.getOrDefault(order.key(), 1);
      if (times > 1) {
        report.add(
            Severity.ERROR,
            FindingCode.DUPLICATE_KEY,
            OrderColumn.ORDER_NUMBER,
            order.key().orderNumber(),
            Wording.of(
                "an order number used once in a campaign, but %d orders have it",
                "un numéro de commande unique dans une campagne, mais %d commandes le portent",
                times));
      }
      checks.forEach(check -> check.check(order, report));
      findings.addAll(report.findings());
      if (report.hasError()) {
        rejected.add(order.key());
      } else {
        sound.add(order);
      }
    }
    return new Checked(new CheckedOrders(sound), findings, List.copyOf(rejected));
  }
}
