package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.validation.OrderCell;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks a value by the rules of its column. */
public final class OrderCellValidator implements ConstraintValidator<OrderCell, Object> {
  private CellRules rules = new CellRules(OrderColumn.ORDER_NUMBER);
  private boolean measures;

  @Override
  public void initialize(OrderCell constraint) {
    rules = new CellRules(OrderColumn.ofLetter(constraint.value()));
    measures = constraint.length() == OrderCell.Length.LIMITED;
  }

  @Override
  public boolean isValid(@Nullable Object given, ConstraintValidatorContext context) {
    Object value = CellRules.inCell(given);
    if (value == null) {
      if (rules.column().isRequired()) {
        new Breach(FormRule.REQUIRED, rules.column(), null).report(context);
        return false;
      }
      return true;
    }
    boolean tooLong = measures && rules.isTooLong(value);
    boolean unsound = rules.isUnsound(value);
    FormRule form = rules.brokenForm(value);
    if (tooLong) {
      report(FormRule.LENGTH, value, context);
    }
    if (unsound) {
      report(FormRule.PLAIN_TEXT, value, context);
    }
    // What is too long or no text at all isn't of any form either: once is enough.
    if (form != null && !tooLong && !unsound) {
      report(form, value, context);
    }
    return form == null && !tooLong && !unsound;
  }

  private void report(FormRule rule, Object value, ConstraintValidatorContext context) {
    new Breach(rule, rules.column(), value.toString()).report(context);
  }
}
