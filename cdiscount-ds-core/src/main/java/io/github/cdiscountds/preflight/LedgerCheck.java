package io.github.cdiscountds.preflight;

import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import java.util.Map;

/**
 * A key that is still free: the supplier refuses a second order of the same number and campaign,
 * and the ledger takes each key once.
 */
final class LedgerCheck implements OrderCheck {
  private final Map<OrderKey, LedgerView.Known> known;

  LedgerCheck(Map<OrderKey, LedgerView.Known> known) {
    this.known = known;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    LedgerView.Known what = known.get(order.key());
    if (what == null) {
      return;
    }
    PreflightCheck check =
        switch (what) {
          case SAME -> PreflightCheck.ENTERED_BEFORE;
          case CHANGED -> PreflightCheck.CONTENT;
          case CANCELLED, REPORTED -> PreflightCheck.KEY_TAKEN;
        };
    report.add(check, OrderColumn.ORDER_NUMBER, order.key().orderNumber(), what.expected());
  }
}
