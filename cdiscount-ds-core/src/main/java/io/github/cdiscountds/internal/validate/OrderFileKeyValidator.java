package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.validation.OrderFileKey;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks order number and campaign by the rules of columns A and C. */
public final class OrderFileKeyValidator implements ConstraintValidator<OrderFileKey, OrderKey> {
  private static final CellRules NUMBER = new CellRules(OrderColumn.ORDER_NUMBER);
  private static final CellRules CAMPAIGN = new CellRules(OrderColumn.CAMPAIGN);

  @Override
  public boolean isValid(@Nullable OrderKey key, ConstraintValidatorContext context) {
    if (key == null) {
      return true;
    }
    boolean number = isValid(NUMBER, key.orderNumber(), "orderNumber", context);
    boolean campaign = isValid(CAMPAIGN, key.campaign(), "campaign", context);
    return number && campaign;
  }

  private static boolean isValid(
      CellRules rules, String code, String property, ConstraintValidatorContext context) {
    boolean tooLong = rules.isTooLong(code);
    boolean unsound = rules.isUnsound(code);
    if (tooLong) {
      new Breach(FormRule.LENGTH, rules.column(), code).report(context, property);
    }
    if (unsound) {
      new Breach(FormRule.PLAIN_TEXT, rules.column(), code).report(context, property);
    }
    return !tooLong && !unsound;
  }
}
