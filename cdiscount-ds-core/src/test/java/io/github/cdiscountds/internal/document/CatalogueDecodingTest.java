package io.github.cdiscountds.internal.document;

import static io.github.cdiscountds.codec.DocumentKind.CATALOGUE;
import static io.github.cdiscountds.internal.document.GivenTable.csv;
import static io.github.cdiscountds.internal.document.GivenTable.messages;
import static io.github.cdiscountds.internal.document.GivenTable.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeResult.Decoded;
import io.github.cdiscountds.codec.DecodeSummary;
import io.github.cdiscountds.codec.DetectedFormat.ColumnBinding;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.codec.FileContent;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.codec.Tolerance;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.internal.mapping.DocumentMapping;
import io.github.cdiscountds.internal.sniff.SniffingTableReader;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.Category;
import io.github.cdiscountds.model.Sku;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueDecodingTest {
  private static final DecodeOptions TOLERANT =
      DecodeOptions.DEFAULT.withTolerance(Tolerance.share(BigDecimal.ONE));
  private static final String HEADER = "Sku|Name|Stock indication|Purchase price|VAT rate (%)";

  private static String byPosition(String sku, String stock, String price, String vat) {
    String[] cells = new String[34];
    java.util.Arrays.fill(cells, "");
    cells[0] = sku;
    cells[13] = "A lamp";
    cells[16] = stock;
    cells[18] = price;
    cells[23] = vat;
    return String.join("|", cells);
  }

  @Test
  @Tag("R6")
  void bindsReorderedColumnsInEitherLanguageWhateverTheirAccentsAndPunctuation() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("prix d'ACHAT (HT)|STOCK DISPONIBLE|Colour|nom du produit|REFERENCE")
            .row("9,90|3|red|A lamp|LAMP-1")
            .decodedAs(CATALOGUE);

    CatalogueItem item = decoded.values().get(0);
    assertThat(item.sku()).isEqualTo(Sku.of("LAMP-1"));
    assertThat(item.name()).isEqualTo("A lamp");
    assertThat(item.stockIndication()).isEqualTo(3);
    assertThat(item.purchasePrice()).isEqualTo(new BigDecimal("9.90"));
    assertThat(decoded.format().headerLanguage()).isEqualTo(HeaderLanguage.FRENCH);
    assertThat(decoded.format().binding()).isEqualTo(ColumnBinding.BY_NAME);
    assertThat(decoded.format().decimalMark()).isEqualTo(',');
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:1:C: is \"Colour\", expected a documented column name; the column is"
                + " ignored [COLUMN_UNKNOWN]");
  }

  @Test
  @Tag("R6")
  void doesNotTakeATitleInAWideMergedCellForAHeader() {
    String title = "Catalogue of March" + "|".repeat(33);

    Finding alone =
        csv().row(title).row("c1|c2|c3").row("LAMP-1|A lamp|3").refusedAs(CATALOGUE).reason();
    assertThat(alone.code()).isEqualTo(FindingCode.COLUMN_MISSING);
    assertThat(alone.at().line()).isEqualTo(1);

    assertThat(sheet().row(title).row("").refusedAs(CATALOGUE).reason().code())
        .isEqualTo(FindingCode.COLUMN_MISSING);
    assertThat(
            sheet()
                .row(title)
                .row(HEADER)
                .row("LAMP-1|A lamp|3|9.90|20")
                .decodedAs(CATALOGUE)
                .values())
        .hasSize(1);
  }

  @Test
  @Tag("R7")
  void keepsRowsOverSeveralLinesWhateverBlankCellsFollow() {
    for (String end : List.of("", ";", ";;", "; ;\u00a0")) {
      String text =
          "Stock 2026;;;;\nSku;Name;Stock indication;Purchase price;Description\n"
              + "A;Lamp;many;9.90;\"closed\" badly\n"
              + ("B%d;Lamp;3;9.90;\"two\r\nlines\"" + end + "\n").repeat(3)
              + "C;Lamp;3;9.90;one line\n"
              + ("D%d;Lamp;3;9.90;\"two\r\nlines\"" + end + "\n").repeat(3);
      Seen seen = new Seen();
      DecodeSummary summary =
          new DocumentDecoder<>(new SniffingTableReader(), DocumentMapping.CATALOGUE, TOLERANT)
              .decode(FileContent.of("c.csv", text.getBytes(StandardCharsets.UTF_8)), seen);

      assertThat(summary.isSound()).isTrue();
      assertThat(summary.rows()).isEqualTo(7);
      assertThat(seen.rejected).singleElement().asString().startsWith("ERROR c.csv:3: ");
    }
  }

  /** What was rejected. */
  private static final class Seen implements RowSink<CatalogueItem> {
    private final List<Finding> rejected = new ArrayList<>();

    @Override
    public void row(Located<CatalogueItem> row) {}

    @Override
    public void rejected(String key, List<Finding> findings) {
      rejected.addAll(findings);
    }
  }

  @Test
  @Tag("R6")
  void bindsByPositionWhenTheHeaderSaysNothingButHasThirtyFourColumns() {
    StringBuilder header = new StringBuilder("c1");
    for (int i = 2; i <= 34; i++) {
      header.append("|c").append(i);
    }
    Decoded<CatalogueItem> decoded =
        csv()
            .row(header.toString())
            .row(byPosition("LAMP-1", "3", "9.90", "20"))
            .decodedAs(CATALOGUE);

    assertThat(decoded.values()).extracting(CatalogueItem::sku).containsExactly(Sku.of("LAMP-1"));
    assertThat(decoded.format().binding()).isEqualTo(ColumnBinding.BY_POSITION);
    assertThat(decoded.findings())
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo(FindingCode.COLUMN_UNKNOWN);
  }

  @Test
  @Tag("R6")
  void takesAFirstLineWithNumbersWhereNumbersBelongForData() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row(byPosition("LAMP-1", "3", "9.90", "20"))
            .row(byPosition("LAMP-2", "4", "8.90", "20"))
            .decodedAs(CATALOGUE);

    assertThat(decoded.values())
        .extracting(CatalogueItem::sku)
        .containsExactly(Sku.of("LAMP-1"), Sku.of("LAMP-2"));
    assertThat(decoded.format().headerLanguage()).isEqualTo(HeaderLanguage.NONE);
    assertThat(decoded.findings()).isEmpty();
  }

  @Test
  @Tag("R6")
  void refusesADocumentWithoutARequiredColumnAndNamesWhatItFound() {
    Finding reason =
        csv().row("Sku|Name|Colour").row("LAMP-1|A lamp|red").refusedAs(CATALOGUE).reason();

    assertThat(reason.message())
        .isEqualTo(
            "given.csv:1: expected a header with \"Stock indication\" (Q), \"VAT-exclu. purchase"
                + " price (with ecotax)\" (S); found Sku, Name, Colour [COLUMN_MISSING]");
    assertThat(reason.message(Locale.FRENCH))
        .isEqualTo(
            "given.csv:1: attendu : un en-tête avec \"Stock indication\" (Q), \"VAT-exclu. purchase"
                + " price (with ecotax)\" (S) ; trouvé : Sku, Name, Colour [COLUMN_MISSING]");
  }

  @Test
  @Tag("R6")
  void usesTheFirstOfTwoColumnsOfTheSameField() {
    Decoded<CatalogueItem> decoded =
        csv().row(HEADER + "|Product name").row("L|One|3|9.90|20|Two").decodedAs(CATALOGUE);

    assertThat(decoded.values()).extracting(CatalogueItem::name).containsExactly("One");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:1:F: is \"Product name\", expected this column once; the one in B"
                + " is used [COLUMN_TWICE]");
  }

  @ParameterizedTest
  @Tag("R7")
  @ValueSource(booleans = {true, false})
  void rejectsARecordThatStrayQuotesBrokeUnderItsOwnSku(boolean markIsForced) {
    DecodeOptions options = markIsForced ? TOLERANT.withDecimalMark('.') : TOLERANT;
    List<String> rejected = new ArrayList<>();
    List<String> sound = new ArrayList<>();
    new DocumentDecoder<>(new SniffingTableReader(), DocumentMapping.CATALOGUE, options)
        .decode(
            FileContent.of(
                "catalogue.csv",
                """
                Sku;Name;Stock indication;Purchase price
                LAMP-1;"A lamp";3;9.90
                LAMP-2;"A "lamp"";3;9.90
                "LAMP"-3;A lamp;3;9.90
                LAMP-4;"A lamp";3;9.90
                """
                    .getBytes(StandardCharsets.UTF_8)),
            new RowSink<CatalogueItem>() {
              @Override
              public void row(Located<CatalogueItem> row) {
                sound.add(row.value().sku().value());
              }

              @Override
              public void rejected(String key, List<Finding> findings) {
                rejected.add(key);
              }
            });

    assertThat(rejected).containsExactly("LAMP-2", "");
    assertThat(sound).containsExactly("LAMP-1", "LAMP-4");
  }

  @Test
  @Tag("R7")
  void deliversTheSoundRowsBesideRejectedOnes() {
    List<String> rejected = new ArrayList<>();
    List<Finding> why = new ArrayList<>();
    List<String> sound = new ArrayList<>();
    DecodeSummary summary =
        new DocumentDecoder<>(
                csv()
                    .row(HEADER)
                    .row("LAMP-1|A lamp|3|9.90|20")
                    .row("LAMP-2|A lamp|three|9.90|20")
                    .row("|A lamp|3|9.90|20")
                    .row("LAMP-4|A lamp|3|9,9O|20")
                    .row("LAMP-5|A lamp")
                    .row("LAMP-6|A lamp|3|9.90|20|and|more")
                    .row("A-CODE-OF-MORE-THAN-20|A lamp|3|9.90|20")
                    .row("LAMP-8|A lamp|-1|9.90|20")
                    .row("")
                    .row("LAMP-9||2.5|9.90|20"),
                DocumentMapping.CATALOGUE,
                TOLERANT)
            .decode(
                FileContent.of("catalogue.csv", new byte[] {'\n'}),
                new RowSink<CatalogueItem>() {
                  @Override
                  public void row(Located<CatalogueItem> row) {
                    sound.add(row.value().sku().value());
                  }

                  @Override
                  public void rejected(String key, List<Finding> findings) {
                    rejected.add(key);
                    why.addAll(findings);
                  }
                });

    assertThat(sound).containsExactly("LAMP-1");
    assertThat(summary.rows()).isEqualTo(1);
    assertThat(summary.rejected()).isEqualTo(8);
    assertThat(summary.isSound()).isTrue();
    assertThat(rejected)
        .containsExactly(
            "LAMP-2",
            "",
            "LAMP-4",
            "LAMP-5",
            "LAMP-6",
            "A-CODE-OF-MORE-THAN-20",
            "LAMP-8",
            "LAMP-9");
    assertThat(messages(why))
        .containsExactly(
            "ERROR catalogue.csv:3:C: Stock indication is \"three\", expected a number such as 12.50"
                + " [NUMBER_FORMAT]",
            "ERROR catalogue.csv:4:A: Sku expected a value [REQUIRED]",
            "ERROR catalogue.csv:5:D: VAT-exclu. purchase price (with ecotax) is \"9,9O\", expected"
                + " a number such as 12.50 [NUMBER_FORMAT]",
            "ERROR catalogue.csv:6: expected 5 fields, found 2 [FIELD_COUNT]",
            "ERROR catalogue.csv:7: expected 5 fields, found 7 [FIELD_COUNT]",
            "ERROR catalogue.csv:8:A: Sku is \"A-CODE-OF-MORE-THAN-20\", expected at most 20"
                + " characters [TOO_LONG]",
            "ERROR catalogue.csv:9:C: Stock indication is \"-1\", expected 0 or more"
                + " [OUT_OF_RANGE]",
            "ERROR catalogue.csv:11:B: Name expected a value [REQUIRED]",
            "ERROR catalogue.csv:11:C: Stock indication is \"2.5\", expected a whole number"
                + " [NUMBER_FORMAT]");
  }

  @Test
  @Tag("R7")
  void refusesACatalogueWithMoreRejectedRowsThanTolerated() {
    Finding reason =
        csv()
            .row(HEADER)
            .row("LAMP-1|A lamp|3|9.90|20")
            .row("LAMP-2|A lamp|three|9.90|20")
            .refusedAs(CATALOGUE)
            .reason();

    assertThat(reason.message())
        .isEqualTo(
            "given.csv: expected at most 0.1 % of the rows rejected, but 1 of 2 were"
                + " [TOLERANCE_EXCEEDED]");
  }

  @Test
  @Tag("R6")
  void tellsWhichColumnWasFoundWhere() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Nom produit|Couleur|Prix d'achat HT|Réf. produit|Photo 2|Stock disponible")
            .row("Lampe|bleu|9,90|LAMP-1||3")
            .decodedAs(CATALOGUE);

    assertThat(decoded.format().columns())
        .extracting(found -> found.columnLetter() + " " + found.field() + " = " + found.property())
        .containsExactly(
            "D Référence = sku",
            "A Nom = name",
            "F Indication de stock = stockIndication",
            "C Prix d'achat HT (éco-participation incluse) = purchasePrice",
            "E Image 2 = images.2");
    assertThat(csv().row("A|B|C").refusedAs(CATALOGUE).format())
        .satisfies(format -> assertThat(format.columns()).isEmpty());
  }

  @Test
  void findingsNameTheFieldInOurWordsToo() {
    Decoded<CatalogueItem> decoded =
        csv().row(HEADER).row("LAMP-1|A lamp|3|free|20").with(TOLERANT).decodedAs(CATALOGUE);

    assertThat(decoded.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.at().field()).isEqualTo("VAT-exclu. purchase price (with ecotax)");
              assertThat(finding.at().property()).isEqualTo("purchasePrice");
              assertThat(finding.at().columnLetter()).isEqualTo("D");
            });
  }

  @Test
  @Tag("R6")
  void passesOverATitleAboveTheHeaderOfAText() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Our catalogue")
            .row("Products|||Prices|")
            .row(HEADER)
            .row("LAMP-1|A lamp|3|9.90|20")
            .decodedAs(CATALOGUE);

    assertThat(decoded.rows()).extracting(row -> row.at().line()).containsExactly(4);
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:1: is \"Our catalogue\", expected the documented column names; the"
                + " row was passed over as a heading [COLUMN_UNKNOWN]",
            "WARNING given.csv:2: is \"Products, Prices\", expected the documented column names;"
                + " the row was passed over as a heading [COLUMN_UNKNOWN]");
  }

  @Test
  @Tag("R6")
  void takesNoRowWithANumberOrADateForATitle() {
    for (String first : List.of("LAMP-0|9.90", "LAMP-0|3", "Export|22/11/2026")) {
      Finding reason =
          csv().row(first).row(HEADER).row("LAMP-1|A lamp|3|9.90|20").refusedAs(CATALOGUE).reason();
      assertThat(reason.code()).isEqualTo(FindingCode.COLUMN_MISSING);
      assertThat(reason.at().line()).isEqualTo(1);
    }
  }

  @Test
  @Tag("R7")
  void toleratesAsManyRejectedRowsAsTheCallerCounts() {
    GivenTable twoOfThree =
        csv()
            .row(HEADER)
            .row("LAMP-1|A lamp|3|9.90|20")
            .row("LAMP-2|A lamp|three|9.90|20")
            .row("LAMP-3|A lamp|3|free|20");

    assertThat(
            twoOfThree
                .with(DecodeOptions.DEFAULT.withTolerance(Tolerance.count(2)))
                .decodedAs(CATALOGUE)
                .values())
        .hasSize(1);
    Finding reason =
        twoOfThree
            .with(DecodeOptions.DEFAULT.withTolerance(Tolerance.count(1)))
            .refusedAs(CATALOGUE)
            .reason();
    assertThat(reason.message())
        .isEqualTo(
            "given.csv: expected at most 1 of the rows rejected, but 2 of 3 were"
                + " [TOLERANCE_EXCEEDED]");
    assertThat(reason.message(Locale.FRENCH))
        .isEqualTo(
            "given.csv: attendu : au plus 1 ligne(s) rejetée(s), mais 2 sur 3 l'ont été"
                + " [TOLERANCE_EXCEEDED]");
  }

  @Test
  @Tag("R7")
  void refusesACatalogueThatIsCutOffInItsLastRecord() {
    GivenTable cut = csv().row(HEADER).row("LAMP-1|A lamp|3|9.90|20").row("LAMP-2|A la");

    assertThat(cut.endingWith("LAMP-2;A la").refusedAs(CATALOGUE).reason().message())
        .isEqualTo(
            "given.csv:3: expected a complete last record; the file was cut off, fetch it again"
                + " [TRUNCATED]");
    assertThat(cut.with(TOLERANT).endingWith("LAMP-2;A la\r\n").decodedAs(CATALOGUE).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.FIELD_COUNT);
  }

  @Test
  @Tag("R7")
  void refusesAHeaderThatMayHaveBeenCutOffItself() {
    GivenTable headerOnly = csv().row("Sku|Name|Stock|Purchase price|Prom");

    assertThat(headerOnly.endingWith("Prom").refusedAs(CATALOGUE).reason().code())
        .isEqualTo(FindingCode.TRUNCATED);
    assertThat(headerOnly.endingWith("Prom\n").decodedAs(CATALOGUE).rows()).isEmpty();
  }

  @Test
  void refusesAnEmptyDocument() {
    assertThat(csv().row("").refusedAs(CATALOGUE).reason().message())
        .isEqualTo("given.csv: expected a document with a header [EMPTY_DOCUMENT]");
  }

  @Test
  @Tag("R8")
  void keepsOverlongTextsWholeAndBlankOnesAsNull() {
    String name = "é".repeat(256);
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Name|Stock|Purchase price|Brand|Description")
            .row("LAMP-1|" + name + "|3|9.90||<b>5 &lt; 6</b>")
            .decodedAs(CATALOGUE);

    CatalogueItem item = decoded.values().get(0);
    assertThat(item.name()).isEqualTo(name);
    assertThat(item.brand()).isNull();
    assertThat(item.description()).isEqualTo("<b>5 &lt; 6</b>");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:2:B: Name is \""
                + "é".repeat(60)
                + "…\", expected at most 255 characters [TOO_LONG]");
  }

  @Test
  @Tag("R7")
  void composesTheLettersOfACodeBeforeItCountsThem() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Parent Sku|Name|Stock|Purchase price")
            .row("CAFE\u0301-1|" + "E\u0301".repeat(20) + "|A lamp|3|9.90")
            .row("A\u030A|Ångström-\u0301|A lamp|3|9.90")
            .decodedAs(CATALOGUE);

    assertThat(decoded.findings()).isEmpty();
    assertThat(decoded.values())
        .extracting(item -> item.sku().value())
        .containsExactly("CAF\u00C9-1", "\u00C5");
    assertThat(decoded.values())
        .extracting(CatalogueItem::parentSku)
        .containsExactly(Sku.of("\u00C9".repeat(20)), Sku.of("\u00C5ngstr\u00F6m-\u0301"));
  }

  @Test
  @Tag("R7")
  void countsTheCharactersOfACodeAndNotTheirHalves() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row(HEADER)
            .row("😀".repeat(20) + "|A lamp|3|9.90|20")
            .row("😀".repeat(21) + "|A lamp|3|9.90|20")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(decoded.values())
        .extracting(item -> item.sku().value())
        .containsExactly("😀".repeat(20));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv:3:A: Sku is \""
                + "😀".repeat(21)
                + "\", expected at most 20 characters [TOO_LONG]");
  }

  @Test
  @Tag("R7")
  void rejectsACodeWithAControlCharacter() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Parent Sku|Name|Stock|Purchase price|Brand")
            .row("LAMP-1|a\u0085|A lamp|3|9.90|x\u0007y")
            .row("LAMP\u0000-2||A lamp|3|9.90|")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(decoded.values()).isEmpty();
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "ERROR given.csv:2:B: Parent Sku is \"a\\u0085\", expected a code without control characters"
                + " [CONTROL_CHARACTER]",
            "ERROR given.csv:3:A: Sku is \"LAMP\\u0000-2\", expected a code without control characters"
                + " [CONTROL_CHARACTER]");
  }

  @Test
  void readsTheImagesAndTheCategoryPathThatAreThere() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row(
                "Sku|Name|Stock|Purchase price|Category 1 ID|Category 1 name|Category 2 ID|Category"
                    + " 2 name|Category 3 ID|Category 3 name|Category 4 ID|Category 4 name|Image 1|"
                    + "Image 2|Image 3|Image 4|Image 5|Image 6")
            .row("L-1|A|3|9.90|1|One|2|Two|3|Three|4|Four|i1|i2|i3|i4|i5|i6")
            .row("L-2|A|3|9.90|1|||Two|||4||||i3|||i6")
            .row("L-3|A|3|9.90||||||||||||||")
            .decodedAs(CATALOGUE);

    assertThat(decoded.values())
        .extracting(CatalogueItem::categories)
        .containsExactly(
            List.of(
                new Category(1, "1", "One"),
                new Category(2, "2", "Two"),
                new Category(3, "3", "Three"),
                new Category(4, "4", "Four")),
            List.of(
                new Category(1, "1", null),
                new Category(2, null, "Two"),
                new Category(4, "4", null)),
            List.of());
    assertThat(decoded.values())
        .extracting(CatalogueItem::images)
        .containsExactly(
            List.of("i1", "i2", "i3", "i4", "i5", "i6"), List.of("i3", "i6"), List.of());
  }

  @Test
  @Tag("R9")
  void takesTheWeightAsItStandsForKilograms() {
    for (String header : List.of("Weight", "Weight (kg)", "Poids", "POIDS KG")) {
      assertThat(
              csv()
                  .row("Sku|Name|Stock|Purchase price|" + header)
                  .row("LAMP-1|A lamp|3|9.90|24.75")
                  .row("LAMP-2|A lamp|3|9.90|")
                  .decodedAs(CATALOGUE)
                  .values())
          .extracting(CatalogueItem::weightKg)
          .containsExactly(new BigDecimal("24.75"), null);
    }
  }

  @Test
  @Tag("R10")
  void deliversBothRowsOfADuplicateSkuAndWarns() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row(HEADER)
            .row("LAMP-1|Old|3|9.90|20")
            .row("LAMP-1|New|3|9.90|20")
            .decodedAs(CATALOGUE);

    assertThat(decoded.values()).extracting(CatalogueItem::name).containsExactly("Old", "New");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv:3: is \"LAMP-1\", expected each key once; it is in line 2 too, and"
                + " the last one counts [DUPLICATE_KEY]");
  }

  @Test
  @Tag("R16")
  void warnsThatANumberCellInATextColumnMayHaveLostZerosButNotInADigitalOne() {
    Decoded<CatalogueItem> decoded =
        sheet()
            .row("Sku|Name|Stock|Purchase price|EAN|Category 1 ID")
            .row("LAMP-1|A lamp|#number:3|#number:9.9|#number:711719104841|#number:1301")
            .decodedAs(CATALOGUE);

    assertThat(decoded.values().get(0).ean()).isEqualTo("711719104841");
    assertThat(decoded.values().get(0).categories().get(0).id()).isEqualTo("1301");
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:E: EAN code is \"711719104841\", expected a text cell;"
                + " leading zeros may be gone [NUMBER_IN_TEXT_COLUMN]");
  }

  @Test
  void reportsFormulasAndErrorValues() {
    Decoded<CatalogueItem> decoded =
        sheet()
            .row("Sku|Name|Stock|Purchase price|Brand|Weight")
            .row("LAMP-1|A lamp|=3|9.90|#error:#REF!|")
            .row("LAMP-2|A lamp|3|9.90||#error:#DIV/0!")
            .with(TOLERANT)
            .decodedAs(CATALOGUE);

    assertThat(decoded.values()).extracting(CatalogueItem::sku).containsExactly(Sku.of("LAMP-1"));
    assertThat(messages(decoded.findings()))
        .containsExactly(
            "WARNING given.csv!Sheet1:2:C: Stock indication is \"3\", expected a value; the"
                + " formula's stored result was used [FORMULA]",
            "WARNING given.csv!Sheet1:2:E: Brand is \"#REF!\", expected a value, not a spreadsheet"
                + " error [CELL_ERROR]",
            "ERROR given.csv!Sheet1:3:F: Weight is \"#DIV/0!\", expected a value, not a spreadsheet"
                + " error [CELL_ERROR]");
  }

  @Test
  @Tag("R5")
  void readsEveryNumberOfADocumentWithOneDecimalMark() {
    Decoded<CatalogueItem> decoded =
        csv()
            .row("Sku|Name|Stock|Purchase price|Weight")
            .row("LAMP-1|A lamp|3|1 234|1,500")
            .row("LAMP-2|A lamp|3|1\u00A0234,50|0,25")
            .decodedAs(CATALOGUE);

    assertThat(decoded.format().decimalMark()).isEqualTo(',');
    assertThat(decoded.values())
        .extracting(CatalogueItem::purchasePrice)
        .containsExactly(new BigDecimal("1234"), new BigDecimal("1234.50"));
    assertThat(decoded.values())
        .extracting(CatalogueItem::weightKg)
        .containsExactly(new BigDecimal("1.500"), new BigDecimal("0.25"));
  }

  @Test
  @Tag("R5")
  void followsAForcedDecimalMark() {
    GivenTable table = csv().row(HEADER).row("LAMP-1|A lamp|3|1,234|20");

    assertThat(table.decodedAs(CATALOGUE).values().get(0).purchasePrice())
        .isEqualTo(new BigDecimal("1.234"));
    assertThat(table.with(TOLERANT.withDecimalMark('.')).decodedAs(CATALOGUE).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.NUMBER_FORMAT);
  }

  @Test
  void keepsTheFirstHundredOfEqualWarningsAndCountsTheRest() {
    GivenTable table = sheet().row("Sku|Name|Stock|Purchase price|EAN");
    for (int i = 1; i <= 250; i++) {
      table.row("LAMP-" + i + "|A lamp|3|9.90|#number:1");
    }
    List<Finding> findings = table.decodedAs(CATALOGUE).findings();

    assertThat(findings).hasSize(CollectedRows.MOST_ALIKE + 1);
    assertThat(findings.get(CollectedRows.MOST_ALIKE).message())
        .isEqualTo(
            "given.csv!Sheet1:102:E: EAN code expected a text cell; leading zeros may be gone; from"
                + " here on 150 cells alike [NUMBER_IN_TEXT_COLUMN]");
  }
}
