package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.codec.DocumentKind.ANOMALIES;
import static io.github.cdiscountds.codec.DocumentKind.CATALOGUE;
import static io.github.cdiscountds.codec.DocumentKind.COMPLIANCE;
import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.messages;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a cell at the edges of what its column may hold. */
class CellReadingTest {
  private static final DecodeOptions TOLERANT =
      DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE));

  @Test
  @Tag("R7")
  void namesEachRequiredCellThatIsBlankOnce() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Name|Stock|Purchase price")
            .row("LAMP-1|||")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv:2:B: Name expected a value [REQUIRED]",
            "ERROR given.csv:2:C: Stock indication expected a value [REQUIRED]",
            "ERROR given.csv:2:D: VAT-exclu. purchase price (with ecotax) expected a value"
                + " [REQUIRED]");
  }

  @Test
  void acceptsStockAndPriceUpToTheirLimits() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Name|Stock|Purchase price")
            .row("LAMP-1|A|0|0")
            .row("LAMP-2|A|30|0.01")
            .row("LAMP-3|A|31|1.00")
            .row("LAMP-4|A|1|-0.01")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(decoded.values())
        .extracting(CatalogueItem::stockIndication)
        .containsExactly(0, 30, 31);
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:4:C: Stock indication is \"31\", expected 0 to 30 [OUT_OF_RANGE]",
            "ERROR given.csv:5:D: VAT-exclu. purchase price (with ecotax) is \"-0.01\", expected 0"
                + " or more [OUT_OF_RANGE]");
  }

  @Test
  @Tag("R8")
  void countsTheCharactersOfATextAndNotTheirHalves() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Name|Stock|Purchase price|Brand")
            .row("LAMP-1|A|3|9.90|" + "😀".repeat(50))
            .decodedAs(CATALOGUE);

    assertThat(decoded.values().get(0).brand()).isEqualTo("😀".repeat(50));
    assertThat(decoded.findings()).isEmpty();
  }

  @Test
  @Tag("R7")
  void rejectsAnOverlongCodeAlsoWhereNoneIsNeeded() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Parent Sku|Name|Stock|Purchase price")
            .row("LAMP-1|A-CODE-OF-MORE-THAN-20|A|3|9.90")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv:2:B: Parent Sku is \"A-CODE-OF-MORE-THAN-20\", expected at most 20"
                + " characters [TOO_LONG]");
  }

  @Test
  void readsAnErrorValueInATextAsNone() {
    Decoded<CatalogueItem> decoded =
        sheet()
            .row("Sku|Name|Stock|Purchase price|Brand")
            .row("LAMP-1|A|3|9.90|#error:#REF!")
            .decodedAs(CATALOGUE);

    assertThat(decoded.values().get(0).brand()).isNull();
  }

  @Test
  void readsTheFirstColumnLikeAnyOther() {
    Decoded<ComplianceReport> decoded =
        sheet()
            .row("DateTime|SourceFile|Status")
            .row("2026-03-09 10:11:12|orders.xls|OK")
            .decodedAs(COMPLIANCE);

    assertThat(decoded.values().get(0).analysedAt())
        .isEqualTo(LocalDateTime.of(2026, 3, 9, 10, 11, 12));
  }

  @Test
  void keepsTheVerdictWhereAmountsAndDatesCanNotBeRead() {
    Decoded<AnomalyRow> decoded =
        sheet()
            .row(
                "CustomerOrderRef|PartnerOrderRef|ProductId|MessageError|Shipping_Fee|"
                    + "PriceWithoutTax|Quantity|CreationDate")
            .row("1|SPRING|LAMP-1|Traitée|4.50|12.30|2|20260309")
            .row("2|SPRING|LAMP-1|Traitée|4.x|free|2.5|@home")
            .decodedAs(ANOMALIES);

    AnomalyRow readable = decoded.values().get(0);
    assertThat(readable.shippingCosts()).isEqualTo(new BigDecimal("4.50"));
    assertThat(readable.unitPrice()).isEqualTo(new BigDecimal("12.30"));
    assertThat(readable.quantity()).isEqualTo(2);
    assertThat(readable.createdAt()).isEqualTo(LocalDateTime.of(2026, 3, 9, 0, 0));
    AnomalyRow unreadable = decoded.values().get(1);
    assertThat(unreadable.shippingCosts()).isNull();
    assertThat(unreadable.unitPrice()).isNull();
    assertThat(unreadable.quantity()).isNull();
    assertThat(unreadable.createdAt()).isNull();
    assertThat(decoded.findings()).hasSize(4);
    assertThat(messages(decoded.findings())).noneMatch(message -> message.contains("home"));
  }
}
