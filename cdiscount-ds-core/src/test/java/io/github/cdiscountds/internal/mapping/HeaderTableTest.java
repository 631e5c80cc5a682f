package io.github.cdiscountds.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.TrackingRow;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R6")
class HeaderTableTest {
  private static final Map<DocumentKind<?>, Column[]> COLUMNS =
      Map.of(
          DocumentKind.CATALOGUE, CatalogueColumn.values(),
          DocumentKind.ORDERS, OrderFileColumn.values(),
          DocumentKind.COMPLIANCE, ComplianceColumn.values(),
          DocumentKind.ANOMALIES, AnomalyColumn.values(),
          DocumentKind.TRACKING, TrackingColumn.values(),
          DocumentKind.INVOICE, InvoiceColumn.values());

  @Test
  void everyColumnHasItsRowAtItsLetterAndNoRowIsLeftOver() {
    List<String> expected = new ArrayList<>();
    for (DocumentKind<?> kind : DocumentKind.all()) {
      for (Column column : COLUMNS.get(kind)) {
        expected.add(kind.name() + " " + column.letter() + " " + column);
      }
    }
    assertThat(HeaderTable.rows())
        .extracting(row -> row.document() + " " + row.letter() + " " + row.field())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everyColumnHasNamesInBothLanguages() {
    assertThat(HeaderTable.rows())
        .allSatisfy(
            row -> {
              assertThat(row.english()).isNotEmpty().noneMatch(String::isBlank);
              assertThat(row.french()).isNotEmpty().noneMatch(String::isBlank);
            });
  }

  @Test
  void aColumnIsSpelledAsItsRowSays() {
    assertThat(CatalogueColumn.PURCHASE_PRICE.rule().english())
        .containsExactly(
            "VAT-exclu. purchase price (with ecotax)",
            "VAT-exclu. purchase price",
            "Purchase price");
    assertThat(CatalogueColumn.PURCHASE_PRICE.rule().french())
        .containsExactly(
            "Prix d'achat HT (éco-participation incluse)",
            "Prix d'achat HT (écotaxe incluse)",
            "Prix d'achat HT (avec écotaxe)",
            "Prix d'achat HT",
            "Prix d'achat");
  }

  @Test
  void everyPropertyIsAValueOfTheRowsOfItsKind() {
    Map<DocumentKind<?>, Class<?>> rows =
        Map.of(
            DocumentKind.CATALOGUE, CatalogueItem.class,
            DocumentKind.ORDERS, Order.class,
            DocumentKind.COMPLIANCE, ComplianceReport.class,
            DocumentKind.ANOMALIES, AnomalyRow.class,
            DocumentKind.TRACKING, TrackingRow.class,
            DocumentKind.INVOICE, InvoiceLine.class);
    for (DocumentKind<?> kind : DocumentKind.all()) {
      assertThat(HeaderTable.rows())
          .filteredOn(row -> row.document().equals(kind.name()))
          .extracting(HeaderTable.Row::property)
          .doesNotHaveDuplicates()
          .allSatisfy(path -> assertThat(leadsToAValue(rows.get(kind), path)).isTrue());
    }
  }

  private static boolean leadsToAValue(Class<?> row, String path) {
    Class<?> here = row;
    for (String step : path.split("\\.")) {
      if (step.matches("[1-6]")) {
        continue;
      }
      Type next = null;
      for (RecordComponent component : here.getRecordComponents()) {
        next = component.getName().equals(step) ? component.getGenericType() : next;
      }
      if (next instanceof ParameterizedType list) {
        next = list.getActualTypeArguments()[0];
      }
      if (!(next instanceof Class<?> type)) {
        return false;
      }
      here = type;
    }
    return true;
  }

  @Test
  @Tag("R21")
  void theOrderFileIsReadUnderTheNamesThatAreWrittenAndReported() {
    assertThat(Arrays.asList(OrderColumn.values()))
        .allSatisfy(
            written -> {
              List<String> french = OrderFileColumn.valueOf(written.name()).rule().french();
              assertThat(french.get(0)).isEqualTo(written.header());
              assertThat(french).contains(written.reasonName());
            });
  }
}
