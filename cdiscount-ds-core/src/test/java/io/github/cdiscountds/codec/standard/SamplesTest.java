package io.github.cdiscountds.codec.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DetectedFormat;
import io.github.cdiscountds.codec.DetectedFormat.ColumnBinding;
import io.github.cdiscountds.codec.DetectedFormat.FileFormat;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.ComplianceReport.Problem;
import io.github.cdiscountds.model.ComplianceReport.Status;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.model.IntegrationResult;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.InvoiceLine.VatMeaning;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.RefusalCause;
import io.github.cdiscountds.model.ReportedRecipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import io.github.cdiscountds.model.TrackingRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The supplier's documents as they come, field by field. */
@Tag("R4")
class SamplesTest {
  private static final String FILE_14 = "commandes_CLIENT_20131114_185900.xls";
  private static final String FILE_15 = "commandes_CLIENT_20131115_020014.xls";

  private static <T> Decoded<T> decoded(DocumentKind<T> kind, String name) {
    return Codecs.standard()
        .decoder(kind)
        .decode(sample(name))
        .fold(
            decoded -> decoded,
            refused -> {
              throw new AssertionError(refused.reason().message());
            });
  }

  private static FileContent sample(String name) {
    try (InputStream in = SamplesTest.class.getResourceAsStream("/samples/" + name)) {
      return FileContent.of(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BigDecimal euros(String amount) {
    return new BigDecimal(amount);
  }

  @Test
  @Tag("R9")
  void catalogue() {
    Decoded<CatalogueItem> decoded =
        decoded(DocumentKind.CATALOGUE, "Catalogue_YOURCOMPANY_inter.csv");

    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.format())
        .isEqualTo(
            new DetectedFormat(
                FileFormat.CSV,
                "UTF-8",
                ';',
                '.',
                HeaderLanguage.ENGLISH,
                ColumnBinding.BY_NAME,
                decoded.format().columns()));
    assertThat(decoded.values())
        .extracting(item -> item.sku().value())
        .containsExactly(
            "PSPBL16GO",
            "FUJIAV200PRO",
            "3333973153808",
            "AO1604",
            "CGRESERVA",
            "TSHIRT01-S",
            "TSHIRT01-M");
    assertThat(decoded.rows())
        .extracting(row -> row.at().line())
        .containsExactly(2, 4, 5, 6, 7, 8, 9);
    assertThat(decoded.values().get(0))
        .isEqualTo(
            new CatalogueItem(
                Sku.of("PSPBL16GO"),
                null,
                null,
                "0711719104841",
                List.of(
                    new Category(1, "1301", "Jeux vidéo"), new Category(2, "130102", "Consoles")),
                "SONY",
                "PSP \"Base & Play\" 16 Go",
                "Console portable ; écran 4,3\", livrée avec étui.\nGarantie 2 ans.",
                "M30",
                4,
                euros("159.90"),
                euros("150.11"),
                euros("0"),
                euros("0"),
                euros("0.15"),
                euros("0"),
                euros("20"),
                List.of("http://i2.example.org/pdt2/1/6/g/1/700x700/pspbl16go.jpg"),
                euros("25.5"),
                euros("18"),
                euros("9"),
                euros("0.85")));
    assertThat(decoded.values().get(1))
        .isEqualTo(
            new CatalogueItem(
                Sku.of("FUJIAV200PRO"),
                null,
                null,
                "4547410161441",
                List.of(
                    new Category(1, "1201", "Photo"),
                    new Category(2, "120101", "Appareil photo compact")),
                "FUJIFILM",
                "Appareil photo compact AV200 Pro — 14 Mpx",
                "Compact 14 Mpx, zoom 3x. Idéal pour l'été ! Éco-participation incluse.",
                "M30",
                30,
                euros("49.90"),
                euros("25.99"),
                euros("1"),
                euros("5.5"),
                euros("0.02"),
                euros("0"),
                euros("20"),
                List.of(
                    "http://i2.example.org/pdt2/p/r/o/1/700x700/fujiav200pro.jpg",
                    "http://i2.example.org/pdt2/p/r/o/2/700x700/fujiav200pro.jpg"),
                euros("14"),
                euros("12"),
                euros("7.5"),
                euros("0.43")));
    assertThat(decoded.values().get(2))
        .isEqualTo(
            new CatalogueItem(
                Sku.of("3333973153808"),
                null,
                null,
                "3333973153808",
                List.of(
                    new Category(1, "1401", "Maison"),
                    new Category(2, "140103", "Literie"),
                    new Category(3, "14010305", "Couette"),
                    new Category(4, "1401030501", "Couette 220x240")),
                "DODO",
                "Couette légère 220 x 240 cm",
                "Couette 200 g/m², lavable à 40 °C.",
                "M30",
                12,
                euros("89.00"),
                euros("70.45"),
                euros("0"),
                euros("0"),
                euros("0"),
                euros("0"),
                euros("20"),
                List.of("http://i2.example.org/pdt2/8/0/8/1/700x700/3333973153808.jpg"),
                euros("60"),
                euros("45"),
                euros("25"),
                euros("2.1")));
    assertThat(decoded.values().get(3))
        .isEqualTo(
            new CatalogueItem(
                Sku.of("AO1604"),
                null,
                null,
                "8806085553668",
                List.of(
                    new Category(1, "1601", "Électroménager"), new Category(2, "160102", "Lavage")),
                "SAMSUNG",
                "Lave-linge AO1604 — 8 kg",
                "Lave-linge frontal 8 kg, A+++.",
                "M30",
                2,
                euros("599.00"),
                euros("491"),
                euros("0"),
                euros("0"),
                euros("10.00"),
                euros("0"),
                euros("20"),
                List.of("http://i2.example.org/pdt2/6/0/4/1/700x700/ao1604.jpg"),
                euros("66"),
                euros("62"),
                euros("88"),
                euros("65")));
    assertThat(decoded.values().get(4))
        .isEqualTo(
            new CatalogueItem(
                Sku.of("CGRESERVA"),
                null,
                null,
                "3760016301238",
                List.of(
                    new Category(1, "1101", "Informatique"),
                    new Category(2, "110104", "Stockage"),
                    new Category(3, "11010402", "Clé USB")),
                "CG",
                "Clé USB \"Reserva\" 64 Go",
                "Clé USB 3.0",
                "M30",
                30,
                euros("65.00"),
                euros("50.99"),
                euros("0"),
                euros("0"),
                euros("0.01"),
                euros("4.00"),
                euros("20"),
                List.of("http://i2.example.org/pdt2/r/v/a/1/700x700/cgreserva.jpg"),
                euros("12"),
                euros("8"),
                euros("2"),
                euros("0.05")));
    assertThat(decoded.values().get(5)).isEqualTo(tshirt("S", "3701234567891", 30));
    assertThat(decoded.values().get(6)).isEqualTo(tshirt("M", "3701234567877", 17));
    assertThat(decoded.values())
        .filteredOn(CatalogueItem::isVariant)
        .extracting(CatalogueItem::parentSku)
        .containsExactly(Sku.of("TSHIRT01"), Sku.of("TSHIRT01"));
  }

  private static CatalogueItem tshirt(String size, String ean, int stock) {
    return new CatalogueItem(
        Sku.of("TSHIRT01-" + size),
        Sku.of("TSHIRT01"),
        size,
        ean,
        List.of(new Category(1, "1801", "Vêtements"), new Category(2, "180101", "T-shirt")),
        "EXEMPLE",
        "T-shirt col rond",
        "Coton biologique",
        "M30",
        stock,
        euros("15.00"),
        euros("9.90"),
        euros("0"),
        euros("0"),
        euros("0"),
        euros("0"),
        euros("20"),
        List.of(),
        euros("30"),
        euros("20"),
        euros("3"),
        euros("0.2"));
  }

  @Test
  void orders() {
    Decoded<Order> decoded = decoded(DocumentKind.ORDERS, "orders_YOURCOMPANY_20200223_101500.xls");

    assertThat(decoded.values())
        .containsExactly(
            new Order(
                OrderKey.of("UK210680691", "CUSTOMER202002"),
                LocalDate.of(2020, 2, 23),
                "0000000ZH43Q",
                new Recipient(
                    Title.MME,
                    "Minto",
                    "Ernest",
                    PostalAddress.of(
                        "3 Test Road", "SW1A 1AA", "London", Destination.GREAT_BRITAIN),
                    "02079460958",
                    null,
                    "service-client@example.org"),
                List.of(
                    new OrderLine(
                        DeliveryMethod.CHD,
                        euros("6.90"),
                        Sku.of("FUJIAV200PRO"),
                        euros("25.99"),
                        1))),
            new Order(
                OrderKey.of("UK210676437", "CUSTOMER202002"),
                LocalDate.of(2020, 2, 23),
                "0000000ZH43Q",
                new Recipient(
                    Title.MME,
                    "Gumbrell",
                    "Valerie",
                    PostalAddress.of(
                        "14 Test Street", "EH1 1YZ", "Edinburgh", Destination.GREAT_BRITAIN),
                    "01314960000",
                    null,
                    "service-client@example.org"),
                List.of(
                    new OrderLine(
                        DeliveryMethod.CHD, euros("6.90"), Sku.of("PSPBL16GO"), euros("150.11"), 1),
                    new OrderLine(
                        DeliveryMethod.CHD,
                        euros("4.50"),
                        Sku.of("CGRESERVA"),
                        euros("50.99"),
                        2))));
    assertThat(decoded.rows()).extracting(row -> row.at().line()).containsExactly(2, 3);
    assertThat(decoded.format())
        .isEqualTo(
            new DetectedFormat(
                FileFormat.XLS,
                null,
                null,
                '.',
                HeaderLanguage.FRENCH,
                ColumnBinding.BY_NAME,
                decoded.format().columns()));
    // British post codes and phones are longer than the French lengths (R8, R15).
    assertThat(decoded.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "WARNING orders_YOURCOMPANY_20200223_101500.xls!Dropshipment:2:L: Code postal is (8"
                + " characters, withheld), expected at most 5 characters [TOO_LONG]",
            "WARNING orders_YOURCOMPANY_20200223_101500.xls!Dropshipment:2:O: Téléphone fixe is (11"
                + " characters, withheld), expected at most 10 characters [TOO_LONG]",
            "WARNING orders_YOURCOMPANY_20200223_101500.xls!Dropshipment:3:L: Code postal is (7"
                + " characters, withheld), expected at most 5 characters [TOO_LONG]",
            "WARNING orders_YOURCOMPANY_20200223_101500.xls!Dropshipment:3:O: Téléphone fixe is (11"
                + " characters, withheld), expected at most 10 characters [TOO_LONG]");
  }

  @Test
  @Tag("R21")
  void complianceWithARejectedFile() {
    Decoded<ComplianceReport> decoded =
        decoded(DocumentKind.COMPLIANCE, "RapportConformite_20131024_082635.xlsx");

    String reason = "Non traité : ligne n°3 : FraisPort:n'est pas au format attendu";
    assertThat(decoded.values())
        .containsExactly(
            tested(
                4,
                Status.KO,
                reason,
                new Problem(
                    3, "FraisPort", OrderColumn.SHIPPING_COSTS, "n'est pas au format attendu")),
            tested(3, Status.OK, "En cours de traitement"),
            tested(2, Status.OK, "En cours de traitement"),
            tested(1, Status.OK, "En cours de traitement"));
    assertThat(OrderColumn.SHIPPING_COSTS.letter()).isEqualTo("S");
    assertThat(decoded.rows()).extracting(row -> row.at().line()).containsExactly(2, 3, 4, 5);
    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.format().fileFormat()).isEqualTo(FileFormat.XLSX);
    assertThat(decoded.format().headerLanguage()).isEqualTo(HeaderLanguage.FRENCH);
  }

  private static ComplianceReport tested(
      int number, Status status, String reason, Problem... problems) {
    String file = "TestMANTIS120012_23102013_" + number + ".xlsx";
    return new ComplianceReport(
        file,
        "CDSPRO_20131024082635_5051_" + file,
        LocalDateTime.of(2013, 10, 24, 8, 26),
        status,
        reason,
        List.of(problems));
  }

  @Test
  @Tag("R14")
  void complianceWithAnAcceptedFile() {
    Decoded<ComplianceReport> decoded =
        decoded(DocumentKind.COMPLIANCE, "RapportConformite_20131002_110138.xlsx");

    assertThat(decoded.values())
        .containsExactly(
            new ComplianceReport(
                "commandes_CLIENT_20131002_1040.xlsx",
                "CDSPRO_20131002110138_5051_commandes_CLIENT_20131002_1040.xlsx",
                LocalDateTime.of(2013, 10, 2, 11, 1),
                Status.OK,
                "En cours de traitement",
                List.of()));
    assertThat(decoded.findings()).isEmpty();
  }

  @Test
  @Tag("R23")
  void anomalies() {
    Decoded<AnomalyRow> decoded = decoded(DocumentKind.ANOMALIES, "SuiviAnomalies_20160506.xls");
    IntegrationResult processed = new IntegrationResult.Processed();
    ReportedRecipient jack =
        reported(
            "M",
            "JACKCESMIT",
            "JULIEN",
            "4 ROUTE DE L AVENUE",
            "33000",
            "BORDEAUX",
            "0556575862",
            "0607080913",
            "1010@msn.example");

    assertThat(decoded.values())
        .containsExactly(
            anomaly(
                "227990767",
                reported(
                    "M",
                    "BOUTIERECES",
                    "JULIEN",
                    "1 RUE DE LA ROUTE",
                    "75015",
                    "PARIS",
                    "0556575859",
                    "0607080910",
                    "123@msn.example"),
                "CDS",
                "7",
                "3333973153808",
                "70.45",
                1,
                processed,
                FILE_14),
            anomaly(
                "227990798",
                reported(
                    "MLLE",
                    "JACKCES",
                    "JULIETTE",
                    "2 ROUTE DE LA RUE",
                    "75015",
                    "PARIS",
                    "0556575860",
                    "0607080911",
                    "456@msn.example"),
                "TNT",
                "13",
                "FUJIAV200PRO",
                "25.99",
                2,
                processed,
                FILE_14),
            anomaly(
                "227990845",
                reported(
                    "MME",
                    "BOBCES",
                    "JULIE",
                    "3 AVENUE DE LA ROUTE",
                    "33160",
                    "CESTAS",
                    "0556575861",
                    "0607080912",
                    "789@msn.example"),
                "COL",
                "9",
                "PSPBL16GO",
                "150.11",
                1,
                new IntegrationResult.Refused(
                    RefusalCause.PRODUCT, "Unknow product id : PSPBL16GO"),
                FILE_14),
            anomaly("227990836", jack, "COL", "7", "AO1604", "491", 3, processed, FILE_15),
            anomaly("227990836", jack, "COL", "1", "CGRESERVA", "50.99", 1, processed, FILE_15));
    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.format())
        .isEqualTo(
            new DetectedFormat(
                FileFormat.XLS,
                null,
                null,
                '.',
                HeaderLanguage.ENGLISH,
                ColumnBinding.BY_NAME,
                decoded.format().columns()));
  }

