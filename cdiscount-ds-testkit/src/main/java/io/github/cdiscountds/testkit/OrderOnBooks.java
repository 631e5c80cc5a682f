package io.github.cdiscountds.testkit;

import io.github.cdiscountds.testkit.BookedLine.Parcel;
import io.github.cdiscountds.testkit.BookedLine.Stage;
import io.github.cdiscountds.testkit.internal.OrderField;
import io.github.cdiscountds.testkit.internal.OrderRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order of one file in the fake supplier's books. Guarded by the supplier's lock. */
final class OrderOnBooks {
  final String fileName;
  final String number;
  final String campaign;
  final List<Line> lines = new ArrayList<>(1);

  /** Its place among all orders, in the order of their arrival. */
  final int place;

  /** When its file passed the compliance check. */
  @Nullable Instant accepted;

  /** Why it was refused, in the supplier's words. */
  @Nullable String refusal;

  /** What integration gave it; null until then and when it is refused. */
  @Nullable Numbers numbers;

  /** Whether it is owed for: integrated, and something of it was never billed. */
  boolean owed;

  OrderOnBooks(int place, String fileName, String number, String campaign) {
    this.place = place;
    this.fileName = fileName;
    this.number = number;
    this.campaign = campaign;
  }

  /**
   * What the supplier's own systems call an integrated order.
   *
   * @param integrated when it was integrated
   * @param day that day, in six digits
   * @param count how many orders were integrated until then
   */
  record Numbers(Instant integrated, String day, int count) {

    /** The order tracking's column B and the invoice's column R. */
    String scopusId() {
      StringBuilder letters = new StringBuilder();
      for (int rest = count * 7919, i = 0; i < 4; i++, rest /= 26) {
        letters.append((char) ('A' + rest % 26));
      }
      return day + padded(count, 5) + letters;
    }

    /** The invoice's column I. */
    String pickingSlip() {
      return "PS" + padded(7_781_200 + count, 7);
    }

    /** The invoice's column J. */
    String internal() {
      return String.valueOf(100_200_300 + count);
    }

    private static String padded(int number, int digits) {
      String text = String.valueOf(number);
      return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
  }

  /**
   * What is on a parcel, which lines of one order may share.
   *
   * @param carrier who brings it
   * @param number its number
   */
  record Label(String carrier, String number) {
    String link() {
      return "https://" + carrier + ".example.org/suivi?colis=" + number;
    }
  }

  /**
   * Pieces of a line that left.
   *
   * @param label the parcel's
   * @param pieces how many
   * @param at when
   */
  record Departure(Label label, int pieces, Instant at) {}

  /** One line. */
  static final class Line {
    final OrderRow row;
    private final List<Departure> parcels = new ArrayList<>(1);
    Stage stage = Stage.RECEIVED;

    /** The product's VAT rate when the order was integrated. */
    String vatRate = "20";

    /** Pieces billed, credits taken off. */
    int invoiced;

    /** Pieces for which money is given back, on whatever invoice. */
    int credited;

    /** Whether anything was ever billed. */
    boolean billed;

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
      return parcels.stream().mapToInt(Departure::pieces).sum();
    }

    /** Notes that some of it has left. */
    void leaves(Departure departure) {
      parcels.add(departure);
    }

    /** What has left, in that order. */
    List<Parcel> parcels() {
      return parcels.stream()
          .map(one -> new Parcel(one.label.number, one.label.link(), one.pieces, one.at))
          .toList();
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
                    line.parcels(),
                    line.invoiced))
        .toList();
  }
}
