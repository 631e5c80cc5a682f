package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.validation.PlainText;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Refuses what a cell of one line can't hold (R20). */
public final class PlainTextValidator implements ConstraintValidator<PlainText, CharSequence> {

  @Override
  public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
    return value == null || isPlain(value);
  }

  /** Whether a text fits into one line and is sound Unicode. */
  public static boolean isPlain(CharSequence text) {
    String whole = text.toString();
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c < ' ' || c > '~') {
        int character = whole.codePointAt(i);
        if (!isPlain(character)) {
          return false;
        }
        i += Character.charCount(character) - 1;
      }
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
