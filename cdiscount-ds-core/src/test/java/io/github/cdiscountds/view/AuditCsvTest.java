package io.github.cdiscountds.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.invoice.AuditReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AuditCsvTest {

  private static String written(AuditCsv csv, AuditReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    csv.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyFindingIsALineThatNoSpreadsheetRuns() throws IOException {
    assertThat(written(AuditCsv.in(Locale.ENGLISH), SampleAudit.REPORT))
        .isEqualTo(
            "\ufeffCode,Document,Row,Invoice,Line,Order,Campaign,Product,What,Unit,Expected,Found,"
                + "Billed too much (EUR)\r\n"
                + "UNIT_PRICE,Invoicing_20260405_060000.csv,7,0001,3,'=1+1,\"C,\"\"ampagne\"\"\","
                + "LAMP,unit price,EUR,1050.99,1053.5,2.51\r\n"
                + "VAT,Invoicing_20260405_060000.csv,7,_x0041_ & <b>\u0001,3,'@SUM(A1),'-C;1,LAMP,"
                + "VAT,%,20,5.5,-3.625\r\n"
                + "NOT_BILLED,,,,,007,Été,'+33,quantity billed of what was shipped,pieces,3,0,"
                + "-30.00\r\n");
  }

  @Test
  void frenchSpreadsheetsGetTheirWordsAndSemicolons() throws IOException {
    String csv =
        written(
            AuditCsv.in(Locale.FRENCH).separatedBy(AuditCsv.Separator.SEMICOLON),
            SampleAudit.REPORT);
    assertThat(csv.lines())
        .startsWith(
            "\ufeffCode;Document;Rang;Facture;Ligne;Commande;Campagne;Produit;Objet;Unité;Attendu;"
                + "Trouvé;Facturé en trop (EUR)")
        .contains(
            "VAT;Invoicing_20260405_060000.csv;7;_x0041_ & <b>\u0001;3;'@SUM(A1);\"'-C;1\";LAMP;"
                + "TVA;%;20;5.5;-3.625");
  }

  @Test
  void anAuditWithoutFindingsIsAHeader() throws IOException {
    assertThat(
            written(
                AuditCsv.in(Locale.ENGLISH).separatedBy(AuditCsv.Separator.TAB),
                new AuditReport(List.of(), List.of(), List.of())))
        .startsWith("\ufeffCode\tDocument")
        .hasLineCount(1)
        .endsWith("\r\n");
  }

  @Test
  void whatBeginsAFormulaGetsAnApostrophe() {
    for (String text :
        List.of(
            "=A1", "+1", "-1", "@A", "\tA", "\rA", "\nA", "\uff1dA", "\uff0b", "\uff0d",
            "\uff20")) {
      assertThat(SafeText.of(text)).isEqualTo("'" + text);
    }
    assertThat(SafeText.of("A=1")).isEqualTo("A=1");
    assertThat(SafeText.of("")).isEmpty();
    assertThat(SafeText.of(null)).isEmpty();
  }
}
