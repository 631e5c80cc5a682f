package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.invoice.AuditReport;
import io.github.cdiscountds.invoice.Measure;
import io.github.cdiscountds.invoice.OrderTotal;
import io.github.cdiscountds.invoice.VatTotal;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes an audit as an .xlsx workbook for bookkeepers: a sheet with the findings, one with the
 * totals per VAT rate, one with the totals per order. Headers stay in view, numbers are numbers.
 * VAT that is computed is rounded to the cent, half up, on each line shown; the sum over all VAT
 * rates is that of the rounded figures.
 *
 * <p>No cell is a formula, and none holds personal data. The same report gives the same bytes.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AuditWorkbook {
  private static final Map<Measure, CellStyle> STYLES =
      Map.of(
          Measure.PIECES, CellStyle.COUNT,
          Measure.EUROS, CellStyle.EUROS,
          Measure.PERCENT, CellStyle.PERCENT);

  private final Locale locale;

  private AuditWorkbook(Locale locale) {
    this.locale = locale;
  }

  /**
   * Prepares a writer.
   *
   * @param locale French for French headers and names of sheets, anything else for English
   * @return the writer
   */
  public static AuditWorkbook in(Locale locale) {
    return new AuditWorkbook(locale);
  }

  /**
   * Writes the workbook.
   *
   * @param report the audit
   * @param out receives the bytes; flushed, not closed
   * @throws IOException when it can't be written
   * @throws IllegalArgumentException when it has more findings or orders than a sheet has rows
   *     (1,048,576)
   */
  public void write(AuditReport report, OutputStream out) throws IOException {
    WorkbookWriter workbook =
        new WorkbookWriter(
            out,
            List.of(
                word("Findings", "Écarts"), word("VAT rates", "TVA"), word("Orders", "Commandes")));
    findings(report, workbook);
    vatRates(report, workbook);
    orders(report, workbook);
    workbook.finish();
  }

  private String word(String english, String french) {
    return new Wording(english, french).in(locale);
  }

  private void findings(AuditReport report, WorkbookWriter workbook) throws IOException {
    SheetWriter sheet = workbook.sheet(List.of(36, 32, 8, 18, 8, 22, 18, 22, 14, 14, 16, 24));
    header(
        sheet,
        word("What", "Objet"),
        word("Document", "Document"),
        word("Row", "Rang"),
        word("Invoice", "Facture"),
        word("Line", "Ligne"),
        word("Order", "Commande"),
        word("Campaign", "Campagne"),
        word("Product", "Produit"),
        word("Expected", "Attendu"),
        word("Found", "Trouvé"),
        word("Billed too much", "Facturé en trop"),
        word("Code", "Code"));
    for (AuditFinding finding : report.findings()) {
      Location at = finding.at();
      CellStyle style = STYLES.getOrDefault(finding.measure(), CellStyle.PLAIN);
      sheet.beginRow();
      sheet.text(finding.code().what().in(locale), CellStyle.TEXT);
      sheet.text(at == null ? null : at.file(), CellStyle.TEXT);
      sheet.number(at == null ? null : at.line(), CellStyle.COUNT);
      sheet.text(finding.invoice(), CellStyle.TEXT);
      sheet.number(finding.line(), CellStyle.COUNT);
      sheet.text(finding.order().orderNumber(), CellStyle.TEXT);
      sheet.text(finding.order().campaign(), CellStyle.TEXT);
      sheet.text(finding.product().value(), CellStyle.TEXT);
      sheet.number(finding.expected(), style);
      sheet.number(finding.found(), style);
      sheet.number(finding.atStake(), CellStyle.EUROS);
      sheet.text(finding.code().name(), CellStyle.TEXT);
      sheet.endRow();
    }
    sheet.endWithFilter();
  }

  private void vatRates(AuditReport report, WorkbookWriter workbook) throws IOException {
    SheetWriter sheet = workbook.sheet(List.of(16, 10, 18, 18, 18, 18, 18));
    header(
        sheet,
        word("VAT rate", "Taux de TVA"),
        word("Lines", "Lignes"),
        word("Amount excl. VAT", "Montant HT"),
        word("Shipping excl. VAT", "Port HT"),
        word("Total excl. VAT", "Total HT"),
        word("VAT", "TVA"),
        word("Total incl. VAT", "Total TTC"));
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal shipping = BigDecimal.ZERO;
    BigDecimal vat = BigDecimal.ZERO;
    for (VatTotal total : report.vatTotals()) {
      BigDecimal rounded = cents(total.vat());
      sheet.beginRow();
      if (total.rate() == null) {
        sheet.text(word("not stated", "non indiqué"), CellStyle.TEXT);
      } else {
        sheet.number(total.rate(), CellStyle.PERCENT);
      }
      sheet.number(total.lines(), CellStyle.COUNT);
      sheet.number(total.amount(), CellStyle.EUROS);
      sheet.number(total.shippingCosts(), CellStyle.EUROS);
      sheet.number(total.net(), CellStyle.EUROS);
      sheet.number(rounded, CellStyle.EUROS);
      sheet.number(total.net().add(rounded), CellStyle.EUROS);
      sheet.endRow();
      amount = amount.add(total.amount());
      shipping = shipping.add(total.shippingCosts());
      vat = vat.add(rounded);
    }
    BigDecimal net = amount.add(shipping);
    sheet.beginRow();
    sheet.text(word("Total", "Total"), CellStyle.TOTAL_TEXT);
    sheet.number(report.lines(), CellStyle.TOTAL_COUNT);
    sheet.number(amount, CellStyle.TOTAL_EUROS);
    sheet.number(shipping, CellStyle.TOTAL_EUROS);
    sheet.number(net, CellStyle.TOTAL_EUROS);
    sheet.number(vat, CellStyle.TOTAL_EUROS);
    sheet.number(net.add(vat), CellStyle.TOTAL_EUROS);
    sheet.endRow();
    sheet.end();
  }

  private void orders(AuditReport report, WorkbookWriter workbook) throws IOException {
    SheetWriter sheet = workbook.sheet(List.of(22, 18, 10, 10, 18, 18, 18, 18, 18));
    header(
        sheet,
        word("Order", "Commande"),
        word("Campaign", "Campagne"),
        word("Lines", "Lignes"),
        word("Pieces", "Pièces"),
        word("Amount excl. VAT", "Montant HT"),
        word("Shipping excl. VAT", "Port HT"),
        word("Total excl. VAT", "Total HT"),
        word("VAT", "TVA"),
        word("Total incl. VAT", "Total TTC"));
    for (OrderTotal total : report.orderTotals()) {
      BigDecimal rounded = cents(total.vat());
      sheet.beginRow();
      sheet.text(total.order().orderNumber(), CellStyle.TEXT);
      sheet.text(total.order().campaign(), CellStyle.TEXT);
      sheet.number(total.lines(), CellStyle.COUNT);
      sheet.number(BigDecimal.valueOf(total.quantity()), CellStyle.COUNT);
      sheet.number(total.amount(), CellStyle.EUROS);
      sheet.number(total.shippingCosts(), CellStyle.EUROS);
      sheet.number(total.net(), CellStyle.EUROS);
      sheet.number(rounded, CellStyle.EUROS);
      sheet.number(total.net().add(rounded), CellStyle.EUROS);
      sheet.endRow();
    }
    sheet.endWithFilter();
  }

  private static void header(SheetWriter sheet, String... titles) throws IOException {
    sheet.beginRow();
    for (String title : titles) {
      sheet.text(title, CellStyle.HEADER);
    }
    sheet.endRow();
  }

  private static BigDecimal cents(BigDecimal exact) {
    return exact.setScale(2, RoundingMode.HALF_UP);
  }
}
