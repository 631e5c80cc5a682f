/**
 * Where orders stand: facts that documents state, the timeline derived from them, and the events
 * that tell the shop.
 *
 * <p>State is a pure function of a growing set of {@link io.github.cdiscountds.order.OrderFact}s
 * (DESIGN invariant 3): documents read twice, late or in another order end in the same {@link
 * io.github.cdiscountds.order.OrderTimeline} and the same set of event ids.
 */
@NullMarked
package io.github.cdiscountds.order;

import org.jspecify.annotations.NullMarked;
