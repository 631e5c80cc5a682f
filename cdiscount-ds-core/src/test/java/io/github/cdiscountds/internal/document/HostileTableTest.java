package io.github.cdiscountds.internal.document;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.internal.mapping.OrderRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No cells, however hostile, make a mapping throw, or get unsafe text into a message. */
@Tag("INV-4")
class HostileTableTest {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u202E]");

  private static final List<DecodeOptions.TrackingColumns> ORIENTATIONS =
      List.of(DecodeOptions.TrackingColumns.values());

  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "1",
          "-1",
          "0",
          "99",
          "100",
          "2147483648",
          "1e999999999",
          "1".repeat(100),
          "12.5",
          "12,5",
          "1 234,5",
          "FR",
          "IR",
          "M",
          "MLLE",
          "CHD",
          "COL",
          "20260101",
          "01/02/2026",
          "OK",
          "KO",
          "Traitée",
          "Non Traitée : : : ;",
          "Non Traitée",
          "ligne n°999999999 : :",
          "ligne n°0 : a:b",
          "Non traité : ligne n°3 : FraisPort:",
          " ; ; ",
          "a\u0000b",
          "a\u2028b",
          "\u202Eabc",
          "\uD83D",
          "x".repeat(5000),
          "\u0958".repeat(20),
          "a@b",
          "http://h/%zz",
          "http://[::1",
          "https://h/ok",
          "#error:#REF!",
          "#number:5",
          "#number:1e5",
          "#date:nonsense",
          "#date:2026-01-01T00:00",
          "#boolean:true",
          "=1",
          "%s%d%n",
          "S",
          "V",
          "\u00A0",
          "\uFEFF");

  private static Map<DocumentKind<?>, String> headers() {
    Map<DocumentKind<?>, String> headers = new HashMap<>();
    headers.put(
        DocumentKind.CATALOGUE,
        "Sku|Parent Sku|EAN|Category 1 ID|Category 1 name|Name|Stock|Purchase price|Weight|Image 1");
    headers.put(DocumentKind.ORDERS, String.join("|", OrderRows.header()));
    headers.put(DocumentKind.COMPLIANCE, "FichierOrigine|FichierTraite|DateHeure|Statut|Motif");
    headers.put(
        DocumentKind.ANOMALIES,
        "CustomerOrderRef|CreationDate|PartnerOrderRef|Shipping_Fee|ProductId|Quantity|MessageError");
    headers.put(
        DocumentKind.TRACKING,
        "CustomerOrderRef|PartnerOrderRef|ship_first_name|cdv_codeta|eve_codeta|datval|sku|"
            + "quantite_livree|ExternalCarrierTrackingURL");
    headers.put(
        DocumentKind.INVOICE,
        "number|date|yourcustomerreference|customerreference|line|productcode|quantitydelivered|vat|"
            + "vatexunitprice|vatexamount");
    return headers;
  }

  @Test
  void neverThrowsAndNeverPutsUnsafeTextIntoAMessage() {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    headers()
        .forEach(
            (kind, header) -> {
              for (int round = 0; round < 300; round++) {
                GivenTable table = round % 2 == 0 ? GivenTable.csv() : GivenTable.sheet();
                table.row(round % 10 == 9 ? row(random, header) : header);
                for (int i = random.nextInt(12); i > 0; i--) {
                  table.row(row(random, header));
                }
                table.with(
                    DecodeOptions.DEFAULT.withTrackingColumns(
                        ORIENTATIONS.get(random.nextInt(ORIENTATIONS.size()))));
                assertThatCode(() -> check(table.decodeAs(kind)))
                    .as("%s, seed %d, round %d", kind, seed, round)
                    .doesNotThrowAnyException();
              }
            });
  }

  private static void check(io.github.cdiscountds.codec.DecodeResult<?> result) {
    List<Finding> findings =
        result.<List<Finding>>fold(
            decoded -> decoded.findings(),
            refused -> {
              safe(refused.reason());
              return refused.findings();
            });
    findings.forEach(HostileTableTest::safe);
  }

  private static void safe(Finding finding) {
    Assertions.assertThat(UNSAFE.matcher(finding.message()).find()).as(finding.message()).isFalse();
  }

  private static String row(Random random, String header) {
    int width = header.split("\\|", -1).length;
    int cells = random.nextInt(5) == 0 ? random.nextInt(width + 3) + 1 : width;
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells; i++) {
      row.append(i == 0 ? "" : "|").append(CELLS.get(random.nextInt(CELLS.size())));
    }
    return row.toString();
  }
}
