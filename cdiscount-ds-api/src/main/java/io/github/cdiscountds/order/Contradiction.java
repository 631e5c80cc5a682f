package io.github.cdiscountds.order;

import io.github.cdiscountds.model.OrderKey;
import org.jspecify.annotations.Nullable;

/**
 * Two things about an order line that can't both be true: two statements of the supplier, or a
 * statement and what was ordered. Immutable.
 *
 * @param kind what is wrong
 * @param about the order line and sending that the one side speaks of
 * @param one one side
 * @param other the other side, or null where that is the order itself or another order
 * @param otherOrder the other order, for {@link Kind#PARCEL_OF_SEVERAL_ORDERS}, else null
 * @since 0.1.0
 */
public record Contradiction(
    Kind kind,
    FactKey about,
    FactValue one,
    @Nullable FactValue other,
    @Nullable OrderKey otherOrder) {

  /** What can be wrong. */
  public enum Kind {
    /** The same order file was accepted and rejected as a whole. */
    FILE_ACCEPTED_AND_REJECTED,
    /** The line was processed and refused (R24). */
    PROCESSED_AND_REFUSED,
    /** The line was refused, but order tracking lists it (R24). */
    REFUSED_BUT_TRACKED,
    /** An earlier status was published after a later one. */
    STATUS_WENT_BACK,
    /** More was delivered than ordered; what is above doesn't count (R30). */
    DELIVERED_ABOVE_ORDERED,
    /** The same parcel number stands with several orders. */
    PARCEL_OF_SEVERAL_ORDERS,
    /** An earlier sending is worked on, though the order went in another file since. */
    EARLIER_SENDING_TAKEN,
    /** The supplier works on an order that was entered here, but never sent. */
    NEVER_SENT
  }
}
