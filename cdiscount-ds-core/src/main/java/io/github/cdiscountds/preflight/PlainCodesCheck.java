package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.validate.PlainTextValidator;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;

/**
 * Codes of one line (R20). The models refuse control characters in them, and leave the rarer line
 * separators and unpaired surrogates to this check.
 */
final class PlainCodesCheck implements OrderCheck {
  private static final Wording ONE_LINE =
      new Wording(
          "one line without control characters", "une seule ligne sans caractère de contrôle");

  @Override
  public void check(Order order, OrderFindings report) {
    check(OrderColumn.ORDER_NUMBER, order.key().orderNumber(), report);
    check(OrderColumn.CAMPAIGN, order.key().campaign(), report);
    for (OrderLine line : order.lines()) {
      String product = line.product().value();
      if (!PlainTextValidator.isPlain(product)) {
        report.add(
            line,
            Severity.ERROR,
            FindingCode.CONTROL_CHARACTER,
            OrderColumn.PRODUCT_CODE,
            product,
            ONE_LINE);
      }
    }
  }

  private static void check(OrderColumn column, String code, OrderFindings report) {
    if (!PlainTextValidator.isPlain(code)) {
      report.add(Severity.ERROR, FindingCode.CONTROL_CHARACTER, column, code, ONE_LINE);
    }
  }
}
