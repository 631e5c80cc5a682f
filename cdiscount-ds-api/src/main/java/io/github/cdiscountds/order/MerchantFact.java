package io.github.cdiscountds.order;

import io.github.cdiscountds.model.Sku;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the shop itself states about an order: none of the supplier's documents says it. Immutable.
 *
 * <p>The moment is told by the shop's own clock, or by the marketplace or carrier that it heard it
 * from. Whether something took place never depends on that moment; only how late it was does.
 *
 * <p>Construction throws {@link NullPointerException} when kind or moment is missing.
 *
 * @param kind what happened
 * @param product the order line that it is about, or null when it is about all of them
 * @param at when it happened
 * @since 0.1.0
 */
public record MerchantFact(Kind kind, @Nullable Sku product, Instant at) {

  /**
   * What a shop can state, in the order in which an order usually goes.
   *
   * @since 0.1.0
   */
  public enum Kind {
    /** The customer ordered. */
    ORDERED,
    /** The stock was checked before the order was accepted. */
    STOCK_CHECKED,
    /** The order's details (customer, quantity, price, address) were verified. */
    DETAILS_VERIFIED,
    /** The customer's payment was received. */
    PAYMENT_CONFIRMED,
    /** The goods were packed and scanned out: the marketplace's outbound dispatch status. */
    PACKING_FINISHED,
    /** The parcel was handed over to the carrier. */
    HANDED_OVER,
    /** The marketplace shows the order as shipped. */
    MARKED_SHIPPED,
    /** The customer was given shipping date and tracking number. */
    TRACKING_GIVEN,
    /** The customer was told that the order, or a part of it, was refused. */
    REFUSAL_TOLD,
    /** The customer was told that the order is late. */
    DELAY_TOLD,
    /** The carrier tried to deliver to the door, and failed. */
    FIRST_ATTEMPT_FAILED,
    /** The carrier tried a second time, and failed. */
    SECOND_ATTEMPT_FAILED,
    /** The parcel waits in a locker or at the pick-up point that the customer chose. */
    READY_FOR_COLLECTION,
    /** The parcel can't be delivered as addressed. */
    UNDELIVERABLE,
    /** The right address or contact was given to the carrier. */
    ADDRESS_CORRECTED,
    /** The carrier claims that something is missing of what was handed over. */
    LOSS_CLAIMED,
    /** The carrier reported that data and goods don't match. */
    DISCREPANCY_REPORTED,
    /** The parcel was delivered. */
    DELIVERED,
    /** The customer was enabled, or reminded, to confirm the receipt. */
    RECEIPT_ASKED,
    /** The customer, or the marketplace on its own, confirmed the receipt. */
    RECEIVED,
    /** The customer asked to return goods. */
    RETURN_ASKED,
    /** The customer's wish to return goods was answered. */
    RETURN_ANSWERED,
    /** The goods came back. */
    RETURNED,
    /** The order was cancelled. */
    CANCELLED,
    /** The goods of a cancelled order are in stock again. */
    RESTOCKED
  }

  public MerchantFact {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
  }

  /**
   * States something about all lines of an order.
   *
   * @param kind what happened
   * @param at when
   * @return the fact
   */
  public static MerchantFact of(Kind kind, Instant at) {
    return new MerchantFact(kind, null, at);
  }

  /**
   * States something about one line of an order.
   *
   * @param kind what happened
   * @param product the line's product
   * @param at when
   * @return the fact
   */
  public static MerchantFact of(Kind kind, Sku product, Instant at) {
    return new MerchantFact(kind, Objects.requireNonNull(product, "product"), at);
  }

  /**
   * Tells whether this is about an order line.
   *
   * @param line the line's product
   * @return true when it is about that line, or about all
   */
  public boolean isAbout(Sku line) {
    return product == null || product.equals(line);
  }
}
