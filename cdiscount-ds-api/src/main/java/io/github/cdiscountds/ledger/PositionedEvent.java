package io.github.cdiscountds.ledger;

import io.github.cdiscountds.order.OrderEvent;

/**
 * An event and its place in the account's sequence.
 *
 * @param position its place, from 1 on
 * @param event the event
 * @since 0.1.0
 */
public record PositionedEvent(long position, OrderEvent event) {}
