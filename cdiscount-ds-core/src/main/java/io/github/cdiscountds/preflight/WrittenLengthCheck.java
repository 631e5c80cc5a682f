package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Recipient;

/**
 * The lengths that the models can't state: reports hold longer order numbers and campaigns than an
 * order file does, and phones are measured as they are written (R15, R18, R19).
 */
final class WrittenLengthCheck implements OrderCheck {
  private final LengthJudge lengths;

  WrittenLengthCheck(LengthJudge lengths) {
    this.lengths = lengths;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    Recipient recipient = order.recipient();
    check(order, OrderColumn.ORDER_NUMBER, order.key().orderNumber(), report);
    check(order, OrderColumn.CAMPAIGN, order.key().campaign(), report);
    if (recipient.landline() != null) {
      check(order, OrderColumn.LANDLINE, OrderRows.landline(recipient), report);
    }
    check(order, OrderColumn.MOBILE, OrderRows.mobile(recipient), report);
  }

  private void check(Order order, OrderColumn column, String written, OrderFindings report) {
    int max = column.maxLength().orElse(Integer.MAX_VALUE);
    if (written.codePointCount(0, written.length()) > max) {
      report.add(
          lengths.severity(order, column),
          FindingCode.TOO_LONG,
          column,
          written,
          Wording.of("at most %d characters", "au plus %d caractères", max));
    }
  }
}
