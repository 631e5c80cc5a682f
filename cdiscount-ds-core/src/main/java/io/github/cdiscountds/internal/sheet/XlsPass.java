package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over one Excel 97–2003 workbook: container by POI, records read here, because building
 * an object for each record takes several times the time and the memory. Not thread-safe.
 */
final class XlsPass {
  // The records that carry what we need, as [MS-XLS] numbers them.
  private static final int FORMULA = 0x0006;
  private static final int EOF = 0x000A;
  private static final int DATE_1904 = 0x0022;
  private static final int FILE_PASS = 0x002F;
  private static final int BOUND_SHEET = 0x0085;
  private static final int MUL_RK = 0x00BD;
  private static final int MUL_BLANK = 0x00BE;
  private static final int RSTRING = 0x00D6;
  private static final int XF = 0x00E0;
  private static final int SST = 0x00FC;
  private static final int LABEL_SST = 0x00FD;
  private static final int BLANK = 0x0201;
  private static final int NUMBER = 0x0203;
  private static final int LABEL = 0x0204;
  private static final int BOOL_ERR = 0x0205;
  private static final int STRING = 0x0207;
  private static final int ARRAY = 0x0221;
  private static final int TABLE = 0x0236;
  private static final int RK = 0x027E;
  private static final int FORMAT = 0x041E;
  private static final int SHARED_FORMULA = 0x04BC;
  private static final int BOF = 0x0809;
  private static final int BIFF8 = 0x0600;

  private static final int MOST_SHEETS = 4096;

  private final Reading reading;
  private final CellFormats formats = new CellFormats();
  private final List<Integer> cellFormats = new ArrayList<>();
  private final List<SheetEntry> sheets = new ArrayList<>();
  private final SharedTexts texts;
  private boolean from1904;

  XlsPass(Reading reading) {
    this.reading = reading;
    this.texts = new SharedTexts(reading, reading.limits());
  }

  void read() throws IOException {
    try (WorkbookStream workbook = WorkbookStream.open(reading)) {
      readGlobals(new BiffRecords(reading, workbook.from(0)));
      boolean any = false;
      for (SheetEntry sheet : sheets) {
        if (sheet.isVisible()) {
          any = true;
          BiffRecords records = new BiffRecords(reading, workbook.from(sheet.offset()));
          if (reading.sheet(() -> readSheet(sheet, records))) {
            return;
          }
        }
      }
      if (!any) {
        throw reading.refuse(
            FindingCode.SHEET_MISSING,
            null,
            null,
            Wording.of("a visible sheet of cells", "une feuille de cellules visible"));
      }
    }
  }

  private void readGlobals(BiffRecords in) throws IOException {
    expectBof(in);
    while (true) {
      if (!in.next()) {
        throw cut();
      }
      switch (in.type()) {
        case EOF -> {
          cellFormats.forEach(formats::addCellFormat);
          return;
        }
        case FILE_PASS -> throw passwordProtected(reading);
        case DATE_1904 -> from1904 = in.u16() != 0;
        case FORMAT -> {
          int format = in.u16();
          formats.define(format, in.text(in.u16()));
        }
        case XF -> {
          in.skip(2);
          if (cellFormats.size() < 0x10000) {
            cellFormats.add(in.u16());
          }
        }
        case BOUND_SHEET -> {
          long offset = in.u32();
          boolean hidden = (in.u8() & 3) != 0;
          boolean cells = in.u8() == 0;
          String name = in.text(in.u8());
          if (sheets.size() < MOST_SHEETS) {
            sheets.add(new SheetEntry(name, offset, cells && !hidden));
          }
        }
        case SST -> {
          in.skip(4);
          long count = in.u32();
          for (long i = 0; i < count; i++) {
            in.sharedText(texts);
          }
        }
        default -> {}
      }
    }
  }

