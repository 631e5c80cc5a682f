package io.github.cdiscountds.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fake supplier's books say of one order line: the truth that its reports tell in pieces
 * and with delay.
 *
 * @param orderNumber column A of the order file
 * @param campaign column C
 * @param sku column T
 * @param quantity column V as sent
 * @param fileName the order file that carried it
 * @param stage how far it is
 * @param refusalReason why it was refused, in the supplier's words, or null when it wasn't
 * @param parcels the parcels that left, in that order
 * @param invoicedQuantity how many pieces were billed, credits taken off
 * @since 0.1.0
 */
public record BookedLine(
    String orderNumber,
    String campaign,
    String sku,
    String quantity,
    String fileName,
    Stage stage,
    @Nullable String refusalReason,
    List<Parcel> parcels,
    int invoicedQuantity) {

  /** How far a line is at the supplier. */
  public enum Stage {
    /** Picked up; the file's form isn't checked yet. */
    RECEIVED,
    /** The file was rejected as a whole; the supplier doesn't know the order. */
    FILE_REJECTED,
    /** The file was accepted; integration is still to come. */
    PENDING,
    /** Refused at integration. */
    REFUSED,
    /** Integrated: the order was created. */
    CREATED,
    /** Validated. */
    VALIDATED,
    /** The picking slip is being prepared. */
    PREPARING,
    /** The picking slip was created. */
    SLIP_CREATED,
    /** Some pieces have left, others haven't. */
    PARTLY_SHIPPED,
    /** All pieces have left. */
    SHIPPED
  }

  /**
   * A parcel.
   *
   * @param number its number
   * @param trackingLink the carrier's page about it
   * @param quantity the pieces of this line in it
   * @param shippedAt when it left
   */
  public record Parcel(String number, String trackingLink, int quantity, Instant shippedAt) {}

  public BookedLine {
    parcels = List.copyOf(parcels);
  }

  /**
   * Counts the pieces that left.
   *
   * @return the sum over the parcels
   */
  public int shippedQuantity() {
    return parcels.stream().mapToInt(Parcel::quantity).sum();
  }

  /**
   * Gives the supplier's reason for a refusal.
   *
   * @return the reason, or empty when the line wasn't refused
   */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusalReason);
  }
}
