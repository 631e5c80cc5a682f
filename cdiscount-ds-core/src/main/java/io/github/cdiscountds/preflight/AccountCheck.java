package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.profile.Account;

/**
 * The account's own Cdiscount ID: the supplier rejects a whole file for one that it doesn't know,
 * and an order under another customer's would be another customer's.
 */
final class AccountCheck implements OrderCheck {
  private final Account account;

  AccountCheck(Account account) {
    this.account = account;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    if (!order.cdiscountId().equals(account.cdiscountId())) {
      report.add(
          Severity.ERROR,
          FindingCode.FORMAT,
          OrderColumn.CDISCOUNT_ID,
          order.cdiscountId(),
          Wording.of(
              "the account's own ID %s", "l'identifiant du compte %s", account.cdiscountId()));
    }
  }
}
