package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.validation.FrenchPostCode;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * Knows a French post code by its five digits; one that is missing or too long is told elsewhere.
 */
public final class FrenchPostCodeValidator
    implements ConstraintValidator<FrenchPostCode, PostalAddress> {
  private static final int DIGITS = 5;

  @Override
  public boolean isValid(@Nullable PostalAddress address, ConstraintValidatorContext context) {
    if (address == null
        || !address.destination().equals(Destination.FRANCE)
        || address.postCode().isEmpty()
        || address.postCode().length() > DIGITS
        || Digits.areAll(address.postCode(), DIGITS)) {
      return true;
    }
    new Breach(FormRule.FRENCH_POST_CODE, OrderColumn.POST_CODE, address.postCode())
        .report(context, "postCode");
    return false;
  }
}
