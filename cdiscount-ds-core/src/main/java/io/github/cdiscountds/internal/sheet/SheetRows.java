package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.RowBuffer;
import io.github.cdiscountds.internal.table.TableFormat;
import org.jspecify.annotations.Nullable;

/**
 * Puts the cells of one sheet together into rows. Not thread-safe.
 *
 * <p>Rows without any text are formatting and are not delivered; the numbers of the others stay.
 */
final class SheetRows {
  private final Reading reading;
  private final FileFormat fileFormat;
  private final String sheet;
  private final RowBuffer row = new RowBuffer();
  private int line;

  SheetRows(Reading reading, FileFormat fileFormat, String sheet) {
    this.reading = reading;
    this.fileFormat = fileFormat;
    this.sheet = sheet;
    reading.inSheet(sheet);
  }

  /** Moves on to a row, counted from 1; delivers the one before. */
  void at(int number) {
    if (number == line) {
      return;
    }
    if (number < line) {
      throw reading.refuse(
          FindingCode.UNREADABLE,
          number,
          null,
          Wording.of(
              "rows in ascending order; this one is stored after row %d",
              "des lignes en ordre croissant ; celle-ci est rangée après la ligne %d", line));
    }
    flush();
    line = number;
    row.begin(number);
  }

  /** Delivers the last row. */
  void flush() {
    if (line > 0 && !row.isBlank()) {
      if (!reading.isStarted()) {
        reading.start(new TableFormat(fileFormat, null, null, sheet));
      }
      reading.row(row);
    }
  }

  /** The row that cells are added to, from 1. */
  int line() {
    return line;
  }

  /** Adds a cell to the row. */
  void cell(int column, CellKind kind, String text, boolean formula) {
    boolean inside = column < reading.limits().columns();
    if (kind == CellKind.BLANK || text.isEmpty()) {
      if (inside) {
        row.set(column, CellKind.BLANK, "");
        if (formula) {
          row.markFormula(column);
        }
      }
      return;
    }
    if (!inside) {
      throw reading.tooManyColumns(line);
    }
    if (text.length() > reading.limits().cellCharacters()) {
      throw reading.cellTooLong(line);
    }
    row.set(column, kind, text);
    if (formula) {
      row.markFormula(column);
    }
  }

  /** Adds a number, or the date that it stands for. */
  void number(int column, double number, boolean date, boolean from1904, boolean formula) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      cell(column, CellKind.ERROR, "#NUM!", formula);
      return;
    }
    @Nullable String text = date ? SerialDate.text(number, from1904) : null;
    if (text != null) {
      cell(column, CellKind.DATE, text, formula);
    } else {
      cell(column, CellKind.NUMBER, NumberText.of(number), formula);
    }
  }
}
