package io.github.cdiscountds.internal.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of one document, exactly and with one decimal mark for all of them (R5).
 *
 * <p>The mark is forced, or found out: {@code 12,5} and {@code 1.234,56} show a comma; {@code
 * 1,234} alone shows little and counts only when nothing shows more. What stays ambiguous under the
 * mark is refused rather than guessed. Groups of three may be set off by spaces. Not thread-safe:
 * one for each document.
 */
public final class Numbers {
  private static final int LONGEST = 64;

  /** Digits that always fit a long, with room for sign and mark. */
  private static final int LONGEST_SIMPLE = 18;

  private int commas;
  private int dots;
  private int weakCommas;
  private int weakDots;
  private @Nullable Character mark;

  /** Creates a reader with a forced mark, or one that finds out. */
  public Numbers(Optional<Character> forced) {
    this.mark = forced.orElse(null);
  }

  /** The decimal mark, or null as long as nothing showed it. */
  public @Nullable Character mark() {
    return mark;
  }

  /** Whether the mark needs no more evidence. */
  public boolean isSettled() {
    return mark != null;
  }

  /** Looks at a cell of a number column for what it shows of the decimal mark. */
  void observe(String text) {
    if (text.length() > LONGEST || !isNumber(text)) {
      return;
    }
    int lastDot = text.lastIndexOf('.');
    int lastComma = text.lastIndexOf(',');
    if (lastDot < 0 && lastComma < 0) {
      return;
    }
    boolean comma = lastComma > lastDot;
    char shown = comma ? ',' : '.';
    int last = Math.max(lastDot, lastComma);
    boolean repeated = text.indexOf(shown) < last;
    if (repeated) {
      // 1.234.567: the sign sets off groups, so the other one is the mark.
      count(!comma, true);
    } else if (lastDot >= 0 && lastComma >= 0) {
      count(comma, true);
    } else {
      String before = text.substring(0, last);
      boolean groupLike =
          text.length() - last - 1 == 3 && !before.isEmpty() && !before.matches("[-+−]?0*");
      count(comma, !groupLike);
    }
  }

  /** Decides, as far as there was evidence. */
  public void settle() {
    if (mark == null) {
      if (commas + dots > 0) {
        mark = commas > dots ? ',' : '.';
      } else if (weakCommas + weakDots > 0) {
        mark = weakCommas > weakDots ? ',' : '.';
      }
    }
  }

  /** The number that a text cell holds, or null when it is none. */
  @Nullable BigDecimal parse(String text) {
    if (mark == null) {
      observe(text);
      settle();
    }
    return parse(text, mark == null ? '.' : mark);
  }

  /** The number that a number cell holds; its text is plain. */
  static @Nullable BigDecimal parsePlain(String text) {
    return parse(text, '.');
  }

  /** Whether a text is a number under either mark. */
  static boolean isNumber(String text) {
    return parse(text, '.') != null || parse(text, ',') != null;
  }

  private void count(boolean comma, boolean strong) {
    if (strong) {
      commas += comma ? 1 : 0;
      dots += comma ? 0 : 1;
    } else {
      weakCommas += comma ? 1 : 0;
      weakDots += comma ? 0 : 1;
    }
  }

  private static @Nullable BigDecimal parse(String text, char mark) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return null;
    }
    BigDecimal simple = parseSimple(text, mark);
    if (simple != null) {
      return simple;
    }
    StringBuilder plain = new StringBuilder(length);
    int at = 0;
    char first = text.charAt(0);
    if (first == '-' || first == '−') {
      plain.append('-');
      at = 1;
    } else if (first == '+') {
      at = 1;
    }
    int end = text.indexOf(mark, at);
    boolean hasFraction = end >= 0;
    if (!appendWhole(text, at, hasFraction ? end : length, mark, hasFraction, plain)) {
      return null;
    }
    if (hasFraction) {
      plain.append('.');
      if (end + 1 == length) {
        return null;
      }
      for (int i = end + 1; i < length; i++) {
        char c = text.charAt(i);
        if (!isDigit(c)) {
          return null;
        }
        plain.append(c);
      }
    }
    return new BigDecimal(plain.toString());
  }

  /**
   * The number of digits and at most one mark, as nearly every cell of a catalogue has it, or null
   * when the text is anything else; makes no texts on the way.
   */
  private static @Nullable BigDecimal parseSimple(String text, char mark) {
    int length = text.length();
    if (length > LONGEST_SIMPLE) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    long unscaled = 0;
    int scale = -1;
    for (int i = negative ? 1 : 0; i < length; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        unscaled = unscaled * 10 + (c - '0');
        if (scale >= 0) {
          scale++;
        }
      } else if (c == mark && scale < 0) {
        scale = 0;
      } else {
        return null;
      }
    }
    boolean noDigit = length == (negative ? 1 : 0);
    if (noDigit || scale == 0) {
      return null; // no digit at all, or none after the mark
    }
    return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(scale, 0));
  }

  /** Appends the digits before the mark; false when they aren't digits in sound groups. */
  private static boolean appendWhole(
      String text, int from, int to, char mark, boolean hasFraction, StringBuilder plain) {
    char otherMark = mark == '.' ? ',' : '.';
    char gap = 0;
    int groups = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        plain.append(c);
        digits++;
      } else if (isSpace(c) || c == otherMark) {
        boolean sound = gap == 0 ? digits >= 1 && digits <= 3 : c == gap && digits == 3;
        if (!sound) {
          return false;
        }
        gap = c;
        groups++;
        digits = 0;
      } else {
        return false;
      }
    }
    if (groups == 0) {
      return digits > 0 || hasFraction;
    }
    // "1,234" where "." is the mark may be a thousand or a slip of the pen: not for us to guess.
    return digits == 3 && (isSpace(gap) || hasFraction || groups > 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F';
  }
}
