/**
 * The way in: lists a folder once, reads what is new or changed, and hands each sound document to
 * reconciliation in one ledger transaction. A document that isn't sound changes nothing (DESIGN
 * invariant 5).
 */
@NullMarked
package io.github.cdiscountds.internal.inbox;

import org.jspecify.annotations.NullMarked;
