package io.github.cdiscountds.client;

import io.github.cdiscountds.order.OrderEvent;
import java.time.Instant;

/**
 * An event that a subscriber's handler could not handle, after the last attempt.
 *
 * @param position its place in the account's sequence, by which it is redelivered or discarded
 * @param event the event
 * @param attempts how often it was handed over
 * @param firstFailed when the handler threw first, by the ledger's own clock
 * @param lastFailed when it threw last
 * @param failure the name of the class of the last exception; its message isn't kept, since it may
 *     hold personal data
 * @since 0.1.0
 */
public record DeadLetter(
    long position,
    OrderEvent event,
    int attempts,
    Instant firstFailed,
    Instant lastFailed,
    String failure) {}
