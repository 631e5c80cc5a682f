package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.internal.validate.FormRule;
import io.github.cdiscountds.internal.validate.FormViolation;
import io.github.cdiscountds.internal.validate.OrderForm;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that the models carry (SPEC section 3, R15, R18 to R20). The supplier rejects the
 * whole file for a length, and refuses the order for a missing or malformed field.
 */
final class FormCheck implements OrderCheck {
  /** What a cell of a workbook holds, in characters. */
  private static final int LONGEST_CELL = 32_767;

  private final OrderForm form = OrderForm.standard();
  private final LengthJudge lengths;

  FormCheck(LengthJudge lengths) {
    this.lengths = lengths;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    if (form.isClean(order)) {
      return;
    }
    add(form.violations(order), order, Severity.ERROR, report);
    if (order.recipient().address().destination().equals(Destination.FRANCE)) {
      add(form.advice(order), order, Severity.WARNING, report);
    } else {
      add(form.lengthsAbroad(order), order, lengths.abroad(order), report);
    }
  }

  private static void add(
      List<FormViolation> violations, Order order, Severity severity, OrderFindings report) {
    for (FormViolation violation : violations) {
      PreflightCheck check = check(violation.rule());
      FindingCode code = violation.rule().code();
      OrderColumn column = violation.column();
      Integer line = violation.line();
      Severity matters = fitsACell(violation) ? severity : Severity.ERROR;
      if (check != null) {
        report.add(check, column, violation.read(), violation.expected());
      } else if (line != null) {
        OrderLine at = order.lines().get(line);
        report.add(at, matters, code, column, violation.read(), violation.expected());
      } else {
        report.add(matters, code, column, violation.read(), violation.expected());
      }
    }
  }

  /** Whatever the policy says of lengths, nothing can be written that a workbook doesn't hold. */
  private static boolean fitsACell(FormViolation violation) {
    String read = violation.read();
    return read == null || read.length() <= LONGEST_CELL;
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
