package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.internal.mapping.OrderRows;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.validation.LengthLimits;
import io.github.cdiscountds.validation.LengthLimits.Scope;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Measures the columns whose lengths depend on the destination (R15), as they are written. */
public final class LengthLimitsValidator implements ConstraintValidator<LengthLimits, Recipient> {
  private static final CellRules SURNAME = new CellRules(OrderColumn.SURNAME);
  private static final CellRules FIRST_NAME = new CellRules(OrderColumn.FIRST_NAME);
  private static final CellRules ADDRESS = new CellRules(OrderColumn.ADDRESS);
  private static final CellRules ADDITIONAL = new CellRules(OrderColumn.ADDITIONAL_ADDRESS);
  private static final CellRules LOCALITY = new CellRules(OrderColumn.LOCALITY);
  private static final CellRules BUSINESS_NAME = new CellRules(OrderColumn.BUSINESS_NAME);
  private static final CellRules POST_CODE = new CellRules(OrderColumn.POST_CODE);
  private static final CellRules CITY = new CellRules(OrderColumn.CITY);
  private static final CellRules LANDLINE = new CellRules(OrderColumn.LANDLINE);
  private static final CellRules MOBILE = new CellRules(OrderColumn.MOBILE);
  private static final CellRules EMAIL = new CellRules(OrderColumn.EMAIL);

  private Scope scope = Scope.FRANCE;

  @Override
  public void initialize(LengthLimits constraint) {
    scope = constraint.value();
  }

  @Override
  public boolean isValid(@Nullable Recipient recipient, ConstraintValidatorContext context) {
    if (recipient == null || (scope == Scope.FRANCE) != isFrench(recipient)) {
      return true;
    }
    PostalAddress address = recipient.address();
    // A mobile number that stands in for the landline is measured once, where the shop knows it.
    String landline = recipient.landline() == null ? null : OrderRows.landline(recipient);
    boolean fits = fits(SURNAME, recipient.surname(), context, "surname");
    fits &= fits(FIRST_NAME, recipient.firstName(), context, "firstName");
    fits &= fits(ADDRESS, address.street(), context, "address", "street");
    fits &= fits(ADDITIONAL, address.additional(), context, "address", "additional");
    fits &= fits(LOCALITY, address.locality(), context, "address", "locality");
    fits &= fits(BUSINESS_NAME, address.businessName(), context, "address", "businessName");
    fits &= fits(POST_CODE, address.postCode(), context, "address", "postCode");
    fits &= fits(CITY, address.city(), context, "address", "city");
    fits &= fits(LANDLINE, landline, context, "landline");
    fits &= fits(MOBILE, OrderRows.mobile(recipient), context, "mobile");
    fits &= fits(EMAIL, recipient.email(), context, "email");
    return fits;
  }

  static boolean isFrench(Recipient recipient) {
    return recipient.address().destination().equals(Destination.FRANCE);
  }

  private static boolean fits(
      CellRules rules,
      @Nullable String text,
      ConstraintValidatorContext context,
      String... property) {
    if (text == null || !rules.isTooLong(text)) {
      return true;
    }
    new Breach(FormRule.LENGTH, rules.column(), text).report(context, property);
    return false;
  }
}
