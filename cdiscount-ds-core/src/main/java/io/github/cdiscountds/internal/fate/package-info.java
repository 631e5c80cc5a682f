/**
 * What the fate of an order file means for the orders in it: taken back, accepted, rejected or in
 * doubt. {@link io.github.cdiscountds.internal.fate.FileFate} is told by the outbox, which looks at
 * the server, and by reconciliation, which reads the reports, so that both move orders by one set
 * of rules. {@link io.github.cdiscountds.internal.fate.Sendings} tells which sending each statement
 * of the supplier speaks of, for whoever decides by them. Every ledger asks {@link
 * io.github.cdiscountds.internal.fate.Settled} what may be forgotten.
 */
@NullMarked
package io.github.cdiscountds.internal.fate;

import org.jspecify.annotations.NullMarked;
