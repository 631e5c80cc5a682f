package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.validation.FrenchPhones;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Knows a French phone number by its ten digits, as it is written (R19); what is no phone number at
 * all or too long is told elsewhere.
 */
public final class FrenchPhonesValidator implements ConstraintValidator<FrenchPhones, Recipient> {
  private static final int DIGITS = 10;

  @Override
  public boolean isValid(@Nullable Recipient recipient, ConstraintValidatorContext context) {
    if (recipient == null || !LengthLimitsValidator.isFrench(recipient)) {
      return true;
    }
    boolean landline =
        isFrench(
            recipient.landline(),
            OrderRows.landline(recipient),
            OrderColumn.LANDLINE,
            "landline",
            context);
    boolean mobile =
        isFrench(
            recipient.mobile(), OrderRows.mobile(recipient), OrderColumn.MOBILE, "mobile", context);
    return landline && mobile;
  }

  private static boolean isFrench(
      @Nullable String number,
      String written,
      OrderColumn column,
      String property,
      ConstraintValidatorContext context) {
    if (number == null
        || !PhoneNumberValidator.isPhone(number)
        || written.length() > DIGITS
        || (Digits.areAll(written, DIGITS) && written.charAt(0) == '0')) {
      return true;
    }
    new Breach(FormRule.FRENCH_PHONE, column, written).report(context, property);
    return false;
  }
}
