package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.profile.Account;

/** The account's own Cdiscount ID, and a date of eight digits. */
final class AccountCheck implements OrderCheck {
  private static final int LAST_YEAR = 9999;

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
    int year = order.date().getYear();
    if (year < 1 || year > LAST_YEAR) {
      report.add(
          Severity.ERROR,
          FindingCode.FORMAT,
          OrderColumn.ORDER_DATE,
          order.date().toString(),
          new Wording("a date that yyyyMMdd can hold", "une date que aaaaMMjj peut contenir"));
    }
  }
}
