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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads order tracking and settles which of columns A and C holds the order number (R26): by
 * option, else by the configured campaigns, else by repetition over the file; a campaign repeats,
 * order numbers do less. Rows wait for the end of the file only where they have to.
 */
final class TrackingDocument implements DocumentMapper<TrackingRow> {
  private static final int MAJORITY = 2;

  private final TrackingColumns option;
  private final Set<String> campaigns;
  private final List<Located<TrackingRow>> waiting = new ArrayList<>();
  private final RowByRow<TrackingRow> rows = new RowByRow<>(new TrackingMapper());

  TrackingDocument(DecodeOptions options) {
    this.option = options.trackingColumns();
    this.campaigns = options.campaigns();
  }

  @Override
  public void row(Cells cells, RowSink<TrackingRow> sink) {
    rows.row(
        cells,
        new RowSink<>() {
          @Override
          public void row(Located<TrackingRow> row) {
            if (option == TrackingColumns.DETECT) {
              waiting.add(row);
            } else {
              sink.row(settled(row, option));
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
    if (waiting.isEmpty()) {
      return null;
    }
    TrackingColumns found = byCampaigns();
    if (found == TrackingColumns.DETECT) {
      found = byRepetition();
    }
    if (found == TrackingColumns.DETECT || found == TrackingColumns.AS_READ) {
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
    for (Located<TrackingRow> row : waiting) {
      sink.row(settled(row, found));
    }
    waiting.clear();
    return null;
  }

  private static Located<TrackingRow> settled(Located<TrackingRow> row, TrackingColumns meaning) {
    TrackingRow read = row.value();
    return switch (meaning) {
      case A_IS_ORDER -> new Located<>(row.at(), read.withOrder(read.keyWithOrderInA()));
      case A_IS_CAMPAIGN -> new Located<>(row.at(), read.withOrder(read.keyWithOrderInC()));
      case AS_READ, DETECT -> row;
    };
  }

  /** {@code DETECT} when no campaign says anything, {@code AS_READ} when they contradict. */
  private TrackingColumns byCampaigns() {
    int inA = 0;
    int inC = 0;
    for (Located<TrackingRow> row : waiting) {
      boolean a = campaigns.contains(row.value().customerOrderRef());
      boolean c = campaigns.contains(row.value().partnerOrderRef());
      inA += a && !c ? 1 : 0;
      inC += c && !a ? 1 : 0;
    }
    if (inA > 0 && inC > 0) {
      return TrackingColumns.AS_READ;
    }
    return inA > 0
        ? TrackingColumns.A_IS_CAMPAIGN
        : inC > 0 ? TrackingColumns.A_IS_ORDER : TrackingColumns.DETECT;
  }

  private TrackingColumns byRepetition() {
    long inA = repeated(TrackingRow::customerOrderRef);
    long inC = repeated(TrackingRow::partnerOrderRef);
    if (inA > 0 && inA >= MAJORITY * inC) {
      return TrackingColumns.A_IS_CAMPAIGN;
    }
    return inC > 0 && inC >= MAJORITY * inA ? TrackingColumns.A_IS_ORDER : TrackingColumns.DETECT;
  }

  /** The number of rows whose value occurs on another row too. */
  private long repeated(Function<TrackingRow, String> column) {
    Map<String, Integer> counts = new HashMap<>();
    for (Located<TrackingRow> row : waiting) {
      counts.merge(column.apply(row.value()), 1, Integer::sum);
    }
    return counts.values().stream().filter(count -> count > 1).mapToLong(count -> count).sum();
  }
}
