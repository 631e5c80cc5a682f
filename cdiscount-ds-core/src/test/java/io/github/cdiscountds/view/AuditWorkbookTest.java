package io.github.cdiscountds.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.OrderTotal;
import io.github.cdiscountds.model.OrderKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Another program's model of the workbook that a bookkeeper opens. */
class AuditWorkbookTest {

  private static byte[] written(Locale locale, AuditReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AuditWorkbook.in(locale).write(report, out);
    return out.toByteArray();
  }

  /** Cells as type, value and format. */
  private static List<String> row(Sheet sheet, int number) {
    List<String> cells = new ArrayList<>();
    Row row = sheet.getRow(number);
    for (int i = 0; i < row.getLastCellNum(); i++) {
      Cell cell = row.getCell(i);
      cells.add(
          cell == null
              ? ""
              : switch (cell.getCellType()) {
                case STRING -> cell.getStringCellValue();
                case NUMERIC ->
                    BigDecimal.valueOf(cell.getNumericCellValue())
                            .stripTrailingZeros()
                            .toPlainString()
                        + " as "
                        + cell.getCellStyle().getDataFormatString();
                default -> "a " + cell.getCellType();
              });
    }
    return cells;
  }

  @Test
  void findingsAndTotalsAreOnSheetsOfTheirOwnWithNumbersAsNumbers() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(written(Locale.ENGLISH, SampleAudit.REPORT)))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(3);
      Sheet findings = book.getSheet("Findings");
      String euros = " as #,##0.00\\ \"€\"";
      assertThat(row(findings, 0))
          .containsExactly(
              "What",
              "Document",
              "Row",
              "Invoice",
              "Line",
              "Order",
              "Campaign",
              "Product",
              "Expected",
              "Found",
              "Billed too much",
              "Code");
      assertThat(row(findings, 1))
          .containsExactly(
              "unit price",
              "Invoicing_20260405_060000.csv",
              "7 as 0",
              "0001",
              "3 as 0",
              "=1+1",
              "C,\"ampagne\"",
              "LAMP",
              "1050.99" + euros,
              "1053.5" + euros,
              "2.51" + euros,
              "UNIT_PRICE");
      assertThat(row(findings, 2))
          .containsExactly(
              "VAT",
              "Invoicing_20260405_060000.csv",
              "7 as 0",
              "_x0041_ & <b>\ufffd",
              "3 as 0",
              "@SUM(A1)",
              "-C;1",
              "LAMP",
              "20 as 0.0#\\ \"%\"",
              "5.5 as 0.0#\\ \"%\"",
              "-3.625" + euros,
              "VAT");
      assertThat(row(findings, 3))
          .containsExactly(
              "quantity billed of what was shipped",
              "",
              "",
              "",
              "",
              "007",
              "Été",
              "+33",
              "3 as 0",
              "0 as 0",
              "-30" + euros,
              "NOT_BILLED");
      assertThat(findings.getLastRowNum()).isEqualTo(3);

      Sheet rates = book.getSheet("VAT rates");
      assertThat(row(rates, 1))
          .containsExactly(
              "5.5 as 0.0#\\ \"%\"",
              "1 as 0", "10" + euros, "5" + euros, "15" + euros, "0.83" + euros, "15.83" + euros);
      assertThat(row(rates, 3)).startsWith("not stated", "1 as 0", "7" + euros);
      assertThat(row(rates, 4))
          .containsExactly(
              "Total",
              "4 as 0",
              "-1217.5" + euros,
              "5" + euros,
              "-1212.5" + euros,
              "-246.07" + euros,
              "-1458.57" + euros);

      Sheet orders = book.getSheet("Orders");
      assertThat(row(orders, 2))
          .containsExactly(
              "=1+1",
              "C1",
              "3 as 0",
              "-2 as 0",
              "-1227.5" + euros,
              "0" + euros,
              "-1227.5" + euros,
              "-246.9" + euros,
              "-1474.4" + euros);
    }
  }

  @Test
  void theHeaderOfEachSheetStaysInView() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(written(Locale.FRENCH, SampleAudit.REPORT)))) {
      assertThat(book).hasSize(3);
      for (Sheet sheet : book) {
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
        assertThat(
                book.getFontAt(sheet.getRow(0).getCell(0).getCellStyle().getFontIndex()).getBold())
            .isTrue();
      }
      assertThat(book.getSheetName(0)).isEqualTo("Écarts");
      assertThat(book.getSheetName(1)).isEqualTo("TVA");
      assertThat(book.getSheetName(2)).isEqualTo("Commandes");
      assertThat(row(book.getSheetAt(1), 0))
          .containsExactly(
              "Taux de TVA", "Lignes", "Montant HT", "Port HT", "Total HT", "TVA", "Total TTC");
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    assertThat(written(Locale.ENGLISH, SampleAudit.REPORT))
        .isEqualTo(written(Locale.ENGLISH, SampleAudit.REPORT));
  }

  @Test
  void anEmptyAuditIsAWorkbookToo() throws IOException {
    AuditReport nothing = new AuditReport(List.of(), List.of(), List.of());
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(written(Locale.ENGLISH, nothing)))) {
      assertThat(book.getSheetAt(0).getLastRowNum()).isZero();
      assertThat(row(book.getSheetAt(1), 1)).startsWith("Total", "0 as 0");
    }
  }

  @Test
  void moreOrdersThanASheetHasRowsAreRefused() {
    OrderTotal total =
        new OrderTotal(OrderKey.of("1", "C"), 1, 1, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
    AuditReport report =
        new AuditReport(List.of(), List.of(), Collections.nCopies(SheetWriter.MAX_ROWS, total));
    assertThatThrownBy(
            () -> AuditWorkbook.in(Locale.ROOT).write(report, OutputStream.nullOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sheet has 1048576 rows; write the audit as CSV");
  }
}
