package io.github.cdiscountds.internal.sheet;

import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.table.Reading;
import io.github.cdiscountds.internal.table.ReadingEnded;
import io.github.cdiscountds.internal.table.SheetName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One pass over one Office Open XML workbook. Not thread-safe. */
final class XlsxPass {
  private static final int MOST_SHEETS = 4096;

  private final Reading reading;
  private final SharedTexts texts;
  private final CellFormats formats = new CellFormats();
  private final List<SheetEntry> sheets = new ArrayList<>();
  private boolean from1904;

  XlsxPass(Reading reading) {
    this.reading = reading;
    this.texts = new SharedTexts(reading, reading.limits());
  }

  void read() throws IOException {
    try (PackageParts parts = PackageParts.open(reading)) {
      String workbook = Relationships.of(reading, parts, "").first("officeDocument");
      if (workbook == null || !parts.has(workbook) || !workbook.endsWith(".xml")) {
        throw noWorkbook();
      }
      Relationships related = Relationships.of(reading, parts, workbook);
      readWorkbook(parts, workbook, related);
      @Nullable String styles = related.first("styles");
      if (styles != null && parts.has(styles)) {
        readStyles(parts, styles);
      }
      @Nullable String shared = related.first("sharedStrings");
      if (shared != null && parts.has(shared)) {
        readSharedTexts(parts, shared);
      }
      for (SheetEntry sheet : sheets) {
        if (reading.sheet(() -> readSheet(parts, sheet))) {
          return;
        }
      }
      if (sheets.isEmpty()) {
        throw reading.refuse(
            FindingCode.SHEET_MISSING,
            null,
            null,
            Wording.of("a visible sheet of cells", "une feuille de cellules visible"));
      }
    }
  }

  private void readSheet(PackageParts parts, SheetEntry sheet) throws IOException {
    SheetRows rows = new SheetRows(reading, FileFormat.XLSX, sheet.name());
    new SheetHandler(reading, rows, texts, formats, from1904).read(parts, sheet.part());
    rows.flush();
  }

  private void readWorkbook(PackageParts parts, String part, Relationships related)
      throws IOException {
    PartHandler handler =
        new PartHandler(reading) {
          private boolean first = true;

          @Override
          void start(String name, Attributes attributes) {
            if (first && !name.equals("workbook")) {
              throw noWorkbook();
            }
            first = false;
            if (name.equals("workbookPr")) {
              from1904 = isTrue(attributes.getValue("date1904"));
            } else if (name.equals("sheet") && sheets.size() < MOST_SHEETS) {
              String state = attributes.getValue("state");
              String id = relationshipId(attributes);
              String sheetPart = id == null ? null : related.part(id, "worksheet");
              String sheetName = attributes.getValue("name");
              if (sheetPart != null && (state == null || state.equals("visible"))) {
                sheets.add(
                    new SheetEntry(sheetName == null ? "" : SheetName.shown(sheetName), sheetPart));
              }
            }
          }

          @Override
          void end(String name) {}
        };
    handler.read(parts, part);
  }

  private void readStyles(PackageParts parts, String part) throws IOException {
    PartHandler handler =
        new PartHandler(reading) {
          private boolean cellFormats;

          @Override
          void start(String name, Attributes attributes) {
            switch (name) {
              case "cellXfs" -> cellFormats = true;
              case "numFmt" -> {
                String code = attributes.getValue("formatCode");
                formats.define(
                    wholeNumber(attributes.getValue("numFmtId"), -1), code == null ? "" : code);
              }
              case "xf" -> {
                if (cellFormats) {
                  formats.addCellFormat(wholeNumber(attributes.getValue("numFmtId"), 0));
                }
              }
              default -> {}
            }
          }

          @Override
          void end(String name) {
            if (name.equals("cellXfs")) {
              cellFormats = false;
            }
          }
        };
    handler.read(parts, part);
  }

  private void readSharedTexts(PackageParts parts, String part) throws IOException {
    PartHandler handler =
        new PartHandler(reading) {
          private final StringBuilder whole = new StringBuilder();
          private boolean phonetic;

          @Override
          void start(String name, Attributes attributes) {
            switch (name) {
              case "si" -> whole.setLength(0);
              case "rPh" -> phonetic = true;
              case "t" -> {
                if (!phonetic) {
                  collect();
                }
              }
              default -> {}
            }
          }

          @Override
          void end(String name) {
            switch (name) {
              case "t" -> {
                whole.append(collected());
                if (whole.length() > reading.limits().cellCharacters()) {
                  throw reading.cellTooLong(null);
                }
              }
              case "rPh" -> phonetic = false;
              case "si" -> texts.add(EscapedText.decode(whole.toString()));
              default -> {}
            }
          }
        };
    handler.read(parts, part);
  }

  private ReadingEnded noWorkbook() {
    return reading.refuse(
        FindingCode.NOT_THIS_FORMAT,
        null,
        null,
        Wording.of(
            "an Excel workbook of XML parts (.xlsx); this ZIP file holds none",
            "un classeur Excel en XML (.xlsx) ; ce fichier ZIP n'en contient pas"));
  }

  /** The attribute {@code r:id}, whatever its prefix and flavour of namespace. */
  private static @Nullable String relationshipId(Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
        return attributes.getValue(i);
      }
    }
    return null;
  }

  static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equals("true"));
  }

  /** A number of up to nine digits, or what to take instead. */
  static int wholeNumber(@Nullable CharSequence value, int otherwise) {
    if (value == null || value.length() == 0 || value.length() > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private record SheetEntry(String name, String part) {}
}
