/**
 * The library's memory: {@link io.github.cdiscountds.ledger.OrderLedger} gives one transaction with
 * five roles: facts, outbox, document log, event cursors and deliveries.
 *
 * <p>Everything that must survive a crash goes through here. No transaction spans a transfer, an
 * encoding or a handler.
 */
@NullMarked
package io.github.cdiscountds.ledger;

import org.jspecify.annotations.NullMarked;
