package io.github.cdiscountds.internal.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.codec.DecodeLimits;
import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.internal.table.RecordedTable;
import io.github.cdiscountds.internal.table.TableFormat;
import io.github.cdiscountds.internal.table.TableHandler;
import io.github.cdiscountds.internal.table.TableReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both formats must do alike, on workbooks that POI's object model wrote. */
class WorkbookReadersTest {

  enum Format {
    XLS(HSSFWorkbook::new, new XlsTableReader(), FileFormat.XLS),
    XLSX(XSSFWorkbook::new, new XlsxTableReader(), FileFormat.XLSX);

    private final Supplier<Workbook> writer;
    private final TableReader reader;
    private final FileFormat fileFormat;

    Format(Supplier<Workbook> writer, TableReader reader, FileFormat fileFormat) {
      this.writer = writer;
      this.reader = reader;
      this.fileFormat = fileFormat;
    }

    byte[] write(Consumer<Workbook> content) {
      try (Workbook workbook = writer.get();
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        content.accept(workbook);
        workbook.write(out);
        return out.toByteArray();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    RecordedTable read(byte[] bytes, DecodeOptions options) {
      return RecordedTable.of(reader, FileContent.of("w", bytes), options);
    }

    RecordedTable read(Consumer<Workbook> content) {
      return read(write(content), DecodeOptions.DEFAULT);
    }
  }

  private static Row row(Workbook workbook, int number) {
    Sheet sheet =
        workbook.getNumberOfSheets() == 0 ? workbook.createSheet("Data") : workbook.getSheetAt(0);
    return sheet.createRow(number - 1);
  }

  private static void texts(Row row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
  }

  private static CellStyle format(Workbook workbook, String code) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(code));
    return style;
  }

  private static DecodeOptions limits(long rows, int columns, int characters) {
    return DecodeOptions.DEFAULT.withLimits(
        DecodeLimits.DEFAULT
            .withFileBytes(1 << 20)
            .withUnpackedBytes(1 << 20)
            .withRows(rows)
            .withColumns(columns)
            .withCellCharacters(characters));
  }

