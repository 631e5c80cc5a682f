package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DetectedFormat.ColumnBinding;
import io.github.cdiscountds.codec.DetectedFormat.HeaderLanguage;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RowBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
  private static final Location DOCUMENT = Location.ofFile("given.xlsx");
  private static final String COMPLIANCE = "SourceFile|ProcessedFile|DateTime|Status|Reason";

  private static RowBuffer row(String cells) {
    RowBuffer row = new RowBuffer();
    row.begin(1);
    String[] texts = cells.split("\\|", -1);
    for (int column = 0; column < texts.length; column++) {
      row.set(column, CellKind.TEXT, texts[column]);
    }
    return row;
  }

  private static Binding bind(DocumentMapping<?> mapping, String header) {
    return mapping.bind(row(header), DOCUMENT);
  }

  @Test
  @Tag("R6")
  void isCompleteWhenEveryDocumentedColumnIsThere() {
    assertThat(bind(DocumentMapping.COMPLIANCE, COMPLIANCE).isComplete()).isTrue();
    assertThat(bind(DocumentMapping.COMPLIANCE, "Status|SourceFile").isComplete()).isFalse();
  }

  @Test
  @Tag("R6")
  void tellsAHeaderThatNamesNothingFromOneThatLacksSomething() {
    assertThat(bind(DocumentMapping.COMPLIANCE, "Colour|Shape").isUnreadableHeader()).isTrue();
    assertThat(bind(DocumentMapping.COMPLIANCE, "Status|Shape").isUnreadableHeader()).isFalse();
    assertThat(bind(DocumentMapping.COMPLIANCE, COMPLIANCE).isUnreadableHeader()).isFalse();
  }

  @Test
  @Tag("R6")
  void bindsByPositionOnlyWhenFewerThanHalfOfTheNamesAreKnown() {
    String half = "CustomerOrderRef|PartnerOrderRef|ship_name|sku|cdv_codeta|eve_codeta|datval";
    String unknown = "|a1|a2|a3|a4|a5|a6|a7";

    assertThat(bind(DocumentMapping.TRACKING, half + "|scopus_id" + unknown).how().name())
        .isEqualTo("BY_NAME");
    assertThat(bind(DocumentMapping.TRACKING, half + "|a0" + unknown).how().name())
        .isEqualTo("BY_POSITION");
  }

  @Test
  void passesOverATitleOfFewTextsThatNamesNoColumn() {
    Finding passedOver = DocumentMapping.COMPLIANCE.heading(row("Report|of March"), DOCUMENT);

    assertThat(passedOver).isNotNull();
    assertThat(passedOver.toString())
        .isEqualTo(
            "WARNING given.xlsx:1: is \"Report, of March\", expected the documented column names;"
                + " the row was passed over as a heading [COLUMN_UNKNOWN]");
  }

  @Test
  void keepsWhatATitleAboveADocumentAboutPeopleSaysToItself() {
    Finding passedOver = DocumentMapping.TRACKING.heading(row("Suivi de Jeanne"), DOCUMENT);

    assertThat(passedOver).isNotNull();
    assertThat(passedOver.toString()).doesNotContain("Jeanne");
  }

  @ParameterizedTest
  @CsvSource({"a|b|c", "Status", "Report|Status", "a|b|c|d|e"})
  void takesNoRowForATitleThatNamesAColumnOrIsHalfAsWide(String cells) {
    assertThat(DocumentMapping.COMPLIANCE.heading(row(cells), DOCUMENT)).isNull();
  }

  @Test
  void takesNoRowWithANumberForATitle() {
    RowBuffer numbers = row("Report");
    numbers.set(1, CellKind.NUMBER, "2026");

    assertThat(DocumentMapping.COMPLIANCE.heading(numbers, DOCUMENT)).isNull();
  }

  @Test
  @Tag("R5")
  void letsTextsInNumberColumnsShowTheMark() {
    Binding binding = bind(DocumentMapping.CATALOGUE, "Purchase price|Name|Sku|Stock");
    Numbers byPrice = new Numbers(Optional.empty());
    DocumentMapping.CATALOGUE.observeNumbers(row("1,5|2.5|3.5|4"), binding, byPrice);
    byPrice.settle();
    Numbers byName = new Numbers(Optional.empty());
    DocumentMapping.CATALOGUE.observeNumbers(row("|2.5|3.5|4"), binding, byName);
    byName.settle();
    RowBuffer numberCell = row("|A|B|4");
    numberCell.set(0, CellKind.NUMBER, "1.5");
    Numbers byNumberCell = new Numbers(Optional.empty());
    DocumentMapping.CATALOGUE.observeNumbers(numberCell, binding, byNumberCell);
    byNumberCell.settle();

    assertThat(byPrice.mark()).isEqualTo(',');
    assertThat(byName.mark()).isNull();
    assertThat(byNumberCell.mark()).isNull();
  }

  @ParameterizedTest
  @Tag("R7")
  @CsvSource({
    "COMPLIANCE, SourceFile|Status, orders.xls|KO, orders.xls",
    "COMPLIANCE, SourceFile|Status, |KO, ''",
    "CATALOGUE, Sku|Name|Stock|Purchase price, LAMP-1|A|3|9, LAMP-1",
    "ANOMALIES, CustomerOrderRef|PartnerOrderRef|ProductId|MessageError, 1|SPRING|L|M, 1/SPRING",
    "ANOMALIES, CustomerOrderRef|PartnerOrderRef|ProductId|MessageError, |SPRING|L|M, ''",
    "TRACKING, CustomerOrderRef|PartnerOrderRef|sku, 1|SPRING|L, 1/SPRING",
    "INVOICE, customerreference|yourcustomerreference|number, 1|SPRING|7, 1/SPRING",
    "ORDERS, N° de Cmd|Campaign, 1|SPRING, 1/SPRING",
  })
  void findsTheKeyOfARowThatMayBeUnreadable(
      String kind, String header, String cells, String expected) {
    DocumentMapping<?> mapping =
        switch (kind) {
          case "CATALOGUE" -> DocumentMapping.CATALOGUE;
          case "ORDERS" -> DocumentMapping.ORDERS;
          case "COMPLIANCE" -> DocumentMapping.COMPLIANCE;
          case "ANOMALIES" -> DocumentMapping.ANOMALIES;
          case "TRACKING" -> DocumentMapping.TRACKING;
          default -> DocumentMapping.INVOICE;
        };
    assertThat(DocumentMapping.of(mapping.kind())).isSameAs(mapping);
    Cells view = new Cells(bind(mapping, header), new Numbers(Optional.empty()), DOCUMENT);
    view.moveTo(row(cells));

    assertThat(mapping.mapper(DecodeOptions.DEFAULT).key(view)).isEqualTo(expected);
  }

  @Test
  @Tag("R6")
  void bindsByNameWhenHalfOfTheNamesAreKnown() {
    String half = "ID Cdiscount|Civilite|Nom|Prénom Bénéficiaire|Adresse|Ville|Pays|Email";
    String unknown = "|a1|a2|a3|a4|a5|a6|a7|a8|a9|b1|b2";

    assertThat(bind(DocumentMapping.ORDERS, half + "|N° de Cmd|LieuDit|Mobile" + unknown).how())
        .isEqualTo(ColumnBinding.BY_NAME);
    assertThat(bind(DocumentMapping.ORDERS, half + "|N° de Cmd|LieuDit|b3" + unknown).how())
        .isEqualTo(ColumnBinding.BY_POSITION);
  }

  @Test
  void takesARowForATitleThatIsLessThanHalfAsWideAndNoOther() {
    String less = "a|b|c|d|e|f|g|h|i|j";

    assertThat(DocumentMapping.ORDERS.heading(row(less), DOCUMENT)).isNotNull();
    assertThat(DocumentMapping.ORDERS.heading(row(less + "|k"), DOCUMENT)).isNull();
  }

  @ParameterizedTest
  @Tag("R6")
  @CsvSource({
    "CustomerOrderRef|ship_name, ENGLISH",
    "RefCommandeClient|Nom, FRENCH",
    "CustomerOrderRef|Nom, MIXED",
    "quantite_livree|quantite_livree, MIXED",
    "quantite_livree|ship_name, ENGLISH",
    "quantite_livree|Nom, FRENCH",
  })
  void tellsTheLanguageOfAHeaderByTheNamesThatOnlyOneLanguageHas(
      String header, HeaderLanguage language) {
    assertThat(bind(DocumentMapping.TRACKING, header).language()).isEqualTo(language);
  }

  @Test
  @Tag("R6")
  void takesAFirstRowForDataThatNamesNoColumnAndHoldsANumberOrDateWhereOneBelongs() {
    String invoice = "a|b|c|%s|e|f|g|%s|i|j|k|x|m|n|o|p|q|r";
    String withNumber = invoice.replaceFirst("%s", "d").replaceFirst("%s", "7");
    String withDate = invoice.replaceFirst("%s", "02/03/2026").replaceFirst("%s", "h");
    String withNeither = invoice.replaceFirst("%s", "d").replaceFirst("%s", "h");

    assertThat(isData(withNumber)).isTrue();
    assertThat(isData(withDate)).isTrue();
    assertThat(isData(withNeither)).isFalse();
    assertThat(isData(withNumber.replace("|r", ""))).isFalse();
    assertThat(isData(withNumber.replace("|r", "|Invoice number"))).isTrue();
    assertThat(isData(withNumber.replace("|r", "|yourcustomerreference"))).isFalse();
    assertThat(isData(withNeither.replace("a|b", "7|02/03/2026"))).isFalse();
  }

  @Test
  @Tag("R6")
  void takesANarrowFirstRowForDataWhenEveryColumnOfNumbersHoldsOne() {
    String narrow = "L1||||||||||||B|Lamp|||3||9.90|||||20";

    assertThat(bind(DocumentMapping.CATALOGUE, narrow).isFirstRowData()).isTrue();
    assertThat(bind(DocumentMapping.CATALOGUE, narrow.replace("9.90", "?")).isFirstRowData())
        .isFalse();
  }

  @Test
  void showsTheNamesOfAHeaderAboutPeopleWhenHalfOfThemAreKnown() {
    assertThat(String.valueOf(bind(DocumentMapping.TRACKING, "sku|Jeanne").refusal()))
        .endsWith("; found sku, Jeanne [COLUMN_MISSING]");
    assertThat(String.valueOf(bind(DocumentMapping.TRACKING, "sku|Jeanne|Exemple").refusal()))
        .endsWith("; found a row of 3 cells that may be personal data [COLUMN_MISSING]");
    assertThat(String.valueOf(bind(DocumentMapping.COMPLIANCE, "Status|a|b").refusal()))
        .endsWith("; found Status, a, b [COLUMN_MISSING]");
  }

  private static boolean isData(String cells) {
    return bind(DocumentMapping.INVOICE, cells).isFirstRowData();
  }
}
