package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.messages;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.ComplianceReport.Problem;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.KeyColumn;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.TrackingRow;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportDecodingTest {
  private static final String TRACKING =
      "CustomerOrderRef|scopus_id|PartnerOrderRef|ship_first_name|cdv_codeta|eve_codeta|datval|sku|"
          + "quantite_livree|CDEM_NumColisComplet|ExternalCarrierTrackingURL";
  private static final String INVOICE =
      "number|date|yourcustomerreference|customerreference|productcode|quantitydelivered|vat|"
          + "vatexunitprice|vatexamount|vatexshipcost";

  // Compliance

  @Test
  @Tag("R21")
  void readsBothHeaderLanguagesOfTheComplianceReport() {
    Decoded<ComplianceReport> english =
        sheet()
            .row("SourceFile|ProcessedFile|DateTime|Status|Reason")
            .row("a.xls|X_a.xls|24/10/2013 08:26|ok|En cours de traitement")
            .decodedAs(DocumentKind.COMPLIANCE);
    Decoded<ComplianceReport> french =
        sheet()
            .row("FichierOrigine|FichierTraite|DateHeure|Statut|Motif")
            .row("a.xls|X_a.xls|24/10/2013 08:26|OK|En cours de traitement")
            .decodedAs(DocumentKind.COMPLIANCE);

    assertThat(english.values())
        .containsExactly(
            new ComplianceReport(
                "a.xls",
                "X_a.xls",
                LocalDateTime.of(2013, 10, 24, 8, 26),
                Status.OK,
                "En cours de traitement",
                List.of()));
    assertThat(french.values()).isEqualTo(english.values());
    assertThat(english.format().headerLanguage()).isEqualTo(HeaderLanguage.ENGLISH);
    assertThat(french.format().headerLanguage()).isEqualTo(HeaderLanguage.FRENCH);
  }

  @Test
  @Tag("R21")
  void takesTheReasonsOfARejectedFileApart() {
    Decoded<ComplianceReport> decoded =
        sheet()
            .row("FichierOrigine|DateHeure|Statut|Motif")
            .row(
                "a.xls|tomorrow|KO|Non traité : ligne n°3 : FraisPort:n'est pas au format attendu ;"
                    + " Ligne 12 : Shipping_ZipCode : dépasse la taille maximale ; ligne n° 4 :"
                    + " Couleur:inconnue ; ligne n°5 : illisible ; Nom de l'onglet incorrect ;"
                    + " Quantité : manque ; note: see 12:30")
            .decodedAs(DocumentKind.COMPLIANCE);

    assertThat(decoded.values().get(0).problems())
        .containsExactly(
            new Problem(3, "FraisPort", OrderColumn.SHIPPING_COSTS, "n'est pas au format attendu"),
            new Problem(
                12, "Shipping_ZipCode", OrderColumn.POST_CODE, "dépasse la taille maximale"),
            new Problem(4, "Couleur", null, "inconnue"),
            new Problem(5, null, null, "illisible"),
            new Problem(null, null, null, "Nom de l'onglet incorrect"),
            new Problem(null, "Quantité", OrderColumn.QUANTITY, "manque"),
            new Problem(null, null, null, "note: see 12:30"));
    assertThat(decoded.values().get(0).analysedAt()).isNull();
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:B: DateHeure is \"tomorrow\", expected a date such as"
                + " 31/12/2026, 2026-12-31 23:59:00 or 20261231 [DATE_FORMAT]");
  }

  @Test
  @Tag("INV-2")
  void rejectsAComplianceRowThatIsNeitherAcceptedNorRejected() {
    Decoded<ComplianceReport> decoded =
        sheet()
            .row("FichierOrigine|Statut")
            .row("a.xls|PARTIEL")
            .row("b.xls|KO")
            .decodedAs(DocumentKind.COMPLIANCE);

    assertThat(decoded.values()).extracting(ComplianceReport::sourceFile).containsExactly("b.xls");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv!Sheet1:2:B: Statut is \"PARTIEL\", expected OK or KO [UNKNOWN_CODE]");
  }

  // Anomalies

  @Test
  @Tag("R7")
  void keepsAVerdictWhoseAmountsCannotBeRead() {
    Decoded<AnomalyRow> decoded =
        sheet()
            .row(
                "CustomerOrderRef|PartnerOrderRef|CreationDate|Shipping_Fee|ProductId|Quantity|"
                    + "MessageError|LastName")
            .row("1|SPRING|#date:2026-01-02T03:04:05.678|free|A|some|Traitée|Doe")
            .row("|SPRING||7|A|1|Traitée|Doe")
            .decodedAs(DocumentKind.ANOMALIES);

    AnomalyRow row = decoded.values().get(0);
    assertThat(decoded.values()).hasSize(1);
    assertThat(row.order()).isEqualTo(OrderKey.of("1", "SPRING"));
    assertThat(row.createdAt()).isEqualTo(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000));
    assertThat(row.shippingCosts()).isNull();
    assertThat(row.quantity()).isNull();
    assertThat(row.result()).isEqualTo(new IntegrationResult.Processed());
    assertThat(decoded.findings())
        .extracting(finding -> finding.severity() + " " + finding.at() + " " + finding.code())
        .containsExactly(
            "WARNING given.csv!Sheet1:2:D " + FindingCode.NUMBER_FORMAT,
            "WARNING given.csv!Sheet1:2:F " + FindingCode.NUMBER_FORMAT,
            "ERROR given.csv!Sheet1:3:A " + FindingCode.REQUIRED);
  }

  @Test
  @Tag("R23")
  void takesAnUnknownWordingForPendingAndSaysSo() {
    Decoded<AnomalyRow> decoded =
        sheet()
            .row("CustomerOrderRef|PartnerOrderRef|ProductId|MessageError")
            .row("1|SPRING|A|Traitée partiellement")
            .row("1|SPRING|B|En attente d'intégration")
            .row("1|SPRING|C|")
            .decodedAs(DocumentKind.ANOMALIES);

    assertThat(decoded.values())
        .extracting(AnomalyRow::result)
        .containsExactly(
            new IntegrationResult.Pending("Traitée partiellement"),
            new IntegrationResult.Pending("En attente d'intégration"),
            new IntegrationResult.Pending(null));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:D: MessageError is \"Traitée partiellement\", expected"
                + " Traitée, Non Traitée : …, or En attente d'intégration; taken as pending"
                + " [UNKNOWN_WORDING]",
            "WARNING given.csv!Sheet1:4:D: MessageError expected Traitée, Non Traitée : …, or En"
                + " attente d'intégration; taken as pending [UNKNOWN_WORDING]");
  }

  @Test
  @Tag("INV-6")
  void showsNoCellOfARowThatStandsWhereTheHeaderShould() {
    String row =
        "1||SPRING|ID1|M|Doe|Jo|1 Secret Road||||75001|Paris|FR|0102030405||"
            + "jo@example.org|COL||A|||Traitée|a.xls";

    assertThat(messages(sheet().row(row).decodedAs(DocumentKind.ANOMALIES).findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:1: is (127 characters, withheld), expected the documented"
                + " column names; the 24 columns were bound by position [COLUMN_UNKNOWN]");
    assertThat(sheet().row(row + "|more").refusedAs(DocumentKind.ANOMALIES).reason().message())
        .isEqualTo(
            "given.csv!Sheet1:1: expected a header with \"CustomerOrderRef\" (A),"
                + " \"PartnerOrderRef\" (C), \"ProductId\" (T), \"MessageError\" (W); found a row"
                + " of 25 cells that may be personal data [COLUMN_MISSING]");
    assertThat(sheet().row(row + "|more").refusedAs(DocumentKind.ANOMALIES).findings())
        .allSatisfy(finding -> assertThat(finding.read()).contains("characters, withheld"));
  }

  @Test
  @Tag("R6")
  void takesAFirstRowWithANumberOrDateInItsColumnForData() {
    String row = "1||SPRING|ID1|M|Doe|Jo|1 Road||||75001|Paris|FR|01||jo@a.example|COL|%s|A|||OK|a";

    assertThat(sheet().row(row.formatted("7")).decodedAs(DocumentKind.ANOMALIES).values())
        .extracting(anomaly -> anomaly.order().orderNumber())
        .containsExactly("1");
    assertThat(sheet().row(row.formatted("x")).decodedAs(DocumentKind.ANOMALIES).values())
        .isEmpty();
  }

  @Test
  @Tag("INV-6")
  void showsNoCellThatSlippedIntoTheNextColumn() {
    Decoded<AnomalyRow> decoded =
        sheet()
            .row(
                "CustomerOrderRef|PartnerOrderRef|ProductId|MessageError|Shipping_Country|"
                    + "DeliveryMode|Shipping_Fee|PriceWithoutTax")
            .row("1|SPRING|A|Traitée|Villeneuve|jo@a|Doe|9,9,9")
            .decodedAs(DocumentKind.ANOMALIES);

    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:E: Shipping_Country is (10 characters, withheld), expected"
                + " at most 6 characters [TOO_LONG]",
            "WARNING given.csv!Sheet1:2:F: DeliveryMode is (4 characters, withheld), expected at"
                + " most 3 characters [TOO_LONG]",
            "WARNING given.csv!Sheet1:2:G: Shipping_Fee is (3 characters, withheld), expected a"
                + " number such as 12.50 [NUMBER_FORMAT]",
            "WARNING given.csv!Sheet1:2:H: PriceWithoutTax is \"9,9,9\", expected a number such as"
                + " 12.50 [NUMBER_FORMAT]");
  }

  // Tracking

  private static String tracked(String a, String c, String orderCode, String slipCode) {
    return a + "|S1|" + c + "|JO|" + orderCode + "|" + slipCode + "|2013-07-29 00:00|A|1|P1|";
  }

  @Test
  @Tag("R25")
  void keepsUnknownPairsOfCodesWithAWarning() {
    Decoded<TrackingRow> decoded =
        sheet()
            .row(TRACKING)
            .row(tracked("1", "SPRING", "s", ""))
            .row(tracked("2", "SPRING", "Z", "P"))
            .decodedAs(DocumentKind.TRACKING);

    assertThat(decoded.values())
        .extracting(row -> row.status().meaning())
        .containsExactly(FulfilmentStatus.Meaning.SHIPPED, FulfilmentStatus.Meaning.UNKNOWN);
    assertThat(decoded.values().get(1).status()).isEqualTo(new FulfilmentStatus("Z", "P"));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:3:E: cdv_codeta is \"Z\", expected a documented pair of"
                + " cdv_codeta and eve_codeta, found Z/P; the codes are kept [UNKNOWN_CODE]");
  }

  @Test
  @Tag("R26")
  void takesTheColumnThatRepeatsForTheCampaign() {
    GivenTable inC =
        sheet()
            .row(TRACKING)
            .row(tracked("1", "SPRING", "V", ""))
            .row(tracked("2", "SPRING", "V", ""))
            .row(tracked("2", "SPRING", "V", ""));
    GivenTable inA =
        sheet()
            .row(TRACKING)
            .row(tracked("SPRING", "1", "V", ""))
            .row(tracked("SPRING", "2", "V", ""));

    // C repeats 3 of 3 and A 2 of 3: no majority of 2:1.
    assertThat(inC.refusedAs(DocumentKind.TRACKING).reason().code())
        .isEqualTo(FindingCode.ORIENTATION_OPEN);
    assertThat(
            inC.row(tracked("3", "SPRING", "V", ""))
                .decodedAs(DocumentKind.TRACKING)
                .values()
                .get(0)
                .order())
        .isEqualTo(OrderKey.of("1", "SPRING"));
    assertThat(inA.decodedAs(DocumentKind.TRACKING).values().get(1).order())
        .isEqualTo(OrderKey.of("2", "SPRING"));
  }

  @Test
  @Tag("R26")
  void settlesTheColumnsByOptionBeforeCampaignsBeforeRepetition() {
    GivenTable table = sheet().row(TRACKING).row(tracked("1", "SPRING", "V", ""));
    DecodeOptions named = DecodeOptions.DEFAULT.withCampaigns(Set.of("SPRING", "1"));

    assertThat(table.refusedAs(DocumentKind.TRACKING).reason().message())
        .isEqualTo(
            "given.csv!Sheet1: expected columns A and C that tell order numbers from campaigns: set"
                + " DecodeOptions.withTrackingColumns to A_IS_ORDER or A_IS_CAMPAIGN, or name the"
                + " campaigns with withCampaigns [ORIENTATION_OPEN]");
    assertThat(order(table.with(DecodeOptions.DEFAULT.withCampaigns(Set.of("SPRING")))))
        .isEqualTo(OrderKey.of("1", "SPRING"));
    assertThat(order(table.with(DecodeOptions.DEFAULT.withCampaigns(Set.of("1")))))
        .isEqualTo(OrderKey.of("SPRING", "1"));
    assertThat(table.with(named).refusedAs(DocumentKind.TRACKING).reason().code())
        .isEqualTo(FindingCode.ORIENTATION_OPEN);
    assertThat(order(table.with(named.withTrackingColumns(TrackingColumns.A_IS_CAMPAIGN))))
        .isEqualTo(OrderKey.of("SPRING", "1"));
    assertThat(order(table.with(named.withTrackingColumns(TrackingColumns.A_IS_ORDER))))
        .isEqualTo(OrderKey.of("1", "SPRING"));
    assertThat(order(table.with(named.withTrackingColumns(TrackingColumns.AS_READ)))).isNull();
  }

  @Test
  @Tag("R26")
  void refusesAFileWhoseRowsContradictEachOtherAboutTheCampaign() {
    assertThat(
            sheet()
                .row(TRACKING)
                .row(tracked("1", "SPRING", "V", ""))
                .row(tracked("SPRING", "2", "V", ""))
                .with(DecodeOptions.DEFAULT.withCampaigns(Set.of("SPRING")))
                .refusedAs(DocumentKind.TRACKING)
                .reason()
                .code())
        .isEqualTo(FindingCode.ORIENTATION_OPEN);
  }

  @Test
  @Tag("R26")
  void acceptsATrackingFileWithoutRows() {
    assertThat(sheet().row(TRACKING).decodedAs(DocumentKind.TRACKING).rows()).isEmpty();
  }

  private static OrderKey order(GivenTable table) {
    return table.decodedAs(DocumentKind.TRACKING).values().get(0).order();
  }

  @Test
  @Tag("R27")
  void takesTheFifthColumnForAFirstNameUnlessItIsAnAddress() {
    Decoded<TrackingRow> decoded =
        sheet()
            .row(TRACKING)
            .row(tracked("1", "SPRING", "V", ""))
            .row(tracked("2", "SPRING", "V", "").replace("JO", "jo@example.org"))
            .decodedAs(DocumentKind.TRACKING);

    assertThat(decoded.values().get(0).recipient().firstName()).isEqualTo("JO");
    assertThat(decoded.values().get(0).recipient().email()).isNull();
    assertThat(decoded.values().get(1).recipient().firstName()).isNull();
    assertThat(decoded.values().get(1).recipient().email()).isEqualTo("jo@example.org");
  }

  @Test
  @Tag("R28")
  void keepsOnlyLinksThatAShopPageMayShow() {
    GivenTable table = sheet().row(TRACKING);
    for (String link :
        List.of(
            "https://carrier.example.org/p?x=1",
            "javascript:alert(1)",
            "/p/1",
            "http://user:pw@carrier.example.org/",
            "http://carrier example.org/",
            "ftp://carrier.example.org/")) {
      table.row(tracked(link.length() + "", "SPRING", "V", "") + link);
    }
    Decoded<TrackingRow> decoded = table.decodedAs(DocumentKind.TRACKING);

    assertThat(decoded.values())
        .extracting(TrackingRow::trackingLink)
        .containsExactly(
            URI.create("https://carrier.example.org/p?x=1"), null, null, null, null, null);
    assertThat(decoded.findings()).hasSize(5);
    assertThat(decoded.findings().get(0).message())
        .isEqualTo(
            "given.csv!Sheet1:3:K: ExternalCarrierTrackingURL is \"javascript:alert(1)\", expected"
                + " an absolute http or https address; the link is left out [UNSAFE_LINK]");
  }

  // Invoice

  @Test
  @Tag("R34")
  void readsCreditLinesAndExactAmounts() {
    Decoded<InvoiceLine> decoded =
        csv()
            .row(INVOICE)
            .row("F1|14/11/2013|SPRING|1|A|-2|20|0.10|-0.20|")
            .row("F1|14/11/2013|SPRING|1|B|1|20|abc|0.20|")
            .decodedAs(DocumentKind.INVOICE);

    InvoiceLine credit = decoded.values().get(0);
    assertThat(decoded.values()).hasSize(1);
    assertThat(credit.quantity()).isEqualTo(-2);
    assertThat(credit.amount()).isEqualTo(new BigDecimal("-0.20"));
    assertThat(credit.date()).isEqualTo(LocalDate.of(2013, 11, 14));
    assertThat(credit.order()).isEqualTo(OrderKey.of("1", "SPRING"));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv:3:H: vatexunitprice is \"abc\", expected a number such as 12.50"
                + " [NUMBER_FORMAT]");
  }

  @Test
  @Tag("R37")
  void tellsARateFromAnAmountOfVat() {
    GivenTable table = csv().row(INVOICE);
    for (String vat : List.of("20", "20.00", "5.5", "2.10", "0", "14.09", "")) {
      table.row("F1||SPRING|1|A|1|" + vat + "|70.45|70.45|7");
    }
    assertThat(table.decodedAs(DocumentKind.INVOICE).values())
        .extracting(InvoiceLine::vatMeaning)
        .containsExactly(
            VatMeaning.RATE,
            VatMeaning.RATE,
            VatMeaning.RATE,
            VatMeaning.RATE,
            VatMeaning.RATE,
            VatMeaning.AMOUNT,
            VatMeaning.NONE);
  }

  @Test
  @Tag("R37")
  void takesARateOfTheCatalogueForOneWhenToldOfIt() {
    GivenTable table =
        csv()
            .row(INVOICE)
            .row("F1||SPRING|1|A|1|8.5|70.45|70.45|7")
            .row("F1||SPRING|1|B|1|8.50|70.45|70.45|7")
            .row("F1||SPRING|1|C|1|8.51|70.45|70.45|7")
            .row("F1||SPRING|1|D|1|20|70.45|70.45|7");

    assertThat(table.decodedAs(DocumentKind.INVOICE).values())
        .extracting(InvoiceLine::vatMeaning)
        .containsExactly(VatMeaning.AMOUNT, VatMeaning.AMOUNT, VatMeaning.AMOUNT, VatMeaning.RATE);
    assertThat(
            table
                .with(DecodeOptions.DEFAULT.withVatRates(Set.of(new BigDecimal("8.5"))))
                .decodedAs(DocumentKind.INVOICE)
                .values())
        .extracting(InvoiceLine::vatMeaning)
        .containsExactly(VatMeaning.RATE, VatMeaning.RATE, VatMeaning.AMOUNT, VatMeaning.RATE);
  }

  @Test
  @Tag("R16")
  @Tag("R38")
  void rowsTellWhichColumnsOfTheirKeyWereNumberCells() {
    assertThat(
            sheet()
                .row("CustomerOrderRef|PartnerOrderRef|ProductId|MessageError")
                .row("#number:123|SPRING|A|Traitée")
                .row("0123|#number:202611|#number:7|Traitée")
                .row("#number:123|#number:202611|A|Traitée")
                .row("123|202611|#number:7|Traitée")
                .decodedAs(DocumentKind.ANOMALIES)
                .values())
        .extracting(AnomalyRow::fromNumberCells)
        .containsExactly(
            Set.of(KeyColumn.CUSTOMER_ORDER_REF),
            Set.of(KeyColumn.PARTNER_ORDER_REF),
            Set.of(KeyColumn.CUSTOMER_ORDER_REF, KeyColumn.PARTNER_ORDER_REF),
            Set.of());
    assertThat(
            sheet()
                .row("CustomerOrderRef|PartnerOrderRef|cdv_codeta|eve_codeta|sku")
                .row("SPRING|#number:123|V||A")
                .row("SPRING|0124|V||A")
                .decodedAs(DocumentKind.TRACKING)
                .values())
        .extracting(TrackingRow::fromNumberCells)
        .containsExactly(Set.of(KeyColumn.PARTNER_ORDER_REF), Set.of());
    assertThat(
            sheet()
                .row(INVOICE)
                .row("F1||SPRING|=123|A|1|20|70.45|70.45|7")
                .row("F1||#number:202611|0123|A|1|20|70.45|70.45|7")
                .decodedAs(DocumentKind.INVOICE)
                .values())
        .extracting(InvoiceLine::fromNumberCells)
        .containsExactly(Set.of(KeyColumn.CUSTOMER_ORDER_REF), Set.of(KeyColumn.PARTNER_ORDER_REF));
  }
}
