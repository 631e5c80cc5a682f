package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.internal.validate.FormViolation;
import io.github.cdiscountds.internal.validate.OrderForm;
import io.github.cdiscountds.model.Order;

/** The constraints that the models carry (SPEC section 3, R15, R20). */
final class FormCheck implements OrderCheck {
  private final OrderForm form = OrderForm.standard();
  private final LengthJudge lengths;

  FormCheck(LengthJudge lengths) {
    this.lengths = lengths;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    for (FormViolation violation : form.violations(order)) {
      Severity severity =
          violation.code() == FindingCode.TOO_LONG
              ? lengths.severity(order, violation.column())
              : Severity.ERROR;
      report.add(
          severity, violation.code(), violation.column(), violation.read(), violation.expected());
    }
  }
}
