package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.finding.Sensitivity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All columns of one document kind, found by any of their spellings (R6). */
final class Vocabulary {
  static final Vocabulary CATALOGUE =
      new Vocabulary(
          CatalogueColumn.values(),
          CatalogueColumn.STOCK,
          CatalogueColumn.PURCHASE_PRICE,
          CatalogueColumn.VAT_RATE);
  static final Vocabulary ORDERS = new Vocabulary(OrderFileColumn.values());
  static final Vocabulary COMPLIANCE = new Vocabulary(ComplianceColumn.values());
  static final Vocabulary ANOMALIES = new Vocabulary(AnomalyColumn.values());
  static final Vocabulary TRACKING = new Vocabulary(TrackingColumn.values());
  static final Vocabulary INVOICE =
      new Vocabulary(
          InvoiceColumn.values(),
          InvoiceColumn.QUANTITY,
          InvoiceColumn.UNIT_PRICE,
          InvoiceColumn.AMOUNT);

  /** A spelling that was recognised. */
  record Known(Column column, boolean inEnglish, boolean inFrench) {}

  private final List<Column> columns;
  private final List<Column> numericInData;
  private final Map<String, Known> bySpelling = new HashMap<>();

  private Vocabulary(Column[] columns, Column... numericInData) {
    this.columns = List.of(columns);
    this.numericInData = List.of(numericInData);
    for (Column column : columns) {
      column.rule().english().forEach(name -> learn(name, column, true, false));
      column.rule().french().forEach(name -> learn(name, column, false, true));
    }
  }

  /** The columns in their documented order. */
  List<Column> columns() {
    return columns;
  }

  /**
   * The columns that are all numbers in a row of data and never in a header; empty for kinds that
   * have no such columns.
   */
  List<Column> numericInData() {
    return numericInData;
  }

  /**
   * Whether the first row may be data; that of an order file never is, as the supplier passes over
   * it.
   */
  boolean mayLackHeader() {
    return this != ORDERS;
  }

  /** The column that a header names, or null. */
  @Nullable Known known(String header) {
    return bySpelling.get(Spelling.compact(header));
  }

  /** Whether documents of this kind tell about people. */
  boolean isAboutPeople() {
    return columns.stream().anyMatch(c -> c.rule().sensitivity() == Sensitivity.PERSONAL);
  }

  private void learn(String name, Column column, boolean english, boolean french) {
    bySpelling.merge(
        Spelling.compact(name),
        new Known(column, english, french),
        (one, other) -> {
          if (one.column() != other.column()) {
            throw new IllegalStateException("\"" + name + "\" names two columns");
          }
          return new Known(
              column, one.inEnglish() || other.inEnglish(), one.inFrench() || other.inFrench());
        });
  }
}
