package io.github.cdiscountds.view;

import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.invoice.AuditFinding;
import io.github.cdiscountds.invoice.AuditReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the findings of an audit as CSV (RFC 4180), UTF-8 with a byte order mark, by which
 * spreadsheets know it. Decimal mark ".", no grouping.
 *
 * <p>No cell is a formula: a text that a spreadsheet would take for one gets an apostrophe in
 * front. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AuditCsv {
  private static final String LINE_END = "\r\n";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final List<Wording> HEADER =
      List.of(
          new Wording("Code", "Code"),
          new Wording("Document", "Document"),
          new Wording("Row", "Rang"),
          new Wording("Invoice", "Facture"),
          new Wording("Line", "Ligne"),
          new Wording("Order", "Commande"),
          new Wording("Campaign", "Campagne"),
          new Wording("Product", "Produit"),
          new Wording("What", "Objet"),
          new Wording("Unit", "Unité"),
          new Wording("Expected", "Attendu"),
          new Wording("Found", "Trouvé"),
          new Wording("Billed too much (EUR)", "Facturé en trop (EUR)"));

  private final Locale locale;
  private final Separator separator;

  private AuditCsv(Locale locale, Separator separator) {
    this.locale = locale;
    this.separator = separator;
  }

  /**
   * What stands between two cells.
   *
   * @since 0.1.0
   */
  public enum Separator {
    /** As in RFC 4180. */
    COMMA(','),
    /** As French spreadsheets expect it. */
    SEMICOLON(';'),
    /** A tab. */
    TAB('\t');

    private final char mark;

    Separator(char mark) {
      this.mark = mark;
    }
  }

  /**
   * Prepares a writer, with commas.
   *
   * @param locale French for French headers, anything else for English
   * @return the writer
   */
  public static AuditCsv in(Locale locale) {
    return new AuditCsv(locale, Separator.COMMA);
  }

  /**
   * Chooses what stands between two cells.
   *
   * @param value the separator
   * @return a changed copy
   */
  public AuditCsv separatedBy(Separator value) {
    return new AuditCsv(locale, value);
  }

  /**
   * Writes the findings, below a header, one line for each.
   *
   * @param report the audit
   * @param out receives the bytes; flushed, not closed
   * @throws IOException when it can't be written
   */
  public void write(AuditReport report, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    write(writer, HEADER.stream().map(title -> title.in(locale)).toList());
    for (AuditFinding finding : report.findings()) {
      write(writer, cells(finding));
    }
    writer.flush();
  }

  private List<String> cells(AuditFinding finding) {
    Location at = finding.at();
    return List.of(
        finding.code().name(),
        at == null ? "" : SafeText.of(at.file()),
        number(at == null ? null : at.line()),
        SafeText.of(finding.invoice()),
        number(finding.line()),
        SafeText.of(finding.order().orderNumber()),
        SafeText.of(finding.order().campaign()),
        SafeText.of(finding.product().value()),
        finding.code().what().in(locale),
        Units.of(finding.measure()).in(locale),
        number(finding.expected()),
        number(finding.found()),
        number(finding.atStake()));
  }

  private static String number(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }

  private static String number(BigDecimal number) {
    return number.toPlainString();
  }

  private void write(Writer writer, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(separator.mark);
      }
      writer.write(quoted(cells.get(i)));
    }
    writer.write(LINE_END);
  }

  private String quoted(String cell) {
    boolean isPlain =
        cell.chars().noneMatch(c -> c == separator.mark || c == '"' || c == '\r' || c == '\n');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
