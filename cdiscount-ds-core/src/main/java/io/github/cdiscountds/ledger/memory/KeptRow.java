package io.github.cdiscountds.ledger.memory;

import io.github.cdiscountds.model.FulfilmentStatus;
import io.github.cdiscountds.order.FactValue;
import java.net.URI;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A tracking row as it is kept: with the link as text, without the parcel's number where it ends in
 * it. All parts of a {@link URI} would take ten times the room.
 */
record KeptRow(
    FulfilmentStatus status,
    @Nullable LocalDateTime shippedAt,
    @Nullable Integer quantity,
    @Nullable String parcel,
    @Nullable String link,
    LinkEnd linkEnd,
    @Nullable String supplierOrderNumber) {

  /** What stands behind the text of a link. */
  enum LinkEnd {
    NOTHING,
    PARCEL
  }

  /** The value, or what is kept of it. */
  static Object keep(FactValue value) {
    if (value instanceof FactValue.Fulfilment row) {
      URI uri = row.trackingLink();
      String link = uri == null ? null : uri.toString();
      String parcel = row.parcel();
      LinkEnd end = LinkEnd.NOTHING;
      if (link != null && parcel != null && link.endsWith(parcel)) {
        link = link.substring(0, link.length() - parcel.length());
        end = LinkEnd.PARCEL;
      }
      return new KeptRow(
          row.status(),
          row.shippedAt(),
          row.quantity(),
          parcel,
          link,
          end,
          row.supplierOrderNumber());
    }
    return value;
  }

  /** The whole link. */
  @Nullable String trackingLink() {
    return linkEnd == LinkEnd.PARCEL ? link + parcel : link;
  }
}
