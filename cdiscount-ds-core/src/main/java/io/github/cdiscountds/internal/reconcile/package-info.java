/**
 * From rows to facts, and from facts to state: {@link
 * io.github.cdiscountds.internal.reconcile.Reconciler} attributes each row of a report to an order
 * line and a sending, {@link io.github.cdiscountds.internal.reconcile.TimelineDerivation} computes
 * where the line stands.
 *
 * <p>The derivation is a pure function of a growing set of facts (DESIGN invariant 3): it reads no
 * clock and no arrival order.
 */
@NullMarked
package io.github.cdiscountds.internal.reconcile;

import org.jspecify.annotations.NullMarked;
