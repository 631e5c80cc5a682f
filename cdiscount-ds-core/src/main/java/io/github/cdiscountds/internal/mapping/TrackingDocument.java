package io.github.cdiscountds.internal.mapping;

import io.github.cdiscountds.codec.DecodeOptions;
import io.github.cdiscountds.codec.DecodeOptions.TrackingColumns;
import io.github.cdiscountds.codec.Located;
import io.github.cdiscountds.codec.RowSink;
import io.github.cdiscountds.finding.Finding;
import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Location;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.TrackingRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads order tracking and settles which of columns A and C holds the order number (R26): by
 * option, else by what a first pass over the document shows. Rows of a document that leaves it open
 * aren't handed on.
 */
final class TrackingDocument implements DocumentMapper<TrackingRow> {
  private final DecodeOptions options;
  private final RowByRow<TrackingRow> rows = new RowByRow<>(new TrackingMapper());

  /** What A and C mean; {@code DETECT} until it is settled. */
  private TrackingColumns columns;

  private long sound;

  TrackingDocument(DecodeOptions options) {
    this.options = options;
    this.columns = options.trackingColumns();
  }

  @Override
  public @Nullable DocumentMapper<TrackingRow> survey() {
    return columns == TrackingColumns.DETECT ? new Survey() : null;
  }

  @Override
  public void row(Cells cells, RowSink<TrackingRow> sink) {
    rows.row(
        cells,
        new RowSink<>() {
          @Override
          public void row(Located<TrackingRow> row) {
            sound++;
            if (columns != TrackingColumns.DETECT) {
              sink.row(settled(row));
            }
          }

          @Override
          public void rejected(String key, List<Finding> findings) {
            sink.rejected(key, findings);
          }

          @Override
          public void warning(Finding finding) {
            sink.warning(finding);
          }
        });
  }

  @Override
  public String key(Cells cells) {
    return rows.key(cells);
  }

  @Override
  public @Nullable Finding end(Location document, RowSink<TrackingRow> sink) {
    if (sound == 0 || columns != TrackingColumns.DETECT) {
      return null;
    }
    return Finding.error(
        FindingCode.ORIENTATION_OPEN,
        document,
        null,
        new Wording(
            "columns A and C that tell order numbers from campaigns: set"
                + " DecodeOptions.withTrackingColumns to A_IS_ORDER or A_IS_CAMPAIGN, or name"
                + " the campaigns with withCampaigns",
            "des colonnes A et C qui distinguent numéros de commande et campagnes : réglez"
                + " DecodeOptions.withTrackingColumns sur A_IS_ORDER ou A_IS_CAMPAIGN, ou nommez"
                + " les campagnes avec withCampaigns"));
  }

  private Located<TrackingRow> settled(Located<TrackingRow> row) {
    TrackingRow read = row.value();
    return switch (columns) {
      case A_IS_ORDER -> new Located<>(row.at(), read.withOrder(read.keyWithOrderInA()));
      case A_IS_CAMPAIGN -> new Located<>(row.at(), read.withOrder(read.keyWithOrderInC()));
      case AS_READ, DETECT -> row;
    };
  }

  /** The first pass. What it finds counts only if the document is sound to its end. */
  private final class Survey implements DocumentMapper<TrackingRow> {
    private final OrderColumnEvidence evidence = new OrderColumnEvidence(options.campaigns());

    @Override
    public void row(Cells cells, RowSink<TrackingRow> sink) {
      // These three are what a row can't do without; it is rejected over nothing else.
      String inA = cells.requireText(TrackingColumn.CUSTOMER_ORDER_REF);
      String inC = cells.requireText(TrackingColumn.PARTNER_ORDER_REF);
      String product = cells.requireText(TrackingColumn.SKU);
      if (inA != null && inC != null && product != null && !cells.isRejected()) {
        evidence.add(inA, inC);
      }
    }

    @Override
    public String key(Cells cells) {
      return "";
    }

    @Override
    public @Nullable Finding end(Location document, RowSink<TrackingRow> sink) {
      columns = evidence.verdict();
      return null;
    }
  }
}
