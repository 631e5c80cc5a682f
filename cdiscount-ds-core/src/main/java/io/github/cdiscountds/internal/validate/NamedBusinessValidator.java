package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.model.AddressKind;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.validation.NamedBusiness;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Wants the name of a business (column K). */
public final class NamedBusinessValidator
    implements ConstraintValidator<NamedBusiness, PostalAddress> {

  @Override
  public boolean isValid(@Nullable PostalAddress address, ConstraintValidatorContext context) {
    if (address == null
        || address.kind() != AddressKind.BUSINESS
        || address.businessName() != null) {
      return true;
    }
    new Breach(FormRule.BUSINESS_NAME, OrderColumn.BUSINESS_NAME, null)
        .report(context, "businessName");
    return false;
  }
}
