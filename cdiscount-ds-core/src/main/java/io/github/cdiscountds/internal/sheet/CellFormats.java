package io.github.cdiscountds.internal.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of a workbook's cell formats show a number as a date. Not thread-safe.
 *
 * <p>Format codes are read by a single pass over their characters: they come from the file, so no
 * regular expression may meet them.
 */
final class CellFormats {
  /** Spreadsheets themselves allow some 65,000 cell formats. */
  private static final int MOST_FORMATS = 70_000;

  private final Map<Integer, Boolean> dateByFormat = new HashMap<>();
  private final BitSet dates = new BitSet();
  private int cellFormats;

  /** Takes a number format that the workbook defines. */
  void define(int format, String code) {
    if (dateByFormat.size() < MOST_FORMATS) {
      dateByFormat.put(format, isDateCode(code));
    }
  }

  /** Takes the next cell format and the number format that it uses; define that one before. */
  void addCellFormat(int format) {
    if (cellFormats < MOST_FORMATS) {
      Boolean date = dateByFormat.get(format);
      dates.set(cellFormats++, date != null ? date : isBuiltInDate(format));
    }
  }

  /** Whether a cell of this cell format shows a date or a time. */
  boolean isDate(int cellFormat) {
    return dates.get(cellFormat);
  }

  private static boolean isBuiltInDate(int format) {
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || (format >= 45 && format <= 47)
        || (format >= 50 && format <= 58);
  }

  /** Whether a code has a letter of a date or time outside quotes, brackets and escapes. */
  static boolean isDateCode(String code) {
    if (code.equalsIgnoreCase("General") || code.equalsIgnoreCase("Standard")) {
      return false;
    }
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      switch (c) {
        case '"' -> i = endOf(code, '"', i + 1);
        case '\\', '_', '*' -> i++;
        case '[' -> {
          // [h], [mm] and [ss] are elapsed time; everything else is a colour, locale or condition.
          int end = endOf(code, ']', i + 1);
          if (isElapsedTime(code, i + 1, end)) {
            return true;
          }
          i = end;
        }
        case ';' -> {
          return false;
        }
        case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isElapsedTime(String code, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("hHmMsS".indexOf(code.charAt(i)) < 0) {
        return false;
      }
    }
    return to > from;
  }

  private static int endOf(String code, char end, int from) {
    int at = code.indexOf(end, from);
    return at < 0 ? code.length() : at;
  }
}
