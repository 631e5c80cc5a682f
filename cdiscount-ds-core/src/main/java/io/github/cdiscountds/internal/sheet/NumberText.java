package io.github.cdiscountds.internal.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes the number of a cell as people would: no exponent, no trailing zeros (R16). */
final class NumberText {
  /** What a spreadsheet shows and keeps of a number that was typed. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private NumberText() {}

  /**
   * Gives a finite number's plain text. Whole numbers are exact, as they may be keys; others have
   * 15 significant digits, so that {@code 0.1 + 0.2} reads {@code 0.3}, as its author saw it.
   */
  static String of(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return of(new BigDecimal(number));
  }

  /** The same for a number that a file holds in decimal. */
  static String of(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      plain = plain.round(SHOWN).stripTrailingZeros();
    }
    return plain.toPlainString();
  }
}
