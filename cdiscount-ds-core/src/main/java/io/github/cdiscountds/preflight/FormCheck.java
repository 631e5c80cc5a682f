package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.internal.validate.FormRule;
import io.github.cdiscountds.internal.validate.FormViolation;
import io.github.cdiscountds.internal.validate.OrderForm;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that the models carry (SPEC section 3, R15, R18 to R20). The supplier rejects the
 * whole file for a length, and refuses the order for a missing or malformed field.
 */
final class FormCheck implements OrderCheck {
  private final OrderForm form = OrderForm.standard();
  private final LengthJudge lengths;

  FormCheck(LengthJudge lengths) {
    this.lengths = lengths;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    add(form.violations(order), order, report);
    if (order.recipient().address().destination().equals(Destination.FRANCE)) {
      add(form.advice(order), order, report);
    } else {
      add(form.lengthsAbroad(order), order, report);
    }
  }

  private void add(List<FormViolation> violations, Order order, OrderFindings report) {
    for (FormViolation violation : violations) {
      OrderColumn column = violation.column();
      PreflightCheck check = check(violation.rule());
      Integer line = violation.line();
      if (check != null) {
        report.add(check, column, violation.read(), violation.expected());
      } else if (line != null) {
        report.add(
            order.lines().get(line),
            Severity.ERROR,
            violation.rule().code(),
            column,
            violation.read(),
            violation.expected());
      } else {
        FindingCode code = violation.rule().code();
        Severity severity =
            code == FindingCode.TOO_LONG ? lengths.severity(order, column) : Severity.ERROR;
        report.add(severity, code, column, violation.read(), violation.expected());
      }
    }
  }

  /** The check whose level counts, or null when it is always an error. */
  private static @Nullable PreflightCheck check(FormRule rule) {
    return switch (rule) {
      case PHONE -> PreflightCheck.PHONE;
      case FRENCH_PHONE -> PreflightCheck.FRENCH_PHONE;
      case FRENCH_POST_CODE -> PreflightCheck.FRENCH_POST_CODE;
      case EMAIL -> PreflightCheck.EMAIL;
      case BUSINESS_NAME -> PreflightCheck.BUSINESS_NAME;
      default -> null;
    };
  }
}
