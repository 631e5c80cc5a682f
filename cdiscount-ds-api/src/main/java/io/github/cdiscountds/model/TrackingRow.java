package io.github.cdiscountds.model;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far one order line is, in one parcel: one row of the order tracking (SPEC section 6).
 *
 * <p>The supplier's text and its example disagree on what columns A and C hold (R26): both are kept
 * as read, and {@link #order} is set once the orientation is settled.
 *
 * @param customerOrderRef A, as read
 * @param partnerOrderRef C, as read
 * @param order order number and campaign once it is settled which column is which, or null
 * @param supplierOrderNumber B, {@code scopus_id}: the supplier's order number, or null
 * @param recipient D to G: names and phones, or an e-mail address found in E (R27)
 * @param status H and I: the two status codes
 * @param shippedAt J: validation of the picking slip, which is the shipping date, as written, or
 *     null
 * @param product K: the product code
 * @param quantity L: the quantity delivered, or null
 * @param parcel M: the parcel number, or null
 * @param trackingLink N: the carrier's tracking page, absolute http or https (R28), or null
 * @param sourceFile O: the order file's name, or null when blank
 * @param fromNumberCells which columns of the key were number cells, where leading zeros get lost
 *     (R16): the client then looks for the one order that fits (R38); none for text documents
 * @since 0.1.0
 */
public record TrackingRow(
    String customerOrderRef,
    String partnerOrderRef,
    @Nullable OrderKey order,
    @Nullable String supplierOrderNumber,
    ReportedRecipient recipient,
    FulfilmentStatus status,
    @Nullable LocalDateTime shippedAt,
    Sku product,
    @Nullable Integer quantity,
    @Nullable String parcel,
    @Nullable URI trackingLink,
    @Nullable String sourceFile,
    Set<KeyColumn> fromNumberCells) {

  public TrackingRow {
    Objects.requireNonNull(customerOrderRef, "customerOrderRef");
    Objects.requireNonNull(partnerOrderRef, "partnerOrderRef");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(product, "product");
    fromNumberCells = Set.copyOf(fromNumberCells);
  }

  /**
   * Reads the row as the supplier's example does: A is the order number, C the campaign.
   *
   * @return the key under that reading
   */
  public OrderKey keyWithOrderInA() {
    return new OrderKey(customerOrderRef, partnerOrderRef);
  }

  /**
   * Reads the row as the supplier's text does: A is the campaign, C the order number.
   *
   * @return the key under that reading
   */
  public OrderKey keyWithOrderInC() {
    return new OrderKey(partnerOrderRef, customerOrderRef);
  }

  /**
   * Settles which order the row speaks of.
   *
   * @param key one of {@link #keyWithOrderInA()} and {@link #keyWithOrderInC()}
   * @return the settled row
   */
  public TrackingRow withOrder(OrderKey key) {
    return new TrackingRow(
        customerOrderRef,
        partnerOrderRef,
        key,
        supplierOrderNumber,
        recipient,
        status,
        shippedAt,
        product,
        quantity,
        parcel,
        trackingLink,
        sourceFile,
        fromNumberCells);
  }
}
