package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.validation.ReachableByPhone;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Wants one phone number of two (R18). */
public final class ReachableByPhoneValidator
    implements ConstraintValidator<ReachableByPhone, Recipient> {

  @Override
  public boolean isValid(@Nullable Recipient recipient, ConstraintValidatorContext context) {
    if (recipient == null || recipient.landline() != null || recipient.mobile() != null) {
      return true;
    }
    new Breach(FormRule.ONE_PHONE, OrderColumn.LANDLINE, null).report(context, "landline");
    return false;
  }
}
