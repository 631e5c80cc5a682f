package io.github.cdiscountds.order;

import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Something new about an order that the shop should know. One for each new fact or contradiction;
 * the same fact read again, in any order, is the same event. Holds no personal data beyond what the
 * supplier's own words quote.
 *
 * @param id the SHA-256 of what the event is about, in hexadecimal: the key to handle it only once
 * @param type what happened
 * @param account the account's company name
 * @param order the order, or null when the event is about a file that we don't know
 * @param product the order line's product, or null when the event is about more than a line
 * @param file the order file that it is about, or null when there is none
 * @param value the fact, or null when no document stated it
 * @param note one more word where the value doesn't say it all, or null
 * @since 0.1.0
 */
public record OrderEvent(
    String id,
    Type type,
    String account,
    @Nullable OrderKey order,
    @Nullable Sku product,
    @Nullable String file,
    @Nullable FactValue value,
    @Nullable String note) {

  /** What an event tells. */
  public enum Type {
    /** The supplier found the order file well formed. */
    FILE_ACCEPTED,
    /** The supplier rejected the order file as a whole, with a reason. */
    FILE_REJECTED,
    /** Listed for integration, not decided yet. */
    PENDING,
    /** Taken over by the supplier. */
    INTEGRATED,
    /** Refused by the supplier, with a cause. */
    REFUSED,
    /** Created in the supplier's system. */
    CREATED,
    /** Validated. */
    VALIDATED,
    /** Being prepared. */
    PREPARING,
    /** Shipped, with parcel and link where the supplier gave them. */
    SHIPPED,
    /** A tracking status outside the supplier's matrix; the line wasn't moved. */
    UNKNOWN_STATUS,
    /** Billed by an invoice. */
    INVOICED,
    /** Nobody can tell whether an order file reached the supplier; any later report settles it. */
    IN_DOUBT,
    /**
     * The order isn't sent any more, as it was wanted: it was taken back before the supplier picked
     * it up, or the supplier picked its file up and rejected that as a whole.
     */
    WITHDRAWN,
    /** The order could not be taken back, or turned out not to have been: the supplier has it. */
    WITHDRAWAL_FAILED,
    /**
     * Two documents disagree, or one with what was ordered: see {@link Contradiction.Kind}, whose
     * name the note begins with.
     */
    CONTRADICTION,
    /** The supplier takes some lines of an order and refuses others; nothing is resent (R22). */
    PARTIALLY_REFUSED,
    /** A line was still pending in its day's final anomaly tracking (R23). */
    STILL_PENDING,
    /** A report names an order, a line or a file that this ledger doesn't know. */
    FOREIGN_ORDER
  }

  /**
   * Names what the event is about as far as its place in the sequence matters: events of one scope
   * are to be handled one after the other, those of different scopes in any order. Whoever hands
   * events on to several workers gives all of one scope to the same.
   *
   * @return the order; where there is none the file; where there is neither one scope for all of
   *     them
   */
  public String scope() {
    if (order != null) {
      return "order " + order.orderNumber() + " of " + order.campaign();
    }
    return file == null ? "account" : "file " + file;
  }
}
