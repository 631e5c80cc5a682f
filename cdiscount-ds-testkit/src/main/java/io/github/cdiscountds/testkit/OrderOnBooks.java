package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order of one file in the fake supplier's books. Guarded by the supplier's lock. */
final class OrderOnBooks {
  final String fileName;
  final String number;
  final String campaign;
  final List<Line> lines = new ArrayList<>();

  /** The days whose anomaly tracking lists it. */
  final Set<LocalDate> anomalyDays = new LinkedHashSet<>();

  /** When its file passed the compliance check. */
  @Nullable Instant accepted;

  /** Why it was refused, in the supplier's words. */
  @Nullable String refusal;

  /** What integration gave it; null until then and when it is refused. */
  @Nullable Numbers numbers;

  OrderOnBooks(String fileName, String number, String campaign) {
    this.fileName = fileName;
    this.number = number;
    this.campaign = campaign;
  }

  /**
   * What the supplier's own systems call an integrated order.
   *
   * @param integrated when it was integrated
   * @param scopusId the order tracking's column B and the invoice's column R
   * @param pickingSlip the invoice's column I
   * @param internal the invoice's column J
   */
  record Numbers(Instant integrated, String scopusId, String pickingSlip, String internal) {}

  /** What the supplier knows an order by. */
  List<String> key() {
    return List.of(number, campaign);
  }

  /** One line. */
  static final class Line {
    final OrderRow row;
    final List<Parcel> parcels = new ArrayList<>();
    Stage stage = Stage.RECEIVED;
    int invoiced;

    Line(OrderRow row) {
      this.row = row;
    }

    String sku() {
      return row.get(OrderField.PRODUCT);
    }

    /** The ordered quantity of a line that passed integration. */
    int quantity() {
      return Integer.parseInt(row.get(OrderField.QUANTITY));
    }

    int shipped() {
      return parcels.stream().mapToInt(Parcel::quantity).sum();
    }

    BigDecimal unitPrice() {
      return new BigDecimal(row.get(OrderField.UNIT_PRICE));
    }
  }

  void allLines(Stage stage) {
    lines.forEach(line -> line.stage = stage);
  }

  /** What it is worth, shipping included; only for an order whose numbers passed. */
  BigDecimal value() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : lines) {
      sum =
          sum.add(line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
              .add(new BigDecimal(line.row.get(OrderField.SHIPPING_COSTS)));
    }
    return sum;
  }

  List<BookedLine> view() {
    return lines.stream()
        .map(
            line ->
                new BookedLine(
                    number,
                    campaign,
                    line.sku(),
                    line.row.get(OrderField.QUANTITY),
                    fileName,
                    line.stage,
                    refusal,
                    line.parcels,
                    line.invoiced))
        .toList();
  }
}
