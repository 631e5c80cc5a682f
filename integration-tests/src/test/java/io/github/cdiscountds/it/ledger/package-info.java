/** Ledgers that keep orders for real, in real databases. */
@NullMarked
package io.github.cdiscountds.it.ledger;

import org.jspecify.annotations.NullMarked;
