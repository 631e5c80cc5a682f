package io.github.cdiscountds.testkit.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;

/** Fills the cells of one workbook. */
final class CellWriter {
  private static final String TEXT_FORMAT = "@";

  /** More digits than these a spreadsheet program doesn't keep. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?=[0-9.]{1,16}$)[0-9]{1,15}(\\.[0-9]+)?");

  /** The dates that reports hold, and how a cell shows them. */
  private enum DateFormat {
    CREATED("[0-9]{4}(-[0-9]{2}){2} [0-9:.]{12}", "yyyy-MM-dd HH:mm:ss.SSS", "yyyy-mm-dd hh:mm:ss"),
    SHIPPED("[0-9]{4}(-[0-9]{2}){2} [0-9:]{5}", "yyyy-MM-dd HH:mm", "yyyy-mm-dd hh:mm"),
    REPORTED("([0-9]{2}/){2}[0-9]{4} [0-9:]{5}", "dd/MM/yyyy HH:mm", "dd/mm/yyyy hh:mm"),
    DAY("([0-9]{2}/){2}[0-9]{4}", "dd/MM/yyyy", "dd/mm/yyyy");

    private final Pattern shape;
    private final DateTimeFormatter written;
    private final String shown;

    DateFormat(String shape, String written, String shown) {
      this.shape = Pattern.compile(shape);
      this.written = DateTimeFormatter.ofPattern(written, Locale.ROOT);
      this.shown = shown;
    }

    /** The format that a text has; a day that no calendar knows is text. */
    static Optional<DateFormat> of(String value) {
      return Arrays.stream(values())
          .filter(one -> one.shape.matcher(value).matches() && one.isDate(value))
          .findFirst();
    }

    private boolean isDate(String value) {
      try {
        parse(value);
        return true;
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    LocalDateTime parse(String value) {
      return this == DAY
          ? LocalDate.parse(value, written).atStartOfDay()
          : LocalDateTime.parse(value, written);
    }
  }

  private final CellKind kind;
  private final Workbook workbook;
  private final Map<String, CellStyle> styles = new LinkedHashMap<>();

  private CellWriter(CellKind kind, Workbook workbook) {
    this.kind = kind;
    this.workbook = workbook;
  }

  static CellWriter of(CellKind kind, Workbook workbook) {
    return new CellWriter(kind, workbook);
  }

  void write(Cell cell, String value) {
    if (kind == CellKind.GUESSED && NUMBER.matcher(value).matches()) {
      cell.setCellValue(Double.parseDouble(value));
      return;
    }
    Optional<DateFormat> date = kind == CellKind.GUESSED ? DateFormat.of(value) : Optional.empty();
    if (date.isPresent()) {
      cell.setCellStyle(style(date.get().shown));
      cell.setCellValue(date.get().parse(value));
      return;
    }
    cell.setCellStyle(style(TEXT_FORMAT));
    if (!value.isEmpty()) {
      cell.setCellValue(value);
    }
  }

  private CellStyle style(String format) {
    return styles.computeIfAbsent(
        format,
        any -> {
          CellStyle style = workbook.createCellStyle();
          style.setDataFormat(workbook.createDataFormat().getFormat(format));
          return style;
        });
  }
}
