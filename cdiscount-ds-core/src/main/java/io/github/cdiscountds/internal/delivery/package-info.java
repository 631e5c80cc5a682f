/**
 * Hands events over to handlers: one client at a time for each subscriber, in order within each
 * scope, again after a pause when a handler throws, and to the dead letters in the end.
 *
 * <p>What is decided here is kept by the ledger's {@link io.github.cdiscountds.ledger.Deliveries}.
 */
@NullMarked
package io.github.cdiscountds.internal.delivery;

import org.jspecify.annotations.NullMarked;
