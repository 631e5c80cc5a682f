package io.github.cdiscountds.codec;

import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.TrackingRow;
import java.util.List;

/**
 * The six kinds of document that merchant and supplier exchange (SPEC section 1), each with the
 * type of its rows.
 *
 * @param <T> what one row, or one group of rows, of the document becomes
 * @since 0.1.0
 */
public final class DocumentKind<T> {
  /** The supplier's catalogue: one item a row (SPEC section 2). */
  public static final DocumentKind<CatalogueItem> CATALOGUE =
      new DocumentKind<>("catalogue", CatalogueItem.class);

  /** The merchant's order file: one order for each group of rows (SPEC section 3). */
  public static final DocumentKind<Order> ORDERS = new DocumentKind<>("orders", Order.class);

  /** The compliance report: one order file a row (SPEC section 4). */
  public static final DocumentKind<ComplianceReport> COMPLIANCE =
      new DocumentKind<>("compliance", ComplianceReport.class);

  /** The anomaly tracking: one order line a row (SPEC section 5). */
  public static final DocumentKind<AnomalyRow> ANOMALIES =
      new DocumentKind<>("anomalies", AnomalyRow.class);

  /** The order tracking: one order line and parcel a row (SPEC section 6). */
  public static final DocumentKind<TrackingRow> TRACKING =
      new DocumentKind<>("tracking", TrackingRow.class);

  /** The invoice: one invoice line a row (SPEC section 8). */
  public static final DocumentKind<InvoiceLine> INVOICE =
      new DocumentKind<>("invoice", InvoiceLine.class);

  private final String name;
  private final Class<T> rowType;

  private DocumentKind(String name, Class<T> rowType) {
    this.name = name;
    this.rowType = rowType;
  }

  /**
   * Lists the kinds.
   *
   * @return the six kinds, in the order of the SPEC
   */
  public static List<DocumentKind<?>> all() {
    return List.of(CATALOGUE, ORDERS, COMPLIANCE, ANOMALIES, TRACKING, INVOICE);
  }

  /**
   * Gives the kind's short name.
   *
   * @return a lower-case word
   */
  public String name() {
    return name;
  }

  /**
   * Gives the type of a row.
   *
   * @return the class
   */
  public Class<T> rowType() {
    return rowType;
  }

  @Override
  public String toString() {
    return name;
  }
}