  @ParameterizedTest
  @EnumSource
  void givesTheRowsOfTheFirstSheet(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              texts(row(workbook, 1), "Sku", " Name\u00a0");
              texts(row(workbook, 2), "A", "été — 3 € 😀\nline two");
              texts(workbook.createSheet("Second").createRow(0), "never", "read");
            });

    assertThat(table.refusal).isNull();
    assertThat(table.format).isEqualTo(new TableFormat(format.fileFormat, null, null, "Data"));
    assertThat(table.rows)
        .containsExactly(List.of("Sku", "Name"), List.of("A", "été — 3 € 😀\nline two"));
    assertThat(table.kinds.get(0)).containsExactly(CellKind.TEXT, CellKind.TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void passesOverMissingAndBlankRowsAndKeepsTheNumbersOfTheOthers(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              CellStyle style = format(workbook, "0.00");
              row(workbook, 1);
              texts(row(workbook, 3), "a");
              row(workbook, 4).createCell(2).setCellStyle(style);
              texts(row(workbook, 5), " ", "\u00a0");
              texts(row(workbook, 9), "b");
            });

    assertThat(table.rows).containsExactly(List.of("a"), List.of("b"));
    assertThat(table.lines).containsExactly(3, 9);
  }

  @ParameterizedTest
  @EnumSource
  void countsBlankCellsUpToTheLastOneOfARow(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              Row row = row(workbook, 1);
              row.createCell(1).setCellValue("b");
              for (int column = 3; column < 6; column++) {
                row.createCell(column).setCellStyle(format(workbook, "0.00"));
              }
              workbook.getSheetAt(0).addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
            });

    assertThat(table.rows).containsExactly(List.of("", "b", "", "", "", ""));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R16")
  void givesNumbersAsPlainText(Format format) {
    double[] numbers = {
      3558000000000d,
      0,
      -7,
      25.99,
      0.1 + 0.2,
      70.45,
      1e-7,
      1234567.125,
      1e20,
      20,
      5.5,
      -0.0,
      9007199254740991d,
      100,
      33000,
      1 / 3d
    };
    RecordedTable table =
        format.read(
            workbook -> {
              Row row = row(workbook, 1);
              CellStyle text = format(workbook, "@");
              for (int column = 0; column < numbers.length; column++) {
                Cell cell = row.createCell(column);
                cell.setCellValue(numbers[column]);
                cell.setCellStyle(column % 2 == 0 ? text : format(workbook, "#,##0.00 [$€-40C]"));
              }
            });

    assertThat(table.rows.get(0))
        .containsExactly(
            "3558000000000",
            "0",
            "-7",
            "25.99",
            "0.3",
            "70.45",
            "0.0000001",
            "1234567.125",
            "100000000000000000000",
            "20",
            "5.5",
            "0",
            "9007199254740991",
            "100",
            "33000",
            "0.333333333333333");
    assertThat(table.kinds.get(0)).containsOnly(CellKind.NUMBER);
  }

  @ParameterizedTest
  @EnumSource
  void givesDatesAsIsoText(Format format) {
    String[] codes = {
      "m/d/yy", "dd/mm/yyyy hh:mm", "[$-40C]d mmmm yyyy;@", "yyyy-mm-dd hh:mm:ss.000", "h:mm", "0.0"
    };
    RecordedTable table =
        format.read(
            workbook -> {
              Row row = row(workbook, 1);
              LocalDateTime[] values = {
                LocalDateTime.of(2013, 7, 29, 0, 0),
                LocalDateTime.of(2013, 10, 24, 8, 26),
                LocalDateTime.of(1900, 2, 28, 0, 0),
                LocalDateTime.of(2016, 5, 6, 0, 0, 14, 987_000_000),
                LocalDateTime.of(1900, 3, 1, 12, 0),
                LocalDateTime.of(2013, 7, 29, 12, 0)
              };
              for (int column = 0; column < codes.length; column++) {
                Cell cell = row.createCell(column);
                cell.setCellValue(values[column]);
                cell.setCellStyle(format(workbook, codes[column]));
              }
            });

    assertThat(table.rows.get(0))
        .containsExactly(
            "2013-07-29T00:00",
            "2013-10-24T08:26",
            "1900-02-28T00:00",
            "2016-05-06T00:00:14.987",
            "1900-03-01T12:00",
            "41484.5");
    assertThat(table.kinds.get(0))
        .containsExactly(
            CellKind.DATE,
            CellKind.DATE,
            CellKind.DATE,
            CellKind.DATE,
            CellKind.DATE,
            CellKind.NUMBER);
  }

  @Test
  void countsDaysFrom1904WhereAnXlsSaysSo() {
    RecordedTable table =
        Format.XLS.read(
            workbook -> {
              ((HSSFWorkbook) workbook)
                  .getInternalWorkbook().getRecords().stream()
                      .filter(DateWindow1904Record.class::isInstance)
                      .map(DateWindow1904Record.class::cast)
                      .forEach(record -> record.setWindowing((short) 1));
              Cell cell = row(workbook, 1).createCell(0);
              cell.setCellValue(40022);
              cell.setCellStyle(format(workbook, "yyyy-mm-dd"));
            });

    assertThat(table.rows).containsExactly(List.of("2013-07-29T00:00"));
  }

  @ParameterizedTest
  @EnumSource
  void givesTheCachedResultsOfFormulas(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              Row row = row(workbook, 1);
              texts(row, "x");
              row.createCell(1).setCellFormula("CONCATENATE(\"long \",REPT(\"é\",300))");
              row.createCell(2).setCellFormula("1+2.5");
              row.createCell(3).setCellFormula("1=1");
              row.createCell(4).setCellFormula("1/0");
              row.createCell(5).setCellFormula("DATE(2013,7,29)");
              row.getCell(5).setCellStyle(format(workbook, "dd/mm/yyyy"));
              row.createCell(6).setCellFormula("\"\"");
              row.createCell(7).setCellValue("last");
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    assertThat(table.rows.get(0))
        .containsExactly(
            "x",
            "long " + "é".repeat(300),
            "3.5",
            "true",
            "#DIV/0!",
            "2013-07-29T00:00",
            "",
            "last");
    assertThat(table.kinds.get(0))
        .containsExactly(
            CellKind.TEXT,
            CellKind.TEXT,
            CellKind.NUMBER,
            CellKind.BOOLEAN,
            CellKind.ERROR,
            CellKind.DATE,
            CellKind.BLANK,
            CellKind.TEXT);
    assertThat(table.formulas.get(0)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @EnumSource
  void givesBooleansAndErrors(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              Row row = row(workbook, 1);
              row.createCell(0).setCellValue(true);
              row.createCell(1).setCellValue(false);
              row.createCell(2).setCellErrorValue(FormulaError.REF.getCode());
              row.createCell(3).setCellErrorValue(FormulaError.NA.getCode());
            });

    assertThat(table.rows.get(0)).containsExactly("true", "false", "#REF!", "#N/A");
    assertThat(table.kinds.get(0))
        .containsExactly(CellKind.BOOLEAN, CellKind.BOOLEAN, CellKind.ERROR, CellKind.ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void readsTheFirstVisibleSheetThatHasRows(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              texts(row(workbook, 1), "hidden");
              texts(workbook.createSheet("Very").createRow(0), "very hidden");
              workbook.createSheet("Empty").createRow(0).createCell(0);
              texts(workbook.createSheet("Été").createRow(1), "visible");
              workbook.setActiveSheet(3);
              workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
              workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            });

    assertThat(table.rows).containsExactly(List.of("visible"));
    assertThat(table.lines).containsExactly(2);
    assertThat(table.format.sheet()).isEqualTo("Été");
  }

  @ParameterizedTest
  @EnumSource
  void refusesAWorkbookWithoutRows(Format format) {
    RecordedTable table = format.read(workbook -> workbook.createSheet("Data"));

    assertThat(table.refusalMessage())
        .isEqualTo("w!Data: expected at least one row that isn't blank [EMPTY_DOCUMENT]");
  }

  @ParameterizedTest
  @EnumSource
  void readsManySharedTextsAcrossRecordsAndBlocks(Format format) {
    RecordedTable table =
        format.read(
            workbook -> {
              for (int i = 1; i <= 700; i++) {
                texts(row(workbook, i), "é".repeat(i), "€".repeat(i) + i, "n" + i);
              }
            });

    assertThat(table.refusal).isNull();
    for (int i = 1; i <= 700; i++) {
      assertThat(table.rows.get(i - 1)).containsExactly("é".repeat(i), "€".repeat(i) + i, "n" + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsTheLongestCellThatASpreadsheetHolds(Format format) {
    String longest = "x€".repeat(16_383);

    RecordedTable table = format.read(workbook -> texts(row(workbook, 1), longest));

    assertThat(table.rows).containsExactly(List.of(longest));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("INV-4")
  void refusesWhatExceedsALimit(Format format) {
    byte[] bytes =
        format.write(
            workbook -> {
              texts(row(workbook, 1), "a", "b", "c");
              texts(row(workbook, 2), "1", "2", "x".repeat(20));
            });

    assertThat(format.read(bytes, limits(2, 3, 20)).refusal).isNull();
    assertThat(format.read(bytes, limits(1, 3, 20)).refusalMessage())
        .isEqualTo("w!Data:2: expected at most 1 rows, the limit set for reading [LIMIT_EXCEEDED]");
    assertThat(format.read(bytes, limits(2, 2, 20)).refusalMessage())
        .isEqualTo(
            "w!Data:1: expected at most 2 columns, the limit set for reading [LIMIT_EXCEEDED]");
    assertThat(format.read(bytes, limits(2, 3, 19)).refusalMessage())
        .endsWith(
            ": expected at most 19 characters in a cell, the limit set for reading"
                + " [LIMIT_EXCEEDED]");
    assertThat(
            format
                .read(
                    bytes,
                    DecodeOptions.DEFAULT.withLimits(
                        DecodeLimits.DEFAULT
                            .withFileBytes(100)
                            .withUnpackedBytes(1 << 20)
                            .withRows(10)
                            .withColumns(10)
                            .withCellCharacters(100)))
                .refusalMessage())
        .isEqualTo(
            "w: is \""
                + bytes.length
                + " bytes\", expected at most 100 bytes, the limit set for reading"
                + " [LIMIT_EXCEEDED]");
  }

  @ParameterizedTest
  @EnumSource
  void passesOverBlankCellsBeyondTheLimitForColumns(Format format) {
    byte[] bytes =
        format.write(
            workbook -> {
              texts(row(workbook, 1), "a", "b");
              workbook
                  .getSheetAt(0)
                  .getRow(0)
                  .createCell(50)
                  .setCellStyle(format(workbook, "0.00"));
            });

    assertThat(format.read(bytes, limits(2, 2, 20)).rows).containsExactly(List.of("a", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void readsAFileAsItReadsBytes(Format format, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.csv");
    Files.write(file, format.write(workbook -> texts(row(workbook, 1), "a", "b")));

    RecordedTable table =
        RecordedTable.of(format.reader, FileContent.of(file), DecodeOptions.DEFAULT);

    assertThat(table.rows).containsExactly(List.of("a", "b"));
    Files.delete(file);
  }

  @ParameterizedTest
  @EnumSource
  void throwsWhenTheFileIsNotThere(Format format, @TempDir Path folder) {
    assertThatThrownBy(
            () ->
                format.reader.read(
                    FileContent.of(folder.resolve("none.xls")),
                    DecodeOptions.DEFAULT,
                    new RecordedTable()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhenTheHandlerHasEnoughAndLetsItsExceptionThrough(Format format) throws IOException {
    FileContent content =
        FileContent.of(
            "w",
            format.write(
                workbook -> {
                  texts(row(workbook, 1), "a");
                  texts(row(workbook, 2), "b");
                }));
    List<String> seen = new ArrayList<>();
    IllegalArgumentException failure = new IllegalArgumentException("the shop is closed");

    assertThat(format.reader.read(content, DecodeOptions.DEFAULT, new OneRow(seen, null))).isNull();
    assertThat(seen).containsExactly("a");
    assertThatThrownBy(
            () -> format.reader.read(content, DecodeOptions.DEFAULT, new OneRow(seen, failure)))
        .isSameAs(failure);
  }

  @Test
  void refusesAnEncryptedWorkbook() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] bytes;
    try {
      bytes = Format.XLS.write(workbook -> texts(row(workbook, 1), "a"));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }

    assertThat(Format.XLS.read(bytes, DecodeOptions.DEFAULT).refusalMessage())
        .isEqualTo("w: expected a workbook without a password [UNREADABLE]");
    assertThat(
            Format.XLS.read(ole2With("EncryptedPackage"), DecodeOptions.DEFAULT).refusalMessage())
        .isEqualTo("w: expected a workbook without a password [UNREADABLE]");
  }

  @Test
  void refusesOlderWorkbooksAndOtherContainers() throws IOException {
    assertThat(Format.XLS.read(ole2With("Book"), DecodeOptions.DEFAULT).refusalMessage())
        .isEqualTo("w: expected a workbook of Excel 97 or later (BIFF8) [NOT_THIS_FORMAT]");
    assertThat(Format.XLS.read(ole2With("WordDocument"), DecodeOptions.DEFAULT).refusalMessage())
        .isEqualTo("w: expected an Excel workbook; this OLE2 file holds none [NOT_THIS_FORMAT]");
  }

  @Test
  void refusesAContainerOfZeros() throws IOException {
    Finding refusal = Format.XLS.read(ole2With("Workbook"), DecodeOptions.DEFAULT).refusal;

    assertThat(refusal.code()).isEqualTo(FindingCode.NOT_THIS_FORMAT);
  }

  private static byte[] ole2With(String entry) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** Takes one row, or fails on it. */
  private record OneRow(List<String> seen, RuntimeException failure) implements TableHandler {
    @Override
    public void start(TableFormat format) {}

    @Override
    public boolean row(RawRow row) {
      if (failure != null) {
        throw failure;
      }
      seen.add(row.text(0));
      return false;
    }

    @Override
    public void brokenRow(RawRow readable, Finding why) {}
  }
}
