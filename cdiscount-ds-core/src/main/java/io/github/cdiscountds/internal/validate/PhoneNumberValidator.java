package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.validation.PhoneNumber;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Accepts 4 to 15 digits after an optional {@code +}; spaces, dots and hyphens are ignored. */
public final class PhoneNumberValidator implements ConstraintValidator<PhoneNumber, CharSequence> {
  private static final int FEWEST = 4;
  private static final int MOST = 15;

  @Override
  public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
    return value == null || isPhone(value);
  }

  /** Whether a text is a phone number, wherever it is in use. */
  static boolean isPhone(CharSequence value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '+' ? i > 0 : !Character.isSpaceChar(c) && c != '.' && c != '-') {
        return false;
      }
    }
    return digits >= FEWEST && digits <= MOST;
  }
}
