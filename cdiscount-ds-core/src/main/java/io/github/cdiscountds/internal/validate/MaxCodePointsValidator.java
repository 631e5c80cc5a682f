package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.validation.MaxCodePoints;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Counts code points, as the supplier's lengths do. */
public final class MaxCodePointsValidator
    implements ConstraintValidator<MaxCodePoints, CharSequence> {
  private int max;

  @Override
  public void initialize(MaxCodePoints constraint) {
    max = constraint.value();
  }

  @Override
  public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
    return value == null
        || value.length() <= max
        || Character.codePointCount(value, 0, value.length()) <= max;
  }
}