  private void readSheet(SheetEntry sheet, BiffRecords in) throws IOException {
    SheetRows rows = new SheetRows(reading, FileFormat.XLS, sheet.name());
    in.inSheet(rows);
    if (!in.next()) {
      throw cut();
    }
    if (in.type() != BOF) {
      throw in.malformed();
    }
    int depth = 1;
    // The column of a formula whose text comes in a record of its own, or -1.
    int textOf = -1;
    while (true) {
      if (!in.next()) {
        throw cut();
      }
      int type = in.type();
      if (type == BOF) {
        // An embedded chart is a sheet within the sheet.
        depth++;
      } else if (type == EOF && --depth == 0) {
        rows.flush();
        return;
      }
      if (depth > 1) {
        continue;
      }
      if (textOf >= 0 && type == STRING) {
        rows.cell(textOf, CellKind.TEXT, in.text(in.u16()), true);
      }
      if (type != ARRAY && type != TABLE && type != SHARED_FORMULA) {
        textOf = -1;
      }
      switch (type) {
        case LABEL_SST -> {
          int column = cell(in, rows);
          in.skip(2);
          long index = in.u32();
          if (index >= texts.size()) {
            throw in.malformed();
          }
          rows.cell(column, CellKind.TEXT, texts.get((int) index), false);
        }
        case LABEL, RSTRING -> {
          int column = cell(in, rows);
          in.skip(2);
          rows.cell(column, CellKind.TEXT, in.text(in.u16()), false);
        }
        case NUMBER -> {
          int column = cell(in, rows);
          boolean date = formats.isDate(in.u16());
          rows.number(column, Double.longBitsToDouble(in.u64()), date, from1904, false);
        }
        case RK -> {
          int column = cell(in, rows);
          boolean date = formats.isDate(in.u16());
          rows.number(column, rk((int) in.u32()), date, from1904, false);
        }
        case MUL_RK -> {
          int column = cell(in, rows);
          for (; in.remaining() >= 6 + 2; column++) {
            boolean date = formats.isDate(in.u16());
            rows.number(column, rk((int) in.u32()), date, from1904, false);
          }
        }
        case BLANK -> rows.cell(cell(in, rows), CellKind.BLANK, "", false);
        case MUL_BLANK -> {
          int column = cell(in, rows);
          for (; in.remaining() >= 2 + 2; column++) {
            in.skip(2);
            rows.cell(column, CellKind.BLANK, "", false);
          }
        }
        case BOOL_ERR -> {
          int column = cell(in, rows);
          in.skip(2);
          int value = in.u8();
          boolOrError(rows, column, value, in.u8() != 0, false);
        }
        case FORMULA -> {
          int column = cell(in, rows);
          boolean date = formats.isDate(in.u16());
          long result = in.u64();
          if (result >>> 48 != 0xFFFF) {
            rows.number(column, Double.longBitsToDouble(result), date, from1904, true);
          } else {
            int kind = (int) result & 0xFF;
            int value = (int) (result >>> 16) & 0xFF;
            if (kind == 1 || kind == 2) {
              boolOrError(rows, column, value, kind == 2, true);
            } else {
              rows.cell(column, CellKind.BLANK, "", true);
              textOf = kind == 0 ? column : -1;
            }
          }
        }
        default -> {}
      }
    }
  }

  /** Reads where a cell is; gives its column. */
  private static int cell(BiffRecords in, SheetRows rows) {
    int line = in.u16() + 1;
    rows.at(line);
    return in.u16();
  }

  private static void boolOrError(
      SheetRows rows, int column, int value, boolean error, boolean formula) {
    if (error) {
      rows.cell(column, CellKind.ERROR, errorText(value), formula);
    } else {
      rows.cell(column, CellKind.BOOLEAN, value != 0 ? "true" : "false", formula);
    }
  }

  /** A number in 30 bits: a whole number or the upper half of a double, perhaps times 100. */
  private static double rk(int bits) {
    double number = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
    return (bits & 1) != 0 ? number / 100 : number;
  }

  private static String errorText(int code) {
    return switch (code) {
      case 0x00 -> "#NULL!";
      case 0x07 -> "#DIV/0!";
      case 0x0F -> "#VALUE!";
      case 0x17 -> "#REF!";
      case 0x1D -> "#NAME?";
      case 0x24 -> "#NUM!";
      default -> "#N/A";
    };
  }

  private void expectBof(BiffRecords in) throws IOException {
    if (!in.next()) {
      throw cut();
    }
    if (in.type() != BOF || in.u16() != BIFF8) {
      throw tooOld(reading);
    }
  }

  private ReadingEnded cut() {
    return reading.refuse(
        FindingCode.TRUNCATED,
        null,
        null,
        Wording.of(
            "the record that ends the sheet; the workbook ends before it",
            "l'enregistrement qui clôt la feuille ; le classeur finit avant"));
  }

  static ReadingEnded passwordProtected(Reading reading) {
    return reading.refuse(
        FindingCode.UNREADABLE,
        null,
        null,
        Wording.of("a workbook without a password", "un classeur sans mot de passe"));
  }

  static ReadingEnded tooOld(Reading reading) {
    return reading.refuse(
        FindingCode.NOT_THIS_FORMAT,
        null,
        null,
        Wording.of(
            "a workbook of Excel 97 or later (BIFF8)", "un classeur d'Excel 97 ou plus (BIFF8)"));
  }

  private record SheetEntry(String name, long offset, boolean isVisible) {}
}
