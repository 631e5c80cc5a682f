package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DocumentKind;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.internal.table.CellKind;
import io.github.cdiscountds.internal.table.RawRow;
import io.github.cdiscountds.model.AnomalyRow;
import io.github.cdiscountds.model.CatalogueItem;
import io.github.cdiscountds.model.ComplianceReport;
import io.github.cdiscountds.model.InvoiceLine;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.TrackingRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of document is read: its columns and its mapper. Immutable and thread-safe.
 *
 * @param <T> the type of a row
 */
public final class DocumentMapping<T> {

  /** What becomes of a document of which many rows are rejected. */
  public enum Rejections {
    /** Above the caller's tolerance the document is refused, as half a catalogue is none (R7). */
    WITHIN_TOLERANCE,
    /** The sound rows count: a verdict on one order doesn't depend on another order's typo. */
    ROW_BY_ROW
  }

  /** The catalogue. */
  public static final DocumentMapping<CatalogueItem> CATALOGUE =
      new DocumentMapping<>(
          DocumentKind.CATALOGUE,
          Vocabulary.CATALOGUE,
          Rejections.WITHIN_TOLERANCE,
          options -> new RowByRow<>(new CatalogueMapper()),
          item -> item.sku().value());

  /** The order file. */
  public static final DocumentMapping<Order> ORDERS =
      new DocumentMapping<>(
          DocumentKind.ORDERS,
          Vocabulary.ORDERS,
          Rejections.ROW_BY_ROW,
          options -> new OrderGroups(),
          order -> "");

  /** The compliance report. */
  public static final DocumentMapping<ComplianceReport> COMPLIANCE =
      new DocumentMapping<>(
          DocumentKind.COMPLIANCE,
          Vocabulary.COMPLIANCE,
          Rejections.ROW_BY_ROW,
          options -> new RowByRow<>(new ComplianceMapper()),
          row -> "");

  /** The anomaly tracking. */
  public static final DocumentMapping<AnomalyRow> ANOMALIES =
      new DocumentMapping<>(
          DocumentKind.ANOMALIES,
          Vocabulary.ANOMALIES,
          Rejections.ROW_BY_ROW,
          options -> new RowByRow<>(new AnomalyMapper()),
          row -> "");

  /** The order tracking. */
  public static final DocumentMapping<TrackingRow> TRACKING =
      new DocumentMapping<>(
          DocumentKind.TRACKING,
          Vocabulary.TRACKING,
          Rejections.ROW_BY_ROW,
          TrackingDocument::new,
          row -> "");

  /** The invoice. */
  public static final DocumentMapping<InvoiceLine> INVOICE =
      new DocumentMapping<>(
          DocumentKind.INVOICE,
          Vocabulary.INVOICE,
          Rejections.ROW_BY_ROW,
          options -> new RowByRow<>(new InvoiceMapper(options.vatRates())),
          line -> "");

  private static final List<DocumentMapping<?>> ALL =
      List.of(CATALOGUE, ORDERS, COMPLIANCE, ANOMALIES, TRACKING, INVOICE);

  private final DocumentKind<T> kind;
  private final Vocabulary vocabulary;
  private final Rejections rejections;
  private final Function<DecodeOptions, DocumentMapper<T>> mapper;
  private final Function<T, String> uniqueKey;

  private DocumentMapping(
      DocumentKind<T> kind,
      Vocabulary vocabulary,
      Rejections rejections,
      Function<DecodeOptions, DocumentMapper<T>> mapper,
      Function<T, String> uniqueKey) {
    this.kind = kind;
    this.vocabulary = vocabulary;
    this.rejections = rejections;
    this.mapper = mapper;
    this.uniqueKey = uniqueKey;
  }

  /** The mapping of a kind. */
  @SuppressWarnings("unchecked") // a mapping's type is that of its kind
  public static <T> DocumentMapping<T> of(DocumentKind<T> kind) {
    return (DocumentMapping<T>)
        ALL.stream()
            .filter(mapping -> mapping.kind == kind)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no mapping for " + kind));
  }

  /** The kind of document. */
  public DocumentKind<T> kind() {
    return kind;
  }

  /** What becomes of a document of which many rows are rejected. */
  public Rejections rejections() {
    return rejections;
  }

  /** What to tell of a row above the header that holds no more than a heading, else null. */
  public @Nullable Finding heading(RawRow row, Location document) {
    return Binding.heading(vocabulary, row, document);
  }

  /** Binds the columns of a document by its first row. */
  public Binding bind(RawRow first, Location document) {
    return Binding.of(vocabulary, first, document);
  }

  /** A mapper for one document. */
  public DocumentMapper<T> mapper(DecodeOptions options) {
    return mapper.apply(options);
  }

  /** A key that should be unique in a document, or {@code ""} where nothing must be (R10). */
  public String uniqueKey(T value) {
    return uniqueKey.apply(value);
  }

  /** Lets the number cells of a row show which decimal mark the document uses (R5). */
  public void observeNumbers(RawRow row, Binding binding, Numbers numbers) {
    for (Column column : vocabulary.columns()) {
      int position = binding.position(column);
      if (column.rule().isNumeric() && position >= 0 && row.kind(position) == CellKind.TEXT) {
        numbers.observe(row.text(position).strip());
      }
    }
  }
}
