package io.github.cdiscountds.internal.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RecordedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Packages written by hand, legal and not. */
class XlsxTableReaderTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private DecodeLimits limits = DecodeLimits.DEFAULT;

  XlsxTableReaderTest() {
    parts.put("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relationships(
            "worksheet", "worksheets/sheet1.xml",
            "sharedStrings", "/xl/sharedStrings.xml",
            "styles", "./x/../styles.xml"));
    parts.put("xl/workbook.xml", workbook(""));
  }

  private static String relationships(String... kindsAndTargets) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (int i = 0; i < kindsAndTargets.length; i += 2) {
      xml.append(
          "<Relationship Id='rId%d' Type='%s/%s' Target='%s'/>"
              .formatted(i / 2 + 1, TYPES, kindsAndTargets[i], kindsAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }

  private static String workbook(String properties) {
    return "<workbook xmlns='%s' xmlns:q='%s'>%s<sheets><sheet name='S' sheetId='7' q:id='rId1'/></sheets></workbook>"
        .formatted(MAIN, TYPES, properties);
  }

  private byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, String> part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue().getBytes(UTF_8));
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RecordedTable read() {
    return RecordedTable.of(
        new XlsxTableReader(),
        FileContent.of("w.xlsx", bytes()),
        DecodeOptions.DEFAULT.withLimits(limits));
  }

  private RecordedTable readSheet(String rows) {
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>");
    return read();
  }

  @Test
  void countsRowsAndCellsThatDoNotSayWhereTheyAre() {
    RecordedTable table =
        readSheet(
            "<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row>"
                + "<row r='5'><c r='B5'><v>2</v></c></row><row><c><v>6</v></c></row>");

    assertThat(table.rows)
        .containsExactly(List.of("1", "", "3", "4"), List.of("", "2"), List.of("6"));
    assertThat(table.lines).containsExactly(1, 5, 6);
  }

  @Test
  void readsSharedTextsWithRunsAndWithoutPhoneticGuides() {
    parts.put(
        "xl/sharedStrings.xml",
        "<sst xmlns='%s'><si><t>a</t></si><si><r><t>b </t></r><r><t xml:space='preserve'>c</t></r><rPh><t>no</t></rPh></si><si/><si><t>x_x000A_y_x005F_z_xZZZZ_</t></si></sst>"
            .formatted(MAIN));

    RecordedTable table =
        readSheet(
            "<row><c t='s'><v>1</v></c><c t='s'><v>0</v></c><c t='s'><v>2</v></c><c t='s'><v>3</v></c></row>");

    assertThat(table.rows).containsExactly(List.of("b c", "a", "", "x\ny_z_xZZZZ_"));
  }

  @Test
  void readsTextsInsideCellsAndTheResultsOfFormulas() {
    RecordedTable table =
        readSheet(
            "<row><c t='inlineStr'><is><r><t>in</t></r><r><t>line &lt;&#233;&gt;</t></r></is></c>"
                + "<c t='str'><f>A1</f><v>result</v></c><c><f>B1</f></c>"
                + "<c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c><c t='d'><v>2013-07-29</v></c>"
                + "<c t='d'><v>2013-07-29T10:11:12Z</v></c><c t='d'><v>tomorrow</v></c></row>");

    assertThat(table.rows)
        .containsExactly(
            List.of(
                "inline <é>",
                "result",
                "",
                "true",
                "#REF!",
                "2013-07-29T00:00",
                "2013-07-29T10:11:12",
                "tomorrow"));
    assertThat(table.kinds.get(0))
        .containsExactly(
            CellKind.TEXT,
            CellKind.TEXT,
            CellKind.BLANK,
            CellKind.BOOLEAN,
            CellKind.ERROR,
            CellKind.DATE,
            CellKind.DATE,
            CellKind.TEXT);
    assertThat(table.formulas.get(0)).containsExactly(1, 2);
  }

  @Test
  @Tag("R16")
  void givesTheDigitsOfNumbersAsTheyStandInTheFile() {
    RecordedTable table =
        readSheet(
            "<row><c><v>3.558E12</v></c><c><v>12345678901234567</v></c><c><v>25.990000000000002</v></c>"
                + "<c><v>1.50</v></c><c><v>-0</v></c><c><v>1E999999999</v></c><c><v>1e400</v></c>"
                + "<c><v>NaN</v></c><c><v>0x10</v></c><c><v>1d</v></c><c><v>1E-999999999</v></c></row>");

    assertThat(table.rows.get(0))
        .containsExactly(
            "3558000000000",
            "12345678901234567",
            "25.99",
            "1.5",
            "0",
            "#NUM!",
            "#NUM!",
            "NaN",
            "0x10",
            "1d",
            "0");
    assertThat(table.kinds.get(0))
        .containsExactly(
            CellKind.NUMBER,
            CellKind.NUMBER,
            CellKind.NUMBER,
            CellKind.NUMBER,
            CellKind.NUMBER,
            CellKind.ERROR,
            CellKind.ERROR,
            CellKind.TEXT,
            CellKind.TEXT,
            CellKind.TEXT,
            CellKind.NUMBER);
  }

  @Test
  void tellsDatesByBuiltInAndCustomFormatsAndCountsFrom1904() {
    parts.put("xl/workbook.xml", workbook("<workbookPr date1904='1'/>"));
    parts.put(
        "xl/styles.xml",
        """
        <styleSheet xmlns='%s'>
          <numFmts><numFmt numFmtId='164' formatCode='dd/mm/yy'/><numFmt numFmtId='165' formatCode='0 "d"'/></numFmts>
          <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>
          <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>
        </styleSheet>
        """
            .formatted(MAIN));

    RecordedTable table =
        readSheet(
            "<row><c><v>40022</v></c><c s='1'><v>40022.5</v></c><c s='2'><v>40022</v></c><c s='3'><v>40022</v></c><c s='9'><v>1</v></c><c s='1'><v>-1</v></c></row>");

    assertThat(table.rows.get(0))
        .containsExactly("40022", "2013-07-29T12:00", "2013-07-29T00:00", "40022", "1", "-1");
  }

  @Test
  void countsFrom1904WhateverAnExtensionListRepeats() {
    parts.put(
        "xl/workbook.xml",
        workbook(
            """
            <workbookPr date1904='1'/><extLst>
              <ext xmlns:x15='http://schemas.microsoft.com/office/spreadsheetml/2010/11/main' uri='{140A7094-0E35-4892-8432-C4D2E57EDEB5}'>
                <x15:workbookPr chartTrackingRefBase='1'/></ext>
              <ext uri='{0}'><workbookPr/></ext></extLst>
            """));
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns='%s'><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
            .formatted(MAIN));

    assertThat(readSheet("<row><c s='0'><v>40022</v></c></row>").rows)
        .containsExactly(List.of("2013-07-29T00:00"));
  }

  @Test
  void passesOverElementsOfOtherVocabularies() {
    RecordedTable table =
        readSheet(
            """
            <row r='1'><c><v>1</v></c></row>
            <z:row xmlns:z='urn:drawing' r='1'>5</z:row>
            <extLst><row r='1'><c><v>9</v></c></row></extLst>
            <row r='2'><c><v>2</v><z:v xmlns:z='urn:drawing'>3</z:v></c></row>
            """);

    assertThat(table.refusalMessage()).isNull();
    assertThat(table.rows).containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void findsPartsWhateverTheSlashesAndTheCaseOfTheirNames() {
    parts.put(
        "XL\\Worksheets\\Sheet1.xml",
        "<x:worksheet xmlns:x='"
            + MAIN
            + "'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>");

    assertThat(read().rows).containsExactly(List.of("1"));
  }

  @Test
  @Tag("INV-4")
  void refusesDocumentTypesAndEntities() {
    String sheet =
        "<worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>";
    for (String type :
        List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
            "<!DOCTYPE a [<!ENTITY x 'x'>]>",
            "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'>")) {
      parts.put("xl/worksheets/sheet1.xml", type + sheet);

      RecordedTable table = read();

      assertThat(table.refusalMessage())
          .isEqualTo(
              "w.xlsx!S: is \"xl/worksheets/sheet1.xml\", expected a part of a workbook that is there"
                  + " and sound [UNREADABLE]");
      assertThat(table.rows).isEmpty();
    }
  }

  @Test
  @Tag("INV-4")
  void refusesAPartThatUnpacksBeyondTheLimit() {
    limits =
        DecodeLimits.DEFAULT
            .withFileBytes(1 << 20)
            .withUnpackedBytes(1 << 20)
            .withRows(100_000)
            .withColumns(10)
            .withCellCharacters(100);

    RecordedTable table = readSheet("<row><c><v>1</v></c></row>" + "<!-- x -->".repeat(200_000));

    assertThat(table.refusalMessage())
        .isEqualTo(
            "w.xlsx!S: is \"xl/worksheets/sheet1.xml\", expected at most 1048576 bytes unpacked,"
                + " the limit set for reading [LIMIT_EXCEEDED]");
  }

  @Test
  @Tag("INV-4")
  void refusesAFileThatUnpacksToManyTimesItsSize() {
    limits = DecodeLimits.DEFAULT.withPackingRatio(20);
    String row = "<row><c><v>1</v></c></row>";

    assertThat(readSheet(row + "<!-- x -->".repeat(90_000)).refusal).isNull();
    assertThat(readSheet(row + "<!-- x -->".repeat(200_000)).refusalMessage())
        .isEqualTo(
            "w.xlsx!S: is \"xl/worksheets/sheet1.xml\", expected at most 20 times the file's size"
                + " unpacked, the limit set for reading [LIMIT_EXCEEDED]");
  }

  @Test
  @Tag("INV-4")
  void refusesLongStretchesThatAParserWouldHold() {
    String stretch = "x".repeat(2_000_000);
    for (String row :
        List.of(
            "<row><c t='str' x='" + stretch + "'><v>1</v></c></row>",
            "<row><c t='str'><v>" + stretch + "</v></c></row>",
            "<row><!-- " + stretch + " --></row>")) {
      RecordedTable table = readSheet(row);

      assertThat(table.refusal.code()).isEqualTo(FindingCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  @Tag("INV-4")
  void refusesDeepNestingAndEndlessNames() {
    assertThat(readSheet("<a>".repeat(100)).refusal.code()).isEqualTo(FindingCode.LIMIT_EXCEEDED);
    limits = DecodeLimits.DEFAULT.withNesting(6);
    assertThat(readSheet("<row><c><a><a><a>").refusalMessage())
        .isEqualTo(
            "w.xlsx!S:1: expected at most 6 nested elements, the limit set for reading"
                + " [LIMIT_EXCEEDED]");
    limits = DecodeLimits.DEFAULT;

    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 6000; i++) {
      names.append("<n").append(i).append("/>");
    }
    assertThat(readSheet(names.toString()).refusalMessage())
        .isEqualTo(
            "w.xlsx!S: expected at most 5000 names in a part, the limit set for reading"
                + " [LIMIT_EXCEEDED]");
  }

  @Test
  @Tag("INV-4")
  void refusesMoreSharedTextThanTheHeapShouldHold() {
    limits = DecodeLimits.DEFAULT.withSharedTextBytes(100_000);
    parts.put(
        "xl/sharedStrings.xml",
        "<sst>" + ("<si><t>" + "€".repeat(900) + "</t></si>").repeat(30) + "</sst>");
    assertThat(readSheet("<row><c t='s'><v>0</v></c></row>").refusal).isNull();

    limits = DecodeLimits.DEFAULT.withSharedTextBytes(50_000);
    assertThat(read().refusal.code()).isEqualTo(FindingCode.LIMIT_EXCEEDED);
  }

  @Test
  @Tag("INV-4")
  void refusesSheetsThatContradictThemselves() {
    for (String rows :
        List.of(
            "<row r='2'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row>",
            "<row r='1'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row>",
            "<row r='0'/>",
            "<row r='99999999999'/>",
            "<row r='1048577'/>",
            "<row><c r='ZZZZ1'><v>1</v></c></row>",
            "<row><c r='1A'><v>1</v></c></row>",
            "<c><v>1</v></c>",
            "<row><c t='s'><v>0</v></c></row>",
            "<row><c t='s'><v>-1</v></c></row>",
            "<row><c><v>1</v></row>",
            "<row>&nope;</row>")) {
      assertThat(readSheet(rows).refusal)
          .as(rows)
          .isNotNull()
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(FindingCode.UNREADABLE));
    }
  }

  @Test
  @Tag("R4")
  void refusesOtherZipFiles() {
    parts.clear();
    parts.put("word/document.xml", "<document/>");
    String expected =
        "w.xlsx: expected an Excel workbook of XML parts (.xlsx); this ZIP file holds none"
            + " [NOT_THIS_FORMAT]";
    assertThat(read().refusalMessage()).isEqualTo(expected);

    parts.put("_rels/.rels", relationships("officeDocument", "word/document.xml"));
    assertThat(read().refusalMessage()).isEqualTo(expected);

    parts.put("_rels/.rels", relationships("officeDocument", "xl/workbook.bin"));
    parts.put("xl/workbook.bin", "binary");
    assertThat(read().refusalMessage()).isEqualTo(expected);
  }

  @Test
  void refusesAWorkbookWithoutAVisibleSheetOfCells() {
    parts.put("xl/workbook.xml", workbook("").replace("sheetId='7'", "sheetId='7' state='hidden'"));

    assertThat(readSheet("<row><c><v>1</v></c></row>").refusalMessage())
        .isEqualTo("w.xlsx: expected a visible sheet of cells [SHEET_MISSING]");
  }

  @Test
  @Tag("INV-4")
  void putsNoUnsafeNameOfASheetIntoAMessage() {
    parts.put(
        "xl/workbook.xml",
        workbook("").replace("name='S'", "name='a&#10;b&#x202E;" + "c".repeat(40) + "'"));

    assertThat(readSheet("<row r='0'/>").refusalMessage())
        .isEqualTo(
            "w.xlsx!a?b?"
                + "c".repeat(27)
                + ": is \"sheet\", expected a part of a workbook that is there and sound"
                + " [UNREADABLE]");
  }

  @Test
  @Tag("INV-4")
  void refusesAPartWhoseContentWasChanged() {
    readSheet("<row><c t='str'><v>" + "abc".repeat(10) + "</v></c></row>");
    byte[] bytes = storedBytes();
    String text = new String(bytes, ISO_8859_1);
    bytes[text.indexOf("abcabc")] = 'X';

    RecordedTable table = RecordedTable.of(new XlsxTableReader(), "w.xlsx", bytes);

    assertThat(table.refusal.code()).isEqualTo(FindingCode.UNREADABLE);
  }

  private byte[] storedBytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setLevel(0);
        for (Map.Entry<String, String> part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue().getBytes(UTF_8));
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
