package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Turns the XML of one sheet into cells. Not thread-safe. */
final class SheetHandler extends PartHandler {
  private static final String PART = "sheet";

  /** Longer than any number that a spreadsheet writes, and short enough to be exact about. */
  private static final int LONGEST_NUMBER = 40;

  private static final int MOST_ROWS = 1 << 20;
  private static final int MOST_COLUMNS = 1 << 14;

  private final Reading reading;
  private final SheetRows rows;
  private final SharedTexts texts;
  private final CellFormats formats;
  private final boolean from1904;
  private final StringBuilder value = new StringBuilder();

  private boolean inCell;
  private boolean phonetic;
  private boolean formula;
  private boolean hasValue;
  private String type = "n";
  private int format;
  private int column = -1;

  SheetHandler(
      Reading reading, SheetRows rows, SharedTexts texts, CellFormats formats, boolean from1904) {
    super(reading);
    this.reading = reading;
    this.rows = rows;
    this.texts = texts;
    this.formats = formats;
    this.from1904 = from1904;
  }

  @Override
  @Nullable Integer line() {
    return rows.line() == 0 ? null : rows.line();
  }

  @Override
  void start(String name, Attributes attributes) {
    switch (name) {
      case "row" -> {
        String number = attributes.getValue("r");
        int row = number == null ? rows.line() + 1 : XlsxPass.wholeNumber(number, 0);
        if (row < 1 || row > MOST_ROWS || row == rows.line()) {
          throw damaged(PART);
        }
        rows.at(row);
        column = -1;
      }
      case "c" -> {
        if (rows.line() == 0) {
          throw damaged(PART);
        }
        String place = attributes.getValue("r");
        column = place == null ? column + 1 : columnOf(place);
        if (column < 0 || column >= MOST_COLUMNS) {
          throw damaged(PART);
        }
        String kind = attributes.getValue("t");
        type = kind == null ? "n" : kind;
        format = XlsxPass.wholeNumber(attributes.getValue("s"), 0);
        value.setLength(0);
        inCell = true;
        hasValue = false;
        formula = false;
      }
      case "f" -> formula = inCell;
      case "rPh" -> phonetic = true;
      case "v" -> {
        if (inCell) {
          collect();
        }
      }
      case "t" -> {
        if (inCell && !phonetic) {
          collect();
        }
      }
      default -> {}
    }
  }

  @Override
  void end(String name) {
    switch (name) {
      case "v", "t" -> {
        if (inCell && !phonetic) {
          value.append(collected());
          hasValue = true;
          if (value.length() > reading.limits().cellCharacters()) {
            throw reading.cellTooLong(line());
          }
        }
      }
      case "rPh" -> phonetic = false;
      case "c" -> {
        inCell = false;
        addCell();
      }
      default -> {}
    }
  }

  private void addCell() {
    String text = value.toString();
    if (!hasValue || text.isEmpty()) {
      rows.cell(column, CellKind.BLANK, "", formula);
      return;
    }
    switch (type) {
      case "s" -> {
        int index = XlsxPass.wholeNumber(text.strip(), -1);
        if (index < 0 || index >= texts.size()) {
          throw damaged(PART);
        }
        rows.cell(column, CellKind.TEXT, texts.get(index), formula);
      }
      case "str", "inlineStr" ->
          rows.cell(column, CellKind.TEXT, EscapedText.decode(text), formula);
      case "b" ->
          rows.cell(
              column, CellKind.BOOLEAN, XlsxPass.isTrue(text.strip()) ? "true" : "false", formula);
      case "e" -> rows.cell(column, CellKind.ERROR, text, formula);
      case "d" -> {
        @Nullable String date = isoDate(text.strip());
        rows.cell(
            column,
            date == null ? CellKind.TEXT : CellKind.DATE,
            date == null ? text : date,
            formula);
      }
      default -> addNumber(text.strip());
    }
  }

  private void addNumber(String text) {
    if (!isDecimal(text)) {
      rows.cell(column, CellKind.TEXT, text, formula);
      return;
    }
    double number = Double.parseDouble(text);
    if (formats.isDate(format)
        || Double.isInfinite(number)
        || number == 0
        || text.length() > LONGEST_NUMBER) {
      rows.number(column, number, formats.isDate(format), from1904, formula);
    } else {
      // The digits as they stand in the file, so that no key of 17 digits is rounded.
      rows.cell(column, CellKind.NUMBER, NumberText.of(new BigDecimal(text)), formula);
    }
  }

  /** Whether a text is a decimal number with an exponent at most; not all that Java would take. */
  private static boolean isDecimal(String text) {
    int at = 0;
    int length = text.length();
    if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = 0;
    boolean point = false;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (at == length) {
      return true;
    }
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    at++;
    if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    return XlsxPass.wholeNumber(text.substring(at), -1) >= 0;
  }

  private static @Nullable String isoDate(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toString();
      }
      return text.endsWith("Z")
          ? OffsetDateTime.parse(text).toLocalDateTime().toString()
          : LocalDateTime.parse(text).toString();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The column of a place such as {@code AB12}, from 0; -1 when it is none. */
  private static int columnOf(String place) {
    int column = 0;
    int at = 0;
    for (; at < place.length() && at < 4; at++) {
      char c = place.charAt(at);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    return at < place.length() && Character.isDigit(place.charAt(at)) ? column - 1 : -1;
  }
}