  private static ReportedRecipient reported(
      String title,
      String surname,
      String firstName,
      String street,
      String postCode,
      String city,
      String landline,
      String mobile,
      String email) {
    return new ReportedRecipient(
        title, surname, firstName, street, null, null, null, postCode, city, "FR", landline, mobile,
        email);
  }

  private static AnomalyRow anomaly(
      String number,
      ReportedRecipient recipient,
      String method,
      String costs,
      String product,
      String price,
      int quantity,
      IntegrationResult result,
      String file) {
    return new AnomalyRow(
        OrderKey.of(number, "CLIENTAAAAMM"),
        LocalDateTime.of(2016, 5, 6, 0, 0, 14, 987_000_000),
        "000000CLIENT",
        recipient,
        method,
        euros(costs),
        Sku.of(product),
        euros(price),
        quantity,
        result,
        file,
        Set.of());
  }

  @Test
  @Tag("R26")
  void tracking() {
    Decoded<TrackingRow> decoded = decoded(DocumentKind.TRACKING, "SuiviCommandes.xls");
    String colis = "http://www.coliposte.net/particulier/suivi_particulier.jsp?colispart=";
    String tnt =
        "http://www.tnt.fr/public/suivi_colis/recherche/visubontransport.do?radiochoixrecherche=BT"
            + "&bonTransport=";

    assertThat(decoded.values())
        .containsExactly(
            tracked(
                "227990767",
                "13072908056KBNI",
                "BOUTIERE",
                "JULIEN",
                "0556575859",
                "3333973153808",
                1,
                "8L80928029376",
                colis,
                FILE_14),
            tracked(
                "227990798",
                "13072908021KJKA",
                "JACKCES",
                "JULIETTE",
                "0556575860",
                "FUJIAV200PRO",
                2,
                "7920829122499218",
                tnt,
                FILE_14),
            tracked(
                "227990836",
                "13072908056IUOM",
                "JACKCESN",
                "JULIEN",
                "0556575862",
                "AO1604",
                3,
                "8V80928029048",
                colis,
                FILE_15),
            tracked(
                "227990836",
                "13072908056IUOM",
                "JACKCESN",
                "JULIEN",
                "0556575862",
                "CGRESERVA",
                1,
                "8V80928029048",
                colis,
                FILE_15));
    assertThat(decoded.values())
        .allMatch(row -> row.status().meaning() == FulfilmentStatus.Meaning.SHIPPED);
    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.format())
        .isEqualTo(
            new DetectedFormat(
                FileFormat.XLS,
                null,
                null,
                null,
                HeaderLanguage.ENGLISH,
                ColumnBinding.BY_NAME,
                decoded.format().columns()));
  }

  private static TrackingRow tracked(
      String number,
      String supplierNumber,
      String surname,
      String firstName,
      String phone,
      String product,
      int quantity,
      String parcel,
      String link,
      String file) {
    return new TrackingRow(
        number,
        "CLIENTAAAAMN",
        OrderKey.of(number, "CLIENTAAAAMN"),
        supplierNumber,
        new ReportedRecipient(
            null, surname, firstName, null, null, null, null, null, null, null, phone, null, null),
        new FulfilmentStatus("S", "S"),
        LocalDateTime.of(2013, 7, 29, 0, 0),
        Sku.of(product),
        quantity,
        parcel,
        URI.create(link + parcel),
        file,
        Set.of());
  }

  @Test
  @Tag("R34")
  void invoice() {
    Decoded<InvoiceLine> decoded = decoded(DocumentKind.INVOICE, "Invoicing_20131205_060000.csv");

    assertThat(decoded.values())
        .containsExactly(
            billed(
                FILE_14,
                14,
                "227990767",
                1,
                "PS7781201",
                "100200301",
                "3333973153808",
                1,
                "70.45",
                "70.45",
                "7",
                "13072908056KBNI"),
            billed(
                FILE_14,
                14,
                "227990798",
                2,
                "PS7781202",
                "100200302",
                "FUJIAV200PRO",
                2,
                "25.99",
                "51.98",
                "13",
                "13072908021KJKA"),
            billed(
                FILE_15,
                15,
                "227990836",
                3,
                "PS7781203",
                "100200303",
                "AO1604",
                3,
                "491",
                "1473",
                "7",
                "13072908056IUOM"),
            billed(
                FILE_15,
                15,
                "227990836",
                4,
                "PS7781203",
                "100200303",
                "CGRESERVA",
                1,
                "50.99",
                "50.99",
                "1",
                "13072908056IUOM"));
    assertThat(
            decoded.values().stream()
                .map(InvoiceLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(euros("1646.42"));
    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.format())
        .isEqualTo(
            new DetectedFormat(
                FileFormat.CSV,
                "UTF-8",
                ';',
                '.',
                HeaderLanguage.ENGLISH,
                ColumnBinding.BY_NAME,
                decoded.format().columns()));
  }

  private static InvoiceLine billed(
      String file,
      int day,
      String number,
      int line,
      String slip,
      String internalNumber,
      String product,
      int quantity,
      String price,
      String amount,
      String costs,
      String supplierNumber) {
    return new InvoiceLine(
        file,
        "F",
        "FA1312000451",
        LocalDate.of(2013, 11, day),
        "000000CLIENT",
        OrderKey.of(number, "CLIENTAAAAMN"),
        line,
        slip,
        internalNumber,
        Sku.of(product),
        quantity,
        euros("20"),
        VatMeaning.RATE,
        euros(price),
        euros(amount),
        euros(costs),
        "5051",
        supplierNumber,
        Set.of());
  }
}
