package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.model.FulfilmentStatus.Meaning;
import io.github.cdiscountds.order.FactValue;
import io.github.cdiscountds.order.OrderFact;
import io.github.cdiscountds.order.Parcel;
import io.github.cdiscountds.profile.TrackingQuantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What went of one order line, parcel by parcel (R30). */
final class ShippedParcels {
  /** Under which rows without a parcel number are counted. */
  private static final String UNNUMBERED = "";

  private ShippedParcels() {}

  static boolean isShipped(FactValue value) {
    return value instanceof FactValue.Fulfilment row && row.status().meaning() == Meaning.SHIPPED;
  }

  /**
   * Parcels by number with the highest quantity ever seen for each; shipped rows without a number
   * count only while there is no row with one.
   *
   * @param facts what is said of the line, by publication
   */
  static List<Parcel> of(List<OrderFact> facts) {
    Map<String, Parcel> byNumber = byNumber(facts);
    if (byNumber.size() > 1) {
      byNumber.remove(UNNUMBERED);
    }
    return List.copyOf(byNumber.values());
  }

  /** What the parcels add up to; as much as they claim, be it more than was ordered. */
  static long total(Collection<Parcel> parcels, TrackingQuantity counting) {
    LongStream quantities = parcels.stream().mapToLong(Parcel::quantity);
    return switch (counting) {
      case PER_PARCEL -> quantities.sum();
      case RUNNING_TOTAL -> quantities.max().orElse(0);
    };
  }

  /** The highest total that anything said of the line amounts to; never falls as more is said. */
  static long highest(List<OrderFact> facts, TrackingQuantity counting) {
    Map<String, Parcel> byNumber = byNumber(facts);
    Parcel unnumbered = byNumber.remove(UNNUMBERED);
    return Math.max(
        unnumbered == null ? 0 : unnumbered.quantity(), total(byNumber.values(), counting));
  }

  private static Map<String, Parcel> byNumber(List<OrderFact> facts) {
    Map<String, Parcel> byNumber = new TreeMap<>();
    for (OrderFact fact : facts) {
      if (fact.value() instanceof FactValue.Fulfilment row && isShipped(row)) {
        String number = row.parcel() == null ? UNNUMBERED : row.parcel();
        Parcel parcel =
            new Parcel(
                row.parcel(),
                row.quantity() == null ? 0 : Math.max(0, row.quantity()),
                row.trackingLink(),
                row.shippedAt());
        byNumber.merge(number, parcel, ShippedParcels::join);
      }
    }
    return byNumber;
  }

  /** What is known of a parcel from two statements: link and date may have been corrected. */
  private static Parcel join(Parcel earlier, Parcel later) {
    return new Parcel(
        later.number(),
        Math.max(earlier.quantity(), later.quantity()),
        later.trackingLink() == null ? earlier.trackingLink() : later.trackingLink(),
        later.shippedAt() == null ? earlier.shippedAt() : later.shippedAt());
  }
}
